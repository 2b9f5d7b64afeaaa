import { expectAccessible } from './fixtures/app.ts';
import { expect, test } from './fixtures/invented.ts';
import { openInbox } from './fixtures/walk.ts';

/** A macro that answers, with invented data: what it would send is read before it leaves. */
test.use({ trouble: false });

test('a macro that answers shows what it would send; Enter sends it, Escape does not', async ({
  page,
}) => {
  await openInbox(page);
  await page.keyboard.press('2');
  const shown = page.getByRole('dialog', { name: /would send$/u });
  await expect(shown.getByText(/^Danke, /u)).toBeVisible();
  await expect(shown.getByText(/, as @rabe@kaffee\.example$/u)).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(shown).toBeHidden();

  await page.keyboard.press('2');
  await expect(shown.getByRole('button', { name: 'Send', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(shown).toBeHidden();
  await expect(page.getByText(/^Sends in \d s$/u)).toBeVisible();
});
