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
  connection.prepare('DELETE FROM storage_shapes WHERE name=?').run(table);
}
