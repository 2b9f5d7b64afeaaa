import { z } from 'zod';
import type { PullPage, PullRequest } from '#main/networks/connector.ts';
import { placeOf, readListing, type ListingPage, type Reading } from './listings.ts';
import { toChange } from './mapper.ts';
import type { ApiThing } from './schemas.ts';

/** Reddit gives a thousand of each listing, a hundred at a time. */
const MOST_PAGES = 10;
const REMEMBERED = 300;

/**
 * `keys`: the newest things as they were handed over, with the time of their last edit. `top`: the moment
 * of the newest, in seconds. `walk`: more was new than one page holds.
 */
const forwardCursor = z.object({
  top: z.number(),
  keys: z.array(z.string()),
  walk: z.object({ after: z.string(), newTop: z.number(), pages: z.number() }).optional(),
});
type ForwardCursor = z.infer<typeof forwardCursor>;
const backfillCursor = z.object({ after: z.string() });
const NOTHING: ForwardCursor = { top: 0, keys: [] };

const keyOf = ({ name, edited, author }: ApiThing): string =>
  `${name}|${String(edited)}|${author ?? ''}`;

function isUnmet({ things, after }: ListingPage, top: number): boolean {
  return after !== null && things.length > 0 && things.every((one) => one.created_utc > top);
}

/** `before` is not asked for: where that thing was deleted, Reddit says that there is nothing new. */
async function pullForward(request: PullRequest, reading: Reading): Promise<PullPage> {
  const parsed = forwardCursor.safeParse(request.cursor).data;
  const { top, keys, walk: begun } = { walk: undefined, ...(parsed ?? NOTHING) };
  const walk = begun ?? { after: null, newTop: top, pages: 0 };
  const { path, source } = placeOf(request.feed, reading);
  const asked = { lane: 'sync', signal: request.signal, after: walk.after } as const;
  const page = await readListing(path, asked, reading);
  const known = new Set(keys);
  const fresh = page.things.filter((one) => !known.has(keyOf(one)));
  const changes = fresh.map((one) => toChange(one, source, reading.viewer));
  const newTop = Math.max(walk.newTop, ...page.things.map((one) => one.created_utc));
  const pages = walk.pages + 1;
  const hasMore = parsed !== undefined && isUnmet(page, top);
  const remembered = [...new Set([...page.things.map(keyOf), ...keys])].slice(0, REMEMBERED);
  if (hasMore && page.after !== null && pages < MOST_PAGES) {
    const next = { after: page.after, newTop, pages };
    return { changes, cursor: { top, keys: remembered, walk: next }, more: true };
  }
  return {
    changes,
    cursor: { top: newTop, keys: remembered },
    more: false,
    ...(hasMore ? { gap: {} } : {}),
  };
}

async function pullBackfill(request: PullRequest, reading: Reading): Promise<PullPage> {
  const cursor = backfillCursor.safeParse(request.cursor).data;
  const { path, source } = placeOf(request.feed, reading);
  const after = cursor?.after ?? null;
  const asked = { lane: 'backfill', signal: request.signal, after } as const;
  const page = await readListing(path, asked, reading);
  return {
    changes: page.things.map((one) => toChange(one, source, reading.viewer)),
    cursor: page.after === null ? request.cursor : { after: page.after },
    more: page.after !== null,
  };
}

/** One page of a feed. Asking again with the same cursor gives the same again and harms nothing. */
export async function pull(request: PullRequest, reading: Reading): Promise<PullPage> {
  return request.direction === 'forward'
    ? await pullForward(request, reading)
    : await pullBackfill(request, reading);
}
