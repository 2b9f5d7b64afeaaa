import type { Locale } from './catalogue.ts';

const TAGS: Readonly<Record<Locale, string>> = { en: 'en-GB', de: 'de-DE' };

/** Slow to make and asked for with every person that is shown. */
const known = new Map<string, Intl.NumberFormat>();

function formatOf(locale: Locale, look: 'whole' | 'short'): Intl.NumberFormat {
  const key = `${locale} ${look}`;
  const options = look === 'short' ? SHORT : {};
  const format = known.get(key) ?? new Intl.NumberFormat(TAGS[locale], options);
  known.set(key, format);
  return format;
}

/** German has no short word for thousands: then the number is written as always, `2.140`. */
const SHORT = { notation: 'compact', maximumFractionDigits: 1, useGrouping: 'always' } as const;

/** `2,140` or `2.140`. */
export function wholeNumber(value: number, locale: Locale): string {
  return formatOf(locale, 'whole').format(value);
}

/** `$0.015` from millionths; German writes `0,015 $`. Small sums keep their tenths of a cent. */
export function money(millionths: number, currency: string, locale: Locale): string {
  const options = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
  const value = millionths / 1_000_000;
  const maximumFractionDigits = value > 0 && value < 1 ? 3 : 2;
  return new Intl.NumberFormat(TAGS[locale], { ...options, maximumFractionDigits }).format(value);
}

/** `18k`, `1.2M`; German writes `18 Tsd.`. */
export function shortNumber(value: number, locale: Locale): string {
  return formatOf(locale, 'short').format(value).replace('K', 'k');
}
