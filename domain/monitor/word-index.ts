import { anchorsOf, leadWords } from './anchors.ts';
import type { Monitored } from './monitored.ts';
import { SHORTEST_PREFIX, type MonitorQuery } from './query.ts';

/** Which of many queries a message could match: the others need not be asked. */
export type WordIndex<Key> = (message: Monitored) => ReadonlySet<Key>;

/**
 * By the rarest words of each query. A message costs a look-up per word, however many queries there
 * are; only those that it shares a rare word with are matched in full.
 */
export function createWordIndex<Key>(
  queries: readonly { readonly key: Key; readonly query: MonitorQuery }[],
): WordIndex<Key> {
  const whole = new Map<string, Set<Key>>();
  /** By their first letters. */
  const begun = new Map<string, { readonly word: string; readonly key: Key }[]>();
  for (const { key, query } of queries)
    for (const { word, isPrefix } of (anchorsOf(query) ?? []).flatMap(leadWords)) {
      if (isPrefix) {
        const letters = firstLetters(word);
        begun.set(letters, [...(begun.get(letters) ?? []), { word, key }]);
      } else whole.set(word, (whole.get(word) ?? new Set<Key>()).add(key));
    }
  return ({ parts }) => {
    const found = new Set<Key>();
    for (const { spellings } of parts)
      for (const words of spellings)
        for (const { word } of words) {
          for (const key of whole.get(word) ?? []) found.add(key);
          if (begun.size === 0) continue;
          for (const { word: beginning, key } of begun.get(firstLetters(word)) ?? [])
            if (word.startsWith(beginning)) found.add(key);
        }
    return found;
  };
}

function firstLetters(word: string): string {
  return word.slice(0, SHORTEST_PREFIX);
}
