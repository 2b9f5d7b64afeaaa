import type { Account } from './account.ts';
import { DAY_MS, dayOf, yearOf } from './civil-day.ts';
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

type Month = { readonly year: number; readonly month: number };

/** In UTC, as networks bill. */
function monthAt(now: number): Month {
  const day = Math.floor(now / DAY_MS);
  const year = yearOf(day);
  const later = MONTHS.findIndex((month) => dayOf(year, month, 1) > day);
  return { year, month: later === -1 ? 12 : later };
}
const MONTHS = Array.from({ length: 12 }, (_each, at) => at + 1);

function monthOf(now: number): string {
  const { year, month } = monthAt(now);
  return `${String(year)}-${String(month).padStart(2, '0')}`;
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
  const { year, month } = monthAt(now);
  return (month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1)) * DAY_MS;
}
