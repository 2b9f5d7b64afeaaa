import type { ActionKind } from '#domain/capabilities.ts';
import type { Media } from '#domain/message.ts';
import type { RemoteAuthor, RemoteMessage } from '#main/networks/connector.ts';
import { commentId, postId } from '#main/networks/graph/remote-id.ts';
import { webUrl } from '#main/networks/graph/web-url.ts';
import { cleanName } from '#main/networks/plain-text.ts';
import { readWritten, type Pages } from '#main/networks/written-text.ts';
import type { ApiPost } from './schemas.ts';

/** From whose side it is seen. Threads tells names only, no numbers of people. */
export type Viewer = { readonly userId: string; readonly username: string };

const PAGES: Pages = {
  person: (name) => `https://www.threads.com/@${name}`,
  tag: (name) => `https://www.threads.com/search?q=${encodeURIComponent(name)}&serp_type=tags`,
};

function authorOf(username: string): RemoteAuthor {
  const name = cleanName(username) || 'Threads user';
  return {
    remoteId: `name:${name}`,
    name,
    handle: `@${name}`,
    ...(/^[\w.]+$/u.test(name) ? { url: `https://www.threads.com/@${name}` } : {}),
  };
}

function mediaOf(post: ApiPost): readonly Media[] {
  const url = webUrl(post.media_url);
  const previewUrl = webUrl(post.thumbnail_url);
  if (url === undefined) return [];
  const kind = post.media_type === 'VIDEO' ? 'video' : 'image';
  return [
    {
      kind,
      url,
      ...(previewUrl === undefined ? {} : { previewUrl }),
      ...(post.alt_text === undefined ? {} : { alt: post.alt_text }),
    },
  ];
}

function allowedFor(isOwn: boolean, isMention: boolean): readonly ActionKind[] {
  if (isOwn) return ['reply', 'delete'];
  return isMention ? ['reply'] : ['reply', 'hide', 'unhide'];
}

function shared(post: ApiPost, viewer: Viewer) {
  const url = webUrl(post.permalink);
  const isOwn = post.is_reply_owned_by_me || post.username === viewer.username;
  return {
    direction: isOwn ? 'out' : 'in',
    author: authorOf(isOwn ? viewer.username : post.username),
    ...readWritten(post.text, PAGES),
    visibility: 'public',
    media: mediaOf(post),
    counts: {},
    ...(url === undefined ? {} : { url }),
    version: post.timestamp,
    createdAt: post.timestamp,
    needsAnswer: !isOwn,
  } as const;
}

/** A post of ours, or one elsewhere that names us. */
export function toPost(post: ApiPost, viewer: Viewer): RemoteMessage {
  const known = shared(post, viewer);
  const isOwn = known.direction === 'out';
  return {
    ...known,
    remoteId: postId(post.id),
    kind: isOwn ? 'post' : 'mention',
    rootRemoteId: postId(post.id),
    mine: {},
    allowed: allowedFor(isOwn, true),
  };
}

/** `root`: our id of the post that it stands below. */
export function toReply(reply: ApiPost, root: string, viewer: Viewer): RemoteMessage {
  const known = shared(reply, viewer);
  const parent = reply.replied_to?.id;
  const isToRoot = parent === undefined || postId(parent) === root;
  return {
    ...known,
    remoteId: commentId(root, reply.id),
    kind: 'comment',
    rootRemoteId: root,
    parentRemoteId: isToRoot ? root : commentId(root, parent),
    mine: reply.hide_status === '' ? {} : { hidden: reply.hide_status === 'HIDDEN' },
    allowed: allowedFor(known.direction === 'out', false),
  };
}
