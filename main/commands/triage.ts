import type { Conversation } from '#domain/conversation.ts';
import type { ConversationId } from '#domain/ids.ts';
import { triageOf } from '#domain/triage.ts';
import type { Store, Transaction, WorkspaceStore } from '#main/store/store.ts';
import type { CommandPorts } from './command.ts';
import type { Resolved } from './targets.ts';

/**
 * One thing that the person did, to one conversation or to many: `batch` ties its events together, so
 * that undo takes all of it back.
 */
export type TriageAct = { readonly batch: string; readonly at: number };

const SEPARATOR = '/';

/** `part` tells the changes of one act apart: the id of what was changed. */
export function actEventId(batch: string, part: string): string {
  return batch + SEPARATOR + part;
}

export function newAct({ random, clock }: Pick<CommandPorts, 'random' | 'clock'>): TriageAct {
  return { batch: random.uuid(), at: clock.now() };
}

export function batchOf(eventId: string): string {
  return eventId.split(SEPARATOR)[0] ?? eventId;
}

/** Writes the conversation and the event that can take it back. False: nothing changes. */
export function putTriaged(
  tx: Transaction,
  { before, after }: { readonly before: Conversation; readonly after: Conversation },
  { batch, at }: TriageAct,
): boolean {
  const [old, next] = [triageOf(before), triageOf(after)];
  if (JSON.stringify(old) === JSON.stringify(next)) return false;
  tx.put('conversations', after);
  tx.put('events', {
    id: actEventId(batch, before.id),
    workspaceId: before.workspaceId,
    at,
    kind: 'conversation.triaged',
    conversationId: before.id,
    before: old,
    after: next,
  });
  return true;
}

/** Conversations in one write: a larger act is several, and undo takes all of them back. */
const CHUNK = 500;

/** How many are there, and how many are not as they were. */
export type Counted = { readonly found: number; readonly changed: number };

/** Changes conversations, durably. */
export async function triage(
  store: Store,
  { targets, act }: { readonly targets: Resolved; readonly act: TriageAct },
  next: (conversation: Conversation) => Conversation,
): Promise<Counted> {
  return await eachTarget(store, targets, (before, tx) =>
    putTriaged(tx, { before, after: next(before) }, act),
  );
}

export async function eachTarget(
  store: Store,
  targets: Resolved,
  change: (conversation: Conversation, tx: Transaction) => boolean,
): Promise<Counted> {
  const counted = { found: 0, changed: 0 };
  for (const [workspaceId, ids] of targets)
    for (const chunk of chunksOf([...new Set(ids)]))
      await store.forWorkspace(workspaceId).change(
        (tx) => {
          const found = chunk
            .map((id) => tx.get('conversations', id))
            .filter((conversation) => conversation !== null);
          counted.found += found.length;
          for (const conversation of found) if (change(conversation, tx)) counted.changed += 1;
        },
        { safety: 'durable' },
      );
  return counted;
}

export function chunksOf<Value>(values: readonly Value[]): readonly (readonly Value[])[] {
  return Array.from({ length: Math.ceil(values.length / CHUNK) }, (_, index) =>
    values.slice(index * CHUNK, (index + 1) * CHUNK),
  );
}

/** For one conversation of one client. False when it is not there. */
export async function triageOne(
  { store, act }: { readonly store: WorkspaceStore; readonly act: TriageAct },
  id: ConversationId,
  next: (conversation: Conversation) => Conversation,
): Promise<boolean> {
  return await store.change(
    (tx) => {
      const before = tx.get('conversations', id);
      if (before !== null) putTriaged(tx, { before, after: next(before) }, act);
      return before !== null;
    },
    { safety: 'durable' },
  );
}
