import { wantAction } from '#domain/action-steps.ts';
import type { ParleyEvent } from '#domain/events.ts';
import { isSame } from '#domain/merge.ts';
import { backToDraft } from '#domain/reply-wishes.ts';
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
  const isDraftBack = draftBack(tx, event);
  return takeBackBesideReply(tx, event, now) === 'whole' && isDraftBack ? 'whole' : 'partly';
}

/** All but the answer: the person has it back, or threw it away. */
export function takeBackBesideReply(
  tx: Transaction,
  event: RuleEvent,
  now: number,
): 'whole' | 'partly' {
  tx.put('events', { ...event, undoneAt: now });
  const parts = [triageBack(tx, event), personBack(tx, event), hiddenBack(tx, event, now)];
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

/** A draft in which somebody has written is theirs; what is on its way cannot be taken back. */
function draftBack(tx: Transaction, { replyId, deeds }: RuleEvent): boolean {
  const reply = replyId === undefined ? null : tx.get('replies', replyId);
  if (reply === null || reply.status.state === 'canceled') return true;
  const isSent = deeds.some(({ action }) => action.kind === 'send');
  const isUntouched = reply.status.state === 'draft' && reply.updatedAt === reply.createdAt;
  const canGo = isSent && reply.status.state !== 'draft' && backToDraft(reply.status) !== null;
  if (!isUntouched && !canGo) return false;
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
