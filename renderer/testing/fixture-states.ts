import type { AccountRow } from '#contract/account-rows.ts';
import { putThread } from './fixture-thread.ts';
import type { World } from './fixture-world.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const HOST = 'kaffee.example';

/** Something is with the first account, for another ten minutes; with the others is nothing. */
function first(change: (account: AccountRow, until: number) => AccountRow) {
  return (world: World): void => {
    const [account, ...others] = world.accounts;
    if (account !== undefined)
      world.accounts = [change(account, Date.now() + 10 * MINUTE), ...others];
  };
}

/** The same window in other states of the world: nothing there yet, or no internet. */
export const STATES = {
  empty(world: World): void {
    world.inbox = [];
    world.columns = [];
    world.monitors = [];
    world.rules = [];
    world.sampleWasRemoved = true;
    world.accounts.splice(0);
    for (const kept of [world.entries, world.posts, world.people, world.drafts]) kept.clear();
  },
  /** Connected a moment ago: one account is fetched for the first time, the past of two is on its way. */
  first(world: World): void {
    const now = Date.now();
    world.accounts = world.accounts.map(({ lastSyncAt, ...account }, index) => ({
      ...account,
      ...(index === 0 || lastSyncAt === undefined ? {} : { lastSyncAt }),
      connectedAt: now - MINUTE,
      history: {
        reach: index === 1 ? 'all' : '90-days',
        state: index < 3 ? 'running' : 'whole',
        reachedAt: now - (index === 0 ? MINUTE : 40 * DAY),
        count: 61 * index,
        share: index === 1 ? null : 0.44,
      },
    }));
  },
  /** A thread with branches and with everything that can hang on a message. */
  thread: putThread,
  offline(world: World): void {
    world.isOnline = false;
  },
  /** The only account was connected a moment ago, and nothing of it is here. */
  fetching(world: World): void {
    world.inbox = [];
    world.accounts = world.accounts
      .slice(0, 1)
      .map(({ lastSyncAt: _lastSyncAt, ...account }) => account);
  },
  ended: first((account) => ({
    ...account,
    state: 'login-needed',
    failure: { code: 'login-needed', host: HOST },
  })),
  limited: first((account, retryAt) => ({
    ...account,
    failure: { code: 'rate-limited', host: HOST, retryAt },
  })),
  partly: first((account, retryAt) => ({
    ...account,
    missed: [{ why: 'not-readable', seenAt: retryAt - DAY }],
    failure: { code: 'server-error', host: HOST, status: 503, retryAt },
  })),
  recovered(world: World): void {
    world.restored = {
      keptIn: '/home/me/.config/Parley/damaged/parley.db',
      backupAt: Date.now() - DAY,
    };
  },
  damaged(world: World): void {
    world.isDamaged = true;
  },
} as const;

type State = keyof typeof STATES;

function isState(value: string): value is State {
  return Object.hasOwn(STATES, value);
}

/** As the address of the page says: `?state=empty`. */
export function stateOf(search: string): State | null {
  const value = new URLSearchParams(search).get('state') ?? '';
  return isState(value) ? value : null;
}
