import type { Conversation, Preview } from './conversation.ts';
import {
  conversationId,
  messageId,
  type ConversationId,
  type MessageId,
  type PersonId,
} from './ids.ts';
import {
  deletedMessage,
  isPlaceholder,
  isSame,
  mergeMessage,
  mergePerson,
  newMessage,
  type FetchedMessage,
  type Place,
} from './merge.ts';
import type { Message } from './message.ts';
import { wordsOf } from './message-extras.ts';
import type { Person } from './person.ts';
import { soundTimes } from './sound-times.ts';
import { afterIncoming, afterOutgoing } from './triage.ts';

/**
 * What one fetched message does to what is stored: the message itself, its author, and the summary
 * of its conversation. Pure; the caller reads and writes inside one transaction. Used for pages of
 * sync and for the answer of the network to a reply.
 */

/** What is stored, with the writes of earlier messages of the same page. */
export type Stored = {
  message(id: MessageId): Message | null;
  conversation(id: ConversationId): Conversation | null;
  person(id: PersonId): Person | null;
  /**
   * The newest answer of our own in a conversation. Asked when a conversation begins: the answer may
   * have come in first, from another feed. Absent: none is known.
   */
  newestAnswer?(id: ConversationId): Message | null;
  /** What they write opens nothing. Absent: nobody is muted. */
  isMuted?(person: Person): boolean;
};

export type ArrivalPlace = Place & {
  /** Incoming messages older than this are history: they are shown as read and done. */
  readonly historyBefore: number;
  /** A loaded conversation: messages that nothing else places belong here. */
  readonly into?: ConversationId;
};

/** Documents that differ from what is stored; absent means unchanged. */
export type Arrival = {
  readonly message?: Message;
  readonly person?: Person;
  readonly conversation?: Conversation;
  /** It was not stored before. */
  readonly isNew: boolean;
  /** It is new here, not history, and wants an answer. */
  readonly isNews: boolean;
  /** The first post of its conversation is not stored: load the conversation. */
  readonly rootIsMissing: boolean;
};

/** What was written longer than this before the account was connected counts as history. */
export const HISTORY_MS = 30 * 24 * 3_600_000;

const PREVIEW_LENGTH = 280;
const SUBJECT_LENGTH = 80;

/** At most `length` UTF-16 units, cut between words where there is one, never inside a character. */
function firstWords(text: string, length: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= length) return line;
  const cut = line.slice(0, length).replace(/[\uD800-\uDBFF]$/u, '');
  const space = cut.lastIndexOf(' ');
  return `${space > length / 2 ? cut.slice(0, space) : cut}…`;
}

export function arrive(given: FetchedMessage, place: ArrivalPlace, stored: Stored): Arrival {
  const existing = stored.message(messageId(place.accountId, given.remoteId));
  const fetched = soundTimes(given, existing, place.now);
  const root = stored.message(messageId(place.accountId, fetched.rootRemoteId));
  const isHistory = fetched.direction === 'in' && fetched.createdAt < place.historyBefore;
  const fresh = freshCopy(fetched, place, { stored, isHistory });
  const message = existing === null ? fresh : mergeMessage(existing, fresh, place);
  const knownPerson = stored.person(message.authorId);
  const person = mergePerson(knownPerson, fetched.author, { ...place, seenAt: fetched.createdAt });
  const known = stored.conversation(message.conversationId);
  const { needsAnswer } = fetched;
  const isNew = existing === null;
  const conversation = message.isDeletedRemotely
    ? known
    : rollUp(known, { message, person, isNew, isHistory, needsAnswer, root, stored });
  const wantsAnswer = isNew && needsAnswer && message.direction === 'in';
  return {
    ...changed('message', message, existing),
    ...changed('person', person, knownPerson),
    ...changed('conversation', conversation, known),
    isNew,
    isNews: wantsAnswer && !isHistory,
    rootIsMissing: wantsAnswer && root === null && fetched.rootRemoteId !== fetched.remoteId,
  };
}

function changed<Name extends string, Value>(
  name: Name,
  now: Value | null,
  before: Value | null,
): { readonly [key in Name]?: Value } {
  const isChanged = now !== null && now !== before;
  const entry: { [key in Name]?: Value } = {};
  if (isChanged) Object.assign(entry, { [name]: now });
  return entry;
}

function freshCopy(
  fetched: FetchedMessage,
  place: ArrivalPlace,
  { stored, isHistory }: { readonly stored: Stored; readonly isHistory: boolean },
): Message {
  const fresh = newMessage(fetched, place, conversationFor(fetched, place, stored));
  return isHistory ? { ...fresh, readAt: fresh.readAt ?? place.now } : fresh;
}

/** A message stays where it is; a new one joins what it answers, then its first post. */
function conversationFor(
  fetched: FetchedMessage,
  place: ArrivalPlace,
  stored: Stored,
): ConversationId {
  const remoteIds = [fetched.remoteId, fetched.parentRemoteId, fetched.rootRemoteId];
  for (const remoteId of remoteIds) {
    const found =
      remoteId === undefined ? null : stored.message(messageId(place.accountId, remoteId));
    if (found !== null && !isPlaceholder(found)) return found.conversationId;
  }
  return place.into ?? conversationId(place.accountId, fetched.rootRemoteId);
}

type Fact = {
  readonly message: Message;
  readonly person: Person;
  readonly isNew: boolean;
  readonly isHistory: boolean;
  readonly needsAnswer: boolean;
  /** The first post of the conversation, when it is stored. */
  readonly root: Message | null;
  readonly stored: Stored;
};

export function previewOf(message: Message): Preview {
  return {
    messageId: message.id,
    authorName: message.authorName,
    direction: message.direction,
    text: firstWords(wordsOf(message), PREVIEW_LENGTH),
    at: message.createdAt,
  };
}

/** The conversation with this message counted in; the same object when nothing changes. */
function rollUp(known: Conversation | null, fact: Fact): Conversation | null {
  const { message, needsAnswer } = fact;
  if (message.direction === 'out') return known === null ? null : countOutgoing(known, fact);
  if (!needsAnswer) return known === null ? null : refresh(known, fact);
  return countIncoming(known ?? begin(fact), fact);
}

function begin(fact: Fact): Conversation {
  const { message, person, stored } = fact;
  const answer = stored.newestAnswer?.(message.conversationId) ?? null;
  return {
    id: message.conversationId,
    workspaceId: message.workspaceId,
    accountId: message.accountId,
    network: message.network,
    remoteRootId: message.conversationId.slice(message.accountId.length + 1),
    kind: message.kind,
    ...whoIs(person),
    preview: previewOf(answer ?? message),
    state: opensNothing(fact) ? 'done' : 'open',
    labelIds: [],
    notes: [],
    isMuted: false,
    unreadCount: 0,
    ...(answer === null ? {} : { lastOutboundAt: answer.createdAt }),
    lastActivityAt: Math.max(message.createdAt, answer?.createdAt ?? 0),
  };
}

/** An own message that answers somebody, and does not begin a conversation. */
export function isAnswer(message: Pick<Message, 'direction' | 'parentRemoteId' | 'kind'>): boolean {
  const { direction, parentRemoteId, kind } = message;
  return direction === 'out' && (parentRemoteId !== undefined || kind === 'direct');
}

function whoIs(person: Person) {
  return {
    personId: person.id,
    personName: person.name,
    personHandle: person.handle,
    ...(person.avatarUrl === undefined ? {} : { personAvatarUrl: person.avatarUrl }),
    ...(person.reach === undefined ? {} : { personReach: person.reach }),
  };
}

function countIncoming(known: Conversation, fact: Fact): Conversation {
  const { message, person, isNew } = fact;
  const shown = refresh(known, fact);
  if (!isNew) return shown;
  const at = message.createdAt;
  const isNewest = at >= (known.lastInboundAt ?? Number.NEGATIVE_INFINITY);
  const { personAvatarUrl: _avatar, personReach: _reach, ...rest } = shown;
  const counted: Conversation = {
    ...(isNewest ? { ...rest, ...whoIs(person) } : shown),
    unreadCount: shown.unreadCount + (message.readAt === undefined ? 1 : 0),
    firstInboundAt: Math.min(known.firstInboundAt ?? at, at),
    lastInboundAt: Math.max(known.lastInboundAt ?? at, at),
  };
  const isAnswered = at <= (known.lastOutboundAt ?? Number.NEGATIVE_INFINITY);
  if (isAnswered) return afterOutgoing(counted, known.lastOutboundAt ?? at);
  return opensNothing(fact) ? counted : afterIncoming(counted);
}

function opensNothing({ isHistory, person, stored }: Fact): boolean {
  return isHistory || stored.isMuted?.(person) === true;
}

function countOutgoing(known: Conversation, fact: Fact): Conversation {
  const shown = refresh(known, fact);
  if (!fact.isNew || !isAnswer(fact.message)) return shown;
  const at = fact.message.createdAt;
  const counted = { ...shown, lastOutboundAt: Math.max(known.lastOutboundAt ?? at, at) };
  return afterOutgoing(counted, at);
}

/** What the list shows: preview, subject, newest activity. */
function refresh(known: Conversation, fact: Fact): Conversation {
  const { message } = fact;
  const subject = subjectAfter(known, fact);
  const isShown =
    !isOwnFirstPost(known, message) && (fact.needsAnswer || message.direction === 'out');
  const isPreview =
    isShown && (message.createdAt >= known.preview.at || known.preview.messageId === message.id);
  const next: Conversation = {
    ...known,
    ...(subject === undefined ? {} : { subject }),
    ...(isPreview ? { preview: previewOf(message) } : {}),
    ...(isShown ? { lastActivityAt: Math.max(known.lastActivityAt, message.createdAt) } : {}),
  };
  return isSame(next, known) ? known : next;
}

function isOwnFirstPost(known: Conversation, message: Message): boolean {
  return message.direction === 'out' && message.remoteId === known.remoteRootId;
}

/** First words of the post that it hangs on, unless that is the message itself. */
function subjectAfter(known: Conversation, { message, root }: Fact): string | undefined {
  if (known.kind === 'direct') return known.subject;
  const first = message.remoteId === known.remoteRootId ? message : root;
  return first === null || first.id === known.preview.messageId
    ? known.subject
    : firstWords(first.text, SUBJECT_LENGTH);
}

/** The network says that a message is gone. */
export function leave(
  deleted: { readonly remoteId: string; readonly at?: number },
  place: Place,
  stored: Stored,
): Pick<Arrival, 'message' | 'conversation'> {
  const existing = stored.message(messageId(place.accountId, deleted.remoteId));
  const message = deletedMessage(existing, deleted, place);
  if (message === existing) return {};
  const known = stored.conversation(message.conversationId);
  if (known === null || existing === null) return { message };
  const wasUnread = existing.direction === 'in' && existing.readAt === undefined;
  const conversation: Conversation = {
    ...known,
    unreadCount: Math.max(0, known.unreadCount - (wasUnread ? 1 : 0)),
    preview:
      known.preview.messageId === message.id ? { ...known.preview, text: '' } : known.preview,
  };
  return { message, conversation };
}
