import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import {
  DATABASE,
  inFolder,
  letterSchema,
  letterStorage,
  openLetters,
  type Letter,
} from './test-kit.ts';

// CRASH_KILLS=200 for a long run.
const KILLS = Number(process.env['CRASH_KILLS'] ?? 20);
const CHILD = join(import.meta.dirname, 'crash-child.ts');

test(
  `after ${KILLS} kills in the middle of writes nothing is torn and nothing acknowledged is lost`,
  { timeout: 30_000 + KILLS * 6_000 },
  async () => {
    await inFolder(async (folder) => {
      const file = join(folder, 'post.sqlite');
      let acknowledged = 0;
      for (let kill = 0; kill < KILLS; kill += 1) {
        const last = await writeUntilKilled(file, acknowledged, 3 + ((kill * 37) % 60));
        expect(last).toBeGreaterThan(acknowledged);
        acknowledged = last;
        await check(file, acknowledged);
      }
    });
  },
);

/** Kills the child some time after its first acknowledgement; the number of the last one. */
async function writeUntilKilled(file: string, start: number, delayMs: number): Promise<number> {
  const child = spawn(process.execPath, [CHILD, file, String(start)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += String(chunk);
  });
  const closed = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), closed]);
  await setTimeout(delayMs);
  child.kill('SIGKILL');
  await closed;
  // The last line may be cut off in the middle of its number.
  return Number(output.slice(0, output.lastIndexOf('\n')).split('\n').at(-1));
}

async function check(file: string, acknowledged: number): Promise<void> {
  const storage = letterStorage({ fileOf: () => file });
  const letters = await openLetters(storage);
  const notes = await openLetters(storage, letterSchema, 'notes');
  const reader = storage.reader(DATABASE);
  const { at = 0, text = '' } = reader.get<Letter>('notes', 'counter') ?? {};
  const changed = reader.query<Letter>('letters', {
    selector: { tags: { $elemMatch: { $eq: `r${at}` } } },
  });
  const tagged = storage
    .connection(DATABASE)
    .read('SELECT count(*) AS n FROM "letters-0~list~tags"');
  const found = storage.search<Letter>(DATABASE, 'letters', `"${text}"`, { limit: 99 });
  const kept = storage.search<Letter>(DATABASE, 'letters', 'kept', { limit: 9_999 });
  const problem = storage.connection(DATABASE).quickCheck();
  await letters.close();
  await notes.close();
  expect(problem).toBeNull();
  expect(at).toBeGreaterThanOrEqual(acknowledged);
  expect([changed.length, tagged[0]?.['n'], found.length, kept.length]).toEqual([30, 30, 30, at]);
}
