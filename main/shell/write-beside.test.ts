import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeBeside } from './write-beside.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-beside-'));
});
afterEach(async () => {
  await chmod(folder, 0o700);
  await rm(folder, { recursive: true, force: true });
});

test('a file is there whole, readable by its owner alone, and takes the place of an earlier one', async () => {
  const path = join(folder, 'Anna.html');
  await writeFile(path, 'before');
  expect(await writeBeside(path, 'after', '1')).toBeNull();
  expect(await readFile(path, 'utf8')).toBe('after');
  expect((await stat(path)).mode & 0o077).toBe(0);
  expect(await readdir(folder)).toEqual(['Anna.html']);
});

test('what cannot be written leaves what was there, and what another one writes', async () => {
  const path = join(folder, 'Anna.html');
  await writeFile(path, 'before');
  await writeFile(join(folder, '.Anna.html.1.part'), 'somebody else is writing');
  expect(await writeBeside(path, 'after', '1')).toMatchObject({ code: 'internal' });
  expect(await readFile(path, 'utf8')).toBe('before');
  expect(await readdir(folder)).toEqual(['.Anna.html.1.part', 'Anna.html']);
});

test('a folder that is not there, or is no folder, is said to take no file', async () => {
  const refused = { code: 'place-not-writable' };
  expect(await writeBeside(join(folder, 'gone', 'Anna.html'), 'x', '1')).toEqual(refused);
  await writeFile(join(folder, 'file'), '');
  expect(await writeBeside(join(folder, 'file', 'Anna.html'), 'x', '1')).toEqual(refused);
  expect(await writeBeside(folder, 'x', '1')).toEqual(refused);
  expect(await readdir(folder)).toEqual(['file']);
});
