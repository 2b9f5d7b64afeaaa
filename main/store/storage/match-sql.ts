import type { SQLInputValue } from 'node:sqlite';
import { StorageError } from './errors.ts';
import type { Match } from './match-expression.ts';
import type { FullTextTable } from './shape.ts';
import { textColumn } from './text-rows.ts';
import { wordsOf } from './words.ts';

type Phrase = Extract<Match, { kind: 'phrase' }>;

/** Without the phrases that hold no word at all (`"!?"`); null when nothing is left to look for. */
export function foldMatch(match: Match, text: FullTextTable): Match | null {
  if (match.kind === 'phrase') {
    checkColumns(match, text);
    const folded = text.fold?.(match.text) ?? match.text;
    return wordsOf(folded).length === 0 ? null : { ...match, text: folded };
  }
  const left = foldMatch(match.left, text);
  const right = foldMatch(match.right, text);
  if (left === null) return match.kind === 'not' ? null : right;
  return right === null ? left : { kind: match.kind, left, right };
}

/** As FTS5 says it, everything quoted. */
export function fts5Text(match: Match): string {
  if (match.kind !== 'phrase')
    return `(${fts5Text(match.left)}) ${match.kind.toUpperCase()} (${fts5Text(match.right)})`;
  const phrase = `"${match.text.replaceAll('"', '""')}"${match.isPrefix ? ' *' : ''}`;
  return match.columns === null
    ? phrase
    : `{${match.columns.map(textColumn).join(' ')}} : ${phrase}`;
}

export type LikeSql = { readonly sql: string; readonly parameters: readonly SQLInputValue[] };

/** The same over the plain table of words, where every word stands between spaces. */
export function likeSql(match: Match, text: FullTextTable): LikeSql {
  if (match.kind === 'phrase') return phraseSql(match, text);
  const left = likeSql(match.left, text);
  const right = likeSql(match.right, text);
  const word = match.kind === 'not' ? 'AND NOT' : match.kind.toUpperCase();
  return {
    sql: `(${left.sql} ${word} ${right.sql})`,
    parameters: [...left.parameters, ...right.parameters],
  };
}

function phraseSql(phrase: Phrase, text: FullTextTable): LikeSql {
  const columns = phrase.columns ?? Object.keys(text.columns);
  const words = ` ${wordsOf(phrase.text).join(' ')}${phrase.isPrefix ? '' : ' '}`;
  return {
    sql: `(${columns.map((column) => `instr(${textColumn(column)}, ?) > 0`).join(' OR ')})`,
    parameters: columns.map(() => words),
  };
}

function checkColumns(phrase: Phrase, text: FullTextTable): void {
  for (const column of phrase.columns ?? [])
    if (!Object.hasOwn(text.columns, column))
      throw new StorageError('bad-match', column, 'There is no such column to search in');
}
