import { oldBefore } from '#domain/retention.ts';
import type { Clock, Log } from '#main/ports.ts';
import { DAY_MS, dropOldBackups, listBackups, makeBackup } from './backup.ts';
import { breathe } from './breathe.ts';
import { DATABASE, type OpenDatabase } from './database.ts';
import { releaseFreePages } from './erase.ts';
import type { Journal } from './journal.ts';
import type { ManifestFile } from './manifest.ts';
import { dropOld } from './retention.ts';
import { COLLECTION_NAMES } from './schema/collections.ts';
import { findDamage } from './storage/find-damage.ts';

const FIRST_AFTER_MS = 60_000;
const EVERY_MS = 3_600_000;

type UpkeepPorts = {
  readonly file: string;
  readonly database: OpenDatabase;
  readonly manifest: ManifestFile;
  readonly clock: Clock;
  readonly log: Log;
  readonly journal: Journal;
  readonly onDamage: () => void;
  /** Months after which what is done is deleted; 0: never. */
  readonly keepDoneMonths: () => number;
  /** The last run ended badly and the file was too large to be checked before it was opened. */
  readonly checkFirst: boolean;
};

/**
 * Every hour: what is older than the person wants goes, tombstones of the day before go, free pages go back to the disk, and once a day a backup
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
    if (ports.checkFirst && !(await isSound(ports, 'quick'))) return;
    const before = oldBefore(ports.clock.now(), ports.keepDoneMonths());
    if (before !== null) await dropOld(ports.database, { before, isClosed });
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

/** What is damaged is never backed up: it would push a good backup out. */
async function backUpDaily(ports: UpkeepPorts): Promise<void> {
  const { file, clock, journal, manifest, log } = ports;
  const now = clock.now();
  const age = now - (listBackups(file)[0]?.madeAt ?? 0);
  // A negative age: the clock was set back.
  if (age >= 0 && age < DAY_MS) return;
  if (!(await isSound(ports, 'deep'))) return;
  journal.turn();
  await makeBackup(file, now);
  journal.drop();
  dropOldBackups(file);
  manifest.change({ lastBackupAt: now });
  log('store.backedUp');
}

async function isSound({ file, onDamage }: UpkeepPorts, depth: 'quick' | 'deep'): Promise<boolean> {
  if ((await findDamage(file, depth)) === null) return true;
  onDamage();
  return false;
}
