import type { ActionKind } from '#domain/capabilities.ts';
import type { MessageKind } from '#domain/message.ts';
import { ConnectorError, type RemoteAuthor, type RemoteMessage } from '#main/networks/connector.ts';
import { readHtml } from '#main/networks/html.ts';
import { cleanName, type PlainText } from '#main/networks/plain-text.ts';
import { momentOf, present, webUrl } from '#main/networks/values.ts';
import { imagesIn } from '#main/networks/html-images.ts';
import type { ApiPost } from './schemas.ts';

/** From whose side posts are seen. */
export type Viewer = {
  readonly serverUrl: string;
  readonly userId: string;
  readonly username: string;
};

/** What a post does not say about itself. */
export type Around = {
  readonly title?: string;
  readonly isPrivate?: boolean;
  /** The forum itself says that this is for the account; the notification that says so. */
  readonly notification?: { readonly id: number; readonly isRead: boolean };
};

/** A place in a topic: where its first post is, is known without asking. */
export type Place = { readonly topic: number; readonly number: number };

export const idOf = ({ topic, number }: Place): string => `${String(topic)}/${String(number)}`;

export function placeOf(remoteId: string): Place {
  const [, topic, number] = /^(\d+)\/(\d+)$/u.exec(remoteId) ?? [];
  if (topic === undefined || number === undefined)
    throw new ConnectorError({ code: 'invalid-input' }, true);
  return { topic: Number(topic), number: Number(number) };
}

const AVATAR_SIZE = '96';
export function avatarOf(template: string, serverUrl: string): string | undefined {
  return template === ''
    ? undefined
    : webUrl(template.replace('{size}', AVATAR_SIZE), `${serverUrl}/`);
}

function authorOf(post: ApiPost, serverUrl: string): RemoteAuthor {
  const username = cleanName(post.username) || 'unknown';
  return {
    remoteId: String(post.user_id),
    name: cleanName(post.name ?? '') || username,
    handle: `@${username}`,
    url: `${serverUrl}/u/${encodeURIComponent(username)}`,
    ...present({ avatarUrl: avatarOf(post.avatar_template, serverUrl) }),
  };
}

const LIKE = 2;
function likesOf(post: ApiPost) {
  return post.actions_summary.find(({ id }) => id === LIKE);
}

function allowedFor(post: ApiPost): readonly ActionKind[] {
  const likes = likesOf(post);
  return [
    'reply',
    ...(likes?.acted === true ? (['unlike'] as const) : []),
    ...(likes?.acted !== true && likes?.can_act === true ? (['like'] as const) : []),
    ...(post.can_delete ? (['delete'] as const) : []),
    ...(post.can_edit && post.yours ? (['edit'] as const) : []),
  ];
}

function isSameName(one: string | undefined, other: string): boolean {
  return one?.toLowerCase() === other.toLowerCase();
}

function mentions({ text, spans }: PlainText, username: string): boolean {
  return spans.some(
    ({ kind, start, end }) =>
      kind === 'mention' && isSameName(text.slice(start + 1, end), username),
  );
}

function kindOf(post: ApiPost, facts: { isPrivate: boolean; isMentioned: boolean }): MessageKind {
  if (facts.isPrivate) return 'direct';
  if (facts.isMentioned) return 'mention';
  return post.post_number === 1 ? 'post' : 'comment';
}

/** A topic's title is the first line of its first post. */
function textOf(post: ApiPost, title: string, { serverUrl }: Viewer): PlainText {
  const body = readHtml(post.cooked, `${serverUrl}/`);
  if (post.post_number !== 1 || title === '') return body;
  const text = body.text === '' ? title : `${title}\n\n${body.text}`;
  const shift = text.length - body.text.length;
  const spans = body.spans.map(({ kind, url, start, end }) => ({
    kind,
    url,
    start: start + shift,
    end: end + shift,
  }));
  return { text, spans };
}

export function isGone(post: ApiPost): boolean {
  return post.user_deleted || (post.deleted_at ?? '') !== '';
}

function timesOf(post: ApiPost) {
  const createdAt = Math.max(momentOf(post.created_at) ?? 0, 0);
  const updatedAt = Math.max(momentOf(post.updated_at) ?? 0, createdAt);
  return { createdAt, version: updatedAt, ...(post.version > 1 ? { editedAt: updatedAt } : {}) };
}

/** Who it is for, seen from the account. */
function meantFor(post: ApiPost, content: PlainText, { around, viewer }: Seen) {
  const { username, userId } = viewer;
  const isOwn = post.yours || String(post.user_id) === userId;
  const isPrivate = around.isPrivate === true;
  const isMentioned = mentions(content, username);
  const isAnswer = isSameName(post.reply_to_user?.username, username);
  const isTold = around.notification !== undefined;
  return {
    kind: kindOf(post, { isPrivate, isMentioned }),
    direction: isOwn ? 'out' : 'in',
    visibility: isPrivate ? 'direct' : 'public',
    needsAnswer: !isOwn && (isTold || isMentioned || isAnswer || isPrivate),
  } as const;
}
type Seen = { readonly around: Around; readonly viewer: Viewer };

function placing(post: ApiPost) {
  const { topic_id: topic, post_number: number, reply_to_post_number: to } = post;
  return {
    remoteId: idOf({ topic, number }),
    rootRemoteId: idOf({ topic, number: 1 }),
    ...(number === 1 ? {} : { parentRemoteId: idOf({ topic, number: to ?? 1 }) }),
  };
}

export function toMessage(post: ApiPost, around: Around, viewer: Viewer): RemoteMessage {
  const { serverUrl } = viewer;
  const content = textOf(post, cleanName(around.title ?? post.topic_title ?? ''), viewer);
  const { notification } = around;
  const likes = likesOf(post);
  const placed = placing(post);
  return {
    ...placed,
    ...meantFor(post, content, { around, viewer }),
    author: authorOf(post, serverUrl),
    ...content,
    media: imagesIn(post.cooked, `${serverUrl}/`),
    counts: present({ replies: post.reply_count, likes: likes?.count }),
    mine: likes?.acted === true ? { liked: 'yes' } : {},
    allowed: allowedFor(post),
    url: `${serverUrl}/t/${encodeURIComponent(post.topic_slug || '-')}/${placed.remoteId}`,
    ...timesOf(post),
    ...(notification?.isRead === true ? { isRead: true } : {}),
    ext: { postId: post.id, ...present({ notificationId: notification?.id }) },
  };
}
