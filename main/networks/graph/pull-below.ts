import { z } from 'zod';
import type { PullPage, PullRequest, RemoteMessage } from '#main/networks/connector.ts';
import type { Lane } from '#main/networks/http.ts';
import { deletedAmong, onceEach } from './stretch.ts';

/**
 * Comments hang below posts, and nothing lists the newest of all of them. So the newest posts are read
 * with their newest comments, and below a post with more news than that we walk back to what is known.
 */

export type Comment = {
  readonly id: string;
  /** ms since epoch. */
  readonly createdAt: number;
  /** The comment, and answers that came along with it. */
  readonly messages: readonly RemoteMessage[];
};
/** Newest first. `after`: where the older ones are. */
export type Stretch = { readonly comments: readonly Comment[]; readonly after?: string };
export type Post = {
  readonly id: string;
  readonly createdAt: number;
  readonly message: RemoteMessage;
  readonly below: Stretch;
};
export type Asked = {
  readonly after?: string;
  readonly limit: number;
  readonly lane: Lane;
  readonly signal: AbortSignal;
};
export type BelowSource = {
  /** Newest first. */
  posts(asked: Asked): Promise<{ readonly posts: readonly Post[]; readonly after?: string }>;
  comments(post: string, asked: Asked): Promise<Stretch>;
  readonly remoteIdOf: (post: string, comment: string) => string;
};
export type BelowPorts = { readonly source: BelowSource; readonly clock: { now(): number } };

/** Posts on every poll, and so many more now and then. */
const POSTS = 25;
const DEEP_PAGES = 4;
const DEEP_MS = 30 * 60_000;
const COMMENTS = 100;
/** The server's clock and ours may differ by so much; its times are whole seconds. */
const CLOCK_SKEW = 10 * 60_000;
/** Below one post further back than this is a gap and no page. */
const MOST_WALKED = 40;

const walk = z.object({
  post: z.string(),
  after: z.string(),
  until: z.number(),
  known: z.array(z.string()),
  pages: z.number(),
});
type Walk = z.infer<typeof walk>;
const mark = z.object({ newest: z.number(), ids: z.array(z.string()) });
const forwardCursor = z.object({
  /** Of every post that was seen: its newest comments. */
  posts: z.record(z.string(), mark),
  /** Posts from then on were not there when we looked first, so all below them is news. */
  since: z.number(),
  deepAt: z.number(),
  walks: z.array(walk),
  scan: z.object({ after: z.string(), pages: z.number() }).optional(),
});
type Cursor = z.infer<typeof forwardCursor>;

const backfillCursor = z.object({
  after: z.string().optional(),
  walks: z.array(z.object({ post: z.string(), after: z.string() })),
  isLast: z.boolean(),
});

/** One request of the comments below all posts of the account. */
export async function pullBelow(request: PullRequest, ports: BelowPorts): Promise<PullPage> {
  if (request.direction === 'backfill') return await pullPast(request, ports);
  const cursor = forwardCursor.safeParse(request.cursor).data ?? null;
  const [first] = cursor?.walks ?? [];
  if (cursor !== null && first !== undefined)
    return await walkBack(first, { cursor, request }, ports);
  return await scanPosts(cursor, request, ports);
}

/** The walk that is needed below a post, if more is new than came along with it. */
function walkBelow(post: Post, cursor: Cursor | null): readonly Walk[] {
  const { after, comments } = post.below;
  if (cursor === null || after === undefined) return [];
  const known = cursor.posts[post.id];
  if (known === undefined && post.createdAt < cursor.since - CLOCK_SKEW) return [];
  const { newest: until, ids } = known ?? { newest: 0, ids: [] };
  if (hasMet(comments, { until, known: ids })) return [];
  return [{ post: post.id, after, until, known: ids, pages: 0 }];
}

function hasMet(comments: readonly Comment[], { until, known }: Pick<Walk, 'until' | 'known'>) {
  return comments.some(({ id, createdAt }) => createdAt < until || known.includes(id));
}

function markOf({ below: { comments } }: Post, before: z.infer<typeof mark> | undefined) {
  return {
    newest: Math.max(before?.newest ?? 0, ...comments.map(({ createdAt }) => createdAt)),
    ids: comments.map(({ id }) => id),
  };
}

const NOTHING: Cursor = { posts: {}, since: 0, deepAt: 0, walks: [] };

/** Where the scan goes on: now and then further back than the newest posts. */
function scanAfter(
  cursor: Cursor | null,
  after: string | undefined,
  now: number,
): Pick<Cursor, 'deepAt' | 'scan'> {
  if (cursor === null) return { deepAt: now };
  const { deepAt, scan } = cursor;
  if (now - deepAt < DEEP_MS && deepAt <= now) return { deepAt };
  const pages = (scan?.pages ?? 0) + 1;
  const isEnd = after === undefined || after === scan?.after || pages >= DEEP_PAGES;
  return isEnd ? { deepAt: now } : { deepAt, scan: { after, pages } };
}

async function scanPosts(
  cursor: Cursor | null,
  { signal }: PullRequest,
  { source, clock }: BelowPorts,
): Promise<PullPage> {
  const now = clock.now();
  const { posts: known, since, scan } = cursor ?? { ...NOTHING, since: now };
  const from = scan === undefined ? {} : { after: scan.after };
  const { posts, after } = await source.posts({ ...from, limit: POSTS, lane: 'sync', signal });
  const marks = posts.map((post) => [post.id, markOf(post, known[post.id])] as const);
  const next: Cursor = {
    posts: newestMarks({ ...known, ...Object.fromEntries(marks) }),
    since,
    walks: posts.flatMap((post) => walkBelow(post, cursor)),
    ...scanAfter(cursor, after, now),
  };
  const gone = posts.flatMap(({ id, below }) =>
    deletedAmong(known[id]?.ids ?? [], below).map(
      (comment) => ({ kind: 'deleted', remoteId: source.remoteIdOf(id, comment) }) as const,
    ),
  );
  return {
    changes: [...onceEach(posts.flatMap(messagesOf)), ...gone],
    cursor: next,
    more: next.scan !== undefined || next.walks.length > 0,
  };
}

function messagesOf({ message, below }: Post): readonly RemoteMessage[] {
  return [message, ...below.comments.flatMap((comment) => comment.messages)];
}

/** Ids of posts that nobody comments any more would pile up otherwise. */
function newestMarks(posts: Cursor['posts']): Cursor['posts'] {
  const all = Object.entries(posts).toSorted(([, a], [, b]) => b.newest - a.newest);
  return Object.fromEntries(all.slice(0, POSTS * DEEP_PAGES));
}

async function walkBack(
  first: Walk,
  { cursor, request }: { readonly cursor: Cursor; readonly request: PullRequest },
  { source }: BelowPorts,
): Promise<PullPage> {
  const { comments, after } = await source.comments(first.post, {
    after: first.after,
    limit: COMMENTS,
    lane: 'sync',
    signal: request.signal,
  });
  const isTooFar = first.pages + 1 >= MOST_WALKED;
  const isEnd = hasMet(comments, first) || after === undefined || after === first.after;
  const rest = cursor.walks.slice(1);
  const walks = isEnd || isTooFar ? rest : [{ ...first, after, pages: first.pages + 1 }, ...rest];
  return {
    changes: onceEach(comments.flatMap(({ messages }) => messages)),
    cursor: { ...cursor, walks },
    more: walks.length > 0 || cursor.scan !== undefined,
    ...(isTooFar && !isEnd ? { gap: {} } : {}),
  };
}

async function pullPast(
  { cursor, signal }: PullRequest,
  { source }: BelowPorts,
): Promise<PullPage> {
  const from = backfillCursor.safeParse(cursor).data ?? { walks: [], isLast: false };
  const asked = { limit: COMMENTS, lane: 'backfill', signal } as const;
  const [first, ...rest] = from.walks;
  if (first !== undefined) {
    const { comments, after } = await source.comments(first.post, { ...asked, after: first.after });
    const isEnd = after === undefined || after === first.after;
    const walks = isEnd ? rest : [{ post: first.post, after }, ...rest];
    return {
      changes: onceEach(comments.flatMap(({ messages }) => messages)),
      cursor: { ...from, walks },
      more: walks.length > 0 || !from.isLast,
    };
  }
  const { posts, after } = await source.posts({
    ...asked,
    limit: POSTS,
    ...(from.after === undefined ? {} : { after: from.after }),
  });
  const isLast = after === undefined || after === from.after;
  const walks = posts.flatMap(({ id, below }) =>
    below.after === undefined ? [] : [{ post: id, after: below.after }],
  );
  const messages = posts.flatMap(messagesOf);
  return {
    changes: onceEach(messages),
    cursor: { ...(isLast ? {} : { after }), walks, isLast },
    more: walks.length > 0 || !isLast,
  };
}
