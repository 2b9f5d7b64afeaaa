import type { ActionKind } from '#domain/capabilities.ts';
import type { MessageKind } from '#domain/message.ts';
import { ConnectorError, type RemoteAuthor, type RemoteMessage } from '#main/networks/connector.ts';
import { cleanName, type PlainText } from '#main/networks/plain-text.ts';
import { present } from '#main/networks/values.ts';
import type { ApiChat, ApiMessage, ApiUser } from './schemas.ts';
import { textOf } from './text.ts';

/** The bot. */
export type Viewer = { readonly botId: string; readonly username: string };

/** Numbers of messages count within their chat. */
export type Place = { readonly chat: number; readonly message: number };
export const idOf = ({ chat, message }: Place): string => `${String(chat)}/${String(message)}`;

export function placeOf(remoteId: string): Place {
  const [, chat, message] = /^(-?\d+)\/(\d+)$/u.exec(remoteId) ?? [];
  if (chat === undefined || message === undefined)
    throw new ConnectorError({ code: 'invalid-input' }, true);
  return { chat: Number(chat), message: Number(message) };
}

function personOf({
  id,
  first_name: first,
  last_name: last = '',
  username,
}: ApiUser): RemoteAuthor {
  const name = cleanName(`${first} ${last}`);
  const handle = cleanName(username ?? '');
  return {
    remoteId: `user:${String(id)}`,
    name: name || handle || String(id),
    handle: handle === '' ? '' : `@${handle}`,
    ...(handle === '' ? {} : { url: `https://t.me/${encodeURIComponent(handle)}` }),
  };
}

function chatAsAuthor({ id, title = '', username }: ApiChat): RemoteAuthor {
  const handle = cleanName(username ?? '');
  return {
    remoteId: `chat:${String(id)}`,
    name: cleanName(title) || handle || String(id),
    handle: handle === '' ? '' : `@${handle}`,
  };
}

function authorOf({ from, sender_chat: sender, chat }: ApiMessage): RemoteAuthor {
  if (sender !== undefined) return chatAsAuthor(sender);
  return from === undefined ? chatAsAuthor(chat) : personOf(from);
}

function mentions({ text, spans }: PlainText, { username }: Viewer): boolean {
  return spans.some(
    ({ kind, start, end }) =>
      kind === 'mention' && text.slice(start, end).toLowerCase() === `@${username.toLowerCase()}`,
  );
}

type Facts = { readonly isOwn: boolean; readonly isMentioned: boolean; readonly viewer: Viewer };

function isAnswerToUs({ reply_to_message: parent }: ApiMessage, { viewer }: Facts): boolean {
  return String(parent?.from?.id) === viewer.botId;
}

/**
 * In a group what begins something, what is said to the bot, and comments on a post of the channel that
 * the group belongs to. What members say to each other does not wait.
 */
function needsAnswer(message: ApiMessage, facts: Facts): boolean {
  const { chat, reply_to_message: parent } = message;
  if (facts.isOwn || chat.type === 'channel' || message.is_automatic_forward === true) return false;
  if (chat.type === 'private' || facts.isMentioned || isAnswerToUs(message, facts)) return true;
  return parent === undefined || parent.is_automatic_forward === true;
}

function kindOf(message: ApiMessage, { isMentioned }: Facts): MessageKind {
  if (message.chat.type === 'private') return 'direct';
  if (isMentioned) return 'mention';
  if (message.chat.type === 'channel' || message.is_automatic_forward === true) return 'post';
  return 'comment';
}

/** A private chat is one conversation; in a group it is what answers one another. */
function placing(message: ApiMessage) {
  const { chat, message_id: id, reply_to_message: parent } = message;
  const remoteId = idOf({ chat: chat.id, message: id });
  const parentRemoteId =
    parent === undefined ? undefined : idOf({ chat: chat.id, message: parent.message_id });
  const rootRemoteId =
    chat.type === 'private' ? `${String(chat.id)}/chat` : (parentRemoteId ?? remoteId);
  return { remoteId, rootRemoteId, ...present({ parentRemoteId }) };
}

/** Only groups with a name have pages. */
function urlOf({ chat, message_id: id }: ApiMessage): string | undefined {
  const { username } = chat;
  return username === undefined || chat.type === 'private'
    ? undefined
    : `https://t.me/${encodeURIComponent(username)}/${String(id)}`;
}

function allowedFor({ text }: ApiMessage, { isOwn }: Facts): readonly ActionKind[] {
  if (!isOwn) return ['reply', 'like', 'unlike'];
  return ['reply', 'delete', ...(text === undefined ? [] : (['edit'] as const))];
}

export function toMessage(message: ApiMessage, viewer: Viewer): RemoteMessage {
  const content = textOf(message);
  const isOwn = String(message.from?.id) === viewer.botId;
  const facts: Facts = { isOwn, isMentioned: mentions(content, viewer), viewer };
  const createdAt = Math.max(message.date, 0) * 1000;
  const editedAt = message.edit_date === undefined ? undefined : message.edit_date * 1000;
  return {
    ...placing(message),
    kind: kindOf(message, facts),
    direction: isOwn ? 'out' : 'in',
    author: authorOf(message),
    ...content,
    visibility: message.chat.type === 'private' ? 'direct' : 'public',
    media: [],
    counts: {},
    mine: {},
    allowed: allowedFor(message, facts),
    version: Math.max(createdAt, editedAt ?? 0),
    createdAt,
    needsAnswer: needsAnswer(message, facts),
    ...present({ url: urlOf(message), editedAt }),
  };
}
