import { commands, type CommandValue } from '#contract/commands.ts';
import { sharedId } from '#domain/library.ts';
import type { Reader, Store } from '#main/store/store.ts';
import { done } from './answer.ts';
import { command } from './command.ts';
import { batchOf, chunksOf } from './triage.ts';
import { isUndoable, UNDOABLE, undoEvent, type Stays, type Undoable } from './undo-event.ts';

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
    const undone = together.filter((event) => !isBackElsewhere(event)).find(isOfConversation);
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

const LIBRARY = ['library.removed', 'library.changed', 'library.made'] as const;

const REPLIES = ['reply.queued', 'reply.discarded'] as const;
const BACK_ELSEWHERE = ['message.acted', 'conversation.taken', ...REPLIES] as const;

/** Nothing comes back into the list that one could go to. */
function isBackElsewhere({ kind }: Undoable): boolean {
  return BACK_ELSEWHERE.some((one) => one === kind);
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
