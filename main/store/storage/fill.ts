import type { Connection } from './connection.ts';
import { listRows } from './list-rows.ts';
import { rowIds } from './row-id.ts';
import { isDeleted, STORED, storedDocument, type StoredDocument } from './rxdb-types.ts';
import type { Column, FullTextTable, ListTable, Shape } from './shape.ts';
import { quoteName } from './sql-text.ts';
import { columnValue } from './table-writer.ts';
import { textRows, type TextMode } from './text-rows.ts';

export type Missing = {
  readonly columns: readonly Column[];
  readonly lists: readonly ListTable[];
  readonly text: FullTextTable | null;
  readonly mode: TextMode;
  /** Row ids have a new meaning: every row gets a new one. */
  readonly isMoved: boolean;
};

/** One walk over all documents that fills what was added to their table. */
export function fillDerived(connection: Connection, shape: Shape, missing: Missing): void {
  const isNothing = missing.columns.length + missing.lists.length === 0 && missing.text === null;
  if (missing.isMoved) moveRows(connection, shape);
  if (isNothing && !missing.isMoved) return;
  const sinks = sinksOf(connection, shape, missing);
  const rows = connection.prepareOnce(`SELECT rid, ${STORED} FROM ${quoteName(shape.table)}`);
  for (const row of rows.iterate()) {
    const document = storedDocument(row);
    for (const sink of sinks) sink(Number(row['rid']), document);
  }
}

type Sink = (rowId: number, document: StoredDocument) => void;

function sinksOf(connection: Connection, shape: Shape, missing: Missing): readonly Sink[] {
  const sinks: Sink[] = [];
  if (missing.columns.length > 0) sinks.push(columnSink(connection, shape, missing.columns));
  // Rows that moved took their ids along, so lists that were there already point nowhere.
  const lists = missing.isMoved ? shape.lists : missing.lists;
  for (const list of lists) {
    connection.exec(`DELETE FROM ${quoteName(list.table)}`);
    const rows = listRows(connection, list);
    sinks.push((rowId, document) => {
      rows.add(rowId, document);
    });
  }
  if (missing.text !== null) {
    const text = textRows(connection, missing.text, missing.mode);
    sinks.push((rowId, document) => {
      if (!isDeleted(document)) text.add(rowId, document);
    });
  }
  return sinks;
}

function columnSink(connection: Connection, shape: Shape, columns: readonly Column[]): Sink {
  const sets = columns.map((column) => `${quoteName(column.name)}=?`).join(',');
  const update = connection.prepare(`UPDATE ${quoteName(shape.table)} SET ${sets} WHERE rid=?`);
  return (rowId, document) => {
    update.run(...columns.map((column) => columnValue(column, column.read(document))), rowId);
  };
}

/** Old ids are moved out of the way (below zero) first, so that old and new never meet. */
function moveRows(connection: Connection, shape: Shape): void {
  const table = quoteName(shape.table);
  const ids = rowIds(connection, shape);
  connection.exec(`UPDATE ${table} SET rid = -rid - 1`);
  const next = connection.prepare(
    `SELECT rid, ${STORED} FROM ${table} WHERE rid < 0 ORDER BY rid DESC LIMIT 1`,
  );
  const move = connection.prepare(`UPDATE ${table} SET rid=? WHERE rid=?`);
  const append = connection.prepare(
    `SELECT coalesce(max(rid), -1) + 1 AS free FROM ${table} WHERE rid >= 0`,
  );
  for (let row = next.get(); row !== undefined; row = next.get()) {
    const to = ids.next(storedDocument(row)) ?? Number(append.get()?.['free']);
    move.run(to, Number(row['rid']));
  }
}
