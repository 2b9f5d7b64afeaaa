import type { Account } from '#domain/account.ts';
import type { FeedCursor } from '#domain/cursor.ts';
import { withGap } from '#domain/gaps.ts';
import { ConnectorError, type PullPage } from '#main/networks/connector.ts';
import { failureOf } from './health.ts';
import { ingestPage } from './ingest.ts';
import { askNetwork } from './request.ts';
import type { LaneContext } from './sync-ports.ts';

type PastWork = { readonly account: Account; readonly cursor: FeedCursor };

/** Pages of the past without anything new; a server whose paging never ends is left after them. */
const MOST_FRUITLESS = 50;
const PAUSE_MS = 2000;
const FAILED_PAUSE_MS = 5 * 60_000;

/**
 * One page of the past. Trouble ends this turn; a network that cannot go back ends it for good.
 * Gives back for how long the past should rest, ms.
 */
export async function pullBackfill(work: PastWork, context: LaneContext): Promise<number> {
  const { account, cursor } = work;
  const askedAt = context.ports.clock.now();
  try {
    const page = await askNetwork(account, context, async (client, signal) => {
      const from = cursor.backfill?.cursor ?? null;
      return await client.pull({ feed: cursor.feed, cursor: from, direction: 'backfill', signal });
    });
    await ingestPage(
      { account, feed: cursor.feed, changes: page.changes, askedAt },
      context.ports,
      (transaction, { newCount }) => {
        const current = transaction.get('cursors', cursor.id) ?? cursor;
        const gaps = withGap(current.gaps, page.gap, context.ports.clock.now());
        transaction.put('cursors', {
          ...current,
          backfill: backfillAfter(current, page, newCount),
          gaps,
        });
      },
    );
    return PAUSE_MS;
  } catch (error) {
    if (!context.closing.aborted) await endIfUnable(work, error, context);
    return FAILED_PAUSE_MS;
  }
}

function backfillAfter(
  { backfill }: FeedCursor,
  page: PullPage,
  newCount: number,
): NonNullable<FeedCursor['backfill']> {
  const fruitless = newCount > 0 ? 0 : (backfill?.fruitless ?? 0) + 1;
  const reachedAt = Math.min(newestOf(page), backfill?.reachedAt ?? Number.POSITIVE_INFINITY);
  return {
    cursor: page.cursor,
    isComplete: !page.more || fruitless >= MOST_FRUITLESS,
    fruitless,
    count: (backfill?.count ?? 0) + newCount,
    ...(Number.isFinite(reachedAt) ? { reachedAt } : {}),
  };
}

/** A pinned or a bumped message may be much older than its neighbours: the newest one tells. */
function newestOf(page: PullPage): number {
  const times = page.changes.flatMap((change) =>
    change.kind === 'message' ? [change.message.createdAt] : [],
  );
  return times.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...times);
}

async function endIfUnable(
  { account, cursor }: PastWork,
  error: unknown,
  { ports }: LaneContext,
): Promise<void> {
  const failure = failureOf(error, account, ports);
  ports.log('sync.backfill-failed', { accountId: account.id, code: failure.code });
  const cannot = [
    'server-unsupported',
    'scope-missing',
    'forbidden',
    'gone',
    'feed-gone',
    'not-found',
  ];
  if (!(error instanceof ConnectorError) || !cannot.includes(failure.code)) return;
  await ports.store.forWorkspace(account.workspaceId).change(
    (transaction) => {
      const current = transaction.get('cursors', cursor.id);
      if (current === null) return;
      // How far the past reaches is said of every account.
      const gap = {
        to: current.lastOkAt ?? ports.clock.now(),
        seenAt: ports.clock.now(),
        isAccepted: true,
      } as const;
      const backfill = { cursor: null, ...current.backfill, isComplete: true };
      transaction.put('cursors', { ...current, backfill, gaps: [...current.gaps, gap] });
    },
    { safety: 'cache' },
  );
}
