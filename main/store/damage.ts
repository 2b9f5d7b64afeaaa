import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { listBackups } from './backup.ts';
import { findDamage, isDamageCode } from './storage/find-damage.ts';

/** Is it the file that is broken, and not the disk, the rights or another program? */
export function isDamage(error: unknown): boolean {
  // A document that is no JSON any more.
  if (error instanceof SyntaxError) return true;
  return error instanceof Error && 'errcode' in error && isDamageCode(error.errcode);
}

/** SQLITE_ERROR: a table or a column is not there, https://www.sqlite.org/rescode.html#error */
export function isSchemaTrouble(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 1;
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
export async function putAside(file: string, now: number): Promise<Restored> {
  const keptIn = move(file, ['', '-wal', '-shm'], now);
  for (const backup of listBackups(file)) {
    if ((await findDamage(backup.file, 'deep')) !== null) continue;
    const part = `${file}.part`;
    rmSync(part, { force: true });
    copyFileSync(backup.file, part);
    renameSync(part, file);
    return { keptIn, backupAt: backup.madeAt };
  }
  return { keptIn, backupAt: null };
}

/** Takes a write-ahead log away that does not belong to the file; false when there is none. */
export function putLogAside(file: string, now: number): boolean {
  if ((statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0) return false;
  move(file, ['-wal', '-shm'], now);
  return true;
}

/** Deletes what was put aside: it cannot be searched for what is to be forgotten. */
export function removeDamaged(file: string): void {
  if (file !== ':memory:') rmSync(asideOf(file), { recursive: true, force: true });
}

function asideOf(file: string): string {
  return join(dirname(file), 'damaged');
}

/** The folder in which the files lie now. */
function move(file: string, suffixes: readonly string[], now: number): string {
  const stamp = new Date(now).toISOString().replaceAll(/[:.]/gu, '-');
  const keptIn = join(asideOf(file), stamp);
  mkdirSync(keptIn, { recursive: true });
  for (const suffix of suffixes)
    if (existsSync(file + suffix)) renameSync(file + suffix, join(keptIn, basename(file) + suffix));
  return keptIn;
}
