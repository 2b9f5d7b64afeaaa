import type { ReplyId } from '#domain/ids.ts';
import { ruleEventId, type Rule } from '#domain/rule.ts';
import { compileRule, factsOf, type RuleTester } from '#domain/rule/rule-match.ts';
import type { Transaction, WorkspaceStore } from '#main/store/store.ts';
import { act, ruleActor } from './act.ts';
import { authorOf } from './author.ts';
import { lookBack } from './archive.ts';
import type { RulePlace } from './rule-set.ts';

const PER_CHANGE = 50;
/** More than this nobody means at once; it can be done again. */
const MOST_APPLIED = 5000;

export type Run = {
  readonly runId: string;
  readonly now: number;
  readonly newReplyId: () => ReplyId;
};

/**
 * A rule on what is there already, oldest first, in small pieces; how many messages it acted on. What
 * this version of it did before is not done twice, unless that was taken back.
 */
export async function applyRule(
  client: WorkspaceStore,
  { rule, place, from, run }: { rule: Rule; place: RulePlace; from: number; run: Run },
): Promise<number> {
  const ids: string[] = [];
  for await (const { found } of lookBack(client, { rule, place, from })) {
    ids.push(...found.map(({ message }) => message.id));
    if (ids.length >= MOST_APPLIED) break;
  }
  // Nobody has to be told of what they are looking at.
  const silent = { ...rule, actions: rule.actions.filter(({ kind }) => kind !== 'notify') };
  const fits = compileRule(rule, place);
  let count = 0;
  const oldestFirst = ids.slice(0, MOST_APPLIED).toReversed();
  for (let at = 0; at < oldestFirst.length; at += PER_CHANGE) {
    const piece = oldestFirst.slice(at, at + PER_CHANGE);
    count += await client.change(
      (tx) =>
        piece.filter((id) => applyOne(tx, id, { rule: silent, fits, place, run }) === 'acted')
          .length,
      { safety: 'durable' },
    );
    await new Promise((resolve) => setImmediate(resolve));
  }
  return count;
}

type Applying = {
  readonly rule: Rule;
  readonly fits: RuleTester;
  readonly place: RulePlace;
  readonly run: Run;
};

function applyOne(
  tx: Transaction,
  messageId: string,
  { rule, fits, place, run }: Applying,
): 'acted' | 'left' {
  const eventId = ruleEventId(rule, messageId);
  const earlier = tx.get('events', eventId);
  const isDone = earlier !== null && !('undoneAt' in earlier && earlier.undoneAt !== undefined);
  const message = tx.get('messages', messageId);
  if (isDone || message === null) return 'left';
  const person = tx.get('people', message.authorId);
  const facts = factsOf(message, {
    person: () => authorOf(tx, message),
    labelIds: () => tx.get('conversations', message.conversationId)?.labelIds ?? [],
  });
  if (!fits(facts)) return 'left';
  const plan = act(tx, {
    place,
    actor: ruleActor(rule, {
      kind: 'rule.applied',
      runId: run.runId,
      eventId,
      now: run.now,
      replyId: run.newReplyId(),
    }),
    target: { message, person, account: tx.get('accounts', message.accountId) },
  });
  return plan === null ? 'left' : 'acted';
}
