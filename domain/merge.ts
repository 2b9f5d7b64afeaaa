import type { ActionKind, Visibility } from './capabilities.ts';
import {
  conversationId,
  messageId,
  personId,
  type AccountId,
  type ConversationId,
  type WorkspaceId,
} from './ids.ts';
import { actedAt, PENDING_ACTION_FEED, pendingAbout, pendingActionsOf } from './message-action.ts';
import { historyAfter, type LinkCard, type Poll, type Quote } from './message-extras.ts';
import type { Media, Message, MessageCounts, MessageKind, TextSpan } from './message.ts';
import type { Person, PersonLink } from './person.ts';

/**
 * A fresh copy from the network against ours. The network wins on what was written, if its copy is
 * not older; a deleted message never comes back; what the person did is ours.
 */

/** What connectors hand over, not yet tied to a workspace. Ids are the network's own, opaque. */
export type FetchedAuthor = {
  readonly remoteId: string;
  readonly name: string;
  readonly handle: string;
  readonly avatarUrl?: string;
  readonly url?: string;
  readonly bio?: string;
  readonly links?: readonly PersonLink[];
  readonly mail?: string;
  readonly reach?: number;
  readonly postCount?: number;
  readonly isBot?: boolean;
};
export type FetchedMessage = {
  readonly remoteId: string;
  readonly kind: MessageKind;
  /** `out` when the account itself wrote it. */
  readonly direction: 'in' | 'out';
  /** The first post of the conversation; its own id when it is the first. */
  readonly rootRemoteId: string;
  readonly parentRemoteId?: string;
  readonly author: FetchedAuthor;
  readonly text: string;
  readonly spans: readonly TextSpan[];
  readonly contentWarning?: string;
  readonly language?: string;
  readonly visibility?: Visibility;
  readonly media: readonly Media[];
  readonly poll?: Poll;
  readonly quote?: Quote;
  readonly card?: LinkCard;
  readonly counts: MessageCounts;
  readonly mine: Message['mine'];
  readonly allowed?: readonly ActionKind[];
  readonly url?: string;
  readonly version: number;
  readonly createdAt: number;
  readonly editedAt?: number;
  /** Goes to the inbox. Posts of a home timeline do not. */
  readonly needsAnswer: boolean;
  readonly isRead?: boolean;
  readonly ext?: Readonly<Record<string, unknown>>;
};

/** Where a page belongs and when it was asked for. */
export type Place = {
  readonly workspaceId: WorkspaceId;
  readonly accountId: AccountId;
  readonly network: string;
  /** `feedKey` of the feed it came with; null for a whole conversation that was loaded. */
  readonly feed: string | null;
  /** When the request left. */
  readonly askedAt: number;
  readonly now: number;
};

/** A server may show a like or a boost of ours this much later. */
const MINE_LAG_MS = 30_000;

/** Equality of plain JSON values, whatever the order of their fields. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  return hasAllOf(one, other, isSame) && hasAllOf(other, one, () => true);
}

/** A field that is `undefined` counts as absent. This runs for every message of every page. */
function hasAllOf(
  one: object,
  other: object,
  agrees: (value: unknown, theirs: unknown) => boolean,
): boolean {
  return Object.entries(one).every(([key, value]) => {
    if (value === undefined) return true;
    const theirs: unknown = Object.hasOwn(other, key) ? Reflect.get(other, key) : undefined;
    return theirs !== undefined && agrees(value, theirs);
  });
}

function clean<Value extends object>(value: Value): Value {
  for (const [key, field] of Object.entries(value))
    if (field === undefined) Reflect.deleteProperty(value, key);
  return value;
}

/** The message as it is when nothing of it was known before. */
export function newMessage(
  fetched: FetchedMessage,
  place: Place,
  conversation: ConversationId,
): Message {
  const { author, rootRemoteId: _root, needsAnswer: _needs, isRead, ...written } = fetched;
  return clean({
    ...written,
    id: messageId(place.accountId, fetched.remoteId),
    workspaceId: place.workspaceId,
    accountId: place.accountId,
    network: place.network,
    conversationId: conversation,
    authorId: personId(place.workspaceId, place.network, author.remoteId),
    authorName: author.name,
    authorHandle: author.handle,
    ...(author.avatarUrl === undefined ? {} : { authorAvatarUrl: author.avatarUrl }),
    feeds: place.feed === null ? [] : [place.feed],
    isDeletedRemotely: false,
    receivedAt: place.now,
    ...(isRead === true || fetched.direction === 'out' ? { readAt: place.now } : {}),
  });
}

/**
 * What was heard holds for the text it was heard in; what the person said, also after an edit. What a
 * monitor found stays until it is heard again.
 */
function heardAfter(
  existing: Message,
  fresh: Message,
): Pick<Message, 'sentiment' | 'tone' | 'monitorIds'> {
  const { sentiment, tone, monitorIds } = existing;
  const marks = monitorIds === undefined ? {} : { monitorIds };
  const holds = tone?.by === 'person' || existing.text === fresh.text;
  if (!holds) return marks;
  return {
    ...marks,
    ...(sentiment === undefined ? {} : { sentiment }),
    ...(tone === undefined ? {} : { tone }),
  };
}

/** Posts do not tell whether their author is followed or blocked. */
function aboutAuthor({ mine: { followed, blocked } }: Message): Message['mine'] {
  return {
    ...(followed === undefined ? {} : { followed }),
    ...(blocked === undefined ? {} : { blocked }),
  };
}

/** What an edit that waits says over a copy that does not know it yet. */
function textWhileEditing(existing: Message): Partial<Message> {
  const edit = pendingAbout(existing, 'edit')?.edit;
  return edit === undefined ? {} : { text: edit.text, spans: [] };
}

/** What only we know of a message, to lie over a fresh copy. */
function keptOf(existing: Message, fresh: Message, place: Place): Partial<Message> {
  const pending = existing.ext?.['pendingActions'];
  const acted = actedAt(existing);
  const oursIsNewer =
    pendingActionsOf(existing).length > 0 || (acted > 0 && acted > place.askedAt - MINE_LAG_MS);
  const history = historyAfter(existing, fresh);
  const ext = clean({
    ...fresh.ext,
    pendingActions: pending,
    actedAt: existing.ext?.['actedAt'],
  });
  return {
    conversationId: existing.conversationId,
    receivedAt: existing.receivedAt,
    feeds: [...new Set([...existing.feeds, ...fresh.feeds])],
    ...(existing.readAt === undefined ? {} : { readAt: existing.readAt }),
    ...(existing.direction === 'out' ? { direction: 'out' } : {}),
    ...textWhileEditing(existing),
    mine: oursIsNewer ? existing.mine : { ...aboutAuthor(existing), ...fresh.mine },
    ...(history === undefined ? {} : { history }),
    ...heardAfter(existing, fresh),
    ...(Object.keys(ext).length === 0 ? {} : { ext }),
  };
}

/**
 * Lays a fresh copy over what we have. Gives back `existing` itself when nothing changes. An older
 * copy, from a replica that lags, only adds the feed that it was seen in.
 */
export function mergeMessage(existing: Message, fresh: Message, place: Place): Message {
  const feeds = [...new Set([...existing.feeds, ...fresh.feeds])];
  const hasNewFeed = feeds.length > existing.feeds.length;
  if (existing.isDeletedRemotely) return existing;
  if (fresh.version < existing.version) return hasNewFeed ? { ...existing, feeds } : existing;
  const merged: Message = { ...fresh, ...keptOf(existing, fresh, place) };
  return isSame(merged, existing) ? existing : merged;
}

/** What it said, beside text and media. */
const SAID = ['contentWarning', 'poll', 'quote', 'card', 'history', 'monitorIds', 'ext'] as const;

/**
 * The network says it is gone: the person still sees that there was something, what it said goes.
 * For a message that we never had this keeps a late copy from coming in.
 */
export function deletedMessage(
  existing: Message | null,
  deleted: { readonly remoteId: string; readonly at?: number },
  place: Place,
): Message {
  if (existing?.isDeletedRemotely === true) return existing;
  const known: Message = { ...(existing ?? unseen(deleted, place)) };
  for (const field of SAID) Reflect.deleteProperty(known, field);
  return {
    ...known,
    text: '',
    spans: [],
    media: [],
    isDeletedRemotely: true,
    feeds: known.feeds.filter((feed) => feed !== PENDING_ACTION_FEED),
    version: Math.max(known.version, deleted.at ?? 0),
    readAt: known.readAt ?? place.now,
  };
}

/** Only remembers that something was deleted which we never had. */
export function isPlaceholder(message: Message): boolean {
  return message.isDeletedRemotely && message.authorHandle === '';
}

function unseen(
  deleted: { readonly remoteId: string; readonly at?: number },
  place: Place,
): Message {
  const at = deleted.at ?? place.now;
  return {
    id: messageId(place.accountId, deleted.remoteId),
    workspaceId: place.workspaceId,
    accountId: place.accountId,
    network: place.network,
    remoteId: deleted.remoteId,
    conversationId: conversationId(place.accountId, deleted.remoteId),
    kind: 'post',
    direction: 'in',
    authorId: personId(place.workspaceId, place.network, ''),
    authorName: '',
    authorHandle: '',
    text: '',
    spans: [],
    media: [],
    counts: {},
    mine: {},
    feeds: [],
    version: at,
    createdAt: at,
    isDeletedRemotely: false,
    receivedAt: place.now,
  };
}

/** Name, picture and figures are the network's; note, labels and VIP are ours. `seenAt`: they wrote. */
export function mergePerson(
  existing: Person | null,
  author: FetchedAuthor,
  seen: Pick<Place, 'workspaceId' | 'network'> & { readonly seenAt: number },
): Person {
  const person: Person = clean({
    isVip: false,
    labelIds: [],
    ...existing,
    ...clean({ ...author }),
    id: personId(seen.workspaceId, seen.network, author.remoteId),
    workspaceId: seen.workspaceId,
    network: seen.network,
    firstSeenAt: Math.min(existing?.firstSeenAt ?? seen.seenAt, seen.seenAt),
    lastSeenAt: Math.max(existing?.lastSeenAt ?? seen.seenAt, seen.seenAt),
  });
  return existing !== null && isSame(person, existing) ? existing : person;
}
