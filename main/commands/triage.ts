import type { Conversation } from '#domain/conversation.ts';
import type { ConversationId } from '#domain/ids.ts';
import { triageOf } from '#domain/triage.ts';
import type { Transaction, WorkspaceStore } from '#main/store/store.ts';

/**
 * One thing that the person did, to one conversation or to many: `batch` ties its events together, so
 * that undo takes all of it back.
 */
export type TriageAct = { readonly batch: string; readonly at: number };

const SEPARATOR = '/';

export function triagedEventId(batch: string, conversationId: ConversationId): string {
  return batch + SEPARATOR + conversationId;
}

export function batchOf(eventId: string): string {
  return eventId.split(SEPARATOR)[0] ?? eventId;
}

/** Writes the conversation and the event that can take it back; nothing when nothing changes. */
export function putTriaged(
  tx: Transaction,
  { before, after }: { readonly before: Conversation; readonly after: Conversation },
  { batch, at }: TriageAct,
): void {
  const [old, next] = [triageOf(before), triageOf(after)];
  if (JSON.stringify(old) === JSON.stringify(next)) return;
  tx.put('conversations', after);
  tx.put('events', {
    id: triagedEventId(batch, before.id),
    workspaceId: before.workspaceId,
    at,
    kind: 'conversation.triaged',
    conversationId: before.id,
    before: old,
    after: next,
  });
}

/** Changes conversations of one client in one durable write. False when none of them is there. */
export async function triage(
  store: WorkspaceStore,
  { ids, act }: { readonly ids: readonly ConversationId[]; readonly act: TriageAct },
  next: (conversation: Conversation) => Conversation,
): Promise<boolean> {
  return await store.change(
    (tx) => {
      const found = [...new Set(ids)]
        .map((id) => tx.get('conversations', id))
        .filter((conversation) => conversation !== null);
      for (const before of found) putTriaged(tx, { before, after: next(before) }, act);
      return found.length > 0;
    },
    { safety: 'durable' },
  );
}
