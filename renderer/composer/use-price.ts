import type { ReplyContentRow } from '#contract/rows.ts';
import { priceOf } from '#domain/prices.ts';
import { money } from '#renderer/i18n/numbers.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { ComposeAccount } from './compose-rest.ts';

export type Price = {
  /** What sending will cost, written out; null where it costs nothing. */
  readonly price: string | null;
  /** It goes past what the person wanted to spend this month. */
  readonly warning: string | null;
};

/** The price of what stands in the field: a link may make it dearer. */
export function usePrice(
  { money: cost }: ComposeAccount,
  content: ReplyContentRow,
  partCount: number,
): Price {
  const text = useText();
  if (cost === undefined) return { price: null, warning: null };
  const { prices, spent, cap } = cost;
  const amount = priceOf(prices, content) * partCount;
  const inWords = (sum: number): string => money(sum, prices.currency, text.locale);
  const isOver = cap !== undefined && spent + amount > cap;
  return {
    price: inWords(amount),
    warning: isOver
      ? text('composer.overCap', {
          spent: inWords(spent),
          cap: inWords(cap),
          price: inWords(amount),
        })
      : null,
  };
}
