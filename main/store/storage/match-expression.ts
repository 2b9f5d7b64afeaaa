import { StorageError } from './errors.ts';
import { tokensOf, type Token } from './match-tokens.ts';

/** What to look for: the part of FTS5's language that also works without FTS5. */
export type Match =
  | {
      readonly kind: 'phrase';
      readonly text: string;
      readonly isPrefix: boolean;
      /** null: any column. */
      readonly columns: readonly string[] | null;
    }
  | { readonly kind: 'and' | 'or' | 'not'; readonly left: Match; readonly right: Match };

type Cursor = { readonly tokens: readonly Token[]; at: number };

/**
 * Words, `"phrases"`, `prefix*`, `column : word`, `{a b} : word`, parentheses, AND (or nothing
 * between), OR, NOT; NOT binds closest, then AND, then OR, as in FTS5. Anything else is `bad-match`
 * with the position in the text.
 */
export function parseMatch(text: string): Match {
  const cursor: Cursor = { tokens: tokensOf(text), at: 0 };
  const match = parseOr(cursor);
  const rest = cursor.tokens[cursor.at];
  if (rest !== undefined) throw unexpected(rest);
  return match;
}

function parseOr(cursor: Cursor): Match {
  let left = parseAnd(cursor);
  while (takeWord(cursor, 'OR')) left = { kind: 'or', left, right: parseAnd(cursor) };
  return left;
}

function parseAnd(cursor: Cursor): Match {
  let left = parseNot(cursor);
  while (takeWord(cursor, 'AND') || startsTerm(cursor))
    left = { kind: 'and', left, right: parseNot(cursor) };
  return left;
}

function parseNot(cursor: Cursor): Match {
  let left = parseTerm(cursor);
  while (takeWord(cursor, 'NOT')) left = { kind: 'not', left, right: parseTerm(cursor) };
  return left;
}

function parseTerm(cursor: Cursor): Match {
  if (take(cursor, '(')) {
    const match = parseOr(cursor);
    expect(cursor, ')');
    return match;
  }
  const columns = parseColumns(cursor);
  const token = cursor.tokens[cursor.at];
  if (token === undefined || (token.kind !== 'word' && token.kind !== 'text'))
    throw unexpected(token);
  cursor.at += 1;
  return { kind: 'phrase', text: token.text, isPrefix: take(cursor, '*'), columns };
}

function parseColumns(cursor: Cursor): readonly string[] | null {
  const { tokens, at } = cursor;
  if (take(cursor, '{')) {
    const columns: string[] = [];
    while (!take(cursor, '}')) columns.push(expect(cursor, 'word'));
    expect(cursor, ':');
    return columns;
  }
  const name = tokens[at];
  if (name?.kind !== 'word' || tokens[at + 1]?.kind !== ':') return null;
  cursor.at += 2;
  return [name.text];
}

function startsTerm(cursor: Cursor): boolean {
  const token = cursor.tokens[cursor.at];
  if (token?.kind === 'word') return token.text !== 'OR' && token.text !== 'NOT';
  return token?.kind === 'text' || token?.kind === '(' || token?.kind === '{';
}

function take(cursor: Cursor, kind: Token['kind']): boolean {
  if (cursor.tokens[cursor.at]?.kind !== kind) return false;
  cursor.at += 1;
  return true;
}

function takeWord(cursor: Cursor, word: string): boolean {
  return cursor.tokens[cursor.at]?.text === word && take(cursor, 'word');
}

function expect(cursor: Cursor, kind: Token['kind']): string {
  const token = cursor.tokens[cursor.at];
  if (token?.kind !== kind) throw unexpected(token);
  cursor.at += 1;
  return token.text;
}

function unexpected(token: Token | undefined): StorageError {
  const place = token === undefined ? 'end of the text' : `position ${token.start}`;
  return new StorageError('bad-match', place, 'The search text is not understood');
}
