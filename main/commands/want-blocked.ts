import { wantAction } from '#domain/action-steps.ts';
import type { MessageId } from '#domain/ids.ts';
import type { Transaction } from '#main/store/store.ts';

type Blocked = {
  readonly before: readonly MessageId[];
  readonly after: readonly MessageId[];
};

/** Notes what has to be done on the network, so that these and no others stand for a block. */
export function wantBlocked(tx: Transaction, { before, after }: Blocked, at: number): void {
  for (const id of after) want(tx, id, { action: 'block', at });
  for (const id of before) if (!after.includes(id)) want(tx, id, { action: 'unblock', at });
}

/** A message that is gone has nothing on it any more; what it stood for is left to the network. */
function want(
  tx: Transaction,
  id: MessageId,
  { action, at }: { readonly action: 'block' | 'unblock'; readonly at: number },
): void {
  const message = tx.get('messages', id);
  const isSo = (message?.mine.blocked !== undefined) === (action === 'block');
  if (message !== null && !isSo) tx.put('messages', wantAction(message, action, at));
}
