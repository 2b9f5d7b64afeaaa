import type { ParleyEvent } from '#domain/events.ts';
import type { Message } from '#domain/message.ts';
import { startConversation } from '#domain/start-conversation.ts';
import type { Transaction } from '#main/store/store.ts';
import { actEventId, type TriageAct } from './triage.ts';

type Taken = Extract<ParleyEvent, { kind: 'conversation.taken' }>;

/** A post of a column becomes a conversation, with what takes that back. */
export function putTaken(tx: Transaction, message: Message, { batch, at }: TriageAct): void {
  const conversation = startConversation(message, tx.get('people', message.authorId));
  tx.put('conversations', conversation);
  tx.put('events', {
    id: actEventId(batch, conversation.id),
    workspaceId: conversation.workspaceId,
    at,
    kind: 'conversation.taken',
    conversationId: conversation.id,
  });
}

/**
 * Out of the inbox again, unless somebody has begun an answer there or wrote since; the post stays in
 * its column.
 */
export function undoTaken(tx: Transaction, { conversationId, at }: Taken): void {
  const conversation = tx.get('conversations', conversationId);
  const isAnswered = tx
    .find('replies', { where: { conversationId } })
    .some(({ status }) => status.state !== 'canceled');
  if (isAnswered || (conversation?.lastActivityAt ?? 0) > at) return;
  tx.remove('conversations', conversationId);
}
