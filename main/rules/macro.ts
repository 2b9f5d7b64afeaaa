import type { ConversationId, ReplyId } from '#domain/ids.ts';
import type { Macro } from '#domain/rule.ts';
import type { RulePlan } from '#domain/rule/rule-act.ts';
import type { Transaction } from '#main/store/store.ts';
import { act, type Actor } from './act.ts';
import type { Run } from './apply.ts';
import type { RulePlace } from './rule-set.ts';

/** A macro has no versions: it is done as often as the person wants. */
const NO_VERSION = 0;

/** On the newest message that came in. */
export const ANSWERED = { sort: [['createdAt', 'desc']], limit: 1 } as const;

type Running = {
  readonly macro: Macro;
  readonly place: RulePlace;
  readonly run: Run;
  readonly sending?: Actor['sending'];
};

/** A macro on one conversation; null when there was nothing to do. The reply is a draft, to be queued. */
export function runMacro(
  tx: Transaction,
  conversationId: ConversationId,
  { macro, place, run, sending }: Running,
): { readonly plan: RulePlan; readonly replyId: ReplyId } | null {
  const message = tx.find('messages', { where: answerable(conversationId), ...ANSWERED })[0];
  if (message === undefined) return null;
  const replyId = run.newReplyId();
  const plan = act(tx, {
    place,
    actor: {
      kind: 'rule.applied',
      ruleId: macro.id,
      ruleName: macro.name,
      ruleVersion: NO_VERSION,
      runId: run.runId,
      eventId: `${run.runId}/${message.id}`,
      actions: macro.actions,
      by: 'person',
      ...(sending === undefined ? {} : { sending }),
      replyId,
      now: run.now,
    },
    target: {
      message,
      person: tx.get('people', message.authorId),
      account: tx.get('accounts', message.accountId),
    },
  });
  return plan === null ? null : { plan, replyId };
}

/** Which messages of a conversation can be acted on. */
export function answerable(conversationId: ConversationId) {
  return { conversationId, direction: 'in', isDeletedRemotely: false } as const;
}
