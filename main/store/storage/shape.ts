import { getPrimaryFieldOfPrimaryKey, objectPathMonad } from 'rxdb/plugins/core';
import { StorageError } from './errors.ts';
import type { StoredDocument, StoredSchema } from './rxdb-types.ts';
import { isTextList, schemaPath, type ScalarType } from './schema-path.ts';
import type { FullText, ListField, NodeSqliteSettings } from './settings.ts';

export type Read = (document: StoredDocument) => unknown;

/** A real column: a copy of one value of the JSON, so that an index can hold it. */
export type Column = {
  readonly path: string;
  readonly name: string;
  readonly type: ScalarType;
  readonly read: Read;
};

/** The side table of an array field: one row per value and document. */
export type ListTable = ListField & {
  readonly table: string;
  readonly read: Read;
  readonly readOrder: Read;
};

export type FullTextTable = FullText & { readonly table: string; readonly readNewest: Read | null };

/** How the documents of one collection and schema version lie in the file. */
export type Shape = {
  readonly collection: string;
  readonly version: number;
  readonly schema: StoredSchema;
  readonly primaryPath: string;
  readonly table: string;
  readonly columns: readonly Column[];
  /** Lists of column names. */
  readonly indexes: readonly (readonly string[])[];
  readonly lists: readonly ListTable[];
  readonly fullText: FullTextTable | null;
};

type Source = { readonly collection: string; readonly schema: StoredSchema };

export function shapeOf(source: Source, settings: NodeSqliteSettings): Shape {
  const { collection, schema } = source;
  const primaryPath = getPrimaryFieldOfPrimaryKey(schema.primaryKey);
  const table = tableName(collection, schema.version);
  const paths = indexPaths(schema);
  const columns = columnsOf(schema, primaryPath, new Set(paths.flat()));
  const nameOf = (path: string): string | undefined =>
    ownColumn(primaryPath, path) ?? columns.find((column) => column.path === path)?.name;
  return {
    collection,
    version: schema.version,
    schema,
    primaryPath,
    table,
    columns,
    indexes: paths
      .map((index) => index.map(nameOf))
      .filter((index): index is string[] => !index.includes(undefined)),
    lists: (settings.lists?.[collection] ?? []).map((list) => listTable(source, table, list)),
    fullText: fullTextTable(source, table, settings.fullText?.[collection]),
  };
}

export function tableName(collection: string, version: number): string {
  return `${collection}-${version}`;
}

/** Columns that every table has. */
export function ownColumn(primaryPath: string, path: string): string | undefined {
  if (path === primaryPath) return 'id';
  if (path === '_deleted') return 'deleted';
  return path === '_meta.lwt' ? 'lwt' : undefined;
}

function indexPaths(schema: StoredSchema): string[][] {
  return (schema.indexes ?? []).map((index) =>
    typeof index === 'string' ? [index] : index.slice(),
  );
}

function columnsOf(
  schema: StoredSchema,
  primaryPath: string,
  paths: ReadonlySet<string>,
): Column[] {
  return [...paths].flatMap((path) => {
    const known = ownColumn(primaryPath, path) === undefined ? schemaPath(schema, path) : null;
    if (known === null) return [];
    return [{ path, name: `c_${path}`, type: known.type, read: objectPathMonad(path) }];
  });
}

function listTable(source: Source, table: string, list: ListField): ListTable {
  if (!isTextList(source.schema, list.path))
    throw new StorageError('bad-settings', list.path, 'A list field must be an array of texts');
  checkRequiredNumber(source, list.orderBy);
  return {
    ...list,
    table: `${table}~list~${list.path}`,
    read: objectPathMonad(list.path),
    readOrder: objectPathMonad(list.orderBy),
  };
}

function fullTextTable(source: Source, table: string, settings?: FullText): FullTextTable | null {
  if (settings === undefined) return null;
  if (settings.newestBy !== undefined) checkRequiredNumber(source, settings.newestBy);
  return {
    ...settings,
    table: `${table}~text`,
    readNewest: settings.newestBy === undefined ? null : objectPathMonad(settings.newestBy),
  };
}

function checkRequiredNumber(source: Source, path: string): void {
  const known = schemaPath(source.schema, path);
  if (known?.type === 'number' && !known.isOptional && !known.isNullable) return;
  throw new StorageError('bad-settings', path, 'This must be a required number of the schema');
}
