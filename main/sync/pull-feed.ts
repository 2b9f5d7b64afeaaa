import type { Account } from '#domain/account.ts';
import { isStanding, type FeedCursor } from '#domain/cursor.ts';
import { withGap } from '#domain/gaps.ts';
import { paceAfterPull, type Attention } from '#domain/schedule.ts';
import type { PullPage } from '#main/networks/connector.ts';
import { clearFailure, failureOf, recordFailure } from './health.ts';
import { ingestPage } from './ingest.ts';
import { askNetwork } from './request.ts';
import type { LaneContext } from './sync-ports.ts';

export type FeedWork = {
  readonly account: Account;
  readonly cursor: FeedCursor;
  readonly attention: Attention;
};
/** `holdMs`: the whole account should rest. */
export type FeedDone = { readonly rootless: readonly string[]; readonly holdMs: number };

/** In one go; what is left comes with the next turn, after the other feeds had theirs. */
const MOST_PAGES = 20;

/** Fetches what is new since the cursor, page after page. Never throws for trouble of the network. */
export async function pullForward(work: FeedWork, context: LaneContext): Promise<FeedDone> {
  const rootless: string[] = [];
  let { cursor } = work;
  let newCount = 0;
  try {
    for (let pages = 1; pages <= MOST_PAGES; pages++) {
      const asked = { feed: cursor.feed, cursor: cursor.cursor, direction: 'forward' } as const;
      const askedAt = context.ports.clock.now();
      const page = await askNetwork(work.account, context, async (client, signal) => {
        return await client.pull({ ...asked, signal });
      });
      const isOverBudget = context.hosts.waitFor(work.account) > 0;
      const isEnd = !page.more || pages === MOST_PAGES || isOverBudget;
      let next = cursor;
      const stored = await ingestPage(
        { account: work.account, feed: cursor.feed, changes: page.changes, askedAt },
        context.ports,
        (transaction, added) => {
          const current = transaction.get('cursors', cursor.id) ?? cursor;
          next = afterPage(
            current,
            { work, page, isEnd, newCount: newCount + added.newCount },
            context,
          );
          transaction.put('cursors', next);
          if (isStanding(cursor.feed)) clearFailure(transaction, work.account, cursor);
        },
      );
      if (stored === null) break;
      cursor = next;
      newCount += stored.newCount;
      rootless.push(...stored.rootless);
      if (isEnd) break;
    }
    return { rootless, holdMs: 0 };
  } catch (error) {
    return { rootless, holdMs: await tellFailure(work, error, context) };
  }
}

type PageFacts = {
  readonly work: FeedWork;
  readonly page: PullPage;
  readonly isEnd: boolean;
  readonly newCount: number;
};

function afterPage(current: FeedCursor, facts: PageFacts, { ports }: LaneContext): FeedCursor {
  const { work, page, isEnd, newCount } = facts;
  const now = ports.clock.now();
  const { failure: _over, notBefore: _waited, ...rest } = current;
  const pulled = {
    found: newCount > 0 ? 'news' : 'nothing',
    attention: work.attention,
  } as const;
  const pace = isEnd
    ? paceAfterPull(current.intervalMs, pulled, { now, fraction: ports.random.fraction() })
    : {};
  return {
    ...rest,
    ...pace,
    // Stopped in the middle: the rest is due at once. Where so many pages bring nothing new, a server
    // leads in circles, and is asked again at its usual pace.
    ...(isEnd && page.more && newCount > 0 ? { nextAt: now } : {}),
    ...(page.notBefore === undefined ? {} : { notBefore: page.notBefore }),
    cursor: page.cursor,
    // What was before the first page is the past, and no gap.
    gaps: current.lastOkAt === undefined ? current.gaps : withGap(current.gaps, page.gap, now),
    lastTriedAt: now,
    lastOkAt: now,
    failureCount: 0,
  };
}

/** Writes trouble down; gives back for how long the account should rest. */
async function tellFailure(work: FeedWork, error: unknown, context: LaneContext): Promise<number> {
  const { ports } = context;
  // Offline it says nothing about the server: the feed stays due.
  const isOffline = ports.needsInternet(work.account) && !ports.online.isOnline();
  if (context.closing.aborted || isOffline) return 0;
  const failure = failureOf(error, work.account, context.ports);
  await recordFailure(work.cursor, { account: work.account, failure }, context.ports);
  const asked = (failure.retryAt ?? 0) - context.ports.clock.now();
  return failure.code === 'rate-limited' ? Math.max(asked, 0) : 0;
}
