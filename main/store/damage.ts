import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { listBackups } from './backup.ts';

/** SQLITE_CORRUPT and SQLITE_NOTADB: https://www.sqlite.org/rescode.html */
const DAMAGED = new Set([11, 26]);

/** Is it the file that is broken, and not the disk, the rights or another program? */
export function isDamage(error: unknown): boolean {
  if (!(error instanceof Error) || !('errcode' in error)) return false;
  return typeof error.errcode === 'number' && DAMAGED.has(error.errcode % 256);
}

/** Reads the whole file: 0.5 s for 100,000 messages. */
export function isDamaged(file: string): boolean {
  if (!existsSync(file)) return false;
  try {
    const database = new DatabaseSync(file);
    try {
      const answer = database.prepare('PRAGMA quick_check(1)').get() ?? {};
      return Object.values(answer)[0] !== 'ok';
    } finally {
      database.close();
    }
  } catch (error) {
    if (isDamage(error)) return true;
    throw error;
  }
}

export type Restored = {
  /** Where the damaged file lies now. */
  readonly keptIn: string;
  /** When the backup was made that stands in its place; null when there was none. */
  readonly backupAt: number | null;
};

/**
 * The damaged file is kept, the newest good backup takes its place. `-wal` and `-shm` go with the old
 * file: a write-ahead log beside another database would damage that too.
 */
export function putAside(file: string, now: number): Restored {
  const stamp = new Date(now).toISOString().replaceAll(/[:.]/gu, '-');
  const keptIn = join(dirname(file), 'damaged', stamp);
  mkdirSync(keptIn, { recursive: true });
  for (const suffix of ['', '-wal', '-shm'])
    if (existsSync(file + suffix)) renameSync(file + suffix, join(keptIn, basename(file) + suffix));
  const good = listBackups(file).find((backup) => !isDamaged(backup.file));
  if (good === undefined) return { keptIn, backupAt: null };
  const part = `${file}.part`;
  rmSync(part, { force: true });
  copyFileSync(good.file, part);
  renameSync(part, file);
  return { keptIn, backupAt: good.madeAt };
}
