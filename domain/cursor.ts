import type { Failure } from './failure.ts';
import type { AccountId, WorkspaceId } from './ids.ts';
import type { Feed } from './network.ts';

/** A stretch of a feed that was missed; a record, so that nothing pretends to be complete. */
export type FeedGap = { readonly from?: number; readonly to?: number; readonly seenAt: number };

/** How far one feed of one account is fetched. Saved in the same write as the page it belongs to. */
export type FeedCursor = {
  /** `accountId|feedKey`. */
  readonly id: string;
  readonly workspaceId: WorkspaceId;
  readonly accountId: AccountId;
  readonly feed: Feed;
  /** Opaque; made and read by the connector only. null: start anew. */
  readonly cursor: unknown;
  /** Where the walk into the past stands; null: not begun. `isComplete`: all that there is. */
  readonly backfill: { readonly cursor: unknown; readonly isComplete: boolean } | null;
  readonly gaps: readonly FeedGap[];
  readonly lastTriedAt?: number;
  readonly lastOkAt?: number;
  /** Not before; survives a restart, so that restarting never polls early. */
  readonly nextAt: number;
  readonly intervalMs: number;
  readonly failureCount: number;
  readonly failure?: Failure;
};

export function cursorId(accountId: AccountId, feedKey: string): string {
  return `${accountId}|${feedKey}`;
}
