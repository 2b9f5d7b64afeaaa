import { wantAction } from '#domain/action-steps.ts';
import type { ParleyEvent } from '#domain/events.ts';
import { isSame } from '#domain/merge.ts';
import { triageOf, undoTriage } from '#domain/triage.ts';
import type { Transaction } from '#main/store/store.ts';

export type RuleEvent = Extract<ParleyEvent, { kind: 'rule.ran' | 'rule.applied' }>;

export function isRuleEvent(event: ParleyEvent): event is RuleEvent {
  return event.kind === 'rule.ran' || event.kind === 'rule.applied';
}

/**
 * Takes back what a rule or a macro did to one message. What somebody has changed since stays as they
 * want it: then it is `partly`.
 */
export function takeBack(tx: Transaction, event: RuleEvent, now: number): 'whole' | 'partly' {
  tx.put('events', { ...event, undoneAt: now });
  const parts = [
    triageBack(tx, event),
    personBack(tx, event),
    draftBack(tx, event),
    hiddenBack(tx, event, now),
  ];
  return parts.every((isBack) => isBack) ? 'whole' : 'partly';
}

function triageBack(tx: Transaction, { conversationId, before, after }: RuleEvent): boolean {
  const conversation = tx.get('conversations', conversationId);
  if (conversation === null) return false;
  const next = undoTriage(conversation, before, after);
  if (!isSame(next, conversation)) tx.put('conversations', next);
  const kept = triageOf(next);
  return (
    isSame(before, after) ||
    (kept.state === before.state &&
      kept.snoozedUntil === before.snoozedUntil &&
      before.labelIds.every((id) => kept.labelIds.includes(id)))
  );
}

function personBack(tx: Transaction, { personId }: RuleEvent): boolean {
  const person = personId === undefined ? null : tx.get('people', personId);
  if (person?.isVip === true) tx.put('people', { ...person, isVip: false });
  return true;
}

/** A draft in which somebody has written is theirs. */
function draftBack(tx: Transaction, { replyId }: RuleEvent): boolean {
  const reply = replyId === undefined ? null : tx.get('replies', replyId);
  if (reply === null) return true;
  if (reply.status.state !== 'draft' || reply.updatedAt !== reply.createdAt) return false;
  tx.remove('replies', reply.id);
  return true;
}

function hiddenBack(tx: Transaction, { deeds, messageId }: RuleEvent, now: number): boolean {
  const hid = deeds.some(({ action, skipped }) => action.kind === 'hide' && skipped === undefined);
  const message = hid ? tx.get('messages', messageId) : null;
  if (message?.mine.hidden !== true) return true;
  const account = tx.get('accounts', message.accountId);
  // A wish that never left and its opposite cancel each other out, whatever the network can.
  const canShow = account?.capabilities.actions.unhide?.can === true;
  if (canShow) tx.put('messages', wantAction(message, 'unhide', now));
  return canShow;
}
