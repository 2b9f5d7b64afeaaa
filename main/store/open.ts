import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { WorkspaceId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import type { Clock, Log, Random } from '#main/ports.ts';
import { makeBackup } from './backup.ts';
import { watchCollections } from './changes.ts';
import { isDamage, isSchemaTrouble, putAside, putLogAside, type Restored } from './damage.ts';
import { DATABASE, openDatabase, type OpenDatabase } from './database.ts';
import { removeWorkspace } from './delete-workspace.ts';
import {
  finishForgetting,
  forgetPeople,
  type DropFiles,
  type ForgetPorts,
} from './forget-people.ts';
import { createGuard, StoreError, withoutTexts } from './errors.ts';
import { openJournal, type Journal } from './journal.ts';
import { DATA_VERSION, openManifest, type ManifestFile } from './manifest.ts';
import { createReader, type ReaderPorts } from './reader.ts';
import { salvage } from './salvage.ts';
import { findDamage } from './storage/find-damage.ts';
import type { Store, WorkspaceStore } from './store.ts';
import { scopeTransaction } from './transaction.ts';
import { startUpkeep } from './upkeep.ts';

export { DataTooNewError, SearchError } from './errors.ts';

export type StoreSettings = {
  /** Path of the database file, or ':memory:'. Manifest, backups and damaged files lie beside it. */
  readonly file: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Months after which what is done is deleted; absent or 0: never. Asked every hour. */
  readonly keepDoneMonths?: () => number;
  /** Where pictures and attached files lie; absent: nobody keeps any. */
  readonly dropFiles?: DropFiles;
};

export type OpenedStore = Store & {
  /** Set when the file was damaged and a backup took its place: the person must be told. */
  readonly restored: Restored | null;
  /** Damage was found while it runs: the next start restores. The person must be told. */
  isDamaged(): boolean;
  /** Once, when damage is found. The answer ends it. */
  onDamaged(listener: () => void): () => void;
};

/** Up to here a file is checked before it is opened after a crash; above, in the background. */
const QUICK_TO_CHECK = 256 * 1024 * 1024;

/**
 * Opens the one database of all clients. Throws `DataTooNewError` when a newer Parley wrote it, before
 * anything is touched. A damaged file is put aside and the newest backup takes its place.
 */
export async function openStore(settings: StoreSettings): Promise<OpenedStore> {
  try {
    return await open(settings);
  } catch (error) {
    throw withoutTexts(error);
  }
}

async function open(settings: StoreSettings): Promise<OpenedStore> {
  const { file, clock, log } = settings;
  const isFile = file !== ':memory:';
  if (isFile) mkdirSync(dirname(file), { recursive: true });
  const manifest = openManifest(file);
  const wasClosedWell = manifest.read().isClosedWell;
  const isOlder = manifest.read().dataVersion < DATA_VERSION;
  if (isOlder && sizeOf(file) > 0) await makeBackup(file, clock.now());
  const { database, restored } = await openOrRestore(settings, manifest);
  try {
    manifest.change({ isClosedWell: false, isDamaged: false, dataVersion: DATA_VERSION });
    if (restored !== null) log('store.restored', { backupAt: restored.backupAt ?? 0 });
    for (const id of manifest.read().deleting) await finishDeleting(database, manifest, id);
  } catch (error) {
    await database.close();
    throw error;
  }
  const alarm = createAlarm(manifest, log);
  const journal = openJournal(file, log);
  const upkeep = startUpkeep({
    file,
    database,
    manifest,
    clock,
    log,
    journal,
    onDamage: alarm.ring,
    keepDoneMonths: settings.keepDoneMonths ?? (() => 0),
    checkFirst: isFile && !wasClosedWell && sizeOf(file) > QUICK_TO_CHECK,
  });
  const running = runningStore(settings, { database, manifest, upkeep, alarm, journal });
  const forget = forgetPorts(running, { ...settings, database, manifest, journal });
  await finishForgetting(forget, restored === null ? 'opened' : 'restored');
  return { restored, isDamaged: alarm.isRinging, onDamaged: alarm.add, ...running };
}

type Forgetting = Pick<Running, 'database' | 'manifest' | 'journal'> & StoreSettings;

function forgetPorts(
  { forWorkspace }: Pick<Store, 'forWorkspace'>,
  { clock, file, database, manifest, journal, dropFiles }: Forgetting,
): ForgetPorts {
  return {
    file,
    database,
    manifest,
    journal,
    dropFiles: dropFiles ?? (async () => await Promise.resolve()),
    now: () => clock.now(),
    forWorkspace,
  };
}

type Alarm = {
  readonly ring: () => void;
  readonly isRinging: () => boolean;
  readonly add: (listener: () => void) => () => void;
};

/** Nothing is swapped under the running app: it is written down, and the next start restores. */
function createAlarm(manifest: ManifestFile, log: Log): Alarm {
  const listeners = new Set<() => void>();
  const isRinging = (): boolean => manifest.read().isDamaged === true;
  return {
    isRinging,
    ring() {
      if (isRinging()) return;
      manifest.change({ isDamaged: true });
      log('store.damaged');
      for (const listener of listeners) listener();
    },
    add(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

type Running = {
  readonly database: OpenDatabase;
  readonly manifest: ManifestFile;
  readonly upkeep: ReturnType<typeof startUpkeep>;
  readonly alarm: Alarm;
  readonly journal: Journal;
};

function runningStore(settings: StoreSettings, running: Running): Store {
  const { clock, log } = settings;
  const { database, manifest, upkeep, alarm, journal } = running;
  const guarded = createGuard(alarm.ring);
  const changes = watchCollections(database.collections, log);
  const ports: ReaderPorts = {
    stored: database.storage.reader(DATABASE),
    search: {
      search: (match, options) =>
        database.storage.search<Message>(DATABASE, 'messages', match, options),
      zoneMs: () => -new Date(clock.now()).getTimezoneOffset() * 60_000,
    },
    guarded,
  };
  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    await upkeep.close();
    changes.close();
    await database.close();
    journal.close();
    manifest.change({ isClosedWell: true });
  };
  const forWorkspace = (id: WorkspaceId): WorkspaceStore => ({
    ...createReader(ports, id),
    workspaceId: id,
    // Nothing is awaited before the transaction: it begins at once and ends before this returns.
    change: async (run, { safety }) => {
      if (manifest.read().deleting.includes(id)) throw new StoreError('DELETING');
      const value = await guarded(() =>
        database.storage.atomic(
          DATABASE,
          safety === 'durable' ? { durable: true, onCommit: journal.add } : { durable: false },
          (raw) => run(scopeTransaction(raw, id)),
        ),
      );
      if (safety === 'cache') await database.storage.connection(DATABASE).caughtUp();
      return value;
    },
  });
  return {
    forWorkspace,
    acrossWorkspaces: createReader(ports, null),
    onChange: (listener) => changes.add(listener),
    forgetPeople: async (people, marks) =>
      await forgetPeople(
        forgetPorts({ forWorkspace }, { ...settings, database, manifest, journal }),
        people,
        marks,
      ),
    async deleteWorkspace(id) {
      const { deleting } = manifest.read();
      if (!deleting.includes(id)) manifest.change({ deleting: [...deleting, id] });
      journal.forget(id);
      await finishDeleting(database, manifest, id);
    },
    async close() {
      closing ??= close();
      await closing;
    },
  };
}

type Opened = { readonly database: OpenDatabase; readonly restored: Restored | null };

async function openOrRestore(
  { file, clock, log }: StoreSettings,
  manifest: ManifestFile,
): Promise<Opened> {
  const known = manifest.read();
  // A file that is gone or empty would be opened as a new one.
  if (!manifest.isNew && sizeOf(file) === 0) return await openRestored(file, clock.now());
  // After a good end there is no log: one that lies here belongs to another state of the file.
  if (known.isClosedWell && putLogAside(file, clock.now())) log('store.staleLog');
  const mustCheck = !known.isClosedWell && sizeOf(file) <= QUICK_TO_CHECK;
  if (known.isDamaged === true || (mustCheck && (await findDamage(file, 'quick')) !== null))
    return await openRestored(file, clock.now());
  try {
    return { database: await openDatabase(file), restored: null };
  } catch (error) {
    if (!(await isFromDamage(error, { file, dataVersion: known.dataVersion }))) throw error;
    return await openRestored(file, clock.now());
  }
}

/**
 * In a file of this very version no question of ours is wrong: its schema is. And a document that was
 * damaged and is still JSON can make anything fail: its checksum tells.
 */
async function isFromDamage(
  error: unknown,
  { file, dataVersion }: { readonly file: string; readonly dataVersion: number },
): Promise<boolean> {
  if (isDamage(error)) return true;
  if (dataVersion === DATA_VERSION && isSchemaTrouble(error)) return true;
  return (await findDamage(file, 'deep')) !== null;
}

async function openRestored(file: string, now: number): Promise<Opened> {
  const restored = await putAside(file, now);
  const database = await openDatabase(file);
  await salvage(database, file, restored);
  return { database, restored };
}

async function finishDeleting(
  database: OpenDatabase,
  manifest: ManifestFile,
  id: string,
): Promise<void> {
  await removeWorkspace(database, id);
  manifest.change({ deleting: manifest.read().deleting.filter((other) => other !== id) });
}

/** Bytes of the file; 0 when there is none (also ':memory:'). */
function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
