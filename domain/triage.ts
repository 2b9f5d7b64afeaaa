import type { Conversation, ConversationState, Note } from './conversation.ts';
import type { TriageFields } from './events.ts';

/** The part of a conversation that is the person's. */
export function triageOf(conversation: Conversation): TriageFields {
  return {
    state: conversation.state,
    snoozedUntil: conversation.snoozedUntil ?? null,
    sleepsThrough: conversation.sleepsThrough === true,
    labelIds: conversation.labelIds,
    notes: conversation.notes,
    isMuted: conversation.isMuted,
  };
}

export function withTriage(conversation: Conversation, fields: TriageFields): Conversation {
  const { snoozedUntil: _, sleepsThrough: _before, ...rest } = conversation;
  const { snoozedUntil, sleepsThrough, ...mine } = fields;
  return {
    ...rest,
    ...mine,
    ...(snoozedUntil === null ? {} : { snoozedUntil }),
    ...(sleepsThrough ? { sleepsThrough } : {}),
  };
}

const AWAKE = { snoozedUntil: null, sleepsThrough: false } as const;

/** The person puts it into a state. A state other than `snoozed` ends a snooze. */
export function setState(
  conversation: Conversation,
  state: Exclude<ConversationState, 'snoozed'>,
): Conversation {
  return withTriage(conversation, { ...triageOf(conversation), state, ...AWAKE });
}

/** Until a time, until somebody answers, or until whichever comes first. */
export type Snooze =
  | { readonly until: 'answer' }
  | { readonly until: 'time'; readonly at: number }
  | { readonly until: 'either'; readonly at: number };

export function snooze(conversation: Conversation, how: Snooze): Conversation {
  return withTriage(conversation, {
    ...triageOf(conversation),
    state: 'snoozed',
    snoozedUntil: how.until === 'answer' ? null : how.at,
    sleepsThrough: how.until === 'time',
  });
}

/** The state that counts now: a snooze whose time came is open, even before that is written down. */
export function effectiveState(conversation: Conversation, now: number): ConversationState {
  return isSnoozeOver(conversation, now) ? 'open' : conversation.state;
}

function isSnoozeOver({ state, snoozedUntil }: Conversation, now: number): boolean {
  return state === 'snoozed' && snoozedUntil !== undefined && snoozedUntil <= now;
}

/** Its time came, or not yet. Returns the same object when nothing changes. */
export function wake(conversation: Conversation, now: number): Conversation {
  return isSnoozeOver(conversation, now) ? setState(conversation, 'open') : conversation;
}

/**
 * Somebody wrote something new that wants an answer: whatever the state was, it is open again,
 * unless the person muted the conversation or wants to see it at its time only. Not for messages of
 * the past that a backfill brings.
 */
export function afterIncoming(conversation: Conversation): Conversation {
  const { isMuted, state, sleepsThrough } = conversation;
  const isAsleep = state === 'snoozed' && sleepsThrough === true;
  return isMuted || isAsleep || state === 'open' ? conversation : setState(conversation, 'open');
}

/**
 * Our account wrote at `at`: through Parley or elsewhere. When that is newer than the last incoming
 * message, the answer is given and we wait; an older own message changes nothing. What the person
 * has set to done or snoozed stays so. Call it with `lastInboundAt` already up to date.
 */
export function afterOutgoing(conversation: Conversation, at: number): Conversation {
  const isAnswered = at >= (conversation.lastInboundAt ?? Number.NEGATIVE_INFINITY);
  return conversation.state === 'open' && isAnswered
    ? setState(conversation, 'waiting')
    : conversation;
}

export function setLabel(
  conversation: Conversation,
  labelId: string,
  change: 'add' | 'remove',
): Conversation {
  const others = conversation.labelIds.filter((id) => id !== labelId);
  const isThere = others.length < conversation.labelIds.length;
  if (isThere === (change === 'add')) return conversation;
  return { ...conversation, labelIds: change === 'add' ? [...others, labelId] : others };
}

export function setMuted(conversation: Conversation, isMuted: boolean): Conversation {
  return conversation.isMuted === isMuted ? conversation : { ...conversation, isMuted };
}

/** What was being written is the note now. */
export function addNote(conversation: Conversation, note: Note): Conversation {
  return { ...draftNote(conversation, ''), notes: [...conversation.notes, note] };
}

/** Keeps a note that is being written; an empty one is none. */
export function draftNote(conversation: Conversation, text: string): Conversation {
  const { noteDraft: _, ...rest } = conversation;
  return text.trim() === '' ? rest : { ...rest, noteDraft: text };
}

export function removeNote(conversation: Conversation, noteId: string): Conversation {
  return { ...conversation, notes: conversation.notes.filter((note) => note.id !== noteId) };
}

/**
 * Takes one change back and leaves alone what happened since: a conversation that was reopened by an
 * answer in the meantime stays open.
 */
export function undoTriage(
  conversation: Conversation,
  before: TriageFields,
  after: TriageFields,
): Conversation {
  const now = triageOf(conversation);
  const stateIsOurs =
    now.state === after.state &&
    now.snoozedUntil === after.snoozedUntil &&
    now.sleepsThrough === after.sleepsThrough;
  return withTriage(conversation, {
    state: stateIsOurs ? before.state : now.state,
    snoozedUntil: stateIsOurs ? before.snoozedUntil : now.snoozedUntil,
    sleepsThrough: stateIsOurs ? before.sleepsThrough : now.sleepsThrough,
    labelIds: takeBack(now.labelIds, before.labelIds, after.labelIds),
    notes: takeBackNotes(now.notes, before.notes, after.notes),
    isMuted: now.isMuted === after.isMuted ? before.isMuted : now.isMuted,
  });
}

function takeBack(
  now: readonly string[],
  before: readonly string[],
  after: readonly string[],
): readonly string[] {
  const kept = now.filter((id) => before.includes(id) || !after.includes(id));
  const lost = before.filter((id) => !after.includes(id) && !kept.includes(id));
  return [...kept, ...lost];
}

function takeBackNotes(
  now: readonly Note[],
  before: readonly Note[],
  after: readonly Note[],
): readonly Note[] {
  const notes = new Map([...before, ...now].map((note) => [note.id, note]));
  const ids = takeBack(
    now.map((note) => note.id),
    before.map((note) => note.id),
    after.map((note) => note.id),
  );
  return ids
    .map((id) => notes.get(id))
    .filter((note) => note !== undefined)
    .toSorted((a, b) => a.createdAt - b.createdAt);
}
