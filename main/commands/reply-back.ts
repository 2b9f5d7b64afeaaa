import { messageId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import type { Reply } from '#domain/reply.ts';
import { backToDraft, discardReply, restoreReply } from '#domain/reply-wishes.ts';
import { joinedDraft, openParts, partsThrownAway, placeAfter } from '#domain/reply-parts.ts';
import type { Transaction } from '#main/store/store.ts';
import { actEventId, batchOf, type TriageAct } from './triage.ts';

/** Back to a draft, all parts of it as one. False: it has left, or may have; nothing is written. */
export function putBack(tx: Transaction, reply: Reply, now: number): boolean {
  const parts = waitingParts(reply, tx);
  const status = backToDraft(reply.status);
  if (parts.length > 0) {
    if (!putJoined(parts, now, tx)) return false;
  } else if (status === null) return false;
  else tx.put('replies', { ...reply, status, updatedAt: now });
  markQueued(tx, reply, now);
  return true;
}

/** Throws it away with the parts that wait behind it. False: it is on its way; nothing is written. */
export function putDiscarded(tx: Transaction, reply: Reply, act: TriageAct): boolean {
  const status = discardReply(reply.status, act.at);
  if (status === null) return false;
  for (const part of waitingParts(reply, tx)) {
    const canceled = discardReply(part.status, act.at);
    if (canceled !== null && part.id !== reply.id)
      tx.put('replies', { ...part, status: canceled, updatedAt: act.at });
  }
  tx.put('replies', { ...reply, status, updatedAt: act.at });
  noteDiscarded(tx, reply, act);
  return true;
}

/** The event that can bring back what was thrown away; `reply`: as it was before. */
export function noteDiscarded(tx: Transaction, reply: Reply, { batch, at }: TriageAct): void {
  const { id, workspaceId, conversationId } = reply;
  markQueued(tx, reply, at);
  tx.put('events', {
    id: actEventId(batch, id),
    workspaceId,
    at,
    kind: 'reply.discarded',
    conversationId,
    replyId: id,
  });
}

/** What was thrown away is a draft again, unless it has become something else since. */
export function putRestored(tx: Transaction, reply: Reply, now: number): void {
  const { conversationId } = reply;
  const parts =
    reply.part === undefined
      ? []
      : partsThrownAway(reply, tx.find('replies', { where: { conversationId } }));
  const status = restoreReply(reply.status);
  if (parts.length > 0) putJoined(parts, now, tx);
  else if (status !== null) tx.put('replies', { ...reply, status, updatedAt: now });
}

/** It is not sent any more: undo need not take that back once more. */
function markQueued(tx: Transaction, { status, part, conversationId }: Reply, now: number): void {
  const key = part?.key ?? ('intent' in status ? status.intent.key : null);
  for (const event of tx.find('events', { where: { conversationId, kind: 'reply.queued' } }))
    if (event.kind === 'reply.queued' && batchOf(event.id) === key && event.undoneAt === undefined)
      tx.put('events', { ...event, undoneAt: now });
}

function waitingParts(reply: Reply, tx: Transaction): readonly Reply[] {
  if (reply.part === undefined) return [];
  const { conversationId } = reply;
  return openParts(reply, tx.find('replies', { where: { conversationId } }));
}

/** The parts become one draft again, with its place behind what is sent of them already. */
function putJoined(parts: readonly Reply[], now: number, tx: Transaction): boolean {
  const [first, ...others] = parts;
  const draft = joinedDraft(parts);
  if (first === undefined || draft === null) return false;
  const before = tx.get('replies', first.part?.after ?? '');
  const placed = placeAfter(first, before, sentMessage(before, tx));
  for (const { id } of others) tx.remove('replies', id);
  const place = 'failure' in placed ? first : placed;
  const { inReplyTo } = place;
  tx.put('replies', { ...draft, ...(inReplyTo && { inReplyTo }), updatedAt: now });
  return true;
}

/** The own message that a sent reply became. */
function sentMessage(reply: Reply | null, tx: Transaction): Message | null {
  if (reply?.status.state !== 'sent' || reply.status.remoteId === undefined) return null;
  return tx.get('messages', messageId(reply.accountId, reply.status.remoteId));
}
