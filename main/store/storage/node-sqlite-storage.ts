import {
  addRxStorageMultiInstanceSupport,
  ensureRxStorageInstanceParamsAreCorrect,
  RXDB_VERSION,
  type RxStorage,
  type RxStorageInstanceCreationParams,
} from 'rxdb/plugins/core';
import { runAtomic, type AtomicWriter, type Committed } from './atomic.ts';
import type { Connection } from './connection.ts';
import { StorageError } from './errors.ts';
import { NodeSqliteInstance, type InstanceOptions, type Internals } from './instance.ts';
import { openDatabase, type OpenDatabase } from './open-database.ts';
import type { PlainQuery, Untyped } from './rxdb-types.ts';
import type { SearchOptions } from './search.ts';
import type { NodeSqliteSettings } from './settings.ts';
import { shapeOf } from './shape.ts';
import { quoteName } from './sql-text.ts';
import { openTable, type Table } from './table.ts';
import { fillCount, fillQuery } from './table-reader.ts';

/** Reads past RxDB: synchronous, committed data, documents without RxDB's own fields. */
export type StorageReader = {
  get<Document extends object>(collection: string, id: string): Document | null;
  getMany<Document extends object>(collection: string, ids: readonly string[]): Document[];
  query<Document extends object>(collection: string, query: PlainQuery): Document[];
  count(collection: string, query: PlainQuery): number;
  /** One GROUP BY over a text field. */
  countBy(collection: string, path: string, query: PlainQuery): ReadonlyMap<string, number>;
  /** The values of a number field, in no order. */
  numbers(collection: string, path: string, query: PlainQuery): readonly number[];
};

/** Names for SQL given to `connection(name).read`, quoted. `rid`, `id`, `deleted`, `data` are there too. */
export type TableNames = {
  readonly table: string;
  readonly columns: Readonly<Record<string, string>>;
};

export type AtomicOptions = {
  /** On the disk when `atomic` returns. */
  readonly durable: boolean;
  /** Called after COMMIT with all that was written. */
  readonly onCommit?: (written: readonly Committed[]) => void;
};

export type SearchArguments = readonly [
  databaseName: string,
  collection: string,
  match: string,
  options: SearchOptions,
];

export type NodeSqliteStorage = RxStorage<Internals, InstanceOptions> & {
  /**
   * Writes to several collections in ONE transaction: all or nothing. `run` must be synchronous.
   * RxDB's caches and live queries follow after COMMIT. `durable`: on the disk when it returns.
   */
  atomic<Value>(
    databaseName: string,
    options: AtomicOptions,
    run: (writer: AtomicWriter) => Value,
  ): Value;
  /** Full text, newest first; for the language of `match` see `parseMatch`. */
  search<Document extends object>(...asked: SearchArguments): Document[];
  reader(databaseName: string): StorageReader;
  names(databaseName: string, collection: string): TableNames;
  /** Figures, backup, check and upkeep of the file. Throws `not-open` when nothing is open. */
  connection(databaseName: string): Connection;
};

/** RxDB's storage on `node:sqlite`. One storage serves any number of databases, each in its own file. */
export function createNodeSqliteStorage(settings: NodeSqliteSettings): NodeSqliteStorage {
  const databases = new Map<string, OpenDatabase>();
  const opened = (name: string): OpenDatabase => {
    const database = databases.get(name);
    if (database === undefined)
      throw new StorageError('not-open', name, 'This database is not open');
    return database;
  };
  const tableOf = (name: string, collection: string): Table =>
    opened(name).instanceOf(collection).internals.table;

  return {
    name: STORAGE_NAME,
    rxdbVersion: RXDB_VERSION,
    createStorageInstance: async (params): Promise<Untyped> =>
      await openInstance(params, { settings, databases }),
    atomic: (name, { durable, onCommit }, run) => {
      const database = opened(name);
      const { value, emit, committed } = database.connection.transaction(
        durable ? 'durable' : 'cache',
        () => runAtomic((collection) => database.instanceOf(collection), run),
      );
      onCommit?.(committed());
      emit();
      return value;
    },
    search: (...[name, collection, match, options]) =>
      tableOf(name, collection).search(match, options),
    reader: (name) => ({
      get: (collection, id) => tableOf(name, collection).reader.plain.get(id),
      getMany: (collection, ids) => tableOf(name, collection).reader.plain.getMany(ids),
      query: (collection, query) => {
        const { reader, shape } = tableOf(name, collection);
        return reader.plain.query(fillQuery(shape, query));
      },
      count: (collection, query) => {
        const { reader, shape } = tableOf(name, collection);
        return reader.count(fillCount(shape, query)).count;
      },
      countBy: (collection, path, query) => {
        const { reader, shape } = tableOf(name, collection);
        return reader.countBy(fillCount(shape, query), path);
      },
      numbers: (collection, path, query) => {
        const { reader, shape } = tableOf(name, collection);
        return reader.numbers(fillCount(shape, query), path);
      },
    }),
    names: (name, collection) => {
      const { shape } = tableOf(name, collection);
      const columns = shape.columns.map(({ path, name: column }) => [path, quoteName(column)]);
      return { table: quoteName(shape.table), columns: Object.fromEntries(columns) };
    },
    connection: (name) => opened(name).connection,
  };
}

const STORAGE_NAME = 'node-sqlite';

type Context = {
  readonly settings: NodeSqliteSettings;
  readonly databases: Map<string, OpenDatabase>;
};

async function openInstance(
  params: RxStorageInstanceCreationParams<Untyped, InstanceOptions>,
  { settings, databases }: Context,
): Promise<NodeSqliteInstance> {
  ensureRxStorageInstanceParamsAreCorrect(params);
  const { databaseName, collectionName } = params;
  const database = databases.get(databaseName) ?? openDatabase(databaseName, settings);
  databases.set(databaseName, database);
  /** Who opens the same name again in the meantime gets a connection of its own. */
  const closeUnused = async (): Promise<void> => {
    if (!database.isUnused()) return;
    if (databases.get(databaseName) === database) databases.delete(databaseName);
    await database.connection.close();
  };
  try {
    const shape = shapeOf({ collection: collectionName, schema: params.schema }, settings);
    const table = openTable(database.connection, shape, {
      mode: database.mode,
      inPlace: settings.inPlace?.[collectionName] ?? [],
      durability: settings.durable?.includes(collectionName) === true ? 'durable' : 'cache',
    });
    const instance: NodeSqliteInstance = new NodeSqliteInstance(params, table, async () => {
      database.remove(instance);
      await closeUnused();
    });
    database.add(instance);
    addRxStorageMultiInstanceSupport(STORAGE_NAME, params, instance);
    return instance;
  } catch (error) {
    await closeUnused();
    throw error;
  }
}
