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

const SHORT = { notation: 'compact', maximumFractionDigits: 1 } as const;

/** `2,140` or `2.140`. */
export function wholeNumber(value: number, locale: Locale): string {
  return formatOf(locale, 'whole').format(value);
}

/** `18k`, `1.2M`; German writes `18 Tsd.`. */
export function shortNumber(value: number, locale: Locale): string {
  return formatOf(locale, 'short').format(value).replace('K', 'k');
}
