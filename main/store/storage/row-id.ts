import type { Connection } from './connection.ts';
import type { StoredDocument } from './rxdb-types.ts';
import type { Shape } from './shape.ts';
import { quoteName } from './sql-text.ts';

/**
 * Row ids that grow with the time of the document, so that full text results, which FTS5 gives in
 * the order of row ids, come newest first whenever they were written. One millisecond has room for
 * 2,048 documents; more than that spill into the time after it.
 */
const PER_MILLISECOND = 2_048;
const LAST_MILLISECOND = Math.floor(Number.MAX_SAFE_INTEGER / PER_MILLISECOND) - 2 ** 31;

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
  const lastIn = (first: number): number | null => {
    const last = connection.prepare(sql).get(first, first + PER_MILLISECOND - 1)?.['last'];
    return typeof last === 'number' ? last : null;
  };
  return {
    next: (document) => {
      const at = millisecond(read(document));
      const first = at * PER_MILLISECOND;
      const free = first > highest.rowId ? first : freeFrom(at, lastIn);
      highest.rowId = Math.max(highest.rowId, free);
      return free;
    },
    isSame: (before, after) => millisecond(read(before)) === millisecond(read(after)),
  };
}

function freeFrom(start: number, lastIn: (first: number) => number | null): number {
  for (let at = start, step = 1; ; at += step, step *= 2) {
    const first = at * PER_MILLISECOND;
    const last = lastIn(first);
    if (last === null) return first;
    if (last < first + PER_MILLISECOND - 1) return last + 1;
  }
}

function millisecond(value: unknown): number {
  const at = typeof value === 'number' && Number.isFinite(value) ? Math.floor(value) : 0;
  return Math.min(Math.max(at, 0), LAST_MILLISECOND);
}
