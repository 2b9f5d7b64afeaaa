import { createRxDatabase, type RxDatabase } from 'rxdb/plugins/core';
import type { Collections } from './reader.ts';
import { messageText } from './full-text.ts';
import { SCHEMAS } from './schema/collections.ts';
import { createNodeSqliteStorage, type NodeSqliteStorage } from './storage/node-sqlite-storage.ts';

/** RxDB's name of the one database. */
export const DATABASE = 'parley';

export type OpenDatabase = {
  readonly storage: NodeSqliteStorage;
  readonly collections: Collections;
  close(): Promise<void>;
};

/** One file holds all clients: the free RxDB opens thirteen collections per process, not per file. */
export async function openDatabase(file: string): Promise<OpenDatabase> {
  const storage = createNodeSqliteStorage({
    fileOf: () => file,
    lists: {
      conversations: [{ path: 'labelIds', orderBy: 'lastActivityAt' }],
      messages: [{ path: 'feeds', orderBy: 'createdAt' }],
    },
    fullText: { messages: messageText },
  });
  const database: RxDatabase = await createRxDatabase({
    name: DATABASE,
    storage,
    multiInstance: false,
    eventReduce: true,
    allowSlowCount: true,
  });
  try {
    const collections = await addCollections(database);
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

async function addCollections(database: RxDatabase): Promise<Collections> {
  const { workspaces, accounts, conversations, messages, people, ...others } = SCHEMAS;
  const { replies, monitors, library, cursors, events } = others;
  return await database.addCollections({
    workspaces: { schema: workspaces },
    accounts: { schema: accounts },
    conversations: { schema: conversations },
    messages: { schema: messages },
    people: { schema: people },
    replies: { schema: replies },
    monitors: { schema: monitors },
    library: { schema: library },
    cursors: { schema: cursors },
    events: { schema: events },
  });
}
