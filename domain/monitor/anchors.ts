import { spellings } from '#domain/search-text.ts';
import type { MonitorQuery, WordsNode } from './query.ts';

/** One of an "or" of words: a message without any of them cannot match. */
export type Anchor = WordsNode;

/**
 * Words of which at least one must be there; null when something may match without a word. Of what
 * must hold together, the part that is likely to be rarest stands for all.
 */
export function anchorsOf(query: MonitorQuery): readonly Anchor[] | null {
  switch (query.kind) {
    case 'words':
      return [query];
    case 'near':
      return rarest(query.terms.map((term) => [term]));
    case 'filter':
    case 'not':
      return null;
    case 'or': {
      const parts = query.parts.map(anchorsOf);
      return parts.some((part) => part === null) ? null : parts.flatMap((part) => part ?? []);
    }
    case 'and':
      return rarest(query.parts.map(anchorsOf).filter((part) => part !== null));
  }
}

/** Few alternatives before many, long words before short ones, whole words before beginnings. */
function rarest(sets: readonly (readonly Anchor[])[]): readonly Anchor[] | null {
  const length = (set: readonly Anchor[]): number =>
    Math.min(...set.map(({ text, isPrefix }) => text.length - (isPrefix ? 2 : 0)));
  return sets.toSorted((a, b) => a.length - b.length || length(b) - length(a))[0] ?? null;
}

/** The words of a spelled text, as the full text index cuts it. */
export function indexWords(spelled: string): readonly string[] {
  return spelled.split(/[^\p{L}\p{N}\p{Co}]+/u).filter((word) => word !== '');
}

/** The longest word of each spelling: a cheap first look. */
export function leadWords({ text, isPrefix }: Anchor): readonly LeadWord[] {
  return spellings(text).flatMap((spelled): readonly LeadWord[] => {
    const all = indexWords(spelled);
    const whole = isPrefix ? all.slice(0, -1) : all;
    const longest = whole.toSorted((a, b) => b.length - a.length)[0];
    const last = all.at(-1);
    if (longest !== undefined) return [{ word: longest, isPrefix: false }];
    return last === undefined ? [] : [{ word: last, isPrefix: true }];
  });
}
export type LeadWord = { readonly word: string; readonly isPrefix: boolean };
