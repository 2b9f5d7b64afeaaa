import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createManualClock } from '#main/testing/manual-clock.ts';
import { differenceIn } from './rounds.ts';
import { broken, openIn, type Verdict } from './world.ts';

const WHOLE: Verdict = { broken: null, how: 'whole' };
const CHILD = join(import.meta.dirname, 'writer-child.ts');

/** What a writing process said until its end. */
export type Said = {
  /** The number of the last round that it was told to be kept. */
  readonly acknowledged: number;
  /** Why it could not be opened or written: the code of the sentence that the window shows. */
  readonly failure: string | null;
  readonly isReadable: boolean;
};

export type Way = {
  /** From which round on. */
  readonly start: number;
  /** Kills it so long after its first round; null: it ends by itself. */
  readonly killAfterMs: number | null;
  /** As another user; only root can say that. */
  readonly uid?: number;
  /** KiB that a file may have at most. */
  readonly fileKibibytes?: number;
};

export async function runWriter(folder: string, way: Way): Promise<Said> {
  const child = start(folder, way);
  let output = '';
  child.stdout?.on('data', (chunk) => {
    output += String(chunk);
  });
  const closed = once(child, 'close');
  if (way.killAfterMs !== null) {
    while (!/^\d+$/mu.test(output) && child.exitCode === null)
      await Promise.race([once(child.stdout ?? child, 'data'), closed]);
    await setTimeout(way.killAfterMs);
    child.kill('SIGKILL');
  }
  await closed;
  // The last line may be cut off in the middle of its number.
  const lines = output.slice(0, output.lastIndexOf('\n')).split('\n');
  const rounds = lines.map(Number).filter(Number.isInteger);
  const failed = lines.find((line) => /^(?:closed|full) /u.test(line));
  return {
    acknowledged: Math.max(way.start, ...rounds),
    failure: failed?.split(' ')[1] ?? null,
    isReadable: lines.includes('readable 1'),
  };
}

function start(folder: string, { start: from, uid, fileKibibytes }: Way): ChildProcess {
  const options: SpawnOptions = {
    stdio: ['pipe', 'pipe', 'inherit'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  };
  const args = [CHILD, folder, String(from)];
  if (fileKibibytes === undefined) return spawn(process.execPath, args, options);
  // A process that ignores the signal gets an error from the write instead.
  const limited = `trap '' XFSZ; ulimit -f ${fileKibibytes}; exec "$@"`;
  return spawn('bash', ['-c', limited, 'bash', process.execPath, ...args], options);
}

/** Everything of the acknowledged rounds is there as it was written, and no round is there by half. */
export async function judgeRounds(folder: string, acknowledged: number): Promise<Verdict> {
  const store = await openIn(folder, createManualClock());
  try {
    if (store.restored !== null) return broken('a whole file was taken for a damaged one');
    return { ...WHOLE, broken: await differenceIn(store, acknowledged) };
  } finally {
    await store.close();
  }
}
