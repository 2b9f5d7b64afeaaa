import type { Message } from './message.ts';
import { parseSearch } from './search-query.ts';
import { spellings } from './search-text.ts';

const WORD = /[\p{L}\p{N}]+/gu;
/** Where the first found word stands later than this, a short text begins near it. */
const LEAD = 60;
const BEFORE = 24;

/** Where a word that was looked for stands. Indexes are UTF-16. */
export type FoundWord = { readonly start: number; readonly end: number };

/** The words of a search as beginnings, in every spelling. */
export function wordsOfSearch(search: string): readonly string[] {
  const { terms } = parseSearch(search);
  const words = terms
    .filter((term) => !term.isExcluded)
    .flatMap((term) => term.text.match(WORD) ?? []);
  return [...new Set(words.flatMap((word) => spellings(word)))];
}

/** The words in a text that begin with one of these, in their order. */
export function foundIn(text: string, words: readonly string[]): readonly FoundWord[] {
  if (words.length === 0) return [];
  return [...text.matchAll(WORD)]
    .filter(([word]) =>
      spellings(word).some((spelling) => words.some((wanted) => spelling.startsWith(wanted))),
    )
    .map(({ 0: word, index }) => ({ start: index, end: index + word.length }));
}

/** Where a text that is not shown whole should begin, so that the first found word is seen. */
export function startNear(text: string, first: FoundWord | undefined): number {
  if (first === undefined || first.start <= LEAD) return 0;
  return text.lastIndexOf(' ', first.start - BEFORE) + 1;
}

/** Our own name stands over every answer of ours: nobody who looks for it looks for these. */
export function isHit(
  { direction, text, contentWarning = '' }: Pick<Message, 'direction' | 'text' | 'contentWarning'>,
  words: readonly string[],
): boolean {
  return (
    direction === 'in' ||
    words.length === 0 ||
    foundIn(`${text} ${contentWarning}`, words).length > 0
  );
}
