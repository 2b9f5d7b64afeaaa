import { DatabaseSync } from 'node:sqlite';
import { checksum } from './checksum.ts';
import { fromOrderedText } from './ordered-text.ts';
import { ownFields } from './plain-document.ts';
import { isDeleted, lastWriteOf, STORED, storedDocument } from './rxdb-types.ts';
import { tableName } from './shape.ts';
import { quoteName } from './sql-text.ts';

export type Salvaged = {
  readonly id: string;
  /** null: it was removed. */
  readonly fields: Record<string, unknown> | null;
  /** RxDB's time of the last write, ms since epoch. */
  readonly writtenAt: number;
};

/**
 * Documents of one collection that a damaged file still holds whole, tombstones too, by their
 * checksums. Reads row by row over whatever index is readable; what is not is left out. Nothing is
 * written to the file.
 */
export function* salvageDocuments(
  file: string,
  collection: { readonly name: string; readonly version: number },
): Generator<Salvaged> {
  let database: DatabaseSync;
  try {
    database = new DatabaseSync(file, { readOnly: true, defensive: false });
    // Then a table whose definition is broken does not hide the others.
    database.exec('PRAGMA writable_schema=ON');
  } catch {
    return;
  }
  try {
    yield* readAll(database, tableName(collection.name, collection.version));
  } finally {
    database.close();
  }
}

function* readAll(database: DatabaseSync, table: string): Generator<Salvaged> {
  const byRow = attempt(() =>
    database.prepare(`SELECT id, ${STORED}, sum FROM ${quoteName(table)} WHERE rid=?`),
  );
  if (byRow === null) return;
  for (const rowId of rowIds(database, table)) {
    const row = attempt(() => byRow.get(rowId));
    if (row === null || row === undefined || !isWhole(row)) continue;
    const document = attempt(() => storedDocument(row));
    if (document !== null)
      yield {
        id: fromOrderedText(String(row['id'])),
        fields: isDeleted(document) ? null : ownFields(document),
        writtenAt: lastWriteOf(document),
      };
  }
}

/** From the table itself and from each of its indexes, each as far as it can be read. */
function rowIds(database: DatabaseSync, table: string): ReadonlySet<number> {
  const ids = new Set<number>();
  const readOver = (way: string): void => {
    attempt(() => {
      const rows = database.prepare(`SELECT rid FROM ${quoteName(table)} ${way}`);
      for (const row of rows.iterate()) ids.add(Number(row['rid']));
    });
  };
  readOver('NOT INDEXED');
  readOver('NOT INDEXED ORDER BY rid DESC');
  const indexes = attempt(() =>
    database.prepare('SELECT name FROM pragma_index_list(?)').all(table),
  );
  for (const { name } of indexes ?? []) readOver(`INDEXED BY ${quoteName(String(name))}`);
  return ids;
}

function isWhole(row: Readonly<Record<string, unknown>>): boolean {
  const { rev, meta, data, sum } = row;
  if (typeof rev !== 'string' || typeof data !== 'string') return false;
  return sum === null || sum === checksum(rev, typeof meta === 'string' ? meta : null, data);
}

/** null when SQLite cannot read there. */
function attempt<Value>(run: () => Value): Value | null {
  try {
    return run();
  } catch {
    return null;
  }
}
