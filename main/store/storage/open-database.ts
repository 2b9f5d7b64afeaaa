import { afterTwoSeconds, Connection } from './connection.ts';
import { StorageError } from './errors.ts';
import type { NodeSqliteInstance } from './instance.ts';
import type { NodeSqliteSettings } from './settings.ts';
import { probeTextMode, type TextMode } from './text-rows.ts';
import { emptyTrash, hasTrash } from './trash.ts';

/** The file of one database name while at least one of its instances is open. */
export type OpenDatabase = {
  readonly connection: Connection;
  readonly mode: TextMode;
  instanceOf(collection: string): NodeSqliteInstance;
  add(instance: NodeSqliteInstance): void;
  remove(instance: NodeSqliteInstance): void;
  /** No instance is open. */
  isUnused(): boolean;
};

const CACHE_MEBIBYTES = 32;

/** Throws what SQLite throws: no such folder, not a database, disk full. */
export function openDatabase(name: string, settings: NodeSqliteSettings): OpenDatabase {
  const connection = new Connection(settings.fileOf(name), {
    cacheMebibytes: settings.cacheMebibytes ?? CACHE_MEBIBYTES,
    whenIdle: settings.whenIdle ?? afterTwoSeconds,
  });
  const mode = settings.fullTextBy === 'like' ? 'like' : probeTextMode(connection);
  const instances = new Set<NodeSqliteInstance>();
  if (hasTrash(connection)) void emptyTrash(connection).catch(ignoreUntilNextStart);
  return {
    connection,
    mode,
    instanceOf: (collection) => {
      const open = [...instances].filter((instance) => instance.collectionName === collection);
      // Two versions are open while RxDB migrates: the newer one counts.
      const newest = open.toSorted((a, b) => b.schema.version - a.schema.version)[0];
      if (newest === undefined)
        throw new StorageError('not-open', collection, 'This collection is not open');
      return newest;
    },
    add: (instance) => {
      instances.add(instance);
    },
    remove: (instance) => {
      instances.delete(instance);
    },
    isUnused: () => instances.size === 0,
  };
}

/** Trash is of no use to anybody; what could not be freed is tried again at the next start. */
function ignoreUntilNextStart(): void {
  // Nothing to do.
}
