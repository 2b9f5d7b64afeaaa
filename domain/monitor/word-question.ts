import { hasWord, type MonitorQuery } from './query.ts';

/** What the full text index is asked: everything that matches, perhaps more, never less. */
export type WordQuestion =
  | { readonly kind: 'words'; readonly text: string; readonly isPrefix: boolean }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly WordQuestion[] }
  | { readonly kind: 'not'; readonly from: WordQuestion; readonly what: WordQuestion };

/** null: the index cannot narrow it. */
export function questionOf(query: MonitorQuery): WordQuestion | null {
  switch (query.kind) {
    case 'words':
      return { kind: 'words', text: query.text, isPrefix: query.isPrefix };
    case 'near':
      return joined('and', query.terms);
    case 'filter':
    case 'not':
      return null;
    case 'or': {
      const parts = query.parts.map(questionOf);
      return parts.some((part) => part === null)
        ? null
        : joined(
            'or',
            parts.filter((part) => part !== null),
          );
    }
    case 'and': {
      const wanted = query.parts.map(questionOf).filter((part) => part !== null);
      if (wanted.length === 0) return null;
      const unwanted = query.parts.flatMap((part) =>
        part.kind === 'not' ? exactly(part.part) : [],
      );
      const from = joined('and', wanted);
      return unwanted.length === 0 ? from : { kind: 'not', from, what: joined('or', unwanted) };
    }
  }
}

function joined(kind: 'and' | 'or', parts: readonly WordQuestion[]): WordQuestion {
  const [only, ...more] = parts;
  return only !== undefined && more.length === 0 ? only : { kind, parts };
}

/**
 * What the index answers to the letter: single words. A phrase may reach over two parts of a message
 * there, so to leave out what the index finds would leave out too much.
 */
function exactly(query: MonitorQuery): readonly WordQuestion[] {
  if (query.kind === 'words' && isOneWord(query.text)) return [query];
  if (query.kind === 'or' && query.parts.every((part) => exactly(part).length > 0))
    return query.parts.flatMap(exactly);
  return [];
}

function isOneWord(text: string): boolean {
  return hasWord(text) && /^[\p{L}\p{N}]+$/u.test(text);
}
