import { crc32 } from 'node:zlib';
import type { Connection } from './connection.ts';
import type { Shape } from './shape.ts';
import type { TextMode } from './text-rows.ts';

/** What was built in the file for one table, so that the next start knows what is missing. */
export type Built = {
  /** Of the columns that every table has; absent in files older than the checksum. */
  readonly layout?: number;
  readonly columns: readonly string[];
  readonly indexes: readonly string[];
  readonly lists: readonly string[];
  readonly text: string | null;
  readonly newestBy: string | null;
};

/** 2: with `sum`. */
const LAYOUT = 2;

const CREATE =
  'CREATE TABLE IF NOT EXISTS storage_shapes(name TEXT PRIMARY KEY, built TEXT NOT NULL)';

export function builtOf(shape: Shape, mode: TextMode): Built {
  const { fullText } = shape;
  return {
    layout: LAYOUT,
    columns: shape.columns.map((column) => `${column.path}:${column.type}`),
    indexes: shape.indexes.map((index) => index.join(',')),
    lists: shape.lists.map((list) => `${list.path}:${list.orderBy}`),
    text:
      fullText === null
        ? null
        : JSON.stringify([mode, fullText.version ?? 0, Object.keys(fullText.columns)]),
    newestBy: fullText?.newestBy ?? null,
  };
}

export function readBuilt(connection: Connection, table: string): Built | null {
  connection.exec(CREATE);
  const row = connection.prepare('SELECT built FROM storage_shapes WHERE name=?').get(table);
  return row === undefined ? null : JSON.parse(String(row['built']));
}

export function writeBuilt(connection: Connection, table: string, built: Built): void {
  connection
    .prepare('INSERT OR REPLACE INTO storage_shapes(name, built) VALUES(?,?)')
    .run(table, JSON.stringify(built));
}

export function forgetBuilt(connection: Connection, table: string): void {
  connection.prepare('DELETE FROM storage_shapes WHERE name IN (?,?)').run(table, sumRow(table));
}

function sumRow(table: string): string {
  return `${table} schema`;
}

/** Remembers how SQLite itself names everything that belongs to a table. */
export function writeSchemaSum(connection: Connection, table: string): void {
  connection
    .prepare('INSERT OR REPLACE INTO storage_shapes(name, built) VALUES(?,?)')
    .run(sumRow(table), String(schemaSum(connection, table)));
}

/**
 * SQLite checks pages and not the words of its schema: with one wrong bit in a column's name the file
 * is sound and every question fails.
 */
export function checkSchemaSum(connection: Connection, table: string): void {
  const row = connection
    .prepare('SELECT built FROM storage_shapes WHERE name=?')
    .get(sumRow(table));
  if (row === undefined) writeSchemaSum(connection, table);
  else if (row['built'] !== String(schemaSum(connection, table)))
    throw new DamagedSchemaError(table);
}

/** As SQLite says it of a file that is broken: https://www.sqlite.org/rescode.html#corrupt */
class DamagedSchemaError extends Error {
  readonly errcode = 11;
  constructor(table: string) {
    super(`The schema of ${table} is not the one that was written`);
    this.name = 'DamagedSchemaError';
  }
}

function schemaSum(connection: Connection, table: string): number {
  const rows = connection
    .prepare(
      `SELECT type, name, sql FROM sqlite_master WHERE tbl_name = ?1
       OR substr(tbl_name, 1, length(?1) + 1) = ?1 || '~' ORDER BY type, name`,
    )
    .all(table);
  return crc32(JSON.stringify(rows.map(({ type, name, sql }) => [type, name, sql])));
}
