import { createRxDatabase, type RxCollection } from 'rxdb/plugins/core';
import {
  createNodeSqliteStorage,
  type NodeSqliteStorage,
  type StorageReader,
} from '#main/store/storage/node-sqlite-storage.ts';
import { cursorSchema, messageSchema, type BenchMessage } from './documents.ts';

export const NAME = 'bench';

type Cursor = { readonly id: string; readonly value: string };
type Collections = { messages: RxCollection<BenchMessage>; cursors: RxCollection<Cursor> };

export type Own = {
  readonly storage: NodeSqliteStorage;
  readonly reader: StorageReader;
  readonly messages: RxCollection<BenchMessage>;
  /** What who writes a lot awaits between two writes, as the app does. */
  caughtUp(): Promise<void>;
  close(): Promise<void>;
};

/** RxDB over the storage under test, as the app opens it. */
export async function openOwn(file: string): Promise<Own> {
  const storage = createNodeSqliteStorage({
    fileOf: () => file,
    lists: { messages: [{ path: 'labelIds', orderBy: 'at' }] },
    fullText: {
      messages: {
        columns: {
          text: (document) => String(document['text']),
          author: (document) => String(document['authorName']),
        },
        newestBy: 'at',
      },
    },
  });
  const database = await createRxDatabase<Collections>({
    name: NAME,
    storage,
    multiInstance: false,
  });
  await database.addCollections({
    messages: { schema: messageSchema },
    cursors: { schema: cursorSchema },
  });
  return {
    storage,
    reader: storage.reader(NAME),
    messages: database.messages,
    caughtUp: async () => {
      await storage.connection(NAME).caughtUp();
    },
    close: async () => {
      await database.close();
    },
  };
}

/** One page of a sync: upserts and the cursor, all or nothing. */
export function writePage({ storage }: Own, page: readonly BenchMessage[]): void {
  storage.atomic(NAME, { durable: false }, (tx) => {
    for (const each of page) tx.put('messages', each);
    tx.put('cursors', { id: 'home', value: page.at(-1)?.id ?? '' });
  });
}
