import type { Locale } from './catalogue.ts';

const TAGS: Readonly<Record<Locale, string>> = { en: 'en-GB', de: 'de-DE' };

/** `2,140` or `2.140`. */
export function wholeNumber(value: number, locale: Locale): string {
  return new Intl.NumberFormat(TAGS[locale]).format(value);
}

/** `18k`, `1.2M`; German writes `18 Tsd.`. */
export function shortNumber(value: number, locale: Locale): string {
  const options = { notation: 'compact', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(TAGS[locale], options).format(value).replace('K', 'k');
}
