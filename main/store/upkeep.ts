import { Worker } from 'node:worker_threads';
import type { Clock, Log } from '#main/ports.ts';
import { DAY_MS, dropOldBackups, listBackups, makeBackup } from './backup.ts';
import { breathe } from './breathe.ts';
import { DATABASE, type OpenDatabase } from './database.ts';
import { releaseFreePages } from './erase.ts';
import type { ManifestFile } from './manifest.ts';
import { COLLECTION_NAMES } from './schema/collections.ts';

const FIRST_AFTER_MS = 60_000;
const EVERY_MS = 3_600_000;

type UpkeepPorts = {
  readonly file: string;
  readonly database: OpenDatabase;
  readonly manifest: ManifestFile;
  readonly clock: Clock;
  readonly log: Log;
  /** The last run ended badly and the file was too large to be checked before it was opened. */
  readonly checkFile: boolean;
};

/**
 * Every hour: tombstones of the day before go, free pages go back to the disk, and once a day a backup
 * is made. The answer ends it.
 */
export function startUpkeep(ports: UpkeepPorts): { close(): Promise<void> } {
  let isClosed = false;
  let running: Promise<void> = Promise.resolve();
  let cancel: (() => void) | null = null;
  const later = (ms: number): void => {
    cancel = ports.clock.after(ms, () => {
      running = runAll(ports, () => isClosed).finally(() => {
        if (!isClosed) later(EVERY_MS);
      });
    });
  };
  later(FIRST_AFTER_MS);
  return {
    async close() {
      isClosed = true;
      cancel?.();
      await running;
    },
  };
}

async function runAll(ports: UpkeepPorts, isClosed: () => boolean): Promise<void> {
  try {
    if (ports.checkFile) await checkInThread(ports);
    await dropTombstones(ports, isClosed);
    await releaseFreePages(ports.database.storage.connection(DATABASE), isClosed);
    if (!isClosed() && ports.file !== ':memory:') await backUpDaily(ports);
  } catch (error) {
    ports.log('store.upkeepFailed', { name: error instanceof Error ? error.name : 'unknown' });
  }
}

async function dropTombstones({ database }: UpkeepPorts, isClosed: () => boolean): Promise<void> {
  for (const name of COLLECTION_NAMES) {
    let isDone = false;
    while (!isDone && !isClosed()) {
      isDone = await database.collections[name].storageInstance.cleanup(DAY_MS);
      await breathe();
    }
  }
}

async function backUpDaily({ file, clock, manifest, log }: UpkeepPorts): Promise<void> {
  const now = clock.now();
  const age = now - (listBackups(file)[0]?.madeAt ?? 0);
  // A negative age: the clock was set back.
  if (age >= 0 && age < DAY_MS) return;
  await makeBackup(file, now);
  dropOldBackups(file);
  manifest.change({ lastBackupAt: now });
  log('store.backedUp');
}

const CHECK = `
const { workerData, parentPort } = require('node:worker_threads');
const { DatabaseSync } = require('node:sqlite');
const database = new DatabaseSync(workerData, { readOnly: true });
const answer = database.prepare('PRAGMA quick_check(1)').get();
database.close();
parentPort.postMessage(Object.values(answer)[0] === 'ok');
`;

/** A damaged file is put aside at the next start: nothing is swapped under the running app. */
async function checkInThread({ file, manifest, log }: UpkeepPorts): Promise<void> {
  const worker = new Worker(CHECK, { eval: true, workerData: file });
  const isGood = await new Promise<unknown>((resolve) => {
    worker.once('message', resolve);
    worker.once('error', () => {
      resolve(false);
    });
  });
  if (isGood === true) return;
  manifest.change({ isDamaged: true });
  log('store.damaged');
}
