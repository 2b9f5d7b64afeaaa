import {
  afterOf,
  edge,
  entriesOf,
  type Edge,
  type Fields,
  type GraphCaller,
} from '#main/networks/graph/calls.ts';
import type { Asked, BelowSource, Post, Stretch } from '#main/networks/graph/pull-below.ts';
import type { ReadList } from '#main/networks/graph/pull-list.ts';
import { commentId, placeOf, postId } from '#main/networks/graph/remote-id.ts';
import { toPost, toReply, type Viewer } from './mapper.ts';
import { post as postSchema, POST_FIELDS, REPLY_FIELDS, type ApiPost } from './schemas.ts';

export type Reading = { readonly caller: GraphCaller; readonly viewer: Viewer };

/** What stands below a post is a request of its own: fewer posts at a time than elsewhere. */
const POSTS = 10;
const FIRST_REPLIES = 25;

async function readEdge(
  path: string,
  { query, after, limit, lane, signal }: Asked & { readonly query: Fields },
  { caller }: Reading,
): Promise<Edge> {
  return await caller.call('GET', path, {
    query: { ...query, limit: String(limit), ...(after === undefined ? {} : { after }) },
    lane,
    signal,
    schema: edge,
  });
}

/** `root`: our id of the post. All levels, newest first. */
export async function readReplies(root: string, asked: Asked, reading: Reading): Promise<Stretch> {
  const query = { fields: REPLY_FIELDS, reverse: 'true' };
  const read = await readEdge(`${placeOf(root).id}/conversation`, { ...asked, query }, reading);
  const comments = entriesOf(read, postSchema).map((one) => ({
    id: one.id,
    createdAt: one.timestamp,
    messages: [toReply(one, root, reading.viewer)],
  }));
  return { comments, ...afterOf(read) };
}

async function withReplies(one: ApiPost, asked: Asked, reading: Reading): Promise<Post> {
  const { lane, signal } = asked;
  const below = one.has_replies
    ? await readReplies(postId(one.id), { limit: FIRST_REPLIES, lane, signal }, reading)
    : { comments: [] };
  const message = toPost(one, reading.viewer);
  return { id: one.id, createdAt: one.timestamp, message, below };
}

export function belowPosts(reading: Reading): BelowSource {
  return {
    async posts(asked) {
      const limit = Math.min(asked.limit, POSTS);
      const query = { fields: POST_FIELDS };
      const read = await readEdge('me/threads', { ...asked, limit, query }, reading);
      const found: Post[] = [];
      for (const one of entriesOf(read, postSchema))
        found.push(await withReplies(one, asked, reading));
      return { posts: found, ...afterOf(read) };
    },
    comments: async (post, asked) => await readReplies(postId(post), asked, reading),
    remoteIdOf: (post, reply) => commentId(postId(post), reply),
  };
}

export function posts(at: 'threads' | 'mentions', reading: Reading): ReadList {
  return async (asked) => {
    const query = { fields: POST_FIELDS };
    const read = await readEdge(`me/${at}`, { ...asked, query }, reading);
    const entries = entriesOf(read, postSchema).map((one) => ({
      key: one.id,
      messages: [toPost(one, reading.viewer)],
    }));
    return { entries, ...afterOf(read) };
  };
}
