import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepFilesIn } from './kept-files.ts';
import { limitFolder } from './limit-folder.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-limit-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function put(name: string, bytes: number, usedAt: number): Promise<void> {
  await writeFile(join(folder, name), new Uint8Array(bytes));
  await utimes(join(folder, name), usedAt, usedAt);
}

async function names(): Promise<readonly string[]> {
  return (await readdir(folder)).toSorted((a, b) => a.localeCompare(b));
}

test('what was not used for the longest time goes, until a tenth is free', async () => {
  await put('a', 40, 300);
  await put('b', 40, 100);
  await put('c', 40, 200);
  await limitFolder(folder, 119);
  expect(await names()).toEqual(['a', 'c']);
  await limitFolder(folder, 79);
  expect(await names()).toEqual(['a']);
});

test('nothing goes while there is room, and a folder that is not there is none', async () => {
  await put('a', 40, 100);
  await limitFolder(folder, 40);
  expect(await names()).toEqual(['a']);
  await limitFolder(join(folder, 'missing'), 1);
});

test('a cached file that is read counts as used', async () => {
  const cache = keepFilesIn(folder, 'cache');
  const [old, young] = ['a'.repeat(64), 'b'.repeat(64)];
  await put(old, 40, 100);
  await put(young, 40, 200);
  expect(await cache.read(old)).toHaveLength(40);
  await limitFolder(folder, 50);
  expect(await names()).toEqual([old]);
});
