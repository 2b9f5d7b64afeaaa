import { setupI18n, type I18n } from '@lingui/core';
import { messages as de } from './de.po';
import { messages as en } from './en.po';

/** The languages of the interface. */
export type Locale = 'en' | 'de';

/** What stands in the placeholders of a message. */
export type TextValues = Readonly<Record<string, string | number>>;

/** The message of that id in one language. An unknown id comes back as it is. */
export type Text = {
  (id: string, values?: TextValues): string;
  readonly locale: Locale;
};

export const CATALOGUES = { en, de };

export function catalogueFor(locale: Locale): I18n {
  return setupI18n({ locale, messages: CATALOGUES });
}

export function textOf(i18n: I18n): Text {
  const locale: Locale = i18n.locale === 'de' ? 'de' : 'en';
  return Object.assign((id: string, values: TextValues = {}) => i18n._(id, { ...values }), {
    locale,
  });
}

/** For those without a window: menus and notices. */
export function textFor(locale: Locale): Text {
  return textOf(catalogueFor(locale));
}
