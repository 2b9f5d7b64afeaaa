import { messageId } from '#domain/ids.ts';
import type { Reply } from '#domain/reply.ts';
import { placeAfter } from '#domain/reply-parts.ts';
import type { Transaction } from '#main/store/store.ts';
import type { OutboxPorts } from './outbox.ts';

/**
 * A part of a split answer gets its place behind the one before it, on the disk before the network is
 * called: all repeats and checks of it then look at the same place. null when it has none; then it
 * fails and the person decides.
 */
export async function placePart(reply: Reply, ports: OutboxPorts): Promise<Reply | null> {
  if (reply.part?.after === undefined) return reply;
  return await ports.store.forWorkspace(reply.workspaceId).change(
    (transaction) => {
      const current = transaction.get('replies', reply.id);
      if (current?.status.state !== 'queued') return null;
      const before = transaction.get('replies', current.part?.after ?? '');
      const placed = placeAfter(current, before, sentMessage(before, transaction));
      const updatedAt = ports.clock.now();
      if (!('failure' in placed)) {
        transaction.put('replies', { ...placed, updatedAt });
        return placed;
      }
      const { intent, progress } = current.status;
      const status = { state: 'failed', intent, progress, failure: placed.failure } as const;
      transaction.put('replies', { ...current, status, updatedAt });
      return null;
    },
    { safety: 'durable' },
  );
}

function sentMessage(before: Reply | null, transaction: Transaction) {
  return before?.status.state === 'sent' && before.status.remoteId !== undefined
    ? transaction.get('messages', messageId(before.accountId, before.status.remoteId))
    : null;
}
