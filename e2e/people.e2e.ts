import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './fixtures/app.ts';
import {
  countRows,
  expectRows,
  expectSample,
  goByKeys,
  leaveFields,
  openInbox,
} from './fixtures/walk.ts';

test('a person’s page by keyboard: a field, a list, the inbox by it, keeping in touch, and all of it back', async ({
  page,
}) => {
  await expectSample(page);
  await openInbox(page);
  await openLastPerson(page);
  const title = page.locator('[data-screen="person"] h1');
  await expect(title).toBeVisible();
  const name = await title.innerText();
  await expect(page.getByRole('heading', { name: 'The last twelve weeks' })).toBeVisible();
  await expect(page.locator('[data-talk]').first()).toBeVisible();

  await page.keyboard.press('f');
  await page.keyboard.type('Customer number');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Customer number' }).fill('20418');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Customer number 20418' })).toBeVisible();

  await leaveFieldsOnly(page);
  await page.keyboard.press('l');
  await page.getByRole('textbox', { name: 'Find or make a list' }).fill('Journalists');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('checkbox', { name: 'Journalists' })).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Lists' }).getByText('Journalists')).toBeVisible();

  await leaveFieldsOnly(page);
  await page.keyboard.press('t');
  await page.getByRole('menuitem', { name: 'After 30 days' }).click();
  const touch = page.getByRole('region', { name: 'Keep in touch' });
  await expect(touch.getByText(/Every 30 days|It is time again/u)).toBeVisible();
  await expectAccessible(page);

  await goByKeys(page, 'i');
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Journalists' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /People: Journalists/u })).toBeVisible();
  await expect(page.getByRole('option').first()).toContainText(name);

  await leaveFields(page);
  await page.keyboard.press('z');
  await expect(page.getByText('Change to the person taken back').first()).toBeAttached();
  await page.keyboard.press('z');
  await expect(page.getByRole('option')).toHaveCount(0);
  await page.getByRole('button', { name: /People: Journalists/u }).click();
  await expect(page.getByRole('option').first()).toBeVisible();
});

test('whose time has come stands on the people’s screen, and is put off or done', async ({
  page,
}) => {
  await expectSample(page);
  await openInbox(page);
  await openLastPerson(page);
  await expect(page.locator('[data-screen="person"] h1')).toBeVisible();
  await page.keyboard.press('t');
  await page.getByRole('menuitem', { name: 'Another number of days' }).click();
  const days = page.getByRole('textbox', { name: 'After how many days' });
  await days.fill('0');
  await page.keyboard.press('Enter');
  await expect(page.getByText('A whole number from 1 to 3650.')).toBeVisible();
  await days.fill('1');
  await page.keyboard.press('Enter');
  await leaveFieldsOnly(page);
  await goByKeys(page, 'p');
  const due = page.getByRole('region', { name: 'It is time again' });
  await expect(due).toBeVisible();
  await expect(page.getByRole('button', { name: /it is time again with one/u })).toBeVisible();
  await expectAccessible(page);
  await due.getByRole('button', { name: /^Done/u }).click();
  await expect(due).toBeHidden();
  await page.keyboard.press('z');
  await expect(due).toBeVisible();
});

test('who is forgotten is asked about, and gone from the list for good', async ({ page }) => {
  await expectSample(page);
  await openInbox(page);
  const rows = page.getByRole('option');
  const before = await countRows(rows);
  await openLastPerson(page);
  const name = await page.locator('[data-screen="person"] h1').innerText();
  await page.getByRole('button', { name: 'Forget this person' }).click();
  const question = page.getByRole('dialog', { name: `Forget ${name}?` });
  await expect(question).toContainText('This cannot be undone');
  await expectAccessible(page);
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toBeHidden();
  await page.getByRole('button', { name: 'Forget this person' }).click();
  await question.getByRole('button', { name: 'Forget for good' }).click();
  await expect(page.getByText('Nothing of it is left').first()).toBeVisible();
  await goByKeys(page, 'i');
  await expectRows(rows, before - 1);
  await page.getByRole('searchbox').or(page.getByLabel('Search everything')).first().fill(name);
  await expect(page.getByText(/Nothing found/u).first()).toBeVisible();
});

/** The page of whoever wrote the oldest conversation of the list, by keys. */
async function openLastPerson(page: Page): Promise<void> {
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  // The key waits for whoever is open now: until their pane has come it does nothing.
  await expect(async () => {
    await page.keyboard.press('Shift+P');
    await expect(page.locator('[data-screen="person"] h1')).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 30_000 });
}

/** Away from what was typed in, without leaving the page. */
async function leaveFieldsOnly(page: Page): Promise<void> {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
}
