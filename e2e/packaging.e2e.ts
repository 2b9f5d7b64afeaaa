import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
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
  const files = listPackage(archive, { isPack: false });
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

/** What main was built into. */
async function builtParts() {
  const built = join(root, 'out', 'main');
  const names = (await readdir(built)).filter((name) => name.endsWith('.cjs'));
  return await Promise.all(
    names.map(async (name) => ({ name, source: await readFile(join(built, name), 'utf8') })),
  );
}

test('before the window is asked for, less than a tenth of main is read, and no schema', async () => {
  const parts = await builtParts();
  const entry = parts.find(({ name }) => name === 'electron.cjs');
  const atStart = parts.filter(({ name }) => entry === undefined || entry.source.includes(name));
  const lengthOf = (all: typeof parts) => all.reduce((sum, { source }) => sum + source.length, 0);
  expect(atStart.length).toBeGreaterThan(0);
  expect(lengthOf(atStart) * 10).toBeLessThan(lengthOf(parts));
  expect(atStart.filter(({ source }) => source.includes('ZodError'))).toEqual([]);
  // A name from a schema of @atproto/api.
  const holders = parts.filter(({ source }) => source.includes('com.atproto.sync.subscribeRepos'));
  expect(holders.length).toBeGreaterThan(0);
  expect(holders.filter((part) => atStart.includes(part))).toEqual([]);
  // Main must be evaluated once: nobody loads the entry again.
  expect(parts.filter(({ source }) => /require\([^)]*electron\.cjs/u.test(source))).toEqual([]);
});

test('what is packaged needs nothing but Electron, Node and itself', async () => {
  const parts = await builtParts();
  const source = parts.map((part) => part.source).join('\n');
  const needed = [...source.matchAll(/\brequire\((["'`])([\w:@/.-]+)\1\)/g)];
  const names = needed.map(([, , name = '']) => name.replace('node:', ''));
  expect(names.length).toBeGreaterThan(5);
  const foreign = names.filter(
    (name) =>
      name !== 'electron' &&
      name !== 'sqlite' &&
      !parts.some((part) => name === `./${part.name}`) &&
      !builtinModules.includes(name) &&
      // Not a call but text: ajv can write modules, which nobody asks it to.
      !name.startsWith('ajv'),
  );
  expect(foreign).toEqual([]);
});

test('fuses are set: no Node from outside, nothing loaded but the archive', async () => {
  const unpacked = join(folder, 'release', 'linux-unpacked');
  const fuses = await getCurrentFuseWire(join(unpacked, 'parley'));
  const isOn = (fuse: FuseV1Options): boolean => fuses[fuse] === FuseState.ENABLE;
  expect({
    runAsNode: isOn(FuseV1Options.RunAsNode),
    cookieEncryption: isOn(FuseV1Options.EnableCookieEncryption),
    nodeOptions: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspect: isOn(FuseV1Options.EnableNodeCliInspectArguments),
    archiveIntegrity: isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    archiveOnly: isOn(FuseV1Options.OnlyLoadAppFromAsar),
    ownSnapshot: isOn(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
    fileRights: isOn(FuseV1Options.GrantFileProtocolExtraPrivileges),
  }).toEqual({
    runAsNode: false,
    cookieEncryption: true,
    nodeOptions: false,
    inspect: false,
    archiveIntegrity: true,
    archiveOnly: true,
    ownSnapshot: false,
    fileRights: false,
  });
});
