import type { Account } from '#domain/account.ts';
import type { Rule } from '#domain/rule.ts';
import type { RuleFacts, RuleTester } from './rule-match.ts';

export type CompiledRule = { readonly rule: Rule; readonly fits: RuleTester };

/**
 * The rules that act on a message that arrived, in their order, down to the first that says stop. All
 * look at the same facts, those before any of them acted: what one does never makes another fit, so
 * there are no loops.
 */
export function rulesFor(
  rules: readonly CompiledRule[],
  facts: RuleFacts,
  account: Pick<Account, 'createdAt'> | null,
): readonly Rule[] {
  const fitting: Rule[] = [];
  for (const { rule, fits } of rules) {
    if (!isConcerned(rule, facts, account) || !fits(facts)) continue;
    fitting.push(rule);
    if (rule.stops) break;
  }
  return fitting;
}

/** Nothing from before it was switched on, nor from before the account was connected. */
function isConcerned(
  { isOn, onSince, takesHistory }: Rule,
  { message }: RuleFacts,
  account: Pick<Account, 'createdAt'> | null,
): boolean {
  const isNews = takesHistory || message.createdAt >= (account?.createdAt ?? 0);
  const isTheirs = message.direction === 'in' && !message.isDeletedRemotely;
  return isOn && isTheirs && message.receivedAt >= onSince && isNews;
}
