import type { ParleyEvent } from '#domain/events.ts';
import { undoTriage } from '#domain/triage.ts';
import { takeBack } from '#main/rules/take-back.ts';
import type { Transaction } from '#main/store/store.ts';
import { undoApart, undoTies } from './identity.ts';
import { undoLibrary } from './library-undo.ts';
import { undoActed } from './message-undo.ts';
import { undoMonitor } from './monitor-undo.ts';
import { undoPerson } from './person-change.ts';
import { undoMark } from './read.ts';
import { undoDiscarded, undoQueued } from './reply-undo.ts';
import { undoTaken } from './take-undo.ts';
import { undoTone } from './tone.ts';

/** What a person did and may take back. */
export const UNDOABLE = [
  'conversation.triaged',
  'conversation.taken',
  'conversation.marked',
  'person.changed',
  'person.tied',
  'person.apart',
  'library.removed',
  'library.changed',
  'library.made',
  'monitor.changed',
  'message.judged',
  'message.acted',
  'reply.queued',
  'reply.discarded',
  'rule.applied',
] as const satisfies readonly ParleyEvent['kind'][];
export type Undoable = Extract<ParleyEvent, { kind: (typeof UNDOABLE)[number] }>;

/** Why something cannot be taken back: see contract/triage-commands.ts. */
export type Stays = 'sent' | 'final';

/** Takes back one change, unless that was done already or what was changed is gone. */
export function undoEvent(tx: Transaction, eventId: string, now: number): Stays | null {
  const event = stillUndoable(tx, eventId);
  if (event === null) return null;
  tx.put('events', { ...event, undoneAt: now });
  if (event.kind === 'message.acted') return undoActed(tx, event, now);
  if (event.kind === 'reply.queued') return undoQueued(tx, event, now);
  if (event.kind === 'reply.discarded') undoDiscarded(tx, event, now);
  else if (isOfPerson(event)) undoOfPerson(tx, event, now);
  else undoChange(tx, event, now);
  return null;
}

type OfPerson = Extract<Undoable, { kind: 'person.changed' | 'person.tied' | 'person.apart' }>;
type Change = Exclude<
  Undoable,
  OfPerson | { kind: 'message.acted' | 'reply.queued' | 'reply.discarded' }
>;

function isOfPerson(event: Undoable): event is OfPerson {
  return event.kind.startsWith('person.');
}

function undoOfPerson(tx: Transaction, event: OfPerson, now: number): void {
  switch (event.kind) {
    case 'person.changed':
      undoPerson(tx, event, now);
      return;
    case 'person.tied':
      undoTies(tx, event);
      return;
    case 'person.apart':
      undoApart(tx, event);
  }
}

function undoChange(tx: Transaction, event: Change, now: number): void {
  switch (event.kind) {
    case 'conversation.triaged':
      undoTriaged(tx, event);
      return;
    case 'conversation.taken':
      undoTaken(tx, event);
      return;
    case 'conversation.marked':
      undoMark(tx, event, now);
      return;
    case 'library.removed':
    case 'library.changed':
    case 'library.made':
      undoLibrary(tx, event);
      return;
    case 'monitor.changed':
      undoMonitor(tx, event);
      return;
    case 'message.judged':
      undoTone(tx, event);
      return;
    case 'rule.applied':
      takeBack(tx, event, now);
  }
}

function stillUndoable(tx: Transaction, eventId: string): Undoable | null {
  const event = tx.get('events', eventId);
  if (event === null || !isUndoable(event)) return null;
  return event.undoneAt === undefined ? event : null;
}

function undoTriaged(
  tx: Transaction,
  { conversationId, before, after }: Extract<Undoable, { kind: 'conversation.triaged' }>,
): void {
  const conversation = tx.get('conversations', conversationId);
  if (conversation !== null) tx.put('conversations', undoTriage(conversation, before, after));
}

export function isUndoable(event: ParleyEvent): event is Undoable {
  return UNDOABLE.some((kind) => kind === event.kind);
}
