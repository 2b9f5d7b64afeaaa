import type { ParleyEvent } from '#domain/events.ts';
import type { Reply } from '#domain/reply.ts';
import type { Transaction } from '#main/store/store.ts';
import { putBack, putRestored } from './reply-back.ts';
import { batchOf } from './triage.ts';

type Queued = Extract<ParleyEvent, { kind: 'reply.queued' }>;
type Discarded = Extract<ParleyEvent, { kind: 'reply.discarded' }>;

/**
 * A draft again, as long as nothing has left. That the conversation was done with it is an event of
 * the same act, and is taken back whatever became of the reply.
 */
export function undoQueued(tx: Transaction, event: Queued, now: number): 'sent' | null {
  const waiting = partsOf(tx, event).find(({ status }) => 'intent' in status);
  if (waiting === undefined) return null;
  return putBack(tx, waiting, now) ? null : 'sent';
}

/** A reply in parts that has begun to leave comes back from the first part that has not. */
function partsOf(tx: Transaction, { id, conversationId, replyId }: Queued): readonly Reply[] {
  const key = batchOf(id);
  const parts = tx
    .find('replies', { where: { conversationId } })
    .filter((reply) => reply.id === replyId || reply.part?.key === key)
    .toSorted((a, b) => (a.part?.index ?? 0) - (b.part?.index ?? 0));
  return [...parts.filter((reply) => !isLeft(reply)), ...parts.filter(isLeft)];
}

function isLeft({ status }: Reply): boolean {
  return ['sent', 'sending'].includes(status.state);
}

export function undoDiscarded(tx: Transaction, { replyId }: Discarded, now: number): void {
  const reply = tx.get('replies', replyId);
  if (reply !== null) putRestored(tx, reply, now);
}
