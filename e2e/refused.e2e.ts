import type { Page } from '@playwright/test';
import { expect, killApp, isStandIn, test } from './fixtures/app.ts';
import { readRest, readRows, runCommand } from './fixtures/bridge.ts';
import { countRows, expectSample, goByKeys, leaveFields, openInbox } from './fixtures/walk.ts';

/** What nobody should do and somebody does: handled, with a sentence where something is refused. */
const answer = (page: Page) => page.getByRole('region', { name: 'Answer' });
const field = (page: Page) => answer(page).getByRole('textbox').first();

async function startAnswer(page: Page): Promise<void> {
  await expectSample(page);
  await openInbox(page);
  await page.keyboard.press('r');
  await expect(field(page)).toBeFocused();
}

/** Put together in the page: on the way there megabytes would take longer than what is looked at. */
async function paste(page: Page, words: string, times: number): Promise<void> {
  await field(page).evaluate(
    (element, given) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', given.words.repeat(given.times));
      element.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    },
    { words, times },
  );
}

test('pasted megabytes are cut with a sentence, and the window goes on', async ({ page }) => {
  await startAnswer(page);
  await paste(page, 'Kaffee und Kuchen. ', 300_000);
  await expect(answer(page).getByText('That was far too much text')).toBeVisible();
  const { length } = await field(page).inputValue();
  expect(length).toBeGreaterThan(1000);
  expect(length).toBeLessThanOrEqual(100_000);
  await field(page).fill('');
  await field(page).fill('Short again');
  await expect(field(page)).toHaveValue('Short again');
});

test('a hundred thousand emoji are counted one by one, and none is cut in two', async ({
  page,
}) => {
  await startAnswer(page);
  await paste(page, '👩‍🍳', 100_000);
  await expect(field(page)).toHaveAttribute('aria-invalid', 'true');
  const text = await field(page).inputValue();
  expect(text.isWellFormed()).toBe(true);
  await expect(answer(page).getByTestId('counter')).toContainText('too many');
});

test('marks for another direction of writing stay where they are', async ({ page }) => {
  await startAnswer(page);
  const words = 'שלום \u202Etxt.exe\u202C world';
  await field(page).fill(words);
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  const sent = page.getByRole('log').getByText('שלום', { exact: false });
  await expect(sent).toHaveAttribute('dir', 'auto');
  // The time below it is not turned around with it.
  const direction = await page
    .getByRole('log')
    .evaluate((element) => getComputedStyle(element).direction);
  expect(direction).toBe('ltr');
});

test('a saved view that speaks of a label that is gone says so, and is mended by its one action', async ({
  page,
}) => {
  await expectSample(page);
  await leaveFields(page);
  await page.keyboard.press('l');
  await page.keyboard.type('Fair');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('checkbox', { name: 'Fair' })).toBeChecked();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Fair' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Save this view' }).click();
  await page.getByRole('textbox', { name: 'Name of the view' }).fill('The fair');
  await page.keyboard.press('Enter');
  const view = page.getByRole('button', { name: /^The fair/u });
  await expect(view).toHaveAttribute('aria-current', 'true');
  const args = { workspaceId: null };
  const labels = await readRows(page, {
    view: 'labels',
    args,
    fields: ['name', 'workspaceId', 'id'],
  });
  const [, workspaceId, labelId] = labels.find(([name]) => name === 'Fair') ?? [];
  const removed = await runCommand(page, 'label.remove', { workspaceId, labelId });
  expect(removed).toContain('"ok":true');
  const broken = page.getByRole('status').filter({ hasText: 'A label of this view is gone.' });
  await expect(broken.getByRole('button')).toHaveText(['Repair the view']);
  await broken.getByRole('button').click();
  await expect(broken).toBeHidden();
  await view.click();
  await expect(broken).toBeHidden();
  await expect(page.getByRole('option').first()).toBeVisible();
});

test('at 320 px, and as low as a window zoomed to 400 % is, everything can be reached and answered', async ({
  page,
}) => {
  await expectSample(page);
  await page.setViewportSize({ width: 320, height: 256 });
  await page.getByRole('option').first().click();
  await expect(page.getByRole('log')).toBeVisible();
  await leaveFields(page);
  await page.keyboard.press('r');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('From a narrow place');
  await expect(field(page)).toHaveValue(/From a narrow place$/u);
  await expect(field(page)).toBeInViewport({ ratio: 0.9 });
  const send = page.getByRole('button', { name: /^Send & done/u });
  await send.focus();
  await expect(send).toBeInViewport({ ratio: 0.9 });
  const newest = page.getByRole('log').getByRole('article').last();
  await newest.scrollIntoViewIfNeeded();
  await expect(newest).toBeInViewport();
  // The panes scroll; the window itself stays where it is.
  expect(await page.evaluate(() => document.scrollingElement?.scrollTop)).toBe(0);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(320);
});

test('a search with hits is left by one press of Escape', async ({ page }) => {
  await expectSample(page);
  const before = await countRows(page.getByRole('option'));
  await leaveFields(page);
  await page.keyboard.press('/');
  const search = page.getByRole('combobox', { name: 'Search everything' });
  const word = await page.locator('[role="log"] article p').first().innerText();
  await search.fill(/\p{L}{5,}/u.exec(word)?.[0] ?? '');
  await expect(
    page.getByRole('listbox', { name: 'Conversations' }).locator('mark').first(),
  ).toBeVisible();
  await search.press('Escape');
  await expect(search).toHaveValue('');
  await expect(page.getByRole('option').first()).toHaveAttribute('aria-setsize', String(before));
});

test('what was done can be undone after a restart, and a note survives a power cut', async ({
  start,
}) => {
  test.skip(!isStandIn, 'Playwright cannot kill the main process of a real Electron alone');
  const { app, page } = await start();
  await expectSample(page);
  await leaveFields(page);
  const rows = page.getByRole('listbox', { name: 'Conversations' }).getByRole('option');
  const before = await countRows(rows);
  for (const left of [1, 2, 3]) {
    await page.keyboard.press('e');
    await expect(rows.first()).toHaveAttribute('aria-setsize', String(before - left));
  }
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'Note, only you see this' }).fill('Half a thought');
  const open = page.getByRole('option', { selected: true });
  const [[workspaceId] = []] = await readRows(page, {
    view: 'accounts',
    args: { workspaceId: null },
    fields: ['workspaceId'],
  });
  const args = { workspaceId, conversationId: await open.getAttribute('data-id'), limit: 1 };
  const note = async (): Promise<string> =>
    await readRest(page, { view: 'conversation', args, field: 'noteDraft' });
  await expect.poll(note, { intervals: [50] }).toBe('Half a thought');
  await killApp(app);

  const again = (await start()).page;
  await expectSample(again);
  await leaveFields(again);
  const others = again.getByRole('listbox', { name: 'Conversations' }).getByRole('option');
  await expect(others.first()).toHaveAttribute('aria-setsize', String(before - 3));
  await again.keyboard.press('n');
  await expect(again.getByRole('textbox', { name: 'Note, only you see this' })).toHaveValue(
    'Half a thought',
  );
  await leaveFields(again);
  await goByKeys(again, 'i');
  for (const back of [2, 1, 0]) {
    await again.keyboard.press('z');
    await expect(others.first()).toHaveAttribute('aria-setsize', String(before - back));
  }
});
