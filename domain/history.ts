import type { Account } from './account.ts';
import { isStanding, type FeedCursor } from './cursor.ts';

/**
 * How far back before connecting an account its messages are fetched: by itself, in the background, a
 * page at a time, as far as the network shows them. All times are ms since epoch.
 */
export const HISTORY_REACHES = ['30-days', '90-days', '1-year', 'all'] as const;
export type HistoryReach = (typeof HISTORY_REACHES)[number];
export const DEFAULT_REACH: HistoryReach = '90-days';

const DAY_MS = 24 * 3_600_000;
const REACH_MS: Readonly<Record<HistoryReach, number>> = {
  '30-days': 30 * DAY_MS,
  '90-days': 90 * DAY_MS,
  '1-year': 365 * DAY_MS,
  all: Number.POSITIVE_INFINITY,
};
/** A column is for browsing: what is older comes when somebody scrolls. */
const COLUMN_MS = DAY_MS;

type Connected = Pick<Account, 'createdAt' | 'history'>;

function wantedFrom({ createdAt, history = DEFAULT_REACH }: Connected): number {
  return createdAt - REACH_MS[history];
}

/** Whether something older should be fetched: a later, longer choice goes on where the last ended. */
export function needsHistory(cursor: FeedCursor, account: Connected, now: number): boolean {
  const { feed, lastOkAt, backfill } = cursor;
  if (lastOkAt === undefined || backfill?.isComplete === true) return false;
  const reachedAt = backfill?.reachedAt ?? Number.POSITIVE_INFINITY;
  return reachedAt > (isStanding(feed) ? wantedFrom(account) : now - COLUMN_MS);
}

export type History = {
  readonly reach: HistoryReach;
  /** `done`: as far as was wanted; `whole`: the network shows nothing older. */
  readonly state: 'running' | 'done' | 'whole';
  /** Nothing younger is missing; of `whole` the oldest that there is. */
  readonly reachedAt: number;
  /** Messages that the past has brought so far. */
  readonly count: number;
  /** How much of the wanted time is here, 0 to 1; null: nobody knows how much there is. */
  readonly share: number | null;
};

/** How far the past of an account is fetched, over the feeds that can bring something to the inbox. */
export function historyOf(
  account: Connected,
  cursors: readonly FeedCursor[],
  now: number,
): History {
  const { createdAt, history: reach = DEFAULT_REACH } = account;
  const feeds = cursors.filter(({ feed }) => isStanding(feed));
  const from = wantedFrom(account);
  const isOpen = (cursor: FeedCursor): boolean =>
    cursor.lastOkAt === undefined || needsHistory(cursor, account, now);
  const reached = ({ backfill }: FeedCursor): number =>
    Math.max(from, Math.min(createdAt, backfill?.reachedAt ?? createdAt));
  const known = {
    reach,
    count: feeds.reduce((sum, { backfill }) => sum + (backfill?.count ?? 0), 0),
  };
  const open = feeds.filter(isOpen);
  if (open.length > 0 || feeds.length === 0) {
    const shares = feeds.map((cursor) =>
      isOpen(cursor) ? (createdAt - reached(cursor)) / (createdAt - from) : 1,
    );
    const share = shares.reduce((sum, one) => sum + one, 0) / Math.max(1, shares.length);
    return {
      ...known,
      state: 'running',
      reachedAt: Math.max(...(open.length === 0 ? [createdAt] : open.map(reached))),
      share: reach === 'all' ? null : share,
    };
  }
  const isWhole = feeds.every(({ backfill }) => backfill?.isComplete === true);
  const oldest = Math.min(...feeds.map(reached));
  return isWhole
    ? { ...known, state: 'whole', reachedAt: oldest, share: 1 }
    : { ...known, state: 'done', reachedAt: from, share: 1 };
}
