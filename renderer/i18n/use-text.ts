import type { I18n } from '@lingui/core';
import { I18nProvider, useLingui } from '@lingui/react';
import { createElement, useMemo, type ReactElement, type ReactNode } from 'react';
import { catalogueFor, textOf, type Locale, type Text } from './catalogue.ts';

export { Trans } from '@lingui/react';

type ProviderProps = { readonly locale: Locale; readonly children: ReactNode };

/** Gives everything below it one language. */
export function TextProvider({ locale, children }: ProviderProps): ReactElement {
  const i18n = useMemo(() => catalogueFor(locale), [locale]);
  return createElement(I18nProvider, { i18n }, children);
}

const texts = new WeakMap<I18n, Text>();

/** The texts of the language that is on: `const text = useText(); text('list.open')`. */
export function useText(): Text {
  const { i18n } = useLingui();
  const known = texts.get(i18n);
  if (known !== undefined) return known;
  const text = textOf(i18n);
  texts.set(i18n, text);
  return text;
}
