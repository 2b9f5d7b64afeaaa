import type { ConversationId } from '#domain/ids.ts';
import type { Macro } from '#domain/rule.ts';
import type { Transaction } from '#main/store/store.ts';
import { act } from './act.ts';
import type { Run } from './apply.ts';
import type { RulePlace } from './rule-set.ts';

/** A macro has no versions: it is done as often as the person wants. */
const NO_VERSION = 0;

/** A macro on one conversation: on the newest message that came in. Whether it did something. */
export function runMacro(
  tx: Transaction,
  conversationId: ConversationId,
  { macro, place, run }: { macro: Macro; place: RulePlace; run: Run },
): boolean {
  const message = tx.find('messages', {
    where: { conversationId, direction: 'in', isDeletedRemotely: false },
    sort: [['createdAt', 'desc']],
    limit: 1,
  })[0];
  if (message === undefined) return false;
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
      replyId: run.newReplyId(),
      now: run.now,
    },
    target: {
      message,
      person: tx.get('people', message.authorId),
      account: tx.get('accounts', message.accountId),
    },
  });
  return plan !== null;
}
