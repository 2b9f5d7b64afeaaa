import { Worker } from 'node:worker_threads';

/**
 * Moves what was committed from the write-ahead log into the file, from a thread of its own: copying
 * thousands of pages and waiting for the disk would otherwise happen inside some write.
 */
export type Checkpointer = {
  /** After every commit; costs a microsecond. */
  committed(): void;
  /** Resolves at once, or when a log that has grown long is copied; after a second in any case. */
  caughtUp(): Promise<void>;
  /** Resolves when the thread has closed its connection. */
  close(): Promise<void>;
};

/** Pages (4 KiB) in the log from which on it is worth a thread, and from which on the thread copies. */
export const CHECKPOINT_PAGES = 1_000;
/**
 * A log of so many pages must begin anew, which it only can when all of it is copied: while one write
 * follows the other it never is. Then who writes a lot waits, see `caughtUp`.
 */
const LONG_PAGES = 8_000;
const MOST_WAIT_MS = 1_000;
/** After so long without a commit everything is copied, however little it is. */
const IDLE_MS = 2_000;

/**
 * `signal` holds the count of commits, which wakes the thread, a 1 once it shall end, and a 1 while the
 * log is long and not all copied. PASSIVE waits
 * for nobody and makes nobody wait; NOOP only looks: https://sqlite.org/pragma.html#pragma_wal_checkpoint
 */
const THREAD = `
const { workerData } = require('node:worker_threads');
const { DatabaseSync } = require('node:sqlite');
const { file, signal, pages, longPages, idleMs } = workerData;
const database = new DatabaseSync(file);
database.exec('PRAGMA wal_autocheckpoint=0; PRAGMA checkpoint_fullfsync=ON; PRAGMA synchronous=NORMAL');
const look = database.prepare('PRAGMA wal_checkpoint(NOOP)');
const copy = database.prepare('PRAGMA wal_checkpoint(PASSIVE)');
const waiting = () => {
  const { log, checkpointed } = look.get();
  Atomics.store(signal, 2, log >= longPages && checkpointed < log ? 1 : 0);
  if (Atomics.load(signal, 2) === 0) Atomics.notify(signal, 2);
  return log - checkpointed;
};
const isLong = () => Atomics.load(signal, 2) === 1;
let seen = -1;
while (Atomics.load(signal, 1) === 0) {
  const commits = Atomics.load(signal, 0);
  if (commits !== seen) {
    seen = commits;
    if (waiting() >= pages || isLong()) {
      copy.get();
      waiting();
    }
  } else if (Atomics.wait(signal, 0, seen, idleMs) === 'timed-out') {
    if (waiting() > 0) copy.get();
    Atomics.wait(signal, 0, seen);
  }
}
database.close();
`;

/** A thread that fails is no failure: SQLite itself copies inside a write when the log grows too long. */
export function startCheckpointer(file: string): Checkpointer {
  const signal = new Int32Array(new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT));
  const worker = new Worker(THREAD, {
    eval: true,
    workerData: {
      file,
      signal,
      pages: CHECKPOINT_PAGES,
      longPages: LONG_PAGES,
      idleMs: IDLE_MS,
    },
  });
  worker.unref();
  const ended = new Promise<void>((resolve) => {
    worker.once('error', () => {
      resolve();
    });
    worker.once('exit', () => {
      resolve();
    });
  });
  const wake = (): void => {
    Atomics.add(signal, 0, 1);
    Atomics.notify(signal, 0);
  };
  return {
    committed: wake,
    async caughtUp() {
      const { async: isLong, value } = Atomics.waitAsync(signal, 2, 1, MOST_WAIT_MS);
      if (!isLong) return;
      // The thread alone does not keep a process alive.
      const alive = setTimeout(() => undefined, MOST_WAIT_MS);
      await value;
      clearTimeout(alive);
    },
    async close() {
      Atomics.store(signal, 1, 1);
      wake();
      worker.ref();
      await ended;
    },
  };
}
