import type { Failure } from './failure.ts';
import type { AccountId, WorkspaceId } from './ids.ts';
import { feedKey, type Feed, type FeedKind } from './network.ts';

/** A stretch of a feed that was missed; a record, so that nothing pretends to be complete. */
export type FeedGap = {
  readonly from?: number;
  readonly to?: number;
  readonly seenAt: number;
  /** Absent: the network did not show it any more. */
  readonly why?: 'not-readable';
  /** Nobody needs to be told. */
  readonly isAccepted?: true;
};

/** How far one feed of one account is fetched. Saved in the same write as the page it belongs to. */
export type FeedCursor = {
  /** `accountId|feedKey`. */
  readonly id: string;
  readonly workspaceId: WorkspaceId;
  readonly accountId: AccountId;
  readonly feed: Feed;
  /** Opaque; made and read by the connector only. null: start anew. */
  readonly cursor: unknown;
  /** Where the walk into the past stands; null: not begun. `isComplete`: all that the network shows. */
  readonly backfill: {
    readonly cursor: unknown;
    readonly isComplete: boolean;
    /** Nothing younger than this is missing; ms since epoch. */
    readonly reachedAt?: number;
    /** Messages that it has brought. */
    readonly count?: number;
    /** Pages since the last that brought something new. */
    readonly fruitless?: number;
  } | null;
  readonly gaps: readonly FeedGap[];
  readonly lastTriedAt?: number;
  readonly lastOkAt?: number;
  /** Not before; survives a restart, so that restarting never polls early. */
  readonly nextAt: number;
  /** Not before this by the server's wish, also when a person asks. ms since epoch. */
  readonly notBefore?: number;
  readonly intervalMs: number;
  readonly failureCount: number;
  readonly failure?: Failure;
};

export function cursorId(accountId: AccountId, key: string): string {
  return `${accountId}|${key}`;
}

/** Of a feed that was never asked: due at once. */
export function newCursor(
  account: { readonly id: AccountId; readonly workspaceId: WorkspaceId },
  feed: Feed,
): FeedCursor {
  return {
    id: cursorId(account.id, feedKey(feed)),
    workspaceId: account.workspaceId,
    accountId: account.id,
    feed,
    cursor: null,
    backfill: null,
    gaps: [],
    nextAt: 0,
    intervalMs: 0,
    failureCount: 0,
  };
}

/** What is always fetched, where the account has it: what people wrote to it, and what it wrote. */
const STANDING_FEEDS = ['interactions', 'direct', 'own'] as const;

/** Feeds that an account is asked for: the standing ones and those of its columns. */
export function wantedFeeds(
  available: readonly FeedKind[],
  columns: readonly { readonly feed: Feed }[],
): readonly Feed[] {
  const wanted = new Map<string, Feed>();
  for (const kind of STANDING_FEEDS) if (available.includes(kind)) wanted.set(kind, { kind });
  for (const { feed } of columns)
    if (available.includes(feed.kind)) wanted.set(feedKey(feed), feed);
  return [...wanted.values()];
}

/** Whether a feed can bring something into the inbox. */
export function isStanding(feed: Feed): boolean {
  return STANDING_FEEDS.some((kind) => kind === feed.kind && feed.param === undefined);
}
