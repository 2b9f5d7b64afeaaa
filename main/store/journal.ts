import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Log } from '#main/ports.ts';
import type { Committed } from './storage/atomic.ts';

/**
 * What a person made since the last backup, a second time, in a plain file beside the database: one line
 * per document with a checksum. Only read when the database is damaged, so it need not wait for the
 * disk: a power cut does not damage the database, and damage of the database does not reach this file.
 */
export type Journal = {
  readonly add: (written: readonly Committed[]) => void;
  /** Before a backup: what comes from now on is not in it. */
  turn(): void;
  /** The backup is there: what was written before `turn` is in it. */
  drop(): void;
  /** Takes out all that belongs to a client. */
  forget(workspaceId: string): void;
  /**
   * Replaces what a client's documents were by what they are: nothing that was removed or rewritten
   * since is left in it. `currentOf` answers null where a document is not there any more.
   */
  renew(workspaceId: string, currentOf: CurrentOf): void;
  close(): void;
};

type CurrentOf = (collection: string, id: string) => Committed['fields'];

const NO_JOURNAL: Journal = {
  add: () => undefined,
  turn: () => undefined,
  drop: () => undefined,
  forget: () => undefined,
  renew: () => undefined,
  close: () => undefined,
};

type Files = { readonly current: string; readonly before: string };

function filesOf(databaseFile: string): Files {
  const folder = dirname(databaseFile);
  return { current: join(folder, 'recent.jsonl'), before: join(folder, 'recent-before.jsonl') };
}

/** A journal that cannot be written is logged once and hurts nobody: the database has it all. */
export function openJournal(databaseFile: string, log: Log): Journal {
  if (databaseFile === ':memory:') return NO_JOURNAL;
  const { current, before } = filesOf(databaseFile);
  let handle: number | null = null;
  let hasFailed = false;
  const close = (): void => {
    if (handle !== null) closeSync(handle);
    handle = null;
  };
  const safely = (run: () => void): void => {
    try {
      run();
    } catch {
      if (!hasFailed) log('store.journalFailed');
      hasFailed = true;
    }
  };
  return {
    add(written) {
      if (written.length === 0) return;
      safely(() => {
        handle ??= openSync(current, 'a', 0o600);
        writeSync(handle, written.map(toLine).join(''));
      });
    },
    turn() {
      safely(() => {
        close();
        // A backup that failed: what waited for it still waits.
        if (!existsSync(current)) return;
        if (existsSync(before)) appendTo(before, readFileSync(current, 'utf8'), current);
        else renameSync(current, before);
      });
    },
    drop() {
      safely(() => {
        rmSync(before, { force: true });
      });
    },
    forget(workspaceId) {
      close();
      for (const file of [before, current]) keepOnly(file, (one) => !isOf(one, workspaceId));
    },
    renew(workspaceId, currentOf) {
      close();
      const seen = new Set<string>();
      for (const file of [current, before])
        rewrite(file, (lines) =>
          lines
            .toReversed()
            .flatMap((one) => renewed(one, { workspaceId, currentOf, seen }))
            .toReversed(),
        );
    },
    close,
  };
}

function appendTo(file: string, text: string, from: string): void {
  const handle = openSync(file, 'a', 0o600);
  try {
    writeSync(handle, text);
  } finally {
    closeSync(handle);
  }
  rmSync(from, { force: true });
}

function keepOnly(file: string, isKept: (one: Committed) => boolean): void {
  rewrite(file, (lines) => lines.filter(isKept));
}

type Renewal = {
  readonly workspaceId: string;
  readonly currentOf: CurrentOf;
  readonly seen: Set<string>;
};

/** Of several lines about a document only the last one is looked at. */
function renewed(one: Committed, { workspaceId, currentOf, seen }: Renewal): readonly Committed[] {
  if (one.fields !== null && !isOf(one, workspaceId)) return [one];
  const key = JSON.stringify([one.collection, one.id]);
  if (seen.has(key)) return [];
  seen.add(key);
  if (one.fields === null) return [one];
  const fields = currentOf(one.collection, one.id);
  return fields === null ? [] : [{ ...one, fields }];
}

function rewrite(
  file: string,
  change: (lines: readonly Committed[]) => readonly Committed[],
): void {
  if (!existsSync(file)) return;
  const kept = change(readLines(file));
  const part = `${file}.part`;
  const handle = openSync(part, 'w', 0o600);
  try {
    writeSync(handle, kept.map(toLine).join(''));
  } finally {
    closeSync(handle);
  }
  renameSync(part, file);
}

function isOf({ collection, id, fields }: Committed, workspaceId: string): boolean {
  return collection === 'workspaces' ? id === workspaceId : fields?.['workspaceId'] === workspaceId;
}

/** Oldest first. Lines that are torn or damaged are left out. */
export function readJournal(databaseFile: string): readonly Committed[] {
  const { current, before } = filesOf(databaseFile);
  return [before, current].filter((file) => existsSync(file)).flatMap(readLines);
}

function toLine(written: Committed): string {
  const text = JSON.stringify(written);
  return `${crc32(text).toString(16).padStart(8, '0')} ${text}\n`;
}

function readLines(file: string): readonly Committed[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const text = line.slice(9);
      if (text === '' || crc32(text) !== Number.parseInt(line.slice(0, 8), 16)) return [];
      const written: Committed = JSON.parse(text);
      return [written];
    });
}
