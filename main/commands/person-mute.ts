import type { Conversation } from '#domain/conversation.ts';
import type { PersonId } from '#domain/ids.ts';
import { setState } from '#domain/triage.ts';
import type { Transaction } from '#main/store/store.ts';
import { putTriaged, type TriageAct } from './triage.ts';

const UNFINISHED = ['open', 'waiting', 'snoozed'];
/** More that wait are as good as these. */
const MOST_WAITING = 50;

/** Done with what they began, except where somebody else waits for an answer. */
export function closeTheirs(tx: Transaction, ids: ReadonlySet<PersonId>, act: TriageAct): void {
  for (const personId of ids)
    for (const before of tx.find('conversations', {
      where: { personId, state: { inList: UNFINISHED } },
    }))
      if (!isAwaited(tx, before, ids))
        putTriaged(tx, { before, after: setState(before, 'done') }, act);
}

function isAwaited(
  tx: Transaction,
  { id: conversationId, lastOutboundAt = 0 }: Conversation,
  ids: ReadonlySet<PersonId>,
): boolean {
  return tx
    .find('messages', {
      where: { conversationId },
      sort: [['createdAt', 'desc']],
      limit: MOST_WAITING,
    })
    .some(
      ({ direction, authorId, createdAt, isDeletedRemotely }) =>
        direction === 'in' &&
        !isDeletedRemotely &&
        !ids.has(authorId) &&
        createdAt > lastOutboundAt,
    );
}
