import type { Connection } from './connection.ts';
import type { StoredDocument } from './rxdb-types.ts';
import type { Shape } from './shape.ts';
import { quoteName } from './sql-text.ts';

/**
 * Row ids that grow with the time of the document, so that full text results, which FTS5 gives in
 * the order of row ids, come newest first whenever they were written. A second has room for 16
 * documents, more spill into the time after it: smaller steps would make the index of FTS5, which
 * holds the distance between row ids for every word, a good deal larger.
 */
const PER_SECOND = 16;
const LAST_SECOND = Math.floor(Number.MAX_SAFE_INTEGER / PER_SECOND / 2);

export type RowIds = {
  /** A free row id, or null when SQLite shall take the next one. */
  next(document: StoredDocument): number | null;
  isSame(before: StoredDocument, after: StoredDocument): boolean;
};

export function rowIds(connection: Connection, shape: Shape): RowIds {
  const read = shape.fullText?.readNewest ?? null;
  if (read === null) return { next: () => null, isSame: () => true };
  // Nearly every document is newer than all others: then its row id is free without asking.
  const highest = connection.highestRow(shape.table);
  const sql = `SELECT max(rid) AS last FROM ${quoteName(shape.table)} WHERE rid BETWEEN ? AND ?`;
  const lastWithin = (first: number, end: number): number | null => {
    const last = connection.prepare(sql).get(first, end)?.['last'];
    return typeof last === 'number' ? last : null;
  };
  return {
    next: (document) => {
      const first = secondOf(read(document)) * PER_SECOND;
      const free = first > highest.rowId ? first : freeFrom(first, lastWithin);
      highest.rowId = Math.max(highest.rowId, free);
      return free;
    },
    isSame: (before, after) => secondOf(read(before)) === secondOf(read(after)),
  };
}

/** The place behind the last one in the second, or in twice, four times as much, and so on. */
function freeFrom(
  first: number,
  lastWithin: (first: number, end: number) => number | null,
): number {
  for (let room = PER_SECOND; ; room *= 2) {
    const end = first + room - 1;
    const last = lastWithin(first, end);
    if (last === null) return first;
    if (last < end) return last + 1;
  }
}

function secondOf(value: unknown): number {
  const at = typeof value === 'number' && Number.isFinite(value) ? Math.floor(value / 1_000) : 0;
  return Math.min(Math.max(at, 0), LAST_SECOND);
}
