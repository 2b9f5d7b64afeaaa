import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** After trimming this much of the limit is used, so that not every new picture trims again. */
const KEPT_SHARE = 0.9;

/**
 * Deletes the files that were not used for the longest time until the folder holds less than
 * `mostBytes`. What another run deletes meanwhile is passed over. Answers the bytes that are left.
 */
export async function limitFolder(folder: string, mostBytes: number): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const files = (await Promise.all(names.map(async (name) => await describe(join(folder, name)))))
    .filter((file) => file !== null)
    .toSorted((a, b) => a.usedAt - b.usedAt);
  let bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  if (bytes <= mostBytes) return bytes;
  for (const file of files) {
    if (bytes <= mostBytes * KEPT_SHARE) break;
    await rm(file.path, { force: true });
    bytes -= file.bytes;
  }
  return bytes;
}

async function describe(path: string) {
  try {
    const { size, mtimeMs, isFile } = await describeFile(path);
    return isFile ? { path, bytes: size, usedAt: mtimeMs } : null;
  } catch {
    return null;
  }
}

async function describeFile(path: string) {
  const found = await stat(path);
  return { size: found.size, mtimeMs: found.mtimeMs, isFile: found.isFile() };
}
