import { expect, test } from 'vitest';
import type { Account } from '#domain/account.ts';
import type { Notice } from '#main/ports.ts';
import type { Workspace } from '#domain/workspace.ts';
import { aWorkspace, anAccount, BAKERY } from '#main/testing/documents.ts';
import { createManualClock } from '#main/testing/manual-clock.ts';
import { createMemoryStore, emptyTables } from '#main/testing/memory-store.ts';
import { startEndings } from './endings.ts';

const DAY = 24 * 3_600_000;
const HOUR = 3_600_000;

type How = { readonly mayNotify?: boolean; readonly client?: Partial<Workspace> };

/** Days of waiting, hour by hour, with what was told after each. */
async function tellDays(account: Account, days: number, how: How = {}) {
  const { mayNotify = true, client = {} } = how;
  const clock = createManualClock(0);
  const tables = emptyTables();
  tables.workspaces.set(BAKERY, aWorkspace(BAKERY, client));
  tables.accounts.set(account.id, account);
  const notices: Notice[] = [];
  const opened: string[] = [];
  const endings = startEndings({
    store: createMemoryStore(tables),
    clock,
    log: () => undefined,
    desktop: { notify: (notice) => void notices.push(notice) },
    mayNotify: () => mayNotify,
    onOpen: ({ id }) => void opened.push(id),
  });
  for (let hour = 0; hour < days * 24; hour++) {
    clock.advance(HOUR);
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
  }
  await endings.close();
  return { notices, opened, titles: notices.map(({ title }) => title.en) };
}

test('a sign-in that ends is told from seven days before, once a day, and a click leads to it', async () => {
  const account = anAccount(BAKERY, { endsAt: 9 * DAY });
  const { notices, opened, titles } = await tellDays(account, 3);
  const { handle } = account;
  expect(titles).toEqual([
    `Sign-in ends in 7 days: ${handle}`,
    `Sign-in ends in 6 days: ${handle}`,
  ]);
  expect(notices[0]?.title.de).toBe(`Anmeldung endet in 7 Tagen: ${handle}`);
  notices[0]?.onClick();
  expect(opened).toEqual([account.id]);
});

test.each([
  ['one without an end', anAccount(BAKERY), {}],
  ['one that is being removed', anAccount(BAKERY, { endsAt: DAY, state: 'paused' }), {}],
  ['one whose owner wants no notices', anAccount(BAKERY, { endsAt: DAY }), { mayNotify: false }],
  [
    'one of a client that has its quiet hours',
    anAccount(BAKERY, { endsAt: DAY }),
    { client: { quiet: { fromMinute: 0, toMinute: 1439 } } },
  ],
])('%s is not told', async (_what, account, how) => {
  expect((await tellDays(account, 1, how)).titles).toEqual([]);
});
