import { commands } from '#contract/commands.ts';
import type { ParleyEvent } from '#domain/events.ts';
import { undoTriage } from '#domain/triage.ts';
import type { Reader, Store, Transaction } from '#main/store/store.ts';
import { done } from './answer.ts';
import { command } from './command.ts';
import { batchOf } from './triage.ts';

type Triaged = Extract<ParleyEvent, { kind: 'conversation.triaged' }>;

/** So many taken back ones are passed over before there is nothing left to undo. */
const LOOK_BACK = 200;

export const undoCommands = {
  'undo.last': command(commands['undo.last'], async ({ workspaceId }, { store, clock }) => {
    const reader = workspaceId === null ? store.acrossWorkspaces : store.forWorkspace(workspaceId);
    const newest = await newestTriaged(reader);
    if (newest === null) return done({ undone: null });
    const together = await sameAct(reader, newest);
    await undoAll(store, together, clock.now());
    return done({ undone: newest.conversationId });
  }),
};

async function newestTriaged(reader: Reader): Promise<Triaged | null> {
  const events = await reader.find('events', {
    where: { kind: 'conversation.triaged' },
    sort: [['at', 'desc']],
    limit: LOOK_BACK,
  });
  // Several in one millisecond: ids are made in order of time.
  return (
    events
      .filter(isTriaged)
      .filter((event) => event.undoneAt === undefined)
      .toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))[0] ?? null
  );
}

async function sameAct(reader: Reader, newest: Triaged): Promise<readonly Triaged[]> {
  const events = await reader.find('events', {
    where: { kind: 'conversation.triaged', at: { from: newest.at, below: newest.at + 1 } },
  });
  return events.filter(isTriaged).filter((event) => batchOf(event.id) === batchOf(newest.id));
}

async function undoAll(store: Store, events: readonly Triaged[], now: number): Promise<void> {
  for (const [workspaceId, own] of Map.groupBy(events, (event) => event.workspaceId))
    await store.forWorkspace(workspaceId).change(
      (tx) => {
        for (const event of own) undoEvent(tx, event.id, now);
      },
      { safety: 'durable' },
    );
}

/** Takes back one triage change, unless that was done already or the conversation is gone. */
export function undoEvent(tx: Transaction, eventId: string, now: number): void {
  const event = tx.get('events', eventId);
  if (event === null || !isTriaged(event) || event.undoneAt !== undefined) return;
  tx.put('events', { ...event, undoneAt: now });
  const conversation = tx.get('conversations', event.conversationId);
  if (conversation !== null)
    tx.put('conversations', undoTriage(conversation, event.before, event.after));
}

function isTriaged(event: ParleyEvent): event is Triaged {
  return event.kind === 'conversation.triaged';
}
