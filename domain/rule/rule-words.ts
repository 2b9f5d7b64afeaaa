import { indexWords } from '#domain/monitor/anchors.ts';
import type { Monitored, Spelled } from '#domain/monitor/monitored.ts';
import { hasWord, SHORTEST_PREFIX, type WordsNode } from '#domain/monitor/query.ts';
import { spellings } from '#domain/search-text.ts';

/** Why a word or phrase of a rule cannot be looked for. */
export type WordProblem = 'no-word' | 'pattern' | 'short-prefix';
type ReadWord =
  | { readonly ok: true; readonly node: WordsNode }
  | { readonly ok: false; readonly problem: WordProblem };

/** As programmers write patterns: `/ra+be/`. */
const PATTERN = /^\/.+\/[a-z]*$/u;

/** A word, a phrase or the beginning of a word (`refund*`), found as monitors find them. */
export function readRuleWord(typed: string): ReadWord {
  const clean = typed
    .replaceAll(/["„“”]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  const isPrefix = clean.endsWith('*');
  const text = isPrefix ? clean.slice(0, -1).trim() : clean;
  if (!hasWord(text)) return { ok: false, problem: 'no-word' };
  if (text.includes('*') || PATTERN.test(text)) return { ok: false, problem: 'pattern' };
  const last = /[\p{L}\p{N}\p{M}]+$/u.exec(text)?.[0] ?? '';
  if (isPrefix && [...last].length < SHORTEST_PREFIX) return { ok: false, problem: 'short-prefix' };
  return { ok: true, node: { kind: 'words', text, isPrefix } };
}

/** The words of a phrase in one spelling; the last one may go on. */
type Phrase = { readonly words: readonly string[]; readonly isPrefix: boolean };

/**
 * Whether one of the words or phrases stands in a message. A look into a table for each word of the
 * message: a hundred phrases cost as much as one.
 */
export function createWordFinder(typed: readonly string[]): (message: Monitored) => boolean {
  const phrases = typed.flatMap((one): readonly Phrase[] => {
    const read = readRuleWord(one);
    if (!read.ok) return [];
    const { text, isPrefix } = read.node;
    return spellings(text).map((spelled) => ({ words: indexWords(spelled), isPrefix }));
  });
  const whole = Map.groupBy(
    phrases.filter((phrase) => !isOpen(phrase)),
    ({ words }) => words[0] ?? '',
  );
  const begun = Map.groupBy(phrases.filter(isOpen), ({ words }) => beginningOf(words[0] ?? ''));
  const stands = (words: Spelled, at: number): boolean => {
    const word = words[at]?.word ?? '';
    const isHere = (phrase: Phrase): boolean => isAt(phrase, words, at);
    return (
      whole.get(word)?.some(isHere) === true || begun.get(beginningOf(word))?.some(isHere) === true
    );
  };
  return ({ parts }) =>
    parts.some(({ spellings: spelled }) =>
      spelled.some((words) => words.some((_word, at) => stands(words, at))),
    );
}

/** One word that may go on: it is looked for by its beginning. */
function isOpen({ words, isPrefix }: Phrase): boolean {
  return isPrefix && words.length === 1;
}

function beginningOf(word: string): string {
  return word.slice(0, SHORTEST_PREFIX);
}

function isAt({ words: phrase, isPrefix }: Phrase, words: Spelled, at: number): boolean {
  return phrase.every((wanted, index) => {
    const word = words[at + index]?.word ?? '';
    return isPrefix && index === phrase.length - 1 ? word.startsWith(wanted) : word === wanted;
  });
}
