import { getQueryMatcher } from 'rxdb/plugins/core';
import { compileSelector } from './compile-selector.ts';
import type { Connection } from './connection.ts';
import { StorageError } from './errors.ts';
import { fieldResolver } from './field.ts';
import { parseMatch, type Match } from './match-expression.ts';
import { foldMatch, fts5Text, likeSql } from './match-sql.ts';
import type { Sql } from './query.ts';
import {
  plainRow,
  STORED,
  storedDocument,
  type StoredDocument,
  type Untyped,
} from './rxdb-types.ts';
import type { FullTextTable, Shape } from './shape.ts';
import { quoteName } from './sql-text.ts';
import { fillQuery } from './table-reader.ts';
import type { TextMode } from './text-rows.ts';

export type SearchOptions = {
  /** At most so many documents. */
  readonly limit: number;
  /** Further conditions as a Mango selector; fast on scalar fields. */
  readonly where?: Readonly<Record<string, unknown>>;
};

export type Search = (match: string, options: SearchOptions) => Untyped[];

/** Full text over one collection, newest first. */
export function searcher(connection: Connection, shape: Shape, mode: TextMode): Search {
  const resolve = fieldResolver(shape);
  return (matchText, { limit, where = {} }) => {
    const text = fullTextOf(shape);
    const match = foldMatch(parseMatch(matchText), text);
    if (match === null || limit <= 0) return [];
    const query = fillQuery(shape, { selector: where });
    const condition = compileSelector(query.selector, { resolve, lists: shape.lists });
    const hits = hitsOf(shape, text, { match, mode });
    const asked = {
      sql: `FROM ${hits.from} WHERE ${hits.sql} AND ${condition.sql} ORDER BY ${hits.rowId} DESC LIMIT ?`,
      parameters: [...hits.parameters, ...condition.parameters, condition.isExact ? limit : -1],
    };
    const found = condition.isExact
      ? connection
          .prepare(`SELECT data ${asked.sql}`)
          .all(...asked.parameters)
          .map(plainRow)
      : firstMatching(connection, asked, { isMatch: getQueryMatcher(shape.schema, query), limit });
    return newestFirst(text, found);
  };
}

function fullTextOf({ fullText, collection }: Shape): FullTextTable {
  if (fullText !== null) return fullText;
  throw new StorageError('no-full-text', collection, 'This collection has no full text');
}

type Asked = { readonly match: Match; readonly mode: TextMode };
type Hits = Sql & { readonly from: string; readonly rowId: string };

function hitsOf(shape: Shape, text: FullTextTable, { match, mode }: Asked): Hits {
  const table = quoteName(text.table);
  const rowId = mode === 'fts5' ? `${table}.rowid` : 't_rid';
  const from = `${table} CROSS JOIN ${quoteName(shape.table)} ON rid = ${rowId}`;
  return mode === 'fts5'
    ? { sql: `${table} MATCH ?`, parameters: [fts5Text(match)], from, rowId }
    : { ...likeSql(match, text), from, rowId };
}

type Choice = { readonly isMatch: (document: StoredDocument) => boolean; readonly limit: number };

function firstMatching(connection: Connection, asked: Sql, choice: Choice): Untyped[] {
  const found: Untyped[] = [];
  const rows = connection.prepareOnce(`SELECT ${STORED} ${asked.sql}`);
  for (const row of rows.iterate(...asked.parameters)) {
    if (choice.isMatch(storedDocument(row))) found.push(plainRow(row));
    if (found.length >= choice.limit) break;
  }
  return found;
}

/** Row ids know the second, see `rowIds`; this is the order inside it. */
function newestFirst({ readNewest }: FullTextTable, found: Untyped[]): Untyped[] {
  if (readNewest === null) return found;
  return found.toSorted((a, b) => Number(readNewest(b)) - Number(readNewest(a)));
}
