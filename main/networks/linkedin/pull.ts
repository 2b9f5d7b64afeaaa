import { z } from 'zod';
import type {
  PullPage,
  PullRequest,
  RemoteChange,
  RemoteMessage,
} from '#main/networks/connector.ts';
import { isTrouble } from './calls.ts';
import { countComments, readPost, readPosts, type Asking, type Reading } from './reading.ts';
import { post as postSchema } from './schemas.ts';

/** Older posts are only looked at when their comments are read for the first time. */
const NEWS_POSTS = 20;
const BACKFILL_POSTS = 5;
/** Edits change no count: the newest posts are read again now and then. */
const RESCAN_MS = 30 * 60_000;
const RESCANNED_POSTS = 5;
const MOST_KNOWN = 500;

const state = z.object({ count: z.number(), known: z.array(z.string()) });
const forward = z.object({
  posts: z.record(z.string(), state),
  /** Posts whose comments are to be read, with the count that said so. */
  queue: z.array(z.object({ post: postSchema, count: z.number() })),
  rescannedAt: z.number(),
});
type ForwardCursor = z.infer<typeof forward>;
const backfill = z.object({ start: z.number().int().nonnegative(), isDone: z.boolean() });

const asChanges = (messages: readonly RemoteMessage[]): readonly RemoteChange[] =>
  messages.map((message) => ({ kind: 'message', message }));

/** The first post of the queue, whole: what came, and what stands there no more. */
async function payFirst(
  cursor: ForwardCursor,
  asking: Asking,
  reading: Reading,
): Promise<PullPage> {
  const [first, ...queue] = cursor.queue;
  if (first === undefined) return { changes: [], cursor, more: false };
  const { post, count } = first;
  const before = cursor.posts[post.id]?.known ?? [];
  try {
    const { messages, isComplete } = await readPost(post, asking, reading);
    const ids = new Set(messages.map(({ remoteId }) => remoteId));
    const gone = isComplete ? before.filter((id) => !ids.has(id)) : [];
    const known = isComplete ? [...ids].slice(-MOST_KNOWN) : before;
    return {
      changes: [
        ...asChanges(messages),
        ...gone.map((remoteId): RemoteChange => ({ kind: 'deleted', remoteId })),
      ],
      cursor: { ...cursor, queue, posts: { ...cursor.posts, [post.id]: { count, known } } },
      more: queue.length > 0,
      ...(isComplete ? {} : { gap: {} }),
    };
  } catch (error) {
    // A post that was deleted meanwhile takes its comments along.
    if (!isTrouble(error, 'gone')) throw error;
    const { [post.id]: _gone, ...posts } = cursor.posts;
    const changes = before.map((remoteId): RemoteChange => ({ kind: 'deleted', remoteId }));
    return { changes, cursor: { ...cursor, queue, posts }, more: queue.length > 0 };
  }
}

async function pullNews(
  cursor: ForwardCursor | null,
  asking: Asking,
  reading: Reading,
): Promise<PullPage> {
  const now = reading.clock.now();
  const posts = await readPosts({ start: 0, count: NEWS_POSTS }, asking, reading);
  const counts = await countComments(posts, asking, reading);
  const rescannedAt = cursor?.rescannedAt ?? now;
  const isRescan = now - rescannedAt >= RESCAN_MS || rescannedAt > now;
  const queue = posts.flatMap((post, at) => {
    const count = counts.get(post.id) ?? 0;
    const before = cursor?.posts[post.id];
    const isNews = before === undefined ? count > 0 : before.count !== count;
    const isAgain = isRescan && at < RESCANNED_POSTS && (before?.known.length ?? 0) > 0;
    return isNews || isAgain ? [{ post, count }] : [];
  });
  const still = new Set(posts.map(({ id }) => id));
  const kept = Object.entries(cursor?.posts ?? {}).filter(([id]) => still.has(id));
  const next: ForwardCursor = {
    posts: Object.fromEntries(kept),
    queue,
    rescannedAt: isRescan ? now : rescannedAt,
  };
  return await payFirst(next, asking, reading);
}

async function pullBackfill(request: PullRequest, reading: Reading): Promise<PullPage> {
  const asking: Asking = { lane: 'backfill', signal: request.signal };
  const cursor = backfill.safeParse(request.cursor).data ?? { start: 0, isDone: false };
  if (cursor.isDone) return { changes: [], cursor, more: false };
  const posts = await readPosts({ start: cursor.start, count: BACKFILL_POSTS }, asking, reading);
  const counts = await countComments(posts, asking, reading);
  const messages = new Map<string, RemoteMessage>();
  let isComplete = true;
  for (const post of posts) {
    if ((counts.get(post.id) ?? 0) === 0) continue;
    const read = await readPost(post, asking, reading);
    isComplete &&= read.isComplete;
    for (const message of read.messages) messages.set(message.remoteId, message);
  }
  const isDone = posts.length < BACKFILL_POSTS;
  return {
    changes: asChanges([...messages.values()]),
    cursor: { start: cursor.start + posts.length, isDone },
    more: !isDone,
    ...(isComplete ? {} : { gap: {} }),
  };
}

/** One page. Asking again with the same cursor gives the same again and harms nothing. */
export async function pull(request: PullRequest, reading: Reading): Promise<PullPage> {
  if (request.direction === 'backfill') return await pullBackfill(request, reading);
  const asking: Asking = { lane: 'sync', signal: request.signal };
  const cursor = forward.safeParse(request.cursor).data ?? null;
  return cursor === null || cursor.queue.length === 0
    ? await pullNews(cursor, asking, reading)
    : await payFirst(cursor, asking, reading);
}
