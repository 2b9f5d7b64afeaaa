import type { AccountId, MessageId } from '#domain/ids.ts';
import { nextActionStep } from '#domain/action-steps.ts';
import { pendingActionsOf, type PendingAction } from '#domain/message-action.ts';
import type { Message } from '#domain/message.ts';
import { SETTLE_MS } from '#domain/reply-steps.ts';
import type { OutboxPorts } from './outbox.ts';

/** Messages of one account that an action may wait on; what is not in memory is found at the start. */
export type WaitingActions = {
  readonly messageIds: Set<MessageId>;
  /** When doubt about an action was last seen to begin, by the monotonic clock. */
  readonly doubts: Map<string, { readonly since: number; readonly seenAt: number }>;
};

export type ActionPlan =
  | { readonly kind: 'act'; readonly message: Message; readonly pending: PendingAction }
  | { readonly kind: 'wait'; readonly ms: number };

/** The oldest action that is due, or how long none is. */
export async function planActions(
  accountId: AccountId,
  waiting: WaitingActions,
  ports: OutboxPorts,
): Promise<ActionPlan> {
  if (waiting.messageIds.size === 0) return { kind: 'wait', ms: Number.POSITIVE_INFINITY };
  const messages = await ports.store.acrossWorkspaces.getMany('messages', [...waiting.messageIds]);
  const now = ports.clock.now();
  let shortest = Number.POSITIVE_INFINITY;
  const all: { message: Message; pending: PendingAction }[] = [];
  for (const id of waiting.messageIds) {
    const message = messages.get(id);
    const pending = message === undefined ? [] : pendingActionsOf(message);
    if (message === undefined || message.accountId !== accountId || pending.length === 0)
      waiting.messageIds.delete(id);
    else all.push(...pending.map((one) => ({ message, pending: one })));
  }
  for (const { message, pending } of all.toSorted((a, b) => a.pending.at - b.pending.at)) {
    const next = nextActionStep(pending, now);
    if (next.kind === 'nothing') continue;
    const settling = settlingMs(message, pending, { waiting, ports });
    const ms = Math.max(settling, next.kind === 'wait' ? next.until - now : 0);
    if (ms <= 0) return { kind: 'act', message, pending };
    shortest = Math.min(shortest, ms);
  }
  return { kind: 'wait', ms: shortest };
}

/** The wall clock may jump over the time that a request needs to settle: this one does not. */
function settlingMs(
  message: Message,
  pending: PendingAction,
  { waiting, ports }: { readonly waiting: WaitingActions; readonly ports: OutboxPorts },
): number {
  if (pending.doubt === undefined) return 0;
  const key = `${message.id} ${pending.doubt.about}`;
  const known = waiting.doubts.get(key);
  const elapsed = ports.clock.elapsed();
  if (known?.since !== pending.doubt.since) {
    waiting.doubts.set(key, { since: pending.doubt.since, seenAt: elapsed });
    return SETTLE_MS;
  }
  const ms = known.seenAt + SETTLE_MS - elapsed;
  if (ms <= 0) waiting.doubts.delete(key);
  return ms;
}
