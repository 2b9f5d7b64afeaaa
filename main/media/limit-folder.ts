import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** After trimming this much of the limit is used, so that not every new picture trims again. */
const KEPT_SHARE = 0.9;

type Found = { readonly path: string; readonly bytes: number; readonly usedAt: number };

/**
 * Deletes the files that were not used for the longest time when the folder holds more than
 * `mostBytes`. Files that go while it looks are passed over.
 */
export async function limitFolder(folder: string, mostBytes: number): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const looked = await Promise.all(names.map(async (name) => await look(join(folder, name))));
  const longestUnusedFirst = looked
    .filter((file) => file !== null)
    .toSorted((a, b) => a.usedAt - b.usedAt);
  let bytes = longestUnusedFirst.reduce((sum, file) => sum + file.bytes, 0);
  if (bytes <= mostBytes) return;
  for (const file of longestUnusedFirst) {
    if (bytes <= mostBytes * KEPT_SHARE) return;
    await rm(file.path, { force: true });
    bytes -= file.bytes;
  }
}

async function look(path: string): Promise<Found | null> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() === true ? { path, bytes: found.size, usedAt: found.mtimeMs } : null;
}
