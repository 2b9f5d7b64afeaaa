import { breathe } from './breathe.ts';
import { DATABASE, type OpenDatabase } from './database.ts';
import { ownerField } from './documents.ts';
import { eraseDeleted } from './erase.ts';
import { toMango } from './mango.ts';
import { COLLECTION_NAMES } from './schema/collections.ts';
import type { CollectionName } from './store.ts';

/** Documents per transaction, so that the window never waits long. */
const CHUNK = 200;

/** The client itself first: from then on nothing shows it. Then what it signed in to, then the rest. */
const ORDER: readonly CollectionName[] = [
  'workspaces',
  'accounts',
  'replies',
  'cursors',
  ...COLLECTION_NAMES,
];

/**
 * Removes all that carries the client's id, and the tombstones too: the texts are gone from the file.
 * Backups keep it until they are dropped. May be run again after a crash.
 */
export async function removeWorkspace(database: OpenDatabase, workspaceId: string): Promise<void> {
  for (const name of ORDER) await removeOwned(database, name, workspaceId);
  for (const name of COLLECTION_NAMES)
    while (!(await database.collections[name].storageInstance.cleanup(0))) await breathe();
  await eraseDeleted(database);
}

async function removeOwned(
  { storage }: OpenDatabase,
  name: CollectionName,
  workspaceId: string,
): Promise<void> {
  const query = toMango({ where: { [ownerField(name)]: workspaceId }, limit: CHUNK });
  for (;;) {
    const removed = storage.atomic(DATABASE, { durable: name === 'workspaces' }, (raw) => {
      const found = raw.query<{ readonly id: string }>(name, query);
      for (const { id } of found) raw.remove(name, id);
      return found.length;
    });
    if (removed < CHUNK) return;
    await breathe();
  }
}
