import { getQueryMatcher } from 'rxdb/plugins/core';
import { compileSelector } from './compile-selector.ts';
import type { Connection } from './connection.ts';
import { StorageError } from './errors.ts';
import { fieldResolver } from './field.ts';
import { parseMatch } from './match-expression.ts';
import { foldMatch, fts5Text, likeSql } from './match-sql.ts';
import type { Sql } from './query.ts';
import { plainRow, STORED, storedDocument, type Untyped } from './rxdb-types.ts';
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
  return (matchText, { limit, where }) => {
    const { fullText } = shape;
    if (fullText === null)
      throw new StorageError('no-full-text', shape.collection, 'This collection has no full text');
    const found = findSql(fullText, mode, matchText);
    if (found === null || limit <= 0) return [];
    const query = fillQuery(shape, where === undefined ? {} : { selector: where });
    const condition = compileSelector(query.selector, { resolve, lists: shape.lists });
    const select = (columns: string): string =>
      `SELECT ${columns} FROM ${found.sql} AND ${condition.sql} ORDER BY ${idColumn(fullText, mode)} DESC`;
    const parameters = [...found.parameters, ...condition.parameters];
    if (condition.isExact)
      return connection
        .prepare(`${select('data')} LIMIT ?`)
        .all(...parameters, limit)
        .map(plainRow);
    const isMatch = getQueryMatcher(shape.schema, query);
    const documents: Untyped[] = [];
    for (const row of connection.prepareOnce(select(STORED)).iterate(...parameters)) {
      if (isMatch(storedDocument(row))) documents.push(plainRow(row));
      if (documents.length >= limit) break;
    }
    return documents;

    function findSql(text: FullTextTable, by: TextMode, asked: string): Sql | null {
      const match = foldMatch(parseMatch(asked), text);
      if (match === null) return null;
      const table = quoteName(text.table);
      const from = `${table} CROSS JOIN ${quoteName(shape.table)} ON rid = ${idColumn(text, by)} WHERE`;
      if (by === 'fts5') return { sql: `${from} ${table} MATCH ?`, parameters: [fts5Text(match)] };
      const like = likeSql(match, text);
      return { sql: `${from} ${like.sql}`, parameters: like.parameters };
    }
  };
}

function idColumn(text: FullTextTable, mode: TextMode): string {
  return mode === 'fts5' ? `${quoteName(text.table)}.rowid` : 't_rid';
}
