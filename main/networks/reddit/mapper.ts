import type { ActionKind } from '#domain/capabilities.ts';
import type { MessageKind } from '#domain/message.ts';
import type { RemoteAuthor, RemoteChange, RemoteMessage } from '#main/networks/connector.ts';
import { readHtml } from '#main/networks/html.ts';
import { cleanName, type PlainText } from '#main/networks/plain-text.ts';
import { present, webUrl } from '#main/networks/values.ts';
import { SERVER_URL } from './own-app.ts';
import type { ApiThing } from './schemas.ts';

export type Viewer = { readonly name: string };
/** `inbox`: Reddit itself says that it is for the account. `queue`: it waits for a moderator. */
export type Source = 'inbox' | 'queue' | 'other';

const isMessage = ({ name }: ApiThing): boolean => name.startsWith('t4_');
const isPost = ({ name }: ApiThing): boolean => name.startsWith('t3_');

function authorOf({ author, author_fullname: id, subreddit }: ApiThing): RemoteAuthor {
  // Messages of moderators come from their subreddit.
  const name = cleanName(author ?? '') || cleanName(subreddit ?? '') || 'Reddit';
  const handle = `u/${name}`;
  return {
    remoteId: id ?? name,
    name,
    handle,
    url: `${SERVER_URL}/user/${encodeURIComponent(name)}`,
  };
}

/** The post that a comment hangs on: named, or in the address of its context. */
function postOf({ link_id: link, context, permalink }: ApiThing): string | undefined {
  const told = /\/comments\/(\w+)/u.exec(`${context} ${permalink}`)?.[1];
  return link ?? (told === undefined ? undefined : `t3_${told}`);
}

function placing(thing: ApiThing) {
  const { name, parent_id: parent, first_message_name: first } = thing;
  const parentRemoteId = isPost(thing) ? undefined : (parent ?? undefined);
  const root = isMessage(thing) ? first : isPost(thing) ? name : postOf(thing);
  return { remoteId: name, rootRemoteId: root ?? name, ...present({ parentRemoteId }) };
}

function textOf(thing: ApiThing): PlainText {
  const html = (isPost(thing) ? thing.selftext_html : thing.body_html) ?? '';
  const content = readHtml(html, SERVER_URL);
  const title = cleanName(isPost(thing) ? thing.title : isMessage(thing) ? thing.subject : '');
  if (title === '') return content;
  const text = content.text === '' ? title : `${title}\n\n${content.text}`;
  const shift = text.length - content.text.length;
  const spans = content.spans.map(({ kind, url, start, end }) => ({
    kind,
    url,
    start: start + shift,
    end: end + shift,
  }));
  return { text, spans };
}

function kindOf(thing: ApiThing): MessageKind {
  if (isMessage(thing)) return 'direct';
  if (isPost(thing)) return 'post';
  return thing.type === 'username_mention' ? 'mention' : 'comment';
}

type Facts = { readonly isOwn: boolean; readonly source: Source };

function allowedFor(thing: ApiThing, { isOwn, source }: Facts): readonly ActionKind[] {
  if (isMessage(thing)) return ['reply'];
  return [
    'reply',
    thing.likes === true ? 'unlike' : 'like',
    ...(isOwn ? (['delete', 'edit'] as const) : []),
    ...(source === 'queue' ? (['approve', 'spam', 'trash'] as const) : []),
  ];
}

function mineOf({ likes }: ApiThing, { source }: Facts): RemoteMessage['mine'] {
  return {
    ...(likes === true ? { liked: 'yes' } : {}),
    ...(source === 'queue' ? { moderation: 'held' } : {}),
  };
}

function timesOf({ created_utc: created, edited }: ApiThing) {
  const createdAt = Math.round(created * 1000);
  if (edited === false) return { createdAt, version: createdAt };
  const editedAt = Math.round(edited * 1000);
  return { createdAt, editedAt, version: Math.max(editedAt, createdAt) };
}

export function toMessage(thing: ApiThing, source: Source, viewer: Viewer): RemoteMessage {
  const isOwn = thing.author?.toLowerCase() === viewer.name.toLowerCase();
  const facts: Facts = { isOwn, source };
  return {
    ...placing(thing),
    kind: kindOf(thing),
    direction: isOwn ? 'out' : 'in',
    author: authorOf(thing),
    ...textOf(thing),
    visibility: isMessage(thing) ? 'direct' : 'public',
    media: [],
    counts: present({
      likes: thing.score === undefined ? undefined : Math.max(thing.score, 0),
      replies: thing.num_comments === undefined ? undefined : Math.max(thing.num_comments, 0),
    }),
    mine: mineOf(thing, facts),
    allowed: allowedFor(thing, facts),
    ...timesOf(thing),
    needsAnswer: source === 'inbox' && !isOwn,
    ...(source === 'inbox' && thing.new === false ? { isRead: true } : {}),
    ...present({ url: webUrl(thing.permalink || thing.context, `${SERVER_URL}/`) }),
  };
}

/** What its author or a moderator took away stands there without words. */
function isGone({ author, body, selftext }: ApiThing): boolean {
  const words = /^\[(?:deleted|removed)\]$/u;
  return (author === '[deleted]' || author === null) && words.test(body || selftext);
}

export function toChange(thing: ApiThing, source: Source, viewer: Viewer): RemoteChange {
  return isGone(thing)
    ? { kind: 'deleted', remoteId: thing.name }
    : { kind: 'message', message: toMessage(thing, source, viewer) };
}
