import { readDay } from './civil-day.ts';

/** What a client wants to know of people: a name, and which values it takes. */
export const FIELD_KINDS = ['text', 'date', 'number', 'link'] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** `value` as it is stored: days as `2026-12-24`, numbers with a point, links with their scheme. */
export type FieldRead =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly why: 'date' | 'number' | 'link' | 'too-long' };

export const MOST_FIELD_LENGTH = 500;
/** `24.12.2026`, as a German types it. */
const GERMAN_DAY = /^(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})$/u;
/** Without groups of thousands: `1.234` would be two numbers, depending on who reads it. */
const NUMBER = /^[+-]?\d{1,15}(?:[.,]\d{1,10})?$/u;
const SCHEME = /^[a-z][a-z0-9+.-]*:(?!\d)/iu;
const PAGE = /^https?:\/\/[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?::\d{1,5})?(?:[/?#]\S*)?$/iu;

/** What was typed into a field. An empty value is a field without one. */
export function readField(kind: FieldKind, typed: string): FieldRead {
  const text = typed.replaceAll(/\s+/gu, ' ').trim();
  if (text === '') return { ok: true, value: '' };
  if (text.length > MOST_FIELD_LENGTH) return { ok: false, why: 'too-long' };
  if (kind === 'text') return { ok: true, value: text };
  const value = READERS[kind](text);
  return value === null ? { ok: false, why: kind } : { ok: true, value };
}

const READERS: Readonly<Record<Exclude<FieldKind, 'text'>, (text: string) => string | null>> = {
  date: readDate,
  number: (text) => (NUMBER.test(text) ? text.replace(',', '.').replace(/^\+/u, '') : null),
  link: readLink,
};

function readDate(text: string): string | null {
  const { day, month, year } = GERMAN_DAY.exec(text)?.groups ?? {};
  const written =
    day === undefined || month === undefined || year === undefined
      ? text
      : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return readDay(written) === null ? null : written;
}

/** A page on the web; without a scheme it is meant to be one. Nobody's name and password stand in it. */
function readLink(text: string): string | null {
  const address = SCHEME.test(text) ? text : `https://${text}`;
  return PAGE.test(address) ? address : null;
}
