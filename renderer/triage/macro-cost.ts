import type { AccountRow } from '#contract/account-rows.ts';
import type { MacroPreviewRow } from '#contract/rule-rows.ts';
import { priceOf } from '#domain/prices.ts';

type Sent = Pick<MacroPreviewRow, 'accountId' | 'kind' | 'text' | 'obstacle'>;
type Payer = Pick<AccountRow, 'id' | 'handle' | 'money'>;
/** What the answers of one account cost together, in millionths of the currency. */
export type MacroCost = {
  readonly accountId: string;
  readonly handle: string;
  readonly currency: string;
  readonly amount: number;
  /** They go past what the person wanted to spend this month. */
  readonly over: { readonly spent: number; readonly cap: number } | null;
};

/** What a macro is about to cost, account by account; nothing for those that cost nothing. */
export function macroCosts(
  rows: readonly Sent[],
  accounts: readonly Payer[],
): readonly MacroCost[] {
  return accounts.flatMap(({ id, handle, money }) => {
    const mine = rows.filter(({ accountId, obstacle }) => accountId === id && obstacle === null);
    if (money === undefined || mine.length === 0) return [];
    const { prices, spent, cap } = money;
    const amount = mine.reduce((sum, row) => sum + priceOf(prices, row), 0);
    const isOver = cap !== undefined && spent + amount > cap;
    return [
      {
        accountId: id,
        handle,
        currency: prices.currency,
        amount,
        over: isOver ? { spent, cap } : null,
      },
    ];
  });
}
