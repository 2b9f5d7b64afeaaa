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
type Phrase = {
  readonly words: readonly string[];
  readonly isPrefix: boolean;
  /** Number of the list in which it stands. */
  readonly list: number;
};

/** Whether one of a list of words or phrases stands in a message. */
type WordTest = (message: Monitored) => boolean;
export type WordFinder = {
  /** To be said of all lists before the first message is asked about. */
  readonly testFor: (typed: readonly string[]) => WordTest;
};

/**
 * One table for the words of all rules. A look into it for each word of a message: a hundred phrases of
 * twenty rules cost as much as one.
 */
export function createWordFinder(): WordFinder {
  const whole = new Map<string, Phrase[]>();
  const begun = new Map<string, Phrase[]>();
  let lists = 0;
  let seen: { readonly message: Monitored; readonly found: ReadonlySet<number> } | null = null;
  const foundIn = (message: Monitored): ReadonlySet<number> => {
    if (seen?.message !== message) seen = { message, found: listsIn(message, { whole, begun }) };
    return seen.found;
  };
  return {
    testFor: (typed) => {
      const list = lists++;
      for (const phrase of typed.flatMap((one) => phrasesOf(one, list))) {
        const [first = ''] = phrase.words;
        if (isOpen(phrase)) add(begun, beginningOf(first), phrase);
        else add(whole, first, phrase);
      }
      return (message) => foundIn(message).has(list);
    },
  };
}

type Table = ReadonlyMap<string, readonly Phrase[]>;

function add(table: Map<string, Phrase[]>, key: string, phrase: Phrase): void {
  const known = table.get(key);
  if (known === undefined) table.set(key, [phrase]);
  else known.push(phrase);
}

function phrasesOf(typed: string, list: number): readonly Phrase[] {
  const read = readRuleWord(typed);
  if (!read.ok) return [];
  const { text, isPrefix } = read.node;
  return spellings(text).map((spelled) => ({ words: indexWords(spelled), isPrefix, list }));
}

const NO_PHRASES: readonly Phrase[] = [];

function listsIn(
  { parts }: Monitored,
  { whole, begun }: { readonly whole: Table; readonly begun: Table },
): ReadonlySet<number> {
  const found = new Set<number>();
  for (const { spellings: spelled } of parts)
    for (const words of spelled)
      for (const [at, { word }] of words.entries()) {
        for (const phrase of whole.get(word) ?? NO_PHRASES)
          if (isAt(phrase, words, at)) found.add(phrase.list);
        if (begun.size === 0) continue;
        for (const phrase of begun.get(beginningOf(word)) ?? NO_PHRASES)
          if (isAt(phrase, words, at)) found.add(phrase.list);
      }
  return found;
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
