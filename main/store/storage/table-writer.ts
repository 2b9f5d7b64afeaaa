import type { SQLInputValue } from 'node:sqlite';
import type { Connection } from './connection.ts';
import { checksum } from './checksum.ts';
import { StorageError } from './errors.ts';
import { listRows } from './list-rows.ts';
import { toOrderedText } from './ordered-text.ts';
import { rowIds } from './row-id.ts';
import { isDeleted, type StoredDocument } from './rxdb-types.ts';
import type { Column, Shape } from './shape.ts';
import { placeholders, quoteName } from './sql-text.ts';
import { textRows, type TextMode } from './text-rows.ts';

/** Writes rows together with all their side rows; the caller holds the transaction. */
export type TableWriter = {
  insert(document: StoredDocument): void;
  update(before: StoredDocument, after: StoredDocument): void;
  /** Takes the row away for good, tombstone and all. */
  erase(document: StoredDocument): void;
};

export function tableWriter(connection: Connection, shape: Shape, mode: TextMode): TableWriter {
  const table = quoteName(shape.table);
  const names = [
    'deleted',
    'lwt',
    ...shape.columns.map((column) => quoteName(column.name)),
    'rev',
    'meta',
    'data',
    'sum',
  ];
  const insertSql = `INSERT INTO ${table}(rid,id,${names.join(',')}) VALUES(?,?,${placeholders(names.length)})`;
  const updateSql = `UPDATE ${table} SET ${names.map((name) => `${name}=?`).join(',')} WHERE id=? RETURNING rid`;
  const moveSql = `UPDATE ${table} SET rid=? WHERE rid=?`;
  const eraseSql = `DELETE FROM ${table} WHERE id=? RETURNING rid`;
  const ids = rowIds(connection, shape);
  const lists = shape.lists.map((list) => listRows(connection, list));
  const text = shape.fullText === null ? null : textRows(connection, shape.fullText, mode);
  const idOf = (document: StoredDocument): string => String(document[shape.primaryPath]);

  const replaceSideRows = (rows: Moved): void => {
    const { before, after, from, to } = rows;
    for (const list of lists) {
      if (from === to && list.isSame(before, after)) continue;
      list.remove(from, before);
      list.add(to, after);
    }
    if (text === null || (from === to && isTextSame(before, after))) return;
    if (!isDeleted(before)) text.remove(from);
    if (!isDeleted(after)) text.add(to, after);
  };
  const isTextSame = (before: StoredDocument, after: StoredDocument): boolean =>
    isDeleted(before) === isDeleted(after) &&
    (isDeleted(after) || text?.isSame(before, after) === true);

  return {
    insert: (document) => {
      const values = rowValues(shape, document);
      const id = toOrderedText(idOf(document));
      const result = connection.prepare(insertSql).run(ids.next(document), id, ...values);
      const rowId = Number(result.lastInsertRowid);
      for (const list of lists) list.add(rowId, document);
      if (!isDeleted(document)) text?.add(rowId, document);
    },
    update: (before, after) => {
      const values = rowValues(shape, after);
      const row = connection.prepare(updateSql).get(...values, toOrderedText(idOf(after)));
      const from = Number(row?.['rid']);
      const to = ids.isSame(before, after) ? from : (ids.next(after) ?? from);
      if (to !== from) connection.prepare(moveSql).run(to, from);
      replaceSideRows({ before, after, from, to });
    },
    erase: (document) => {
      const row = connection.prepare(eraseSql).get(toOrderedText(idOf(document)));
      const rowId = Number(row?.['rid']);
      for (const list of lists) list.remove(rowId, document);
      if (!isDeleted(document)) text?.remove(rowId);
    },
  };
}

type Moved = {
  readonly before: StoredDocument;
  readonly after: StoredDocument;
  readonly from: number;
  readonly to: number;
};

function rowValues(shape: Shape, document: StoredDocument): SQLInputValue[] {
  const { _deleted, _attachments, _meta, _rev, ...own } = document;
  const { lwt, ...meta } = _meta;
  const values: SQLInputValue[] = [Number(_deleted), lwt];
  for (const column of shape.columns) values.push(columnValue(column, column.read(document)));
  const metaText = Object.keys(meta).length === 0 ? null : JSON.stringify(meta);
  const data = JSON.stringify(own);
  values.push(_rev, metaText, data, checksum(_rev, metaText, data));
  return values;
}

/** What a value is in its column. A value of another type than the schema's would be misplaced. */
export function columnValue(column: Column, value: unknown): SQLInputValue {
  if (value === undefined || value === null) return null;
  if (column.type === 'text' && typeof value === 'string') return toOrderedText(value);
  if (column.type === 'boolean' && typeof value === 'boolean') return Number(value);
  if (column.type === 'number' && typeof value === 'number')
    return Number.isFinite(value) ? value : null;
  throw new StorageError(
    'wrong-value',
    column.path,
    `An indexed value must be of type ${column.type}`,
  );
}

/** FTS5 is fastest when row ids grow, and they grow with time. */
export function inRowOrder<Item>(
  shape: Shape,
  items: readonly Item[],
  documentOf: (item: Item) => StoredDocument | null,
): readonly Item[] {
  const newest = shape.fullText?.readNewest ?? null;
  if (newest === null || items.length < 2) return items;
  const at = (item: Item): number => {
    const document = documentOf(item);
    return document === null ? 0 : Number(newest(document));
  };
  return items.toSorted((a, b) => at(a) - at(b));
}
