import { spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { judgeRounds, runWriter } from './processes.ts';
import { broken, dropFolder, newFolder, type Verdict } from './world.ts';

const REFUSED: Verdict = { broken: null, how: 'refused' };
const NOBODY = 65_534;

/** The user of these tests may be root, for whom there are no rights: then another one writes. */
function otherUser(): { readonly uid: number } | Record<string, never> {
  return process.getuid?.() === 0 ? { uid: NOBODY } : {};
}

/** A folder in which nobody may write, before the first start or after some work. */
export async function readOnlyFolder(isUsed: 'new' | 'used'): Promise<Verdict> {
  const folder = newFolder();
  try {
    let kept = 0;
    if (isUsed === 'used')
      kept = (await runWriter(folder, { start: 0, killAfterMs: 200 })).acknowledged;
    chmodSync(folder, 0o555);
    const said = await runWriter(folder, { start: kept, killAfterMs: null, ...otherUser() });
    if (said.failure !== 'not-writable') return broken(`said ${said.failure ?? 'nothing'}`);
    chmodSync(folder, 0o755);
    return isUsed === 'used' ? { ...(await judgeRounds(folder, kept)), how: 'refused' } : REFUSED;
  } finally {
    dropFolder(folder);
  }
}

/**
 * The writer reaches the end of its space, goes on reading, ends; while there is no space it says so at
 * the next start too; with space all that was acknowledged is there.
 */
async function untilFull(
  folder: string,
  limit: { readonly fileKibibytes?: number },
): Promise<string | null> {
  const first = await runWriter(folder, { start: 0, killAfterMs: null, ...limit });
  if (!isSaid(first.failure)) return `said ${first.failure ?? 'nothing'}`;
  if (first.acknowledged === 0 || !first.isReadable) return 'nothing was kept or readable';
  const start = first.acknowledged;
  const second = await runWriter(folder, { start, killAfterMs: null, ...limit });
  return isSaid(second.failure) ? null : `said ${second.failure ?? 'nothing'} at the next start`;
}

function isSaid(failure: string | null): boolean {
  return failure === 'disk-full' || failure === 'not-writable';
}

/** No file may become longer than so many KiB. */
export async function limitedFiles(fileKibibytes: number): Promise<Verdict> {
  const folder = newFolder();
  try {
    const wrong = await untilFull(folder, { fileKibibytes });
    return wrong === null ? { ...(await judgeRounds(folder, 1)), how: 'refused' } : broken(wrong);
  } finally {
    dropFolder(folder);
  }
}

/** A disk of its own with so many MiB, that is full in the end; null: only root may make one. */
export async function fullDisk(mebibytes: number): Promise<Verdict | null> {
  const folder = newFolder();
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', folder]);
  if (mounted.status !== 0) {
    dropFolder(folder);
    return null;
  }
  try {
    // Somebody else's file, which goes in the end.
    const foreign = join(folder, 'foreign');
    writeFileSync(foreign, Buffer.alloc(2 * 2 ** 20));
    const wrong = await untilFull(folder, {});
    if (wrong !== null) return broken(wrong);
    dropFolder(foreign);
    return { ...(await judgeRounds(folder, 1)), how: 'refused' };
  } finally {
    spawnSync('umount', [folder]);
    dropFolder(folder);
  }
}
