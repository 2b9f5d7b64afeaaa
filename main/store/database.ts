import { createRxDatabase, type RxDatabase, type RxJsonSchema } from 'rxdb/plugins/core';
import type { Collections } from './reader.ts';
import { messageText } from './full-text.ts';
import { COLLECTION_NAMES, SCHEMAS } from './schema/collections.ts';
import type { CollectionName } from './store.ts';
import { createNodeSqliteStorage, type NodeSqliteStorage } from './storage/node-sqlite-storage.ts';
import type { Untyped } from './storage/rxdb-types.ts';

/** RxDB's name of the one database. */
export const DATABASE = 'parley';

export type OpenDatabase = {
  readonly storage: NodeSqliteStorage;
  readonly collections: Collections;
  close(): Promise<void>;
};

type Schemas = Readonly<Record<CollectionName, RxJsonSchema<Untyped>>>;

/**
 * One file holds all clients: the free RxDB opens thirteen collections per process, not per file. A new
 * schema version only adds optional fields and changes indexes; its tables are renamed, never copied.
 */
export async function openDatabase(
  file: string,
  schemas: Schemas = SCHEMAS,
): Promise<OpenDatabase> {
  const storage = createNodeSqliteStorage({
    fileOf: () => file,
    lists: {
      conversations: [{ path: 'labelIds', orderBy: 'lastActivityAt' }],
      people: [{ path: 'listIds', orderBy: 'lastSeenAt' }],
      messages: [
        { path: 'feeds', orderBy: 'createdAt' },
        { path: 'monitorIds', orderBy: 'createdAt' },
      ],
    },
    fullText: { messages: messageText },
    inPlace: Object.fromEntries(
      COLLECTION_NAMES.map((name) => [name, versionsUpTo(schemas[name])]),
    ),
  });
  const database: RxDatabase = await createRxDatabase({
    name: DATABASE,
    storage,
    multiInstance: false,
    eventReduce: true,
    allowSlowCount: true,
  });
  try {
    const collections = await addCollections(database, schemas);
    // Deleted texts are overwritten on pages that are written anyway; see erase.ts for the others.
    storage.connection(DATABASE).exec('PRAGMA secure_delete=FAST');
    return {
      storage,
      collections,
      close: async () => {
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

function versionsUpTo({ version }: { readonly version: number }): readonly number[] {
  return Array.from({ length: version }, (_, index) => index + 1);
}

async function addCollections(database: RxDatabase, schemas: Schemas): Promise<Collections> {
  const made = (name: CollectionName) => ({ schema: schemas[name], autoMigrate: false });
  return await database.addCollections({
    workspaces: made('workspaces'),
    accounts: made('accounts'),
    conversations: made('conversations'),
    messages: made('messages'),
    people: made('people'),
    replies: made('replies'),
    monitors: made('monitors'),
    library: made('library'),
    cursors: made('cursors'),
    events: made('events'),
  });
}
