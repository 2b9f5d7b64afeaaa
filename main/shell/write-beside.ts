import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Failure } from '#domain/failure.ts';

const FAILURES: Readonly<Record<string, Failure>> = {
  ENOSPC: { code: 'disk-full' },
  EDQUOT: { code: 'disk-full' },
  EACCES: { code: 'place-not-writable' },
  EPERM: { code: 'place-not-writable' },
  EROFS: { code: 'place-not-writable' },
  EISDIR: { code: 'place-not-writable' },
  ENOENT: { code: 'place-not-writable' },
  ENOTDIR: { code: 'place-not-writable' },
};

/**
 * Puts a text into a file whole or not at all: written beside it, on the disk, then renamed. `mark`
 * makes the name beside it unlike any other. null: it is there.
 */
export async function writeBeside(
  path: string,
  text: string,
  mark: string,
): Promise<Failure | null> {
  const part = join(dirname(path), `.${basename(path)}.${mark}.part`);
  try {
    // Fails where it is there already: what another one writes is never deleted.
    const file = await open(part, 'wx', 0o600);
    try {
      await fill(file, text);
      await rename(part, path);
      return null;
    } catch (error) {
      await rm(part, { force: true }).catch(() => undefined);
      return failureOf(error);
    }
  } catch (error) {
    return failureOf(error);
  }
}

async function fill(file: FileHandle, text: string): Promise<void> {
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

function failureOf(error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return FAILURES[code] ?? { code: 'internal', detail: code };
}
