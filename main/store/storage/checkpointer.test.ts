import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { DATABASE, inFolder, letter, letterStorage, openLetters, row } from './test-kit.ts';

test('a thread copies the log into the file, first when the process is idle, and lets go of it', async () => {
  await inFolder(async (folder) => {
    const waiting = new Set<() => void>();
    const whenIdle = (work: () => void): (() => void) => {
      waiting.add(work);
      return () => waiting.delete(work);
    };
    const file = join(folder, 'a.sqlite');
    const letters = await openLetters(letterStorage({ fileOf: () => file, whenIdle }));
    for (const at of [1, 2, 3]) await letters.bulkWrite([row(letter(at))], 'test');
    expect(waiting.size).toBe(1);
    const before = statSync(file).size;
    for (const work of waiting) {
      waiting.delete(work);
      work();
    }
    await expect.poll(() => statSync(file).size, { timeout: 10_000 }).toBeGreaterThan(before);
    await letters.bulkWrite([row(letter(4))], 'test');
    expect(waiting.size).toBe(0);
    await letters.close();
    expect(readdirSync(folder)).toEqual(['a.sqlite']);
  });
});

test('the log stays short while a lot is written, and all of it is in the file in the end', async () => {
  await inFolder(async (folder) => {
    const file = join(folder, 'a.sqlite');
    const storage = letterStorage({ fileOf: () => file });
    const letters = await openLetters(storage);
    let longest = 0;
    for (let batch = 0; batch < 60; batch += 1) {
      const many = Array.from({ length: 200 }, (_, at) =>
        row(letter(batch * 200 + at, { text: 'x'.repeat(900) })),
      );
      await letters.bulkWrite(many, 'test');
      longest = Math.max(longest, statSync(`${file}-wal`).size);
      await setImmediate();
    }
    await letters.close();
    expect(longest).toBeLessThan(48 * 2 ** 20);
    const again = await openLetters(storage);
    expect(storage.reader(DATABASE).count('letters', {})).toBe(12_000);
    expect(storage.connection(DATABASE).quickCheck()).toBeNull();
    await again.close();
  });
}, 60_000);
