import type { Account } from './account.ts';
import { hasLink } from './link-in-text.ts';

/**
 * What a network takes for an answer, as it publishes it. Money is in millionths of the currency, so that
 * a tenth of a cent is a whole number.
 */
export type PriceList = {
  readonly currency: 'USD' | 'EUR';
  readonly publicAnswer: number;
  readonly publicAnswerWithLink: number;
  readonly directAnswer: number;
};

/** What was spent in one month, counted by us: never less than what the network takes. */
export type Spending = {
  /** `2026-11`, in UTC as networks bill. */
  readonly month: string;
  /** Millionths of the currency. */
  readonly amount: number;
};

/** What this answer will cost, in millionths. */
export function priceOf(
  prices: PriceList,
  { kind, text }: { readonly kind: 'public' | 'direct'; readonly text: string },
): number {
  if (kind === 'direct') return prices.directAnswer;
  return hasLink(text) ? prices.publicAnswerWithLink : prices.publicAnswer;
}

function monthOf(now: number): string {
  return new Date(now).toISOString().slice(0, 7);
}

/** Millionths that were spent in this month. */
export function spentIn(spending: Spending | undefined, now: number): number {
  return spending?.month === monthOf(now) ? spending.amount : 0;
}

export function afterSpending(
  spending: Spending | undefined,
  amount: number,
  now: number,
): Spending {
  return { month: monthOf(now), amount: spentIn(spending, now) + amount };
}

/** Background reading stops here, so that the rest is the person's own. */
const BACKGROUND_SHARE = 0.8;

type Budgeted = Pick<Account, 'spending' | 'monthlyCap'>;

/**
 * When background reading may go on, ms since epoch; `now` when it may already. Without a cap it always
 * may.
 */
export function affordableFrom({ spending, monthlyCap }: Budgeted, now: number): number {
  if (monthlyCap === undefined || spentIn(spending, now) < monthlyCap * BACKGROUND_SHARE)
    return now;
  const at = new Date(now);
  return Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1);
}
