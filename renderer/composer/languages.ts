import type { Locale } from '#renderer/i18n/catalogue.ts';

/** Languages that posts are written in most, beside the one that is answered. */
const OFFERED =
  'de en fr it es pt nl pl cs da sv nb fi tr uk ru el ro hu ar fa he hi ja ko zh'.split(' ');

export type Language = { readonly code: string; readonly name: string };

/** The main part of a language tag: `de` of `de-AT`. */
export function mainLanguage(tag: string): string {
  return tag.toLowerCase().split(/[-_]/u)[0] ?? tag;
}

/** Asked again for every conversation that opens, and slow to find out. */
const known = new Map<string, readonly Language[]>();

/** To choose from, by name; a language that the network told us and we do not offer is among them. */
export function languagesFor(current: string | undefined, locale: Locale): readonly Language[] {
  const isOffered = current === undefined || OFFERED.includes(current);
  const key = `${locale} ${isOffered ? '' : current}`;
  const found = known.get(key) ?? namedIn(locale, isOffered ? OFFERED : [current, ...OFFERED]);
  known.set(key, found);
  return found;
}

function namedIn(locale: Locale, codes: readonly string[]): readonly Language[] {
  const names = new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' });
  const nameOf = (code: string): string => {
    try {
      return names.of(code) ?? code;
    } catch {
      return code;
    }
  };
  return codes
    .map((code) => ({ code, name: nameOf(code) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, locale));
}
