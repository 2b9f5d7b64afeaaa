import { basename, join } from 'node:path';
import { breathe } from './breathe.ts';
import type { Restored } from './damage.ts';
import { DATABASE, type OpenDatabase } from './database.ts';
import { readJournal } from './journal.ts';
import { COLLECTION_NAMES, SCHEMAS } from './schema/collections.ts';
import type { CollectionName } from './store.ts';
import { salvageDocuments, type Salvaged } from './storage/salvage.ts';

const CHUNK = 200;

/**
 * What the backup does not know: documents that the damaged file still holds whole, and from the
 * journal all that a person made since, wherever the damage lies. Of two versions the newer one counts.
 */
export async function salvage(
  database: OpenDatabase,
  file: string,
  { keptIn }: Restored,
): Promise<void> {
  const damaged = join(keptIn, basename(file));
  for (const name of COLLECTION_NAMES) {
    const made = madeIn(name, file);
    const { version } = SCHEMAS[name];
    await bringBack(database, name, newest(salvageDocuments(damaged, { name, version }), made));
    await bringBack(database, name, made.values());
  }
}

function* newest(whole: Iterable<Salvaged>, made: Map<string, Salvaged>): Generator<Salvaged> {
  for (const found of whole) {
    const other = made.get(found.id);
    made.delete(found.id);
    yield other !== undefined && other.writtenAt > found.writtenAt ? other : found;
  }
}

/** The last version of each document in the journal. */
function madeIn(name: CollectionName, file: string): Map<string, Salvaged> {
  return new Map(
    readJournal(file)
      .filter(({ collection }) => collection === name)
      .map((written) => [written.id, written]),
  );
}

async function bringBack(
  { storage }: OpenDatabase,
  name: CollectionName,
  documents: Iterator<Salvaged>,
): Promise<void> {
  for (;;) {
    const count = storage.atomic(DATABASE, { durable: true }, (tx) => {
      let taken = 0;
      for (; taken < CHUNK; taken += 1) {
        const { value, done } = documents.next();
        if (done === true) break;
        const { id, fields, writtenAt } = value;
        if ((tx.writtenAt(name, id) ?? -1) >= writtenAt) continue;
        if (fields === null) tx.remove(name, id);
        else tx.put(name, fields);
      }
      return taken;
    });
    if (count < CHUNK) return;
    await breathe();
  }
}
