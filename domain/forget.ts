import { previewOf } from './arrival.ts';
import type { Conversation } from './conversation.ts';
import type { PersonId } from './ids.ts';
import type { Message } from './message.ts';
import type { Person } from './person.ts';

/** Somebody who is to be forgotten, with all identities. */
export type Forgotten = {
  readonly ids: ReadonlySet<PersonId>;
  /** As they may be called in a note. */
  readonly names: readonly string[];
  readonly handles: ReadonlySet<string>;
};

/** The longer name first, so that none of it is left when a shorter one is a part of it. */
export function forgottenOf(people: readonly Person[]): Forgotten {
  const names = people.flatMap(({ name, handle }) => {
    const bare = handle.replace(/^@/u, '');
    const [local = ''] = bare.split('@');
    return [name, bare, ...(local === bare ? [] : [`@${local}`])];
  });
  return {
    ids: new Set(people.map(({ id }) => id)),
    names: names.toSorted((a, b) => b.length - a.length),
    // Whoever gave none is nobody that others could be taken for.
    handles: new Set(people.map(({ handle }) => handle).filter((handle) => handle !== '')),
  };
}

const SHORTEST_NAME = 4;
const STAND_IN = '…';

/** A text that calls them by name or handle, in whole words. */
export function isNamed(text: string, { names }: Pick<Forgotten, 'names'>): boolean {
  return patternsFor(names).some((pattern) => pattern.test(text));
}

/** As `isNamed`, where others may bear the same first name: by a handle or more than one word. */
export function isNamedInFull(text: string, { names }: Pick<Forgotten, 'names'>): boolean {
  return isNamed(text, { names: fullNames(names) });
}

/**
 * The same value with their full names and handles taken out of every text in it; the very same when
 * they stand nowhere. Ids stay: what hangs on them would fall apart.
 */
export function withoutNames<Value>(value: Value, { names }: Pick<Forgotten, 'names'>): Value {
  const patterns = patternsFor(fullNames(names), 'g');
  let isFound = false;
  const text = JSON.stringify(value, (key, part: unknown) => {
    if (typeof part !== 'string' || /(?:^i|I)ds?$/u.test(key)) return part;
    const left = patterns.reduce((rest, pattern) => rest.replace(pattern, STAND_IN), part);
    isFound ||= left !== part;
    return left;
  });
  if (!isFound) return value;
  const without: Value = JSON.parse(text);
  return without;
}

function fullNames(names: readonly string[]): readonly string[] {
  return names.filter((name) => /[\s@.]/u.test(name));
}

/** `@anna` is not the beginning of `@anna@elsewhere.example`. */
function patternsFor(names: readonly string[], flags = ''): readonly RegExp[] {
  return names
    .filter((name) => name.length >= SHORTEST_NAME)
    .map((name) => {
      const escaped = name.replaceAll(/[\\^$.*+?()[\]{}|/-]/gu, String.raw`\$&`);
      return new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped}(?!@?[\p{L}\p{N}])`, `iu${flags}`);
    });
}

/**
 * What goes of a conversation, and what it is without them. `left` null: nobody else takes part. Of our
 * own messages those go that answer or name them.
 */
export function withoutThem(
  {
    conversation,
    messages,
  }: { readonly conversation: Conversation | null; readonly messages: readonly Message[] },
  them: Forgotten,
): { readonly gone: readonly Message[]; readonly left: Conversation | null } {
  const theirs = messages.filter(({ authorId }) => them.ids.has(authorId));
  const parents = new Set(theirs.map(({ remoteId }) => remoteId));
  const others = messages.filter(({ authorId }) => !them.ids.has(authorId));
  const incoming = others.filter(
    ({ direction, isDeletedRemotely }) => direction === 'in' && !isDeletedRemotely,
  );
  const isAlone = incoming.length === 0;
  const isAnswer = (message: Message): boolean =>
    message.direction === 'out' &&
    ((isAlone && message.kind === 'direct') ||
      parents.has(message.parentRemoteId ?? '') ||
      isNamed(message.text, them));
  const gone = [...theirs, ...others.filter(isAnswer)];
  const newest = latest(incoming);
  if (conversation === null || newest === undefined) return { gone, left: null };
  const rest = others.filter((message) => !isAnswer(message) && !message.isDeletedRemotely);
  return { gone, left: summary(conversation, { newest, incoming, rest, parents, them }) };
}

type Rest = {
  readonly newest: Message;
  readonly incoming: readonly Message[];
  readonly rest: readonly Message[];
  readonly parents: ReadonlySet<string>;
  readonly them: Forgotten;
};

function summary(
  conversation: Conversation,
  { newest, incoming, rest, parents, them }: Rest,
): Conversation {
  const {
    personAvatarUrl: _avatar,
    personReach: _reach,
    subject,
    noteDraft,
    sentiment: _sentiment,
    ...known
  } = conversation;
  const times = incoming.map(({ createdAt }) => createdAt);
  const shown = latest(rest) ?? newest;
  const { authorAvatarUrl, sentiment } = newest;
  return {
    ...known,
    personId: newest.authorId,
    personName: newest.authorName,
    personHandle: newest.authorHandle,
    ...(authorAvatarUrl === undefined ? {} : { personAvatarUrl: authorAvatarUrl }),
    ...(sentiment === undefined ? {} : { sentiment }),
    ...(subject === undefined || parents.has(conversation.remoteRootId) ? {} : { subject }),
    ...(noteDraft === undefined || isNamed(noteDraft, them) ? {} : { noteDraft }),
    notes: conversation.notes.filter(({ text }) => !isNamed(text, them)),
    preview: previewOf(shown),
    unreadCount: incoming.filter(({ readAt }) => readAt === undefined).length,
    firstInboundAt: Math.min(...times),
    lastInboundAt: Math.max(...times),
    lastActivityAt: shown.createdAt,
  };
}

function latest(messages: readonly Message[]): Message | undefined {
  return messages.toSorted((a, b) => b.createdAt - a.createdAt)[0];
}
