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
import type { Talking } from '#main/networks/graph/talks.ts';
import { authorOf, toPost, withReplies, type Viewer } from './mapper.ts';
import {
  comment as commentSchema,
  COMMENT_FIELDS,
  media as mediaSchema,
  MEDIA_FIELDS,
  type ApiMedia,
} from './schemas.ts';

export type Reading = { readonly caller: GraphCaller; readonly viewer: Viewer };

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

function commentsIn(read: Edge, root: string, { viewer }: Reading): Stretch['comments'] {
  return entriesOf(read, commentSchema).map((one) => ({
    id: one.id,
    createdAt: one.timestamp,
    messages: withReplies(one, root, viewer),
  }));
}

/** `root`: our id of the post. At most 50 comments come at a time. */
export async function readComments(root: string, asked: Asked, reading: Reading): Promise<Stretch> {
  const query = { fields: COMMENT_FIELDS };
  const limit = Math.min(asked.limit, 50);
  const read = await readEdge(`${placeOf(root).id}/comments`, { ...asked, limit, query }, reading);
  return { comments: commentsIn(read, root, reading), ...afterOf(read) };
}

function toEntry(media: ApiMedia, reading: Reading) {
  const root = postId(media.id);
  return {
    id: media.id,
    createdAt: media.timestamp,
    message: toPost(media, 'own', reading.viewer),
    below: { comments: commentsIn(media.comments, root, reading), ...afterOf(media.comments) },
  };
}

export function belowMedia(reading: Reading): BelowSource {
  return {
    async posts(asked) {
      const query = { fields: `${MEDIA_FIELDS},comments.limit(25){${COMMENT_FIELDS}}` };
      const path = `${reading.viewer.userId}/media`;
      const read = await readEdge(path, { ...asked, query }, reading);
      const posts = entriesOf(read, mediaSchema).map((one) => toEntry(one, reading));
      return { posts, ...afterOf(read) };
    },
    comments: async (post, asked) => await readComments(postId(post), asked, reading),
    remoteIdOf: (post, comment) => commentId(postId(post), comment),
  };
}

/** Own posts for a column; posts of others that carry the account's tag. */
export function mediaList(at: 'media' | 'tags', reading: Reading): ReadList {
  const whose = at === 'media' ? 'own' : 'tagged';
  return async (asked) => {
    const query = { fields: MEDIA_FIELDS };
    const read = await readEdge(`${reading.viewer.userId}/${at}`, { ...asked, query }, reading);
    const entries = entriesOf(read, mediaSchema).map((one) => ({
      key: one.id,
      messages: [toPost(one, whose, reading.viewer)],
    }));
    return { entries, ...afterOf(read) };
  };
}

export function talking({ caller, viewer }: Reading): Talking {
  return {
    caller,
    platform: 'instagram',
    ownId: viewer.userId,
    authorOf: (person, fallback) =>
      person?.id === viewer.userId
        ? authorOf(viewer.userId, viewer.username)
        : authorOf(person?.id ?? `unknown:${fallback}`, person?.username ?? person?.name ?? ''),
  };
}
