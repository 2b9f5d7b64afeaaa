import { setImmediate } from 'node:timers/promises';
import { forgetBuilt } from './built.ts';
import type { Connection } from './connection.ts';
import { existingIndexes } from './indexes.ts';
import { quoteName } from './sql-text.ts';
import { renameTables } from './tables.ts';

const PREFIX = 'trash~';
const ROWS_AT_ONCE = 5_000;

/** Takes a collection's tables out of the way at once; a crash afterwards leaves only trash. */
export function throwAway(connection: Connection, table: string): void {
  connection.forgetStatements();
  connection.transaction('durable', () => {
    forgetBuilt(connection, table);
    renameTables(connection, table, freeName(connection));
  });
}

export function hasTrash(connection: Connection): boolean {
  return trashTables(connection).length > 0;
}

/** Empties the trash piece by piece, so that the process stays responsive. Stops when closed. */
export async function emptyTrash(connection: Connection): Promise<void> {
  for (const table of trashTables(connection)) {
    for (const { name } of existingIndexes(connection, table)) {
      if (connection.isClosed) return;
      connection.exec(`DROP INDEX ${quoteName(name)}`);
      await setImmediate();
    }
    while (!connection.isClosed && deleteSome(connection, table)) await setImmediate();
    if (connection.isClosed) return;
    connection.exec(`DROP TABLE ${quoteName(table)}`);
    await setImmediate();
  }
}

/** True while there may be more. FTS5 empties itself in one go. */
function deleteSome(connection: Connection, table: string): boolean {
  const name = quoteName(table);
  const key = table.includes('~list~') ? '(l_value, l_at, l_rid)' : 'rowid';
  const columns = table.includes('~list~') ? 'l_value, l_at, l_rid' : 'rowid';
  if (isVirtual(connection, table)) return false;
  const { changes } = connection
    .prepareOnce(
      `DELETE FROM ${name} WHERE ${key} IN (SELECT ${columns} FROM ${name} LIMIT ${ROWS_AT_ONCE})`,
    )
    .run();
  return Number(changes) > 0;
}

function isVirtual(connection: Connection, table: string): boolean {
  const row = connection.prepare('SELECT sql FROM sqlite_master WHERE name=?').get(table);
  return String(row?.['sql']).startsWith('CREATE VIRTUAL');
}

function trashTables(connection: Connection): readonly string[] {
  return connection
    .prepare(
      `SELECT name FROM sqlite_master WHERE type='table' AND substr(name, 1, ${PREFIX.length}) = '${PREFIX}'
       AND (name NOT LIKE '%~text\\__%' ESCAPE '\\') ORDER BY name`,
    )
    .all()
    .map((row) => String(row['name']));
}

function freeName(connection: Connection): string {
  const taken = new Set(trashTables(connection).map((name) => name.split('~')[1]));
  let number = 0;
  while (taken.has(String(number))) number += 1;
  return `${PREFIX}${number}~`;
}
