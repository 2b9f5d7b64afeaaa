import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './fixtures/app.ts';
import { expect, reopen, test } from './fixtures/invented.ts';
import { comeToRest, leaveFields } from './fixtures/walk.ts';

/** What the window says when something is not as usual: one sentence, and one thing to do about it. */
test.use({ trouble: false });

type State = {
  readonly name: string;
  readonly query: string;
  /** What makes it so, where the state of the world alone does not. */
  readonly begin?: (page: Page) => Promise<void>;
  readonly place: (page: Page) => Locator;
  readonly sentence: RegExp;
  readonly action: string;
  /** Where the action leads. */
  readonly leads: (page: Page) => Locator;
};

const banner = (page: Page): Locator =>
  page
    .getByRole('main')
    .locator('[role="status"], [role="alert"]')
    .filter({ has: buttons(page) })
    .first();
const buttons = (of: Page | Locator): Locator => of.getByRole('button');
/** The sentence, its hint and what stands below them. */
const nothing = (title: string) => (page: Page) => page.getByText(title).locator('..');
const heading = (name: string) => (page: Page) => page.getByRole('heading', { name, exact: true });

const STATES: readonly State[] = [
  {
    name: 'empty',
    query: 'state=empty',
    place: nothing('This client has no account yet'),
    sentence: /no account yet/u,
    action: 'Connect an account',
    leads: (page) => page.locator('#connect-title'),
  },
  {
    name: 'first sync, nothing here yet',
    query: 'state=fetching',
    place: banner,
    sentence: /^Fetching what people wrote/u,
    action: 'Show the accounts',
    leads: heading('Accounts'),
  },
  {
    name: 'first sync',
    query: 'state=first',
    place: banner,
    sentence: /conversations? so far|…/u,
    action: 'Show the accounts',
    leads: heading('Accounts'),
  },
  {
    name: 'offline',
    query: 'state=offline',
    place: (page) => page.getByRole('contentinfo').locator(':scope > :first-child'),
    sentence: /^Offline .*since \d\d:\d\d/u,
    action: 'Show the outbox',
    leads: heading('Outbox'),
  },
  {
    name: 'token ended',
    query: 'state=ended',
    place: banner,
    sentence: /is signed out\. What you have written stays here/u,
    action: 'Sign in again',
    leads: (page) => page.locator('#connect-title'),
  },
  {
    name: 'rate limited',
    query: 'state=limited',
    place: banner,
    sentence: /asks for a pause\. Parley goes on \d\d:\d\d; you need not do anything/u,
    action: 'Show the accounts',
    leads: heading('Accounts'),
  },
  {
    name: 'partly failed',
    query: 'state=partly',
    place: banner,
    sentence: /has a problem of its own\. Parley tries again \d\d:\d\d/u,
    action: 'Fetch now',
    leads: (page) => page.getByRole('option').first(),
  },
  {
    name: 'nothing found',
    query: '',
    begin: async (page) => {
      await leaveFields(page);
      await page.keyboard.press('/');
      await page.getByRole('combobox', { name: 'Search everything' }).fill('xyzzy');
    },
    place: nothing('Nothing found for “xyzzy”'),
    sentence: /Nothing found for “xyzzy”/u,
    action: 'Search all clients',
    // Nothing there either: from here on the filters go.
    leads: (page) => page.getByRole('button', { name: 'Clear filters' }),
  },
  {
    name: 'database recovered',
    query: 'state=recovered',
    place: (page) => page.getByRole('alert'),
    sentence: /goes on with the backup from .*The damaged file lies here:/u,
    action: 'Understood',
    leads: (page) => page.getByRole('option').first(),
  },
  {
    name: 'database damaged',
    query: 'state=damaged',
    place: (page) => page.getByRole('alert'),
    sentence: /is damaged\. When Parley starts again, it restores/u,
    action: 'Start again now',
    leads: (page) => page.getByRole('option').first(),
  },
];

test('each state of the world has one sentence and exactly one action, which leads on', async ({
  page,
}) => {
  for (const { name, query, begin, place, sentence, action, leads } of STATES)
    await test.step(name, async () => {
      await reopen(page, query);
      await begin?.(page);
      const where = place(page);
      await expect(where.first()).toBeVisible();
      expect((await where.allInnerTexts()).join(' ')).toMatch(sentence);
      await expect(buttons(where)).toHaveText([action]);
      await comeToRest(page);
      await expectAccessible(page);
      await buttons(where).click();
      await expect(leads(page)).toBeVisible();
    });
});

test('an empty screen says what to do, once', async ({ page }) => {
  await reopen(page, 'state=empty');
  for (const [key, title] of [
    ['c', 'No columns yet'],
    ['r', 'Nothing to count yet'],
    ['p', 'Nobody wrote in this time'],
    ['m', 'No monitors yet'],
    ['d', 'No drafts'],
    ['o', 'Everything is sent'],
  ] as const)
    await test.step(title, async () => {
      await leaveFields(page);
      await page.keyboard.press('g');
      await page.keyboard.press(key);
      await expect(buttons(nothing(title)(page))).toHaveCount(1);
    });
});
