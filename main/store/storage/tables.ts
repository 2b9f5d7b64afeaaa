import {
  builtOf,
  checkSchemaSum,
  forgetBuilt,
  readBuilt,
  writeBuilt,
  writeSchemaSum,
  type Built,
} from './built.ts';
import type { Connection } from './connection.ts';
import { fillDerived } from './fill.ts';
import { alignIndexes } from './indexes.ts';
import { createListTable } from './list-rows.ts';
import { tableName, type Shape } from './shape.ts';
import { quoteName } from './sql-text.ts';
import { createTextTable, type TextMode } from './text-rows.ts';

export type TableOptions = {
  readonly mode: TextMode;
  /** Versions that take over the table of the version before. */
  readonly inPlace: readonly number[];
};

/**
 * Brings the tables of a shape into being: creates them, takes over the table of the version before
 * (`inPlace`), or adds what the settings now ask for (columns, indexes, lists, full text). One
 * transaction: a crash in between leaves the old state. Nothing to do costs one read.
 */
export function prepareTables(connection: Connection, shape: Shape, options: TableOptions): void {
  const wanted = builtOf(shape, options.mode);
  const found = readBuilt(connection, shape.table);
  if (found !== null && JSON.stringify(found) === JSON.stringify(wanted)) {
    checkSchemaSum(connection, shape.table);
    return;
  }
  connection.forgetStatements();
  connection.transaction('durable', () => {
    const from =
      found ?? takeOver(connection, shape, options.inPlace) ?? createTable(connection, shape);
    build(connection, shape, { from, to: wanted, mode: options.mode });
    writeBuilt(connection, shape.table, wanted);
    writeSchemaSum(connection, shape.table);
  });
  connection.forgetStatements();
}

const NOTHING: Built = { columns: [], indexes: [], lists: [], text: null, newestBy: null };

/** `rid` is named so that VACUUM keeps it: the side tables point at it. */
function createTable(connection: Connection, shape: Shape): Built {
  const columns = shape.columns.map(columnDefinition).map((column) => `${column},`);
  connection.exec(
    `CREATE TABLE ${quoteName(shape.table)}(rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    deleted INTEGER NOT NULL, lwt REAL NOT NULL, ${columns.join('')} rev TEXT NOT NULL, meta TEXT, data TEXT NOT NULL, sum INTEGER)`,
  );
  return { ...NOTHING, columns: shape.columns.map((column) => `${column.path}:${column.type}`) };
}

function columnDefinition(column: Shape['columns'][number]): string {
  return `${quoteName(column.name)} ${column.type === 'text' ? 'TEXT' : 'NUMERIC'}`;
}

/** Of the nearest older version, when all versions from there on may be taken over. */
function takeOver(connection: Connection, shape: Shape, versions: readonly number[]): Built | null {
  for (let version = shape.version; versions.includes(version); version -= 1) {
    const before = tableName(shape.collection, version - 1);
    const built = readBuilt(connection, before);
    if (built === null) continue;
    renameTables(connection, before, shape.table);
    forgetBuilt(connection, before);
    return built;
  }
  return null;
}

/** The documents' table and its side tables, which are named after it. */
export function renameTables(connection: Connection, before: string, after: string): void {
  for (const name of tablesOf(connection, before))
    connection.exec(
      `ALTER TABLE ${quoteName(name)} RENAME TO ${quoteName(after + name.slice(before.length))}`,
    );
}

/** FTS5's own shadow tables (`…~text_data`) go with their virtual table. */
export function tablesOf(connection: Connection, table: string): readonly string[] {
  return connection
    .prepare(
      `SELECT name FROM sqlite_master WHERE type='table' AND (name = ?1 OR name = ?1 || '~text'
       OR substr(name, 1, length(?1) + 6) = ?1 || '~list~')`,
    )
    .all(table)
    .map((row) => String(row['name']));
}

type Change = { readonly from: Built; readonly to: Built; readonly mode: TextMode };

function build(connection: Connection, shape: Shape, change: Change): void {
  const { from, to, mode } = change;
  const columns = shape.columns.filter(
    (_, index) => !from.columns.includes(to.columns[index] ?? ''),
  );
  const lists = shape.lists.filter((_, index) => !from.lists.includes(to.lists[index] ?? ''));
  const isTextNew = from.text !== to.text || from.newestBy !== to.newestBy;
  const text = isTextNew ? shape.fullText : null;
  addColumns(connection, shape, columns);
  dropLists(connection, shape, from);
  for (const list of lists) createListTable(connection, list);
  if (isTextNew) connection.exec(`DROP TABLE IF EXISTS ${quoteName(`${shape.table}~text`)}`);
  if (text !== null) createTextTable(connection, text, mode);
  fillDerived(connection, shape, {
    columns,
    lists,
    text,
    mode,
    isMoved: from.newestBy !== to.newestBy,
  });
  alignIndexes(connection, shape);
}

function addColumns(connection: Connection, shape: Shape, columns: Shape['columns']): void {
  const existing = new Set(
    connection
      .prepare('SELECT name FROM pragma_table_info(?)')
      .all(shape.table)
      .map((row) => row['name']),
  );
  // A table of an older layout: its rows have no checksum until they are written again.
  if (!existing.has('sum'))
    connection.exec(`ALTER TABLE ${quoteName(shape.table)} ADD COLUMN sum INTEGER`);
  for (const column of columns)
    if (!existing.has(column.name))
      connection.exec(
        `ALTER TABLE ${quoteName(shape.table)} ADD COLUMN ${columnDefinition(column)}`,
      );
}

function dropLists(connection: Connection, shape: Shape, from: Built): void {
  const kept = new Set(
    shape.lists
      .filter((list) => from.lists.includes(`${list.path}:${list.orderBy}`))
      .map((list) => list.table),
  );
  for (const name of tablesOf(connection, shape.table))
    if (name.includes('~list~') && !kept.has(name))
      connection.exec(`DROP TABLE ${quoteName(name)}`);
}
