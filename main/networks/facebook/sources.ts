import {
  afterOf,
  edge,
  entriesOf,
  type Edge,
  type Fields,
  type GraphCaller,
} from '#main/networks/graph/calls.ts';
import type { Asked, BelowSource, Stretch } from '#main/networks/graph/pull-below.ts';
import type { ReadList } from '#main/networks/graph/pull-list.ts';
import { commentId, placeOf, postId } from '#main/networks/graph/remote-id.ts';
import { toComment, toPost, toReview, type Viewer } from './mapper.ts';
import {
  comment as commentSchema,
  COMMENT_FIELDS,
  post as postSchema,
  POST_FIELDS,
  review as reviewSchema,
  REVIEW_FIELDS,
  type ApiPost,
} from './schemas.ts';

export type Reading = { readonly caller: GraphCaller; readonly viewer: Viewer };

/** Newest first, answers to comments among them. */
const STREAM = { filter: 'stream', order: 'reverse_chronological' };
const INNER = `comments.filter(stream).order(reverse_chronological).limit(25){${COMMENT_FIELDS}}`;

async function readEdge(
  path: string,
  { query, after, limit, lane, signal }: Asked & { readonly query: Fields },
  { caller }: Reading,
) {
  return await caller.call('GET', path, {
    query: { ...query, limit: String(limit), ...(after === undefined ? {} : { after }) },
    lane,
    signal,
    schema: edge,
  });
}

/** `root`: our id of the post or review. */
export async function readComments(root: string, asked: Asked, reading: Reading): Promise<Stretch> {
  const { id } = placeOf(root);
  const query = { ...STREAM, fields: COMMENT_FIELDS };
  const read = await readEdge(`${id}/comments`, { ...asked, query }, reading);
  return { comments: commentsIn(read, root, reading), ...afterOf(read) };
}

function commentsIn(read: Edge, root: string, { viewer }: Reading): Stretch['comments'] {
  return entriesOf(read, commentSchema).map((one) => ({
    id: one.id,
    createdAt: one.created_time,
    messages: [toComment(one, root, viewer)],
  }));
}

function toEntry(post: ApiPost, reading: Reading) {
  return {
    id: post.id,
    createdAt: post.created_time,
    message: toPost(post, reading.viewer),
    below: {
      comments: commentsIn(post.comments, postId(post.id), reading),
      ...afterOf(post.comments),
    },
  };
}

/** Posts of the page and on the page, with what stands below them. */
export function belowPosts(reading: Reading): BelowSource {
  const { pageId } = reading.viewer;
  return {
    async posts(asked) {
      const query = { fields: `${POST_FIELDS},${INNER}` };
      const read = await readEdge(`${pageId}/feed`, { ...asked, query }, reading);
      const entries = entriesOf(read, postSchema).map((post) => toEntry(post, reading));
      return { posts: entries, ...afterOf(read) };
    },
    comments: async (post, asked) => await readComments(postId(post), asked, reading),
    remoteIdOf: (post, comment) => commentId(postId(post), comment),
  };
}

/** Posts elsewhere that name the page; its own posts, for a column. */
export function posts(at: 'tagged' | 'posts', reading: Reading): ReadList {
  return async (asked) => {
    const query = { fields: POST_FIELDS };
    const read = await readEdge(`${reading.viewer.pageId}/${at}`, { ...asked, query }, reading);
    const entries = entriesOf(read, postSchema).map((post) => ({
      key: post.id,
      messages: [toPost(post, reading.viewer)],
    }));
    return { entries, ...afterOf(read) };
  };
}

export function reviews(reading: Reading): ReadList {
  return async (asked) => {
    const query = { fields: REVIEW_FIELDS };
    const read = await readEdge(`${reading.viewer.pageId}/ratings`, { ...asked, query }, reading);
    const found = entriesOf(read, reviewSchema).map((review) => toReview(review, reading.viewer));
    // An answer below a review makes it new again.
    const entries = found.map((messages) => ({
      key: `${messages[0]?.remoteId ?? ''}+${messages.length}`,
      messages,
    }));
    return { entries, ...afterOf(read) };
  };
}
