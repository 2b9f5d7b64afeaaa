import type { Connection } from './connection.ts';
import { toOrderedText } from './ordered-text.ts';
import type { StoredDocument } from './rxdb-types.ts';
import type { ListTable } from './shape.ts';
import { quoteName } from './sql-text.ts';

/** Keeps the side table of one array field: key (value, order, row), so a page of a value is one walk. */
export type ListRows = {
  add(rowId: number, document: StoredDocument): void;
  remove(rowId: number, document: StoredDocument): void;
  isSame(before: StoredDocument, after: StoredDocument): boolean;
};

export function createListTable(connection: Connection, list: ListTable): void {
  connection.exec(
    `CREATE TABLE ${quoteName(list.table)}(l_value TEXT NOT NULL, l_at NUMERIC NOT NULL, l_rid INTEGER NOT NULL,
    PRIMARY KEY(l_value, l_at, l_rid)) WITHOUT ROWID`,
  );
}

export function listRows(connection: Connection, list: ListTable): ListRows {
  const table = quoteName(list.table);
  const insert = `INSERT INTO ${table} VALUES(?,?,?)`;
  const remove = `DELETE FROM ${table} WHERE l_value=? AND l_at=? AND l_rid=?`;
  const each = (sql: string, rowId: number, document: StoredDocument): void => {
    const at = orderOf(list, document);
    for (const value of valuesOf(list, document)) connection.prepare(sql).run(value, at, rowId);
  };
  return {
    add: (rowId, document) => {
      each(insert, rowId, document);
    },
    remove: (rowId, document) => {
      each(remove, rowId, document);
    },
    isSame: (before, after) =>
      orderOf(list, before) === orderOf(list, after) &&
      JSON.stringify(list.read(before)) === JSON.stringify(list.read(after)),
  };
}

function orderOf(list: ListTable, document: StoredDocument): number {
  const at = list.readOrder(document);
  return typeof at === 'number' && Number.isFinite(at) ? at : 0;
}

function valuesOf(list: ListTable, document: StoredDocument): ReadonlySet<string> {
  const values = list.read(document);
  if (!Array.isArray(values)) return new Set();
  return new Set(values.filter((value) => typeof value === 'string').map(toOrderedText));
}
