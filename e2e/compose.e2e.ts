import type { Page } from '@playwright/test';
import { expect, isStandIn, killApp, test } from './fixtures/app.ts';
import { readRows } from './fixtures/bridge.ts';
import { expectSample, goByKeys, leaveFields, openInbox } from './fixtures/walk.ts';

/** Posts that answer nobody, and the first direct message to somebody. */
const words = (page: Page) => page.getByRole('textbox', { name: /^(?:Text of the post|To)$/u });
const field = (page: Page) => page.getByRole('textbox', { name: 'Text of the post' });
const title = (page: Page) => page.getByRole('heading', { name: 'New post', level: 1 });

test('a post is begun by a key, kept, sent, taken back and sent again', async ({ page }) => {
  await expectSample(page);
  await leaveFields(page);
  await page.keyboard.press('c');
  await expect(title(page)).toBeVisible();
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('Stollen from tomorrow on.');
  // Another account of the same client: the words stay.
  await page.getByRole('button', { name: /Post as$/u }).click();
  await page.getByRole('option').nth(1).click();
  await expect(field(page)).toHaveValue('Stollen from tomorrow on.');
  await expect(page.getByTestId('counter')).toContainText('/ 300');

  // It waits where it was left.
  await goByKeys(page, 'i');
  await page.keyboard.press('c');
  await expect(field(page)).toHaveValue('Stollen from tomorrow on.');
  await goByKeys(page, 'd');
  await expect(page.getByRole('region', { name: 'Drafts' })).toContainText('Stollen from tomorrow');

  await page.keyboard.press('c');
  await field(page).focus();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(title(page)).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(field(page)).toHaveValue('Stollen from tomorrow on.');
  await field(page).focus();
  await page.keyboard.press('ControlOrMeta+Enter');
  await goByKeys(page, 'o');
  const outbox = page.getByRole('region', { name: 'Outbox' });
  await expect(outbox).toContainText('Stollen from tomorrow');
  await expect(outbox.getByText('Stollen from tomorrow')).toBeHidden({ timeout: 30_000 });
});

test('a first direct message begins at the person and waits for them', async ({ page }) => {
  await expectSample(page);
  await openInbox(page);
  const write = page.getByRole('button', { name: 'Write', exact: true });
  await expect(write).toBeVisible();
  await write.click();
  await expect(page.getByRole('tab', { name: 'Direct message' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  const to = page.getByRole('textbox', { name: 'To', exact: true });
  const whom = await to.inputValue();
  expect(whom).toMatch(/^@/u);
  await field(page).focus();
  await page.keyboard.press('End');
  await page.keyboard.type('May we send you a voucher?');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(title(page)).toBeHidden();
  const lists = page.getByRole('navigation', { name: 'Inbox', exact: true });
  await lists.getByRole('button', { name: /^Waiting/u }).click();
  await expect(page.getByRole('option').filter({ hasText: 'May we send you' })).toBeVisible({
    timeout: 30_000,
  });
  await expect(words(page)).toHaveCount(0);
});

test('what was written a moment before a power cut is there again', async ({ start }) => {
  test.skip(!isStandIn, 'Playwright cannot kill the main process of a real Electron alone');
  const { app, page } = await start();
  await expectSample(page);
  await leaveFields(page);
  await page.keyboard.press('c');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('Half a th');
  const args = { workspaceId: null, list: 'drafts', limit: 10 };
  const kept = async (): Promise<readonly string[]> =>
    (await readRows(page, { view: 'replies', args, fields: ['content.text'] })).flat();
  await expect.poll(kept, { intervals: [50] }).toContain('Half a th');
  await killApp(app);
  const again = (await start()).page;
  await expectSample(again);
  await goByKeys(again, 'd');
  const drafts = again.getByRole('region', { name: 'Drafts' });
  await expect(drafts).toContainText('New post');
  await drafts.getByText('Half a th').click();
  await expect(field(again)).toHaveValue('Half a th');
});
