import { z } from 'zod';
import type { PullPage, PullRequest, RemoteChange } from '#main/networks/connector.ts';
import type { Lane } from '#main/networks/http.ts';
import type { Clock } from '#main/ports.ts';
import { parse, type Caller, type Query } from './calls.ts';
import { commentId, toPost, withPost, type Viewer } from './mapper.ts';
import { comment as commentSchema, post as postSchema } from './schemas.ts';

/** Newest first on every poll; the site is asked for no more than this. */
const NEWS = 20;
/** Read again now and then, because comments have no date of change: edits, moderation, deletion. */
const WINDOW = 100;
const RESCAN_MS = 10 * 60_000;
/** Asked for twice: something that goes meanwhile moves everything after it. */
const OVERLAP = 5;
/** Further back than this is a gap and no page. */
const MOST_NEWS = 2000;

/**
 * `known`: ids of the newest entries, newest first. `walk`: more was new than one page holds, and this is
 * how far back we are; `known` stays until the walk has met it.
 */
const forwardCursor = z.object({
  known: z.array(z.number()),
  rescannedAt: z.number(),
  walk: z.object({ offset: z.number(), newest: z.array(z.number()) }).optional(),
});
type ForwardCursor = z.infer<typeof forwardCursor>;
const backfillCursor = z.object({ offset: z.number().int().nonnegative() });

export type Puller = {
  readonly caller: Caller;
  readonly viewer: Viewer;
  readonly clock: Pick<Clock, 'now'>;
  readonly canModerate: () => boolean;
};

type Entry = { readonly id: number; readonly changes: readonly RemoteChange[] };
type Asked = {
  readonly offset: number;
  readonly limit: number;
  readonly lane: Lane;
  readonly request: PullRequest;
};

const FIELDS =
  'id,post,parent,author,author_name,author_email,author_url,date,date_gmt,content,link,status,type,_links,_embedded';

const anyList = z.array(z.unknown());

function sourceOf({ feed }: PullRequest, puller: Puller) {
  const { viewer } = puller;
  if (feed.kind === 'home') {
    const query: Query = {
      orderby: 'date',
      _fields: 'id,date_gmt,modified_gmt,link,title,excerpt',
    };
    const read = (value: unknown): Entry[] => {
      const found = postSchema.safeParse(value).data;
      if (found === undefined) return [];
      return [{ id: found.id, changes: [{ kind: 'message', message: toPost(found, viewer) }] }];
    };
    return { path: 'wp/v2/posts', query, read };
  }
  const query: Query = {
    orderby: 'id',
    _embed: 'up',
    _fields: FIELDS,
    // Only who may moderate may ask for what is not approved.
    ...(puller.canModerate() ? { context: 'edit', status: 'any' } : {}),
  };
  const read = (value: unknown): Entry[] => {
    const found = commentSchema.safeParse(value).data;
    if (found === undefined) return [];
    const messages = withPost(found, viewer);
    return [
      { id: found.id, changes: messages.map((message) => ({ kind: 'message', message }) as const) },
    ];
  };
  return { path: 'wp/v2/comments', query, read };
}

/** `isLast`: the site has nothing older. One broken entry does not cost the others. */
async function readPage(
  { offset, limit, lane, request }: Asked,
  puller: Puller,
): Promise<{ readonly entries: readonly Entry[]; readonly isLast: boolean }> {
  const source = sourceOf(request, puller);
  const answer = await puller.caller.call('GET', source.path, {
    query: {
      ...source.query,
      order: 'desc',
      per_page: String(limit),
      offset: String(offset),
    },
    lane,
    signal: request.signal,
  });
  const list = parse(answer, anyList);
  const seen = new Set<number>();
  const entries = list
    .flatMap((value) => source.read(value))
    .filter(({ id }) => !seen.has(id) && seen.add(id));
  return { entries, isLast: list.length < limit };
}

/** The same post comes with each of its comments: once is enough. */
function changesOf(entries: readonly Entry[]): readonly RemoteChange[] {
  const changes = new Map<string, RemoteChange>();
  for (const change of entries.flatMap((entry) => entry.changes))
    changes.set(change.kind === 'message' ? change.message.remoteId : change.remoteId, change);
  return [...changes.values()];
}

/** What stood in the window and stands there no more was deleted for good. */
function deletedFrom(
  known: readonly number[],
  { entries, isLast }: { readonly entries: readonly Entry[]; readonly isLast: boolean },
): readonly RemoteChange[] {
  const there = new Set(entries.map(({ id }) => id));
  const oldest = isLast ? 0 : Math.min(...there);
  return known
    .filter((id) => id >= oldest && !there.has(id))
    .map((id) => ({ kind: 'deleted', remoteId: commentId(id) }));
}

const NOTHING: ForwardCursor = { known: [], rescannedAt: 0 };

/** The newest page; the first time, and now and then, the whole window. */
async function pullNews(
  cursor: ForwardCursor | null,
  request: PullRequest,
  puller: Puller,
): Promise<PullPage> {
  const now = puller.clock.now();
  const { known, rescannedAt } = cursor ?? NOTHING;
  const isRescan = now - rescannedAt >= RESCAN_MS || rescannedAt > now;
  const limit = isRescan ? WINDOW : NEWS;
  const page = await readPage({ offset: 0, limit, lane: 'sync', request }, puller);
  const ids = page.entries.map(({ id }) => id);
  const hasMet = cursor === null || page.isLast || ids.some((id) => known.includes(id));
  if (!hasMet)
    return {
      changes: changesOf(page.entries),
      cursor: { known, rescannedAt, walk: { offset: limit - OVERLAP, newest: ids } },
      more: true,
    };
  const gone = isRescan && request.feed.kind !== 'home' ? deletedFrom(known, page) : [];
  const newest = isRescan ? ids : [...new Set([...ids, ...known])].slice(0, WINDOW);
  return {
    changes: [...changesOf(page.entries), ...gone],
    cursor: { known: newest, rescannedAt: isRescan ? now : rescannedAt },
    more: false,
  };
}

async function pullOlderNews(
  cursor: ForwardCursor & { readonly walk: NonNullable<ForwardCursor['walk']> },
  request: PullRequest,
  puller: Puller,
): Promise<PullPage> {
  const { walk, known, rescannedAt } = cursor;
  const page = await readPage(
    { offset: walk.offset, limit: WINDOW, lane: 'sync', request },
    puller,
  );
  const ids = page.entries.map(({ id }) => id);
  const isTooFar = walk.offset > MOST_NEWS;
  const isEnd = page.isLast || ids.some((id) => known.includes(id)) || isTooFar;
  const newest = [...new Set([...walk.newest, ...ids])].slice(0, WINDOW);
  return {
    changes: changesOf(page.entries),
    cursor: isEnd
      ? { known: newest, rescannedAt }
      : { known, rescannedAt, walk: { offset: walk.offset + WINDOW - OVERLAP, newest } },
    more: !isEnd,
    ...(isTooFar ? { gap: {} } : {}),
  };
}

async function pullBackfill(request: PullRequest, puller: Puller): Promise<PullPage> {
  const offset = backfillCursor.safeParse(request.cursor).data?.offset ?? WINDOW - OVERLAP;
  const page = await readPage({ offset, limit: WINDOW, lane: 'backfill', request }, puller);
  return {
    changes: changesOf(page.entries),
    cursor: { offset: offset + WINDOW - OVERLAP },
    more: !page.isLast,
  };
}

/** One page of a feed. Asking again with the same cursor gives the same again and harms nothing. */
export async function pull(request: PullRequest, puller: Puller): Promise<PullPage> {
  if (request.direction === 'backfill') return await pullBackfill(request, puller);
  const cursor = forwardCursor.safeParse(request.cursor).data ?? null;
  if (cursor?.walk === undefined) return await pullNews(cursor, request, puller);
  return await pullOlderNews({ ...cursor, walk: cursor.walk }, request, puller);
}
