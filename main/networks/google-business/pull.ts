import { z } from 'zod';
import {
  ConnectorError,
  type PullPage,
  type PullRequest,
  type RemoteChange,
} from '#main/networks/connector.ts';
import { isTrouble } from './calls.ts';
import { messagesOf, momentOf, replyIdOf, type Place } from './mapper.ts';
import { readReviews, type Asking, type Reading, type ReviewPage } from './reading.ts';
import type { ApiReview } from './schemas.ts';

/** 2,000 reviews of a location; whoever was away longer is told that there is a gap. */
const MOST_WALK_PAGES = 40;

const known = z.object({ id: z.string(), at: z.number(), hasReply: z.boolean() });
type Known = z.infer<typeof known>;
/** `until`: the newest change that was known when the walk began. */
const walk = z.object({
  place: z.string(),
  token: z.string(),
  until: z.number(),
  pages: z.number(),
});
type Walk = z.infer<typeof walk>;
const forward = z.object({
  /** The newest page of every location. */
  known: z.record(z.string(), z.array(known)),
  walks: z.array(walk),
});
type ForwardCursor = z.infer<typeof forward>;
const backfill = z.object({ place: z.number().int().nonnegative(), token: z.string().nullable() });

const changedAt = ({ createTime, updateTime }: ApiReview): number =>
  Math.max(momentOf(createTime), momentOf(updateTime));

function knownOf(review: ApiReview): Known {
  const hasReply = review.reviewReply !== undefined;
  return { id: review.name, at: changedAt(review), hasReply };
}

function changesOf({ reviews, place }: ReviewPage): readonly RemoteChange[] {
  return reviews
    .flatMap((review) => messagesOf(review, place))
    .map((message) => ({ kind: 'message', message }));
}

const oldestOf = ({ reviews }: ReviewPage): number => Math.min(...reviews.map(changedAt));

/** What stood on the newest page and neither moved up nor slid down: it was taken back. */
function deletedFrom(before: readonly Known[], page: ReviewPage): readonly RemoteChange[] {
  const there = new Map(page.reviews.map((review) => [review.name, review]));
  const oldest = page.next === undefined ? Number.NEGATIVE_INFINITY : oldestOf(page);
  return before
    .flatMap(({ id, at, hasReply }) => {
      const now = there.get(id);
      if (now === undefined) return at > oldest ? [id, ...(hasReply ? [replyIdOf(id)] : [])] : [];
      return hasReply && now.reviewReply === undefined ? [replyIdOf(id)] : [];
    })
    .map((remoteId) => ({ kind: 'deleted', remoteId }));
}

/** A location that is closed or not verified does not cost the others; all of them together do. */
async function readAll(
  asking: Asking,
  { caller, places }: Reading,
): Promise<readonly ReviewPage[]> {
  const pages: ReviewPage[] = [];
  let last: unknown = new ConnectorError({ code: 'gone' }, true);
  for (const place of places)
    try {
      pages.push(await readReviews(place, null, { caller, asking }));
    } catch (error) {
      if (!isTrouble(error, 'gone', 'forbidden')) throw error;
      last = error;
    }
  if (pages.length === 0) throw last;
  return pages;
}

async function pullNews(
  cursor: ForwardCursor | null,
  asking: Asking,
  reading: Reading,
): Promise<PullPage> {
  const pages = await readAll(asking, reading);
  const walks = pages.flatMap((page): Walk[] => {
    const before = cursor?.known[page.place.name] ?? [];
    const until = Math.max(0, ...before.map(({ at }) => at));
    const hasMet = before.length === 0 || page.reviews.some((one) => changedAt(one) <= until);
    return page.next === undefined || hasMet
      ? []
      : [{ place: page.place.name, token: page.next, until, pages: 1 }];
  });
  return {
    changes: pages.flatMap((page) => [
      ...changesOf(page),
      ...deletedFrom(cursor?.known[page.place.name] ?? [], page),
    ]),
    cursor: {
      known: Object.fromEntries(
        pages.map(({ place, reviews }) => [place.name, reviews.map(knownOf)]),
      ),
      walks,
    },
    more: walks.length > 0,
  };
}

type Walking = { readonly walk: Walk; readonly place: Place; readonly cursor: ForwardCursor };

async function pullWalk(
  { walk: going, place, cursor }: Walking,
  asking: Asking,
  { caller }: Reading,
): Promise<PullPage> {
  const [, ...others] = cursor.walks;
  const page = await readReviews(place, going.token, { caller, asking });
  const hasMet = page.reviews.length === 0 || oldestOf(page) <= going.until;
  const isTooFar = going.pages >= MOST_WALK_PAGES || page.next === going.token;
  const isEnd = hasMet || isTooFar || page.next === undefined;
  const next: Walk = { ...going, token: page.next ?? '', pages: going.pages + 1 };
  const walks = isEnd ? others : [next, ...others];
  return {
    changes: changesOf(page),
    cursor: { ...cursor, walks },
    more: walks.length > 0,
    ...(isTooFar && !hasMet && page.next !== undefined ? { gap: {} } : {}),
  };
}

async function pullForward(request: PullRequest, reading: Reading): Promise<PullPage> {
  const asking: Asking = { lane: 'sync', signal: request.signal };
  const cursor = forward.safeParse(request.cursor).data ?? null;
  const going = cursor?.walks[0];
  const place = reading.places.find(({ name }) => name === going?.place);
  if (cursor === null || going === undefined || place === undefined)
    return await pullNews(cursor, asking, reading);
  try {
    return await pullWalk({ walk: going, place, cursor }, asking, reading);
  } catch (error) {
    // A page token lives for a while only: what lies behind it is missed.
    if (!isTrouble(error, 'rejected')) throw error;
    const walks = cursor.walks.slice(1);
    return { changes: [], cursor: { ...cursor, walks }, more: walks.length > 0, gap: {} };
  }
}

async function pullBackfill(request: PullRequest, { caller, places }: Reading): Promise<PullPage> {
  const cursor = backfill.safeParse(request.cursor).data ?? { place: 0, token: null };
  const place = places[cursor.place];
  if (place === undefined) return { changes: [], cursor, more: false };
  const asking: Asking = { lane: 'backfill', signal: request.signal };
  const after = { place: cursor.place + 1, token: null };
  try {
    const page = await readReviews(place, cursor.token, { caller, asking });
    const isEnd =
      page.next === undefined || page.next === cursor.token || page.reviews.length === 0;
    const next = isEnd ? after : { ...cursor, token: page.next ?? null };
    return { changes: changesOf(page), cursor: next, more: next.place < places.length };
  } catch (error) {
    const isSkipped = places.length > 1 && isTrouble(error, 'gone', 'forbidden');
    if (!isSkipped && !(cursor.token !== null && isTrouble(error, 'rejected'))) throw error;
    return { changes: [], cursor: after, more: after.place < places.length, gap: {} };
  }
}

/** One page. Asking again with the same cursor gives the same again and harms nothing. */
export async function pull(request: PullRequest, reading: Reading): Promise<PullPage> {
  return request.direction === 'forward'
    ? await pullForward(request, reading)
    : await pullBackfill(request, reading);
}
