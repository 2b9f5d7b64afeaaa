import { z } from 'zod';
import type {
  PullPage,
  PullRequest,
  RemoteChange,
  RemoteMessage,
} from '#main/networks/connector.ts';
import type { Authors } from './authors.ts';
import type { Caller } from './calls.ts';
import { readPage, type Entries, type Entry, type Page } from './feeds.ts';
import { innerStatus, type Viewer } from './mapper.ts';
import { readContext, type Roots } from './roots.ts';
import type { ApiStatus } from './schemas.ts';

const LIMIT = 40;
/** Some servers give less than they are asked for; from here on a page counts as full. */
const FULL = 20;
/** Asked for again every time: posts can become visible out of order. */
const OVERLAP = 10;
const REMEMBERED_KEYS = 200;
/** Pages that are read backwards to close a gap; what is older then stays one, and is told. */
const MOST_BETWEEN = 5;
/** Conversations looked up in one page; the rest follows in the next one. */
const CONTEXTS = 10;

/**
 * `marks`: ids of the newest entries, newest first. We ask from the oldest of them on (`min_id`: what
 * came right after it; `since_id` would skip the middle). `keys`: events that were handed over.
 */
const forwardCursor = z.object({
  marks: z.array(z.string()),
  keys: z.array(z.string()),
  newestAt: z.number(),
});
type ForwardCursor = z.infer<typeof forwardCursor>;
/** `before`: everything older. `last`: ids of that page, for servers whose `max_id` is inclusive. */
const backfillCursor = z.object({ before: z.string(), last: z.array(z.string()) });

export type Puller = {
  readonly caller: Caller;
  readonly viewer: Viewer;
  readonly roots: Roots;
  readonly authors: Authors;
};

type Taken = { readonly changes: readonly RemoteChange[]; readonly entries: readonly Entry[] };

function isForPerson(entry: Entry, viewer: Viewer): boolean {
  if (entry.notified || entry.status === undefined) return entry.notified;
  return innerStatus(entry.status).in_reply_to_account_id === viewer.remoteUserId;
}

/** Only the conversations that a person will open are worth a request of their own. */
function needsContext(entry: Entry, request: PullRequest, { roots, viewer }: Puller): boolean {
  if (entry.status === undefined || roots.guess(entry.status).isCertain) return false;
  return request.feed.kind === 'direct' || isForPerson(entry, viewer);
}

/** The posts before this one, first post first; learnt, so that it is asked once. */
async function ancestorsOf(
  status: ApiStatus,
  request: PullRequest,
  { caller, roots }: Puller,
): Promise<readonly ApiStatus[]> {
  const lane = request.direction === 'forward' ? 'sync' : 'backfill';
  const asking = { lane, signal: request.signal } as const;
  const found = await readContext(caller, innerStatus(status).id, asking);
  const ancestors = found?.ancestors ?? [];
  roots.learn([...ancestors, status]);
  return ancestors;
}

/** Hands entries over in the given order, until too many conversations would have to be asked for. */
async function take(
  entries: readonly Entry[],
  request: PullRequest,
  puller: Puller,
): Promise<Taken> {
  const messages = new Map<string, RemoteMessage>();
  const taken: Entry[] = [];
  let asked = 0;
  for (const entry of entries) {
    const { status, notified } = entry;
    if (status !== undefined) {
      const isAsking = needsContext(entry, request, puller);
      if (isAsking && asked === CONTEXTS) break;
      asked += isAsking ? 1 : 0;
      const before = isAsking ? await ancestorsOf(status, request, puller) : [];
      const missing = before.filter(({ id }) => !messages.has(id));
      for (const each of missing) messages.set(each.id, puller.roots.toMessage(each));
      const message = puller.roots.toMessage(status, notified);
      messages.set(message.remoteId, message);
    }
    taken.push(entry);
  }
  const changes = [...messages.values()].map((message) => ({ kind: 'message', message }) as const);
  return { changes, entries: taken };
}

function timesOf(entries: readonly Entry[]): readonly number[] {
  const times = entries.map(({ status }) => Date.parse(status?.created_at ?? ''));
  return times.filter((time) => !Number.isNaN(time));
}

function nextCursor(cursor: ForwardCursor | null, oldestFirst: readonly Entry[]): ForwardCursor {
  const newestFirst = oldestFirst.toReversed();
  const marks = [...newestFirst.map(({ id }) => id), ...(cursor?.marks ?? [])];
  const keys = [...newestFirst.map(({ key }) => key), ...(cursor?.keys ?? [])];
  const times = [...timesOf(oldestFirst), cursor?.newestAt ?? 0];
  const newestAt = Math.max(...times);
  return {
    marks: [...new Set(marks)].slice(0, OVERLAP),
    keys: [...new Set(keys)].slice(0, REMEMBERED_KEYS),
    newestAt,
  };
}

/**
 * A full page after the marks that holds none of them: the server ignored `min_id` and gave its newest,
 * so something between may be missing. Better said than hidden.
 */
function gapOf(cursor: ForwardCursor | null, entries: readonly Entry[]): PullPage['gap'] {
  if (cursor === null || cursor.marks.length < 2 || entries.length < FULL) return undefined;
  const known = new Set([...cursor.marks, ...cursor.keys]);
  if (entries.some(({ id, key }) => known.has(id) || known.has(key))) return undefined;
  const times = timesOf(entries);
  return { from: cursor.newestAt, ...(times.length === 0 ? {} : { to: Math.min(...times) }) };
}

function unreadable(isWhole: boolean): Pick<PullPage, 'gap'> {
  return isWhole ? {} : { gap: { why: 'not-readable' } };
}

/** Whose posts the feed shows, where it is somebody's. */
async function userOf(request: PullRequest, { authors, viewer }: Puller): Promise<string> {
  const { feed, signal, direction } = request;
  if (feed.kind !== 'author') return viewer.remoteUserId;
  const lane = direction === 'forward' ? 'sync' : 'backfill';
  return await authors.idOf(feed.param ?? '', { lane, signal });
}

/**
 * What came after the marks. snac takes `min_id` for `since_id` and gives the newest: then what lies
 * between is read backwards, newest first like everything else, until it meets the marks.
 */
async function readForward(
  request: PullRequest,
  cursor: ForwardCursor | null,
  puller: Puller,
): Promise<Entries> {
  const { feed, signal } = request;
  const user = await userOf(request, puller);
  let isWhole = true;
  const read = async (page: Omit<Page, 'limit'>): Promise<readonly Entry[]> => {
    const found = await readPage(puller.caller, user, {
      feed,
      page: { limit: LIMIT, ...page },
      lane: 'sync',
      signal,
    });
    isWhole &&= found.isWhole;
    return found.entries;
  };
  const min = feed.kind === 'search' ? undefined : cursor?.marks.at(-1);
  const entries = [...(await read(min === undefined ? {} : { min }))];
  for (let count = 0; count < MOST_BETWEEN && feed.kind !== 'direct'; count++) {
    const max = entries.at(-1)?.id;
    if (max === undefined || gapOf(cursor, entries) === undefined) break;
    const ids = new Set(entries.map(({ id }) => id));
    const between = (await read({ max })).filter(({ id }) => !ids.has(id));
    if (between.length === 0) break;
    entries.push(...between);
  }
  return { entries, isWhole };
}

async function pullForward(request: PullRequest, puller: Puller): Promise<PullPage> {
  const cursor = forwardCursor.safeParse(request.cursor).data ?? null;
  const min = request.feed.kind === 'search' ? undefined : cursor?.marks.at(-1);
  const { entries, isWhole } = await readForward(request, cursor, puller);
  const known = new Set(cursor?.keys);
  const fresh = entries.filter(({ key }) => !known.has(key));
  const oldestFirst = fresh.toReversed();
  const taken = await take(oldestFirst, request, puller);
  const isCutShort = taken.entries.length < oldestFirst.length;
  // A conversation that went on leaves its old place, and with it the mark.
  const missed = request.feed.kind === 'direct' ? undefined : gapOf(cursor, entries);
  return {
    changes: taken.changes,
    cursor: nextCursor(cursor, taken.entries),
    more: isCutShort || (min !== undefined && fresh.length > 0 && entries.length >= FULL),
    ...(missed === undefined ? unreadable(isWhole) : { gap: missed }),
  };
}

async function pullBackfill(request: PullRequest, puller: Puller): Promise<PullPage> {
  const cursor = backfillCursor.safeParse(request.cursor).data ?? null;
  // A search has no way back.
  if (request.feed.kind === 'search') return { changes: [], cursor, more: false };
  const { entries, isWhole } = await readPage(puller.caller, await userOf(request, puller), {
    feed: request.feed,
    page: { limit: LIMIT, ...(cursor === null ? {} : { max: cursor.before }) },
    lane: 'backfill',
    signal: request.signal,
  });
  const last = new Set(cursor?.last);
  const older = entries.filter(({ id }) => !last.has(id));
  const taken = await take(older, request, puller);
  const oldest = taken.entries.at(-1);
  if (oldest === undefined) return { changes: [], cursor, more: false };
  const next = { before: oldest.id, last: taken.entries.map(({ id }) => id) };
  return { changes: taken.changes, cursor: next, more: true, ...unreadable(isWhole) };
}

/** One page of a feed. Asking again with the same cursor gives the same again and harms nothing. */
export async function pull(request: PullRequest, puller: Puller): Promise<PullPage> {
  return request.direction === 'forward'
    ? await pullForward(request, puller)
    : await pullBackfill(request, puller);
}
