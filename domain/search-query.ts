import { daysIn, daysSinceEpoch } from './calendar.ts';

/**
 * What a person types to find messages: words, "phrases", -excluded words, the last word as the
 * beginning of a word, and `from:` `in:` `network:` `label:` `before:` `after:`. Several values of
 * one filter are alternatives; everything else must hold together.
 */
export type SearchTerm = {
  /** As typed, without quotes. May hold several words: then they stand next to each other. */
  readonly text: string;
  /** The word is not finished yet: anything that begins so is found. */
  readonly isPrefix: boolean;
  readonly isExcluded: boolean;
};

export type ParsedSearch = {
  readonly terms: readonly SearchTerm[];
  /** Parts of the author's name or handle. */
  readonly from: readonly string[];
  /** A state of the conversation, or part of the account's handle. */
  readonly inside: readonly string[];
  readonly networks: readonly string[];
  readonly labels: readonly string[];
  /** Written before this moment, ms since epoch. */
  readonly before?: number;
  /** Written at or after this moment, ms since epoch. */
  readonly after?: number;
  readonly problems: readonly SearchProblem[];
};

/** What cannot be understood: `text` as typed, `at` its place (UTF-16). */
export type SearchProblem = {
  readonly kind: 'bad-date';
  readonly text: string;
  readonly at: number;
};

const FILTERS = ['from', 'in', 'network', 'label', 'before', 'after'] as const;
type Filter = (typeof FILTERS)[number];

/** One piece of the input: an optional sign, an optional filter name, a word or a quoted stretch. */
const PIECE = /(-)?(?:(from|in|network|label|before|after):)?(?:"([^"]*)("?)|([^\s"]+))?/giu;

type Piece = {
  readonly at: number;
  readonly text: string;
  readonly filter: Filter | null;
  readonly value: string;
  readonly isExcluded: boolean;
  readonly isQuoted: boolean;
  /** The end of the input cut it off: no space, no closing quote. */
  readonly isOpen: boolean;
};

function filterOf(name: string | undefined): Filter | null {
  const lower = name?.toLowerCase();
  return FILTERS.find((filter) => filter === lower) ?? null;
}

function readPieces(input: string): Piece[] {
  const pieces: Piece[] = [];
  for (const match of input.matchAll(PIECE)) {
    const [text, sign, name, quoted, closing, word] = match;
    if (text === '') continue;
    pieces.push({
      at: match.index,
      text,
      filter: filterOf(name),
      value: (quoted ?? word ?? '').trim(),
      isExcluded: sign !== undefined,
      isQuoted: quoted !== undefined,
      isOpen: match.index + text.length === input.length && closing !== '"',
    });
  }
  return pieces;
}

/**
 * A filter without a value is not finished yet and says nothing.
 * @param zoneMs what the local time is ahead of UTC, for whole days
 */
export function parseSearch(input: string, zoneMs = 0): ParsedSearch {
  const pieces = readPieces(input);
  const days = (name: Filter): readonly number[] =>
    valuesOf(pieces, name)
      .map((value) => startOfDay(value, zoneMs))
      .filter((day) => day !== null);
  const [before, after] = [days('before'), days('after')];
  return {
    terms: pieces.filter((piece) => piece.filter === null).flatMap(termOf),
    from: valuesOf(pieces, 'from'),
    inside: valuesOf(pieces, 'in'),
    networks: valuesOf(pieces, 'network'),
    labels: valuesOf(pieces, 'label'),
    ...(before.length === 0 ? {} : { before: Math.min(...before) }),
    ...(after.length === 0 ? {} : { after: Math.max(...after) }),
    problems: pieces
      .filter((piece) => isDateFilter(piece) && startOfDay(piece.value, zoneMs) === null)
      .map(({ text, at }) => ({ kind: 'bad-date', text, at })),
  };
}

/** Nothing is looked for yet: no word, and no filter with a value. */
export function saysNothing(search: ParsedSearch): boolean {
  const { terms, from, inside, networks, labels, before, after, problems } = search;
  return (
    [terms, from, inside, networks, labels, problems].every((all) => all.length === 0) &&
    before === undefined &&
    after === undefined
  );
}

function valuesOf(pieces: readonly Piece[], name: Filter): readonly string[] {
  return pieces
    .filter((piece) => piece.filter === name && piece.value !== '')
    .map((piece) => piece.value.replace(/^@/u, ''));
}

function isDateFilter({ filter, value }: Piece): boolean {
  return (filter === 'before' || filter === 'after') && value !== '';
}

function termOf({ value, isExcluded, isOpen, isQuoted }: Piece): SearchTerm[] {
  const text = isExcluded || isQuoted ? value : value.replace(/^-+(?=\s|$)/u, '');
  return text === '' ? [] : [{ text, isPrefix: isOpen && !isExcluded, isExcluded }];
}

const DAY_MS = 86_400_000;
const DATE = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/u;
const GERMAN_DATE = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/u;

/** Beginning of `2026`, `2026-11`, `2026-11-23` or `23.11.2026` in local time; null for anything else. */
function startOfDay(value: string, zoneMs: number): number | null {
  const iso = DATE.exec(value);
  const german = GERMAN_DATE.exec(value);
  const [year, month, day] = iso
    ? [iso[1], iso[2] ?? '1', iso[3] ?? '1'].map(Number)
    : german
      ? [german[3], german[2], german[1]].map(Number)
      : [];
  if (year === undefined || month === undefined || day === undefined) return null;
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  return daysSinceEpoch({ year, month, day }) * DAY_MS - zoneMs;
}
