import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import {
  broken,
  copyOf,
  databaseOf,
  dropFolder,
  judge,
  type Verdict,
  type World,
} from './world.ts';

/** The same numbers in every run of a seed. */
export function dice(seed: number): (limit: number) => number {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % limit;
  };
}

async function after(world: World, harm: (file: string) => void): Promise<Verdict> {
  const folder = copyOf(world);
  try {
    harm(databaseOf(folder));
    return await judge(folder, world.truth);
  } catch (error) {
    return broken(`did not open: ${error instanceof Error ? error.message : 'unknown'}`);
  } finally {
    dropFolder(folder);
  }
}

/** One bit of the database, wherever. */
export async function flipBit(world: World, seed: number): Promise<Verdict> {
  return await after(world, (file) => {
    const roll = dice(seed);
    const bytes = readFileSync(file);
    const at = roll(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << roll(8));
    writeFileSync(file, bytes);
  });
}

/** Cut off anywhere, also at the very beginning. */
export async function cutFile(world: World, share: number): Promise<Verdict> {
  return await after(world, (file) => {
    truncateSync(file, Math.floor(statSync(file).size * share));
  });
}

/** A write-ahead log of another time or of nonsense beside the database. */
export async function strangeLog(world: World, log: Buffer): Promise<Verdict> {
  return await after(world, (file) => {
    writeFileSync(`${file}-wal`, log);
  });
}
