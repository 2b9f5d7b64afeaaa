import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './fixtures/app.ts';
import { expectSample, goByKeys, openInbox } from './fixtures/walk.ts';

/** What is set in the settings, by keyboard, and how it is taken back. */
const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const notices = (page: Page) => page.getByRole('region', { name: 'What just happened' });

test('a label gets another name and colour, goes, and comes back with its conversations', async ({
  page,
}) => {
  await expectSample(page);
  await goByKeys(page, 's');
  const labels = part(page, 'Labels');
  await labels.getByRole('button', { name: 'Edit Delivery' }).press('Enter');
  const name = labels.getByRole('textbox', { name: 'Name' });
  await expect(name).toBeFocused();
  await name.fill('Press');
  await page.keyboard.press('Enter');
  await expect(notices(page)).toContainText('That name is taken.');
  await name.fill('Parcels');
  await labels.getByRole('radio').last().press('Space');
  await expectAccessible(page);
  await name.press('Enter');
  const edit = labels.getByRole('button', { name: 'Edit Parcels' });
  await expect(edit).toBeFocused();

  await openInbox(page);
  const labelled = page.getByRole('option').filter({ hasText: 'Parcels' });
  await expect(labelled).toHaveCount(1);
  await goByKeys(page, 's');
  await labels.getByRole('button', { name: 'Delete Parcels' }).press('Enter');
  await expect(edit).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Labels', exact: true })).toBeFocused();
  await notices(page).getByRole('button', { name: 'Undo' }).click();
  await expect(edit).toBeVisible();
  await openInbox(page);
  await expect(labelled).toHaveCount(1);
});

test('two quick changes of the opening hours are both kept', async ({ page }) => {
  await expectSample(page);
  await goByKeys(page, 's');
  const hours = page.getByRole('group', { name: 'Business hours' }).first();
  const days = ['Saturday', 'Sunday'].map((day) =>
    hours.getByRole('button', { name: new RegExp(day, 'u') }),
  );
  // Faster than any hand: main has had no time to show the first before the second is pressed.
  await hours.evaluate(async (group) => {
    for (const day of ['Sat, Saturday', 'Sun, Sunday']) {
      group.querySelector<HTMLElement>(`[aria-label="${day}"]`)?.click();
      await new Promise((resolve) => {
        setTimeout(resolve, 0);
      });
    }
  });
  for (const day of days) await expect(day).toHaveAttribute('aria-pressed', 'true');
  await goByKeys(page, 'i');
  await goByKeys(page, 's');
  for (const day of days) await expect(day).toHaveAttribute('aria-pressed', 'true');
});
