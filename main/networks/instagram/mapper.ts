import type { ActionKind } from '#domain/capabilities.ts';
import type { Media } from '#domain/message.ts';
import type { RemoteAuthor, RemoteMessage } from '#main/networks/connector.ts';
import { entriesOf } from '#main/networks/graph/calls.ts';
import { commentId, postId } from '#main/networks/graph/remote-id.ts';
import { webUrl } from '#main/networks/graph/web-url.ts';
import { cleanName } from '#main/networks/plain-text.ts';
import { readWritten, type Pages } from '#main/networks/written-text.ts';
import { comment as commentSchema, type ApiComment, type ApiMedia } from './schemas.ts';

/** From whose side it is seen. */
export type Viewer = { readonly userId: string; readonly username: string };

const PAGES: Pages = {
  person: (name) => `https://www.instagram.com/${name}/`,
  tag: (name) => `https://www.instagram.com/explore/tags/${encodeURIComponent(name)}/`,
};

/** `id` where the network tells one; its name stands for it otherwise. */
export function authorOf(id: string | undefined, username: string): RemoteAuthor {
  const name = cleanName(username) || 'Instagram user';
  return {
    remoteId: id ?? `name:${name}`,
    name,
    handle: name,
    ...(/^[\w.]+$/u.test(name) ? { url: `https://www.instagram.com/${name}/` } : {}),
  };
}

function isOwn({ from, username }: ApiComment, viewer: Viewer): boolean {
  return from?.id === viewer.userId || (from?.username ?? username) === viewer.username;
}

function allowedFor(comment: ApiComment, own: boolean): readonly ActionKind[] {
  // What is hidden takes no answer, what is ours is not hidden.
  const reply: readonly ActionKind[] = comment.hidden === true ? [] : ['reply'];
  return own ? [...reply, 'delete'] : [...reply, 'hide', 'unhide', 'delete'];
}

export function toComment(comment: ApiComment, root: string, viewer: Viewer): RemoteMessage {
  const own = isOwn(comment, viewer);
  const { from, parent_id: parent, like_count: likes } = comment;
  const username = from?.username ?? '';
  return {
    remoteId: commentId(root, comment.id),
    kind: 'comment',
    direction: own ? 'out' : 'in',
    rootRemoteId: root,
    parentRemoteId: parent === undefined ? root : commentId(root, parent),
    author: authorOf(own ? viewer.userId : from?.id, username === '' ? comment.username : username),
    ...readWritten(comment.text, PAGES),
    visibility: 'public',
    media: [],
    counts: likes === undefined ? {} : { likes },
    mine: comment.hidden === undefined ? {} : { hidden: comment.hidden },
    allowed: allowedFor(comment, own),
    // Comments can not be edited: the newest copy is as good as any.
    version: comment.timestamp,
    createdAt: comment.timestamp,
    needsAnswer: !own,
  };
}

/** The comment, and the answers that came along with it. */
export function withReplies(
  comment: ApiComment,
  root: string,
  viewer: Viewer,
): readonly RemoteMessage[] {
  const replies = entriesOf(comment.replies, commentSchema);
  return [comment, ...replies.map((one) => Object.assign(one, { parent_id: comment.id }))].map(
    (one) => toComment(one, root, viewer),
  );
}

function pictureOf(media: ApiMedia): readonly Media[] {
  const isVideo = media.media_type === 'VIDEO';
  const url = webUrl(media.media_url);
  const previewUrl = webUrl(media.thumbnail_url);
  if (url === undefined) return [];
  const kind = isVideo ? 'video' : 'image';
  return [{ kind, url, ...(previewUrl === undefined ? {} : { previewUrl }) }];
}

/** `tagged`: a post of somebody else in which the account is marked. */
export function toPost(media: ApiMedia, whose: 'own' | 'tagged', viewer: Viewer): RemoteMessage {
  const url = webUrl(media.permalink);
  const { like_count: likes, comments_count: replies } = media;
  return {
    remoteId: postId(media.id),
    kind: whose === 'own' ? 'post' : 'mention',
    direction: whose === 'own' ? 'out' : 'in',
    rootRemoteId: postId(media.id),
    author:
      whose === 'own'
        ? authorOf(viewer.userId, viewer.username)
        : authorOf(undefined, media.username),
    ...readWritten(media.caption, PAGES),
    visibility: 'public',
    media: pictureOf(media),
    counts: {
      ...(likes === undefined ? {} : { likes }),
      ...(replies === undefined ? {} : { replies }),
    },
    mine: {},
    allowed: ['reply'],
    ...(url === undefined ? {} : { url }),
    version: media.timestamp,
    createdAt: media.timestamp,
    needsAnswer: whose === 'tagged',
    ...(whose === 'tagged' ? { ext: { tagged: true } } : {}),
  };
}
