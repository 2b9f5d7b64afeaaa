import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/app.ts';
import { expectSample, openInbox } from './fixtures/walk.ts';

const answer = (page: Page) => page.getByRole('region', { name: 'Answer' });
const field = (page: Page) => answer(page).getByRole('textbox').first();

async function startAnswer(page: Page): Promise<void> {
  await expectSample(page);
  await openInbox(page);
  await page.keyboard.press('r');
  await expect(field(page)).toBeFocused();
}

test('the sample client shows at a slash what saved replies are, filled for who is answered', async ({
  page,
}) => {
  await startAnswer(page);
  await page.keyboard.type('/');
  const offered = page.getByRole('listbox', { name: 'Suggestions' });
  await expect(offered.getByRole('option')).toHaveText([
    /^Opening hours/u,
    /^Order number/u,
    /^Thanks/u,
  ]);
  await page.keyboard.type('op');
  await page.keyboard.press('Enter');
  await expect(field(page)).toHaveValue(
    /Hi \p{Lu}\p{Ll}+, our shop is open Tuesday to Saturday, 9 to 6\. See you soon!$/u,
  );
});

test('what is too long goes out in parts, and comes back as one draft', async ({ page }) => {
  await startAnswer(page);
  await page.keyboard.insertText('We open at eight, and at nine on Saturdays. '.repeat(30).trim());
  await expect(field(page)).toHaveAttribute('aria-invalid', 'true');
  await answer(page)
    .getByRole('button', { name: /^Send in \d parts$/u })
    .click();
  const parts = answer(page).locator('ol').getByRole('listitem');
  await expect(parts.last()).toContainText(/\((\d)\/\1\)$/u);
  const count = await parts.count();
  const opened = await field(page).inputValue();
  await field(page).focus();
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  const queued = page.getByRole('log').getByText(new RegExp(`\\(\\d/${count}\\)$`, 'u'));
  // Those out of sight are not drawn.
  await expect(queued.first()).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(field(page)).toHaveValue(opened);
  await expect(queued).toHaveCount(0);
});
