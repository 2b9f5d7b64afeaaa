import type { MoneyRow } from '#contract/money-rows.ts';
import type { Account } from '#domain/account.ts';
import { affordableFrom, spentIn } from '#domain/prices.ts';

/** undefined where the network takes no money. */
export function moneyOf(account: Account, now: number): MoneyRow | undefined {
  const { prices } = account.capabilities;
  if (prices === undefined) return undefined;
  const restsUntil = affordableFrom(account, now);
  return {
    prices,
    spent: spentIn(account.spending, now),
    ...(account.monthlyCap === undefined ? {} : { cap: account.monthlyCap }),
    ...(restsUntil > now ? { restsUntil } : {}),
  };
}
