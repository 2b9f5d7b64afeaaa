import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/app.ts';
import { runCommand } from './fixtures/bridge.ts';
import {
  comeToRest,
  countRows,
  expectRows,
  expectSample,
  goByKeys,
  leaveFields,
} from './fixtures/walk.ts';

/** What somebody does with the list on a working day, by keyboard where that is the way. */
test.describe.configure({ timeout: 180_000 });

const list = (page: Page) => page.getByRole('listbox', { name: 'Conversations' });
const rows = (page: Page) => list(page).getByRole('option');
const field = (page: Page) => page.getByRole('combobox', { name: 'Search everything' });
const notices = (page: Page) => page.getByRole('region', { name: 'What just happened' });

test('a filter is a chip that goes by a key; a saved view keeps it, says how many, and comes back', async ({
  page,
}) => {
  await expectSample(page);
  const before = await countRows(rows(page));
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Older than 30 days' }).click();
  await page.keyboard.press('Escape');
  const chip = page.getByRole('button', { name: /^Remove the filter/u });
  await expect(chip).toHaveCount(1);
  await page.getByRole('button', { name: 'Save this view' }).click();
  await page.getByRole('textbox', { name: 'Name of the view' }).fill('Long ago');
  await page.keyboard.press('Enter');
  const views = page.getByRole('list', { name: 'Saved views' });
  const view = views.getByRole('button', { name: /^Long ago/u });
  await expect(view).toHaveAttribute('aria-current', 'true');
  await chip.focus();
  await page.keyboard.press('Delete');
  await expect(chip).toHaveCount(0);
  await expectRows(rows(page), before);
  await view.click();
  await expect(chip).toHaveCount(1);
  // By its key, from anywhere.
  await goByKeys(page, 's');
  await page.keyboard.press('v');
  await page.keyboard.press('1');
  await expect(view).toHaveAttribute('aria-current', 'true');
  await expect(chip).toHaveCount(1);
  await views.getByRole('button', { name: 'Remove the view “Long ago”' }).click();
  await expect(view).toHaveCount(0);
  await leaveFields(page);
  await page.keyboard.press('z');
  await expect(view).toBeVisible();
});

test('a filter takes two days in words, says when they are the wrong way round, and keeps them', async ({
  page,
}) => {
  await expectSample(page);
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Own dates…' }).click();
  const days = page.getByRole('dialog', { name: 'Show what happened in this time' });
  await expect(days.getByRole('textbox', { name: 'From' })).toBeFocused();
  await page.keyboard.type('today');
  await page.keyboard.press('Tab');
  await page.keyboard.type('gestern');
  await page.keyboard.press('Enter');
  await expect(days.getByText('The end lies before the beginning.')).toBeVisible();
  await days.getByRole('textbox', { name: 'From' }).fill('3 weeks ago');
  await page.keyboard.press('Enter');
  await expect(days).toBeHidden();
  const chip = page.getByRole('button', { name: /^Remove the filter/u });
  await expect(chip).toHaveCount(2);
  await expect(page.getByRole('group', { name: 'Filters' })).toContainText('Up to');
  // It stands there again, to be changed.
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Own dates…', checked: true }).click();
  await days.getByRole('textbox', { name: 'Up to and including' }).fill('');
  await days.getByRole('button', { name: 'Show' }).click();
  await expect(chip).toHaveCount(1);
});

test('a view over all clients is kept, renamed, counted and brought back', async ({ page }) => {
  await expectSample(page);
  await runCommand(page, 'workspace.create', { name: 'Second' });
  await page.getByRole('button', { name: 'All clients' }).click();
  await page.getByRole('button', { name: 'Unread', exact: true }).click();
  await page.getByRole('button', { name: 'Save this view' }).click();
  const name = page.getByRole('textbox', { name: 'Name of the view' });
  await name.fill('Everywhere');
  await page.keyboard.press('Enter');
  const views = page.getByRole('list', { name: 'Saved views' });
  const view = views.getByRole('button', { name: /^Unread everywhere/u });
  const rename = page.getByRole('button', { name: 'Rename this view' });
  // The focus is where the name was asked for.
  await expect(rename).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(name).toHaveValue('Everywhere');
  await name.fill('Unread everywhere');
  await page.keyboard.press('Enter');
  await expect(view).toHaveAttribute('aria-current', 'true');
  await expect(view).toContainText(String(await countRows(rows(page))));
  // It is of no single client.
  const clients = page.getByRole('navigation', { name: 'Clients' });
  await clients.getByRole('button').first().click();
  await expect(view).toBeHidden();
  await page.getByRole('button', { name: 'All clients' }).click();
  await views.getByRole('button', { name: 'Remove the view “Unread everywhere”' }).click();
  await expect(view).toHaveCount(0);
  await leaveFields(page);
  await page.keyboard.press('z');
  await expect(view).toBeVisible();
});

test('a draft that was thrown away comes back by z', async ({ page }) => {
  await expectSample(page);
  await leaveFields(page);
  await page.keyboard.press('r');
  await expect(page.getByRole('textbox', { name: /reply/iu })).toBeFocused();
  await page.keyboard.type('Half a thought');
  await goByKeys(page, 'd');
  const drafts = page.getByRole('region', { name: 'Drafts' });
  const draft = drafts.getByText('Half a thought');
  await expect(draft).toBeVisible();
  const discard = drafts.getByRole('button', { name: 'Discard', exact: true });
  await discard.click();
  await expect(drafts.getByText('Discard this text?')).toBeVisible();
  await discard.click();
  await expect(draft).toBeHidden();
  await expect(notices(page)).toContainText('Draft discarded');
  await leaveFields(page);
  await page.keyboard.press('z');
  await expect(draft).toBeVisible();
  await expect(notices(page)).toContainText('It is a draft again');
});

test('a snooze takes words, shows what they mean, and is taken back', async ({ page }) => {
  await expectSample(page);
  await rows(page).first().click();
  const id = await rows(page).first().getAttribute('data-id');
  const before = await countRows(rows(page));
  await page.keyboard.press('h');
  const words = page.getByRole('textbox', { name: 'In words' });
  await expect(words).toBeFocused();
  await page.keyboard.type('irgendwann');
  await expect(page.getByText('Not understood.')).toBeVisible();
  await words.fill('übermorgen 14:30');
  await expect(page.getByText(/at 14:30$/u)).toBeVisible();
  await page.keyboard.press('Enter');
  await expectRows(rows(page), before - 1);
  await expect(notices(page)).toContainText('Comes back');
  await expect(rows(page).first()).toBeFocused();
  await page.keyboard.press('z');
  await expectRows(rows(page), before);
  await expect(rows(page).first()).toHaveAttribute('data-id', id ?? '');
  // With nothing in the field the first time is meant.
  await page.keyboard.press('h');
  await expect(words).toBeFocused();
  await page.keyboard.press('Enter');
  await expectRows(rows(page), before - 1);
  await expect(notices(page)).toContainText('Comes back');
});

test('all of a list is muted, marked and done at once, and each is one step back', async ({
  page,
}) => {
  await expectSample(page);
  await leaveFields(page);
  const before = await countRows(rows(page));
  await page.keyboard.press('*');
  await page.keyboard.press('a');
  await expect(page.getByRole('toolbar')).toContainText(`${before} selected`);
  await page.keyboard.press('m');
  await expect(rows(page).filter({ hasNotText: 'Muted' })).toHaveCount(0);
  await page.keyboard.press('e');
  await expect(rows(page)).toHaveCount(0);
  await leaveFields(page);
  await page.keyboard.press('z');
  await expectRows(rows(page), before);
  await page.keyboard.press('z');
  await expect(rows(page).filter({ hasText: 'Muted' })).toHaveCount(0);
});

test('whoever walks down or works off the list by keys sees the row that comes next', async ({
  page,
}) => {
  await expectSample(page);
  await page.setViewportSize({ width: 1280, height: 480 });
  await rows(page).first().click();
  const current = list(page).locator('[aria-selected="true"]');
  const expectNextInSight = async (key: 'j' | 'e'): Promise<void> => {
    const id = (await current.getAttribute('data-id')) ?? '';
    await page.keyboard.press(key);
    await expect(current).not.toHaveAttribute('data-id', id);
    const place = Number(await current.getAttribute('aria-posinset'));
    const next = list(page).locator(`[aria-posinset="${place + 1}"]`);
    await expect(next).toBeInViewport({ ratio: 0.5 });
  };
  for (const key of ['j', 'j', 'j', 'e', 'j', 'e'] as const) await expectNextInSight(key);
  // What is found is read from its top.
  expect(await list(page).evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(0);
  await page.keyboard.press('/');
  await page.keyboard.type('d');
  await expect(list(page).locator('mark').first()).toBeInViewport();
  await expect(rows(page).first()).toHaveAttribute('aria-posinset', '1');
  expect(await list(page).evaluate(({ scrollTop }) => scrollTop)).toBe(0);
});

test('the search suggests, says what it cannot read, and marks what it found', async ({ page }) => {
  await expectSample(page);
  await leaveFields(page);
  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('net');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(field(page)).toHaveValue('network:');
  await field(page).fill('before:31.2.2026');
  await expect(page.getByText('is not a date')).toBeVisible();
  const word = await page.locator('[role="log"] article p').first().innerText();
  const wanted = /\p{L}{5,}/u.exec(word)?.[0] ?? '';
  // Rows that go and come while somebody types leave the focus in the field.
  await field(page).fill('zzzz');
  await expect(rows(page)).toHaveCount(0);
  await field(page).fill('');
  await page.keyboard.type(wanted, { delay: 40 });
  await expect(field(page)).toHaveValue(wanted);
  await expect(list(page).locator('mark').first()).toBeVisible();
  await page.keyboard.press('Enter');
  // What has the focus is what the keys mean: it is open, at what was found.
  await expect(rows(page).first()).toBeFocused();
  await expect(rows(page).first()).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('log').locator('mark').first()).toBeInViewport();
});

/** Names, handles and words of people that can be read on the screen or in a tooltip now. */
async function readable(page: Page, secrets: readonly string[]): Promise<string[]> {
  await comeToRest(page);
  return await page.evaluate((given) => {
    const holds = (words: string | null): boolean =>
      words !== null && given.some((secret) => words.includes(secret));
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() !== null) {
      const { textContent, parentElement } = walker.currentNode;
      if (parentElement === null || !holds(textContent)) continue;
      const style = getComputedStyle(parentElement);
      // Letters of drawings have no such style: what is drawn is hidden as a whole.
      const isMasked =
        style.getPropertyValue('-webkit-text-security') === 'disc' &&
        !(parentElement instanceof SVGElement);
      if (!isMasked && style.visibility !== 'hidden') found.push(textContent ?? '');
    }
    for (const element of document.querySelectorAll('[title], [placeholder]'))
      for (const name of ['title', 'placeholder'])
        if (holds(element.getAttribute(name))) found.push(`${name}: ${element.outerHTML}`);
    return [...new Set([...found, ...(holds(document.title) ? ['document.title'] : [])])];
  }, secrets);
}

test('presenter mode hides what people wrote and who they are, on every screen, and goes by the same key', async ({
  page,
}) => {
  await expectSample(page);
  await leaveFields(page);
  const names = await rows(page)
    .locator('[data-private]:nth-child(2)')
    .evaluateAll((all) => all.map(({ textContent }) => textContent ?? ''));
  const said = await page.locator('[role="log"] article p').allInnerTexts();
  // What somebody says of themselves stands on a button: the rest of it is behind that.
  const bio = page.getByRole('complementary').locator('button[aria-expanded]').first();
  await expect(bio).toHaveText(/\S{5}/u);
  const secrets = [...names, ...said.map((words) => words.slice(0, 40)), await bio.innerText()]
    .map((words) => words.trim())
    .filter((words) => words.length > 4);
  expect(secrets.length).toBeGreaterThan(4);
  // What looks for leaks sees them while nothing is hidden.
  const seen = async (): Promise<number> => (await readable(page, secrets)).length;
  await expect.poll(seen).toBeGreaterThan(4);
  await page.keyboard.press('ControlOrMeta+Shift+p');
  const mark = page.getByRole('button', { name: 'Presenter mode: content hidden' });
  await expect(mark).toBeVisible();
  await page.getByRole('button', { name: 'More about this message' }).first().hover();
  for (const [screen, key] of [
    ['inbox', 'i'],
    ['columns', 'c'],
    ['mentions', 'm'],
    ['people', 'p'],
    ['insights', 'r'],
    ['drafts', 'd'],
    ['risks', 'k'],
  ] as const)
    await test.step(screen, async () => {
      await goByKeys(page, key);
      if (screen === 'insights') {
        await page
          .getByRole('button', { name: /^Conversations/u })
          .first()
          .click();
        await expect(page.getByRole('complementary').getByRole('listitem').first()).toBeVisible();
      }
      expect(await readable(page, secrets)).toEqual([]);
    });
  await goByKeys(page, 'i');
  await expect(async () => {
    await page.keyboard.press('Shift+P');
    await expect(page.locator('[data-screen="person"] [data-talk]').first()).toBeVisible({
      timeout: 1000,
    });
  }).toPass({ timeout: 30_000 });
  expect(await readable(page, secrets)).toEqual([]);
  await goByKeys(page, 'i');
  await page.keyboard.press('r');
  await page.keyboard.type('@');
  await expect(page.getByRole('region', { name: 'Answer' })).toBeVisible();
  expect(await readable(page, secrets)).toEqual([]);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await leaveFields(page);
  await page.keyboard.press('ControlOrMeta+Shift+p');
  await expect(mark).toBeHidden();
  await expect.poll(seen).toBeGreaterThan(4);
});

test('a key is changed in the settings, and one that is taken is refused with its owner', async ({
  page,
}) => {
  await expectSample(page);
  await goByKeys(page, 's');
  const line = page.getByRole('listitem').filter({ hasText: /^Done, on to the next/u });
  await line.getByRole('button', { name: 'Change' }).click();
  await page.keyboard.press('x');
  await expect(line.getByRole('alert')).toContainText('X already is');
  await line.getByRole('button', { name: 'Change' }).click();
  await page.keyboard.press('y');
  await expect(line).toContainText('Y');
  await goByKeys(page, 'i');
  const before = await countRows(rows(page));
  await page.keyboard.press('e');
  await page.keyboard.press('y');
  await expectRows(rows(page), before - 1);
});
