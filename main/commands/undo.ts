import { commands, type CommandValue } from '#contract/commands.ts';
import type { ParleyEvent } from '#domain/events.ts';
import { sharedId } from '#domain/library.ts';
import { undoTriage } from '#domain/triage.ts';
import { takeBack } from '#main/rules/take-back.ts';
import type { Reader, Store, Transaction } from '#main/store/store.ts';
import { done } from './answer.ts';
import { command } from './command.ts';
import { undoApart, undoTies } from './identity.ts';
import { undoLibrary } from './library-undo.ts';
import { undoMonitor } from './monitor-undo.ts';
import { undoPerson } from './person-change.ts';
import { undoActed } from './message-undo.ts';
import { undoMark } from './read.ts';
import { undoDiscarded, undoQueued } from './reply-undo.ts';
import { undoTaken } from './take-undo.ts';
import { undoTone } from './tone.ts';
import { batchOf, chunksOf } from './triage.ts';

/** What a person did and may take back. */
const UNDOABLE = [
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
type Undoable = Extract<ParleyEvent, { kind: (typeof UNDOABLE)[number] }>;

/** Several acts in one millisecond are told apart by their ids, which are made in order of time. */
const SAME_MOMENT = 20;

export const undoCommands = {
  'undo.last': command(commands['undo.last'], async ({ workspaceId }, { store, clock }) => {
    const readers =
      workspaceId === null
        ? [store.acrossWorkspaces]
        : [store.forWorkspace(workspaceId), store.forWorkspace(sharedId)];
    const newest = newestOf(await Promise.all(readers.map(newestUndoable)));
    if (newest === null) return done({ undone: null, what: null });
    const together = (
      await Promise.all(readers.map(async (reader) => await sameAct(reader, newest)))
    ).flat();
    const stays = await undoAll(store, together, clock.now());
    const undone = together.filter((event) => !isOfMessage(event)).find(isOfConversation);
    return done({ undone: undone?.conversationId ?? null, what: stays ?? nounOf(together) });
  }),
};

async function newestUndoable(reader: Reader): Promise<Undoable | null> {
  const found = await Promise.all(
    UNDOABLE.map(
      async (kind) =>
        await reader.find('events', {
          where: { kind, undoneAt: { exists: false } },
          sort: [['at', 'desc']],
          limit: SAME_MOMENT,
        }),
    ),
  );
  return newestOf(found.flat().filter(isUndoable));
}

function newestOf(events: readonly (Undoable | null)[]): Undoable | null {
  return (
    events
      .filter((event) => event !== null)
      .toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))[0] ?? null
  );
}

/** Everything that was one act; one act is of one moment. */
async function sameAct(reader: Reader, newest: Undoable): Promise<readonly Undoable[]> {
  const { at } = newest;
  const found = await Promise.all(
    UNDOABLE.map(
      async (kind) =>
        await reader.find('events', { where: { kind, at: { from: at, below: at + 1 } } }),
    ),
  );
  return found
    .flat()
    .filter(isUndoable)
    .filter((event) => event.undoneAt === undefined && actOf(event) === actOf(newest));
}

function actOf(event: Undoable): string {
  return event.kind === 'rule.applied' ? event.runId : batchOf(event.id);
}

/** Why something cannot be taken back: see contract/triage-commands.ts. */
type Stays = 'sent' | 'final';

/** What was removed comes back first: labels before the conversations that have them. */
async function undoAll(
  store: Store,
  events: readonly Undoable[],
  now: number,
): Promise<Stays | null> {
  const stays: Stays[] = [];
  const ordered = [
    ...events.filter(({ kind }) => kind === 'library.removed'),
    ...events.filter(({ kind }) => kind !== 'library.removed'),
  ];
  for (const [workspaceId, own] of Map.groupBy(ordered, (event) => event.workspaceId))
    for (const chunk of chunksOf(own))
      await store.forWorkspace(workspaceId).change(
        (tx) => {
          stays.push(...chunk.flatMap(({ id }) => undoEvent(tx, id, now) ?? []));
        },
        { safety: 'durable' },
      );
  return stays[0] ?? null;
}

/** Takes back one change, unless that was done already or what was changed is gone. */
export function undoEvent(tx: Transaction, eventId: string, now: number): Stays | null {
  const event = stillUndoable(tx, eventId);
  if (event === null) return null;
  tx.put('events', { ...event, undoneAt: now });
  if (event.kind === 'message.acted') return undoActed(tx, event, now);
  if (event.kind === 'reply.queued') return undoQueued(tx, event, now);
  undoChange(tx, event, now);
  return null;
}

type Change = Exclude<Undoable, { kind: 'message.acted' | 'reply.queued' }>;

function undoChange(tx: Transaction, event: Change, now: number): void {
  switch (event.kind) {
    case 'reply.discarded':
      undoDiscarded(tx, event, now);
      return;
    case 'conversation.triaged':
      undoTriaged(tx, event);
      return;
    case 'conversation.taken':
      undoTaken(tx, event);
      return;
    case 'conversation.marked':
      undoMark(tx, event, now);
      return;
    case 'person.changed':
      undoPerson(tx, event, now);
      return;
    case 'person.tied':
      undoTies(tx, event);
      return;
    case 'person.apart':
      undoApart(tx, event);
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

function isUndoable(event: ParleyEvent): event is Undoable {
  return UNDOABLE.some((kind) => kind === event.kind);
}

const LIBRARY = ['library.removed', 'library.changed', 'library.made'] as const;

const REPLIES = ['reply.queued', 'reply.discarded'] as const;
const OF_MESSAGE = ['message.acted', ...REPLIES] as const;

/** Done where the person is: nothing in the list to go back to. */
function isOfMessage({ kind }: Undoable): boolean {
  return OF_MESSAGE.some((one) => one === kind);
}

function isOfConversation(
  event: Undoable,
): event is Extract<Undoable, { readonly conversationId: unknown }> {
  return 'conversationId' in event;
}

type Noun = Exclude<CommandValue<'undo.last'>['what'], Stays | null>;

/** What the person will look for: a removed label changes conversations too. */
function nounOf(events: readonly Undoable[]): Noun {
  const has = (kind: Undoable['kind']): boolean => events.some((event) => event.kind === kind);
  if (has('message.acted')) return 'message';
  if (REPLIES.some(has)) return 'reply';
  if (has('monitor.changed')) return 'monitor';
  if (LIBRARY.some(has)) return 'library';
  return events.every(({ kind }) => kind.startsWith('person.')) ? 'person' : 'conversation';
}
