import type { FieldKind } from './person-field.ts';

type FieldLike = { readonly valueKind: FieldKind; readonly value: string };

const DAY = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/u;

/** Its value as it is written in a text: `24.12.2026`, `24/12/2026`, `12,5`. */
export function fieldText({ valueKind, value }: FieldLike, locale: 'en' | 'de'): string {
  if (valueKind === 'number' && locale === 'de') return value.replace('.', ',');
  if (valueKind !== 'date') return value;
  const { year, month, day } = DAY.exec(value)?.groups ?? {};
  return year === undefined ? value : [day, month, year].join(locale === 'de' ? '.' : '/');
}
