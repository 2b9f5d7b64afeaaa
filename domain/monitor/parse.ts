import { anchorsOf } from './anchors.ts';
import {
  MOST_DEPTH,
  MOST_QUERY_LENGTH,
  MOST_TERMS,
  QueryError,
  type MonitorQuery,
  type QueryProblem,
  type WordsNode,
} from './query.ts';
import { problem, tokensOf, type Token } from './tokens.ts';

export type ParsedMonitor =
  | { readonly ok: true; readonly query: MonitorQuery }
  | { readonly ok: false; readonly problem: QueryProblem };

/**
 * Words, `"phrases"`, `begin*`, AND (or nothing between), OR, NOT or a minus, `a NEAR/3 b`, brackets,
 * `lang:` `network:` `feed:` `from:` `site:`; also UND, ODER, NICHT, NAHE. NEAR binds closest, then
 * NOT, AND, OR. "And" in "and" and "or" in "or" are one; a double NOT is none. Every way through it
 * needs a word that must be there: what would find everything is refused.
 */
export function parseMonitor(input: string): ParsedMonitor {
  try {
    const query = parse(input);
    if (anchorsOf(query) === null) throw problem('finds-all', { text: input.trim(), at: 0 });
    return { ok: true, query };
  } catch (error) {
    if (error instanceof QueryError) return { ok: false, problem: error.problem };
    throw error;
  }
}

type Cursor = { readonly tokens: readonly Token[]; readonly end: number; at: number };

function parse(input: string): MonitorQuery {
  if (input.length > MOST_QUERY_LENGTH)
    throw problem('too-long', { text: '', at: MOST_QUERY_LENGTH });
  const tokens = tokensOf(input);
  if (tokens.length === 0) throw problem('empty', { text: '', at: 0 });
  const terms = tokens.filter(({ kind }) => kind === 'words' || kind === 'filter');
  const extra = terms[MOST_TERMS];
  if (extra !== undefined) throw problem('too-many', extra);
  const cursor: Cursor = { tokens, end: input.length, at: 0 };
  const query = parseOr(cursor, 0);
  const rest = tokens[cursor.at];
  if (rest !== undefined) throw problem(rest.kind === ')' ? 'no-bracket' : 'missing-term', rest);
  return query;
}

function parseOr(cursor: Cursor, depth: number): MonitorQuery {
  const parts = [parseAnd(cursor, depth)];
  while (take(cursor, 'or') !== null) parts.push(parseAnd(cursor, depth));
  return joined('or', parts);
}

function parseAnd(cursor: Cursor, depth: number): MonitorQuery {
  const parts = [parseNot(cursor, depth)];
  while (take(cursor, 'and') !== null || beginsTerm(cursor)) parts.push(parseNot(cursor, depth));
  return joined('and', parts);
}

/** One part is itself; parts of the same kind are taken in. */
export function joined(kind: 'and' | 'or', parts: readonly MonitorQuery[]): MonitorQuery {
  const flat = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]));
  const [only, ...more] = flat;
  return only !== undefined && more.length === 0 ? only : { kind, parts: flat };
}

function parseNot(cursor: Cursor, depth: number): MonitorQuery {
  const sign = take(cursor, 'not');
  if (sign === null) return parseNear(cursor, depth);
  if (depth >= MOST_DEPTH) throw problem('too-deep', sign);
  const part = parseNot(cursor, depth + 1);
  return part.kind === 'not' ? part.part : { kind: 'not', part };
}

function parseNear(cursor: Cursor, depth: number): MonitorQuery {
  const first = parseTerm(cursor, depth);
  let sign = take(cursor, 'near');
  if (sign === null) return first;
  const { distance } = sign;
  const terms: WordsNode[] = [wordsOnly(first, sign)];
  while (sign !== null) {
    if (sign.distance !== distance) throw problem('bad-distance', sign);
    terms.push(wordsOnly(parseTerm(cursor, depth), sign));
    sign = take(cursor, 'near');
  }
  return { kind: 'near', terms, distance };
}

function wordsOnly(query: MonitorQuery, sign: Token): WordsNode {
  if (query.kind === 'words') return query;
  throw problem('near-words', sign);
}

function parseTerm(cursor: Cursor, depth: number): MonitorQuery {
  const open = take(cursor, '(');
  if (open !== null) {
    if (depth >= MOST_DEPTH) throw problem('too-deep', open);
    const query = parseOr(cursor, depth + 1);
    if (take(cursor, ')') === null) throw problem('open-bracket', open);
    return query;
  }
  const token = cursor.tokens[cursor.at];
  if (token === undefined || (token.kind !== 'words' && token.kind !== 'filter'))
    throw problem('missing-term', token ?? { text: '', at: cursor.end });
  cursor.at += 1;
  return token.node;
}

function beginsTerm({ tokens, at }: Cursor): boolean {
  const kind = tokens[at]?.kind;
  return kind === 'words' || kind === 'filter' || kind === '(' || kind === 'not';
}

function take<Kind extends Token['kind']>(
  cursor: Cursor,
  kind: Kind,
): Extract<Token, { kind: Kind }> | null {
  const token = cursor.tokens[cursor.at];
  if (token === undefined || !isKind(token, kind)) return null;
  cursor.at += 1;
  return token;
}

function isKind<Kind extends Token['kind']>(
  token: Token,
  kind: Kind,
): token is Extract<Token, { kind: Kind }> {
  return token.kind === kind;
}
