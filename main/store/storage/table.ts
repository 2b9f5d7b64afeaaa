import type { Connection, Durability } from './connection.ts';
import { StorageError } from './errors.ts';
import { searcher, type Search } from './search.ts';
import type { Shape } from './shape.ts';
import { tableReader, type TableReader } from './table-reader.ts';
import { prepareTables, type TableOptions } from './tables.ts';
import { tableWriter, type TableWriter } from './table-writer.ts';

/** One collection's tables in the file: what an instance, `atomic` and a reader all work on. */
export type Table = {
  readonly connection: Connection;
  readonly shape: Shape;
  readonly durability: Durability;
  readonly reader: TableReader;
  readonly writer: TableWriter;
  readonly search: Search;
};

export type OpenTable = TableOptions & { readonly durability: Durability };

export function openTable(connection: Connection, shape: Shape, options: OpenTable): Table {
  if (shape.schema.attachments !== undefined)
    throw new StorageError(
      'no-attachments',
      shape.collection,
      'Attachments are not supported, keep files as files',
    );
  prepareTables(connection, shape, options);
  return {
    connection,
    shape,
    durability: options.durability,
    reader: tableReader(connection, shape),
    writer: tableWriter(connection, shape, options.mode),
    search: searcher(connection, shape, options.mode),
  };
}
