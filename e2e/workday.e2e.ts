import type { Page } from '@playwright/test';
import { expect, setOnline, test } from './fixtures/app.ts';
import { readRows, runCommand } from './fixtures/bridge.ts';
import {
  comeToRest,
  countRows,
  expectSample,
  goByKeys,
  leaveFields,
  openInbox,
} from './fixtures/walk.ts';

/** More of what a working day has: goals, figures, replies that go out later, and the way back. */
test.describe.configure({ timeout: 180_000 });

const rows = (page: Page) =>
  page.getByRole('listbox', { name: 'Conversations' }).getByRole('option');
const notices = (page: Page) => page.getByRole('region', { name: 'What just happened' });
const muted = (page: Page) => rows(page).first().getByText('Muted');
const MINUTES = { min: 1, h: 60, day: 1440, days: 1440 } as const;

/** Minutes that are left, as the row says them; null where nothing is due. */
function minutesLeft(words: string): number | null {
  if (/\boverdue\b/u.test(words)) return 0;
  const [, count = '', unit = ''] = /\n(\d+) (min|h|days?)(?:\n|$)/u.exec(words) ?? [];
  return unit === 'min' || unit === 'h' || unit === 'day' || unit === 'days'
    ? Number(count) * MINUTES[unit]
    : null;
}

test('a goal puts a clock on every row, and what is due first stands first', async ({ page }) => {
  await expectSample(page);
  // Open at all times: what came a quarter of an hour ago is late, whatever day it is.
  const [[workspaceId] = []] = await readRows(page, { view: 'app', args: {}, fields: ['id'] });
  const hours = { weekdays: [0, 1, 2, 3, 4, 5, 6], fromMinute: 0, toMinute: 1440 };
  expect(await runCommand(page, 'workspace.update', { workspaceId, hours })).toContain('"ok":true');
  await goByKeys(page, 's');
  await page.getByRole('button', { name: 'Add a goal' }).first().click();
  const goal = page.getByRole('group', { name: 'Answer goal' });
  await goal.getByRole('button', { name: /First answer$/u }).click();
  await page.getByRole('option', { name: '15 min' }).click();
  await openInbox(page);
  await page.getByRole('button', { name: /^Sort/u }).click();
  await page.getByRole('menuitem', { name: 'Due first' }).click();
  await expect(rows(page).getByText('overdue').first()).toBeVisible();
  await expect(async () => {
    const left = (await rows(page).allInnerTexts()).map(minutesLeft);
    const due = left.filter((minutes) => minutes !== null);
    expect(due.length).toBeGreaterThan(2);
    // First what has a clock, by its clock; then what has none.
    expect(left.slice(0, due.length)).toEqual(due.toSorted((a, b) => a - b));
  }).toPass({ timeout: 15_000 });
});

test('what is counted is what the list behind it shows', async ({ page }) => {
  await expectSample(page);
  await goByKeys(page, 'r');
  const figure = (name: RegExp) => page.getByRole('button', { name });
  const shown = page.getByRole('complementary', { name: 'What is counted' });
  // The figures follow what is stored: the sample is there at once, but not within one look.
  await expect(figure(/^Answered/u)).toContainText(/of (?:[4-9]|\d\d) conversations/u);
  await comeToRest(page);
  const words = await figure(/^Answered/u).innerText();
  const [, answered = 0, all = 0] = (/(\d+) of (\d+) conversations/u.exec(words) ?? []).map(Number);
  expect(all).toBeGreaterThan(3);
  for (const [name, count] of [
    [/^First answer/u, answered],
    [/^Conversations/u, all],
    [/^Answered/u, all - answered],
  ] as const) {
    await figure(name).first().click();
    const said = `${count} ${count === 1 ? 'conversation' : 'conversations'}`;
    await expect(shown.getByRole('heading', { name: said, exact: true })).toBeVisible();
    await expect(shown.getByRole('listitem')).toHaveCount(count);
    await shown.getByRole('button', { name: 'Close' }).click();
  }
  // One of them opens where it can be answered.
  await figure(/^Conversations/u)
    .first()
    .click();
  const name = await shown.getByRole('listitem').first().locator('span').first().innerText();
  await shown.getByRole('listitem').first().getByRole('button').click();
  await expect(page.getByRole('heading', { name, exact: true }).first()).toBeVisible();
});

test('a reply goes out at the next opening, waits in the outbox and comes back from there', async ({
  app,
  page,
}) => {
  await expectSample(page);
  await goByKeys(page, 's');
  // Open every day: the next opening is today, or in the night that comes.
  const opening = new Date().getHours() < 13 ? '16:30' : '01:30';
  const when = new RegExp(`(?:tomorrow, )?${opening}`, 'iu');
  const hours = page.getByRole('group', { name: 'Business hours' }).first();
  for (const day of ['Saturday', 'Sunday']) {
    const button = hours.getByRole('button', { name: new RegExp(day, 'u') });
    await button.click();
    await expect(button).toHaveAttribute('aria-pressed', 'true');
  }
  await hours.getByLabel('From').fill(opening);
  await hours.getByLabel('From').press('Enter');
  await openInbox(page);
  await page.keyboard.press('r');
  const answer = page.getByRole('region', { name: 'Answer' });
  await expect(answer.getByRole('textbox').first()).toBeFocused();
  await page.keyboard.type('We will call you in the morning.');
  const before = await countRows(rows(page));
  await answer.getByRole('button', { name: 'Send later' }).click();
  const menu = page.getByRole('dialog', { name: 'Send later' });
  await expect(menu.getByRole('button', { name: /^In an hour/u })).toBeVisible();
  const preset = menu.getByRole('button', { name: /^Next business morning/u });
  await expect(preset).toHaveText(when);
  await preset.click();
  await expect(notices(page)).toHaveText(when);
  await expect.poll(async () => await countRows(rows(page))).toBe(before - 1);
  await setOnline(app, false);
  await goByKeys(page, 'o');
  const entry = page.getByRole('listitem').filter({ hasText: 'We will call you in the morning.' });
  await expect(entry).toContainText('Send later · ');
  await expect(entry).toHaveText(when);
  await entry.getByRole('button', { name: 'Edit' }).click();
  await expect(answer.getByRole('textbox').first()).toHaveValue(/We will call you/u);
  await goByKeys(page, 'o');
  await expect(entry).toHaveCount(0);
});

test('fifty acts are taken back one by one after a restart, newest first', async ({ start }) => {
  const { app, page } = await start();
  await expectSample(page);
  await openInbox(page);
  const args = { workspaceId: null, state: 'open', sort: 'newest', limit: 5 };
  const fields = ['workspaceId', 'id'];
  const [[workspaceId, conversationId] = []] = await readRows(page, {
    view: 'inbox',
    args,
    fields,
  });
  // The first act stays: fifty after it are taken back.
  for (let act = 0; act <= 50; act++) {
    const conversations = [{ workspaceId, conversationId }];
    const isMuted = act % 2 === 0;
    const done = await runCommand(page, 'conversation.setMuted', { conversations, isMuted });
    expect(done).toContain('"ok":true');
  }
  await expect(muted(page)).toHaveCount(1);
  await app.close();
  const again = (await start()).page;
  await expectSample(again);
  await leaveFields(again);
  await expect(muted(again)).toHaveCount(1);
  for (let back = 50; back > 0; back--) {
    await again.keyboard.press('z');
    await expect(muted(again)).toHaveCount(back % 2 === 0 ? 0 : 1);
  }
});
