import type { Connection } from './connection.ts';
import type { Shape } from './shape.ts';
import { quoteName } from './sql-text.ts';

/** Drops the indexes that nobody wants any more and creates those that are missing. */
export function alignIndexes(connection: Connection, shape: Shape): void {
  const wanted = new Map(shape.indexes.map((index) => [index.join(','), index]));
  for (const { name, columns } of existingIndexes(connection, shape.table))
    if (!wanted.delete(columns)) connection.exec(`DROP INDEX ${quoteName(name)}`);
  let number = 0;
  for (const index of wanted.values()) {
    while (hasName(connection, indexName(shape, number))) number += 1;
    const columns = index.map(quoteName).join(',');
    connection.exec(
      `CREATE INDEX ${quoteName(indexName(shape, number))} ON ${quoteName(shape.table)}(${columns})`,
    );
  }
}

/** `origin` c: made by CREATE INDEX, not by UNIQUE. */
export function existingIndexes(
  connection: Connection,
  table: string,
): readonly { readonly name: string; readonly columns: string }[] {
  return connection
    .prepare(
      `SELECT l.name AS name, (SELECT group_concat(i.name, ',' ORDER BY i.seqno) FROM pragma_index_info(l.name) i) AS columns
       FROM pragma_index_list(?) l WHERE l.origin = 'c'`,
    )
    .all(table)
    .map((row) => ({ name: String(row['name']), columns: String(row['columns']) }));
}

function indexName(shape: Shape, number: number): string {
  return `${shape.table}#${number}`;
}

function hasName(connection: Connection, name: string): boolean {
  return connection.prepare('SELECT 1 FROM sqlite_master WHERE name=?').get(name) !== undefined;
}
