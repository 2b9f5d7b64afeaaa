import { parseSearch } from '#domain/search-query.ts';
import { spellings } from '#domain/search-text.ts';

/** A stretch of a text; the found ones are marked. */
export type Stretch = { readonly text: string; readonly isFound: boolean };

const WORD = /[\p{L}\p{N}]+/gu;
/** Where the first found word stands later than this, the beginning is left out. */
const LEAD = 60;
const BEFORE = 24;

/** The words of a search as beginnings, in every spelling. */
export function wordsToMark(search: string): readonly string[] {
  const { terms } = parseSearch(search);
  const words = terms
    .filter((term) => !term.isExcluded)
    .flatMap((term) => term.text.match(WORD) ?? []);
  return [...new Set(words.flatMap((word) => spellings(word)))];
}

/** The text with the found words apart; begins near the first one. */
export function markWords(text: string, words: readonly string[]): readonly Stretch[] {
  if (words.length === 0) return [{ text, isFound: false }];
  const found = [...text.matchAll(WORD)].filter(([word]) =>
    spellings(word).some((spelling) => words.some((wanted) => spelling.startsWith(wanted))),
  );
  const first = found[0]?.index ?? 0;
  const from = first > LEAD ? text.lastIndexOf(' ', first - BEFORE) + 1 : 0;
  const stretches: Stretch[] = from > 0 ? [{ text: '… ', isFound: false }] : [];
  let at = from;
  for (const match of found) {
    if (match.index > at) stretches.push({ text: text.slice(at, match.index), isFound: false });
    stretches.push({ text: match[0], isFound: true });
    at = match.index + match[0].length;
  }
  return at < text.length ? [...stretches, { text: text.slice(at), isFound: false }] : stretches;
}
