import { execFile } from 'node:child_process';
import {
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';

/**
 * The whole packaging with a binary that is none: the configuration is checked against its schema,
 * files are chosen, the archive is written, fuses are set. What only a real binary can show (does it
 * start, is it signed) is not seen here.
 */
test.skip(process.platform !== 'linux', 'the stub is a Linux one');
// One packaging for all.
test.describe.configure({ mode: 'default' });
const root = join(import.meta.dirname, '..');
const run = promisify(execFile);
const bin = (...parts: string[]): string => join(root, 'node_modules', ...parts);
/** Marks the place of the fuses in every Electron binary: @electron/fuses, src/constants.ts */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSE_COUNT = 9;

let folder = '';
let resources = '';
test.beforeAll(async () => {
  test.setTimeout(120_000);
  folder = await mkdtemp(join(tmpdir(), 'parley-package-'));
  await makeStub(join(folder, 'electron'));
  await run(
    process.execPath,
    [
      bin('electron-builder', 'cli.js'),
      '--linux',
      'dir',
      '--x64',
      `-c.electronDist=${join(folder, 'electron')}`,
      `-c.directories.output=${join(folder, 'release')}`,
    ],
    { cwd: root, timeout: 110_000 },
  );
  resources = join(folder, 'release', 'linux-unpacked', 'resources');
});
test.afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function makeStub(dist: string): Promise<void> {
  await mkdir(dist);
  const version: unknown = JSON.parse(await readFile(bin('electron', 'package.json'), 'utf8'));
  const number = String(Reflect.get(Object(version), 'version'));
  const fuses = Buffer.concat([
    Buffer.from(SENTINEL),
    Buffer.from([1, FUSE_COUNT]),
    Buffer.from('1'.repeat(FUSE_COUNT)),
  ]);
  await writeFile(join(dist, 'electron'), fuses);
  await chmod(join(dist, 'electron'), 0o755);
  await writeFile(join(dist, 'version'), number);
  for (const name of [
    'LICENSE',
    'LICENSES.chromium.html',
    'resources.pak',
    'chrome_100_percent.pak',
  ])
    await writeFile(join(dist, name), '');
  await mkdir(join(dist, 'resources'));
  await mkdir(join(dist, 'locales'));
  for (const language of ['de', 'en-US', 'fr'])
    await writeFile(join(dist, 'locales', `${language}.pak`), '');
}

test('the archive holds what was built and nothing else', async () => {
  const archive = join(resources, 'app.asar');
  const { stdout } = await run(process.execPath, [
    bin('@electron', 'asar', 'bin', 'asar.mjs'),
    'list',
    archive,
  ]);
  const files = stdout.trim().split('\n');
  const strange = files.filter(
    (file) => !/^\/(?:package\.json|out(?:\/(?:main|preload|renderer)(?:\/.*)?)?)$/.test(file),
  );
  expect(strange).toEqual([]);
  expect(files.filter((file) => /\.(?:map|ts|tsx|po)$/.test(file))).toEqual([]);
  expect(files).toEqual(
    expect.arrayContaining([
      '/package.json',
      '/out/main/electron.cjs',
      '/out/main/licenses.md',
      '/out/preload/preload.cjs',
      '/out/renderer/index.html',
    ]),
  );
  expect((await stat(archive)).size).toBeLessThan(25_000_000);
});

test('the packaged entry needs nothing but Electron and Node', async () => {
  const copy = join(folder, 'entry');
  await mkdir(copy);
  await cp(join(root, 'out', 'main', 'electron.cjs'), join(copy, 'electron.cjs'));
  const source = await readFile(join(copy, 'electron.cjs'), 'utf8');
  const { builtinModules } = await import('node:module');
  const needed = [
    ...source.matchAll(/^(?:let|const|var) [\w${}, ]+ = (?:\w+\()?require\("([^"]+)"\)/gm),
  ];
  const names = needed.map(([, name = '']) => name.replace('node:', ''));
  expect(names.length).toBeGreaterThan(5);
  const foreign = names.filter(
    (name) => name !== 'electron' && name !== 'sqlite' && !builtinModules.includes(name),
  );
  expect(foreign).toEqual([]);
});

test('fuses are set: no Node from outside, nothing loaded but the archive', async () => {
  const binaries = await readdir(join(folder, 'release', 'linux-unpacked'));
  const name = binaries.find((file) => file === 'parley' || file === 'Parley') ?? 'parley';
  const bytes = await readFile(join(folder, 'release', 'linux-unpacked', name));
  const at = bytes.indexOf(SENTINEL) + SENTINEL.length;
  expect(bytes[at + 1]).toBe(FUSE_COUNT);
  const wire = bytes.subarray(at + 2, at + 2 + FUSE_COUNT).toString();
  // In the order of FuseV1Options: runAsNode, cookie encryption, NODE_OPTIONS, --inspect, archive
  // integrity, archive only, own snapshot, file privileges, and one that is left as it comes.
  expect(wire.slice(0, 8)).toBe('01001100');
});
