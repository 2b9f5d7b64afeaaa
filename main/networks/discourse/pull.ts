import { z } from 'zod';
import { ConnectorError, type PullPage, type PullRequest } from '#main/networks/connector.ts';
import type { Clock } from '#main/ports.ts';
import { changesFor, readList, type ListPage, type Reading, type SourceKind } from './sources.ts';

/** Edits and deletions are not told: the newest are read again this often. */
const RESCAN_MS = 30 * 60_000;
/** Asked for twice: something that goes meanwhile moves everything after it. */
const OVERLAP = 5;
/** Further back than this is a gap and no page. */
const MOST_NEWS = 2000;

/**
 * `top`: the newest entry that was handed over. `walk`: more was new than one page holds, and this is how
 * far back we are; `top` stays until the walk has met it.
 */
const forwardCursor = z.object({
  top: z.number(),
  rescannedAt: z.number(),
  walk: z.object({ offset: z.number(), before: z.number(), newTop: z.number() }).optional(),
});
type ForwardCursor = z.infer<typeof forwardCursor>;
const backfillCursor = z.object({ offset: z.number(), before: z.number().optional() });

export type Puller = Reading & { readonly clock: Pick<Clock, 'now'> };

function sourceOf({ feed }: PullRequest): SourceKind {
  if (feed.kind === 'interactions' || feed.kind === 'own' || feed.kind === 'home') return feed.kind;
  throw new ConnectorError({ code: 'server-unsupported' }, true);
}

function nextOffset(offset: number, { size }: { readonly size: number }): number {
  return offset + Math.max(size - OVERLAP, 1);
}

const NOTHING: ForwardCursor = { top: 0, rescannedAt: 0 };

function needsRescan({ rescannedAt, walk }: ForwardCursor, now: number): boolean {
  return walk === undefined && (now - rescannedAt >= RESCAN_MS || rescannedAt > now);
}

/** More is new than this page holds: the walk goes on until it meets `top`, or an end. */
function goesOn({ oldest, isLast }: ListPage, { top, walk }: ForwardCursor): boolean {
  const isNewer = oldest !== undefined && oldest > top;
  // A list that leads in circles ends where it repeats itself.
  return isNewer && oldest < (walk?.before ?? Infinity) && !isLast;
}

async function pullForward(request: PullRequest, puller: Puller): Promise<PullPage> {
  const parsed = forwardCursor.safeParse(request.cursor).data;
  const cursor = parsed ?? NOTHING;
  const { top, walk = { offset: 0, before: undefined, newTop: top } } = cursor;
  const now = puller.clock.now();
  const isRescan = needsRescan(cursor, now);
  const asking = { lane: 'sync', signal: request.signal } as const;
  const asked = { ...asking, offset: walk.offset, before: walk.before };
  const page = await readList(sourceOf(request), asked, puller);
  const fresh = isRescan ? page.entries : page.entries.filter(({ id }) => id > top);
  const newTop = Math.max(walk.newTop, ...page.entries.map(({ id }) => id));
  const hasMore = parsed !== undefined && goesOn(page, cursor);
  const isTooFar = hasMore && walk.offset > MOST_NEWS;
  const before = page.oldest ?? 0;
  const next = { offset: nextOffset(walk.offset, page), before, newTop };
  const rescannedAt = isRescan ? now : cursor.rescannedAt;
  return {
    changes: await changesFor(fresh, asking, puller),
    cursor: hasMore && !isTooFar ? { top, rescannedAt, walk: next } : { top: newTop, rescannedAt },
    more: hasMore && !isTooFar,
    ...(isTooFar ? { gap: {} } : {}),
  };
}

async function pullBackfill(request: PullRequest, puller: Puller): Promise<PullPage> {
  const cursor = backfillCursor.safeParse(request.cursor).data ?? { offset: 0 };
  const asking = { lane: 'backfill', signal: request.signal } as const;
  const page = await readList(sourceOf(request), { ...asking, ...cursor }, puller);
  const { oldest } = page;
  const isMoving = oldest === undefined || oldest < (cursor.before ?? Infinity);
  return {
    changes: await changesFor(page.entries, asking, puller),
    cursor: {
      offset: nextOffset(cursor.offset, page),
      ...(oldest === undefined ? {} : { before: oldest }),
    },
    // A list that leads in circles ends where it repeats itself.
    more: !page.isLast && isMoving,
  };
}

/** One page of a feed. Asking again with the same cursor gives the same again and harms nothing. */
export async function pull(request: PullRequest, puller: Puller): Promise<PullPage> {
  return request.direction === 'forward'
    ? await pullForward(request, puller)
    : await pullBackfill(request, puller);
}
