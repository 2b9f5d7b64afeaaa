import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aMessage, anAccount, BAKERY, GARAGE } from '#main/testing/documents.ts';
import { createManualClock } from '#main/testing/manual-clock.ts';
import { openTestStore } from '#main/testing/test-store.ts';
import { backupsToDrop, DAY_MS, listBackups, makeBackup } from './backup.ts';
import { DATA_VERSION } from './manifest.ts';
import { DataTooNewError, type OpenedStore } from './open.ts';

const bakery = anAccount(BAKERY);
const garage = anAccount(GARAGE);
const clock = createManualClock();
let folder: string;
let file: string;
let store: OpenedStore | null;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-store-'));
  file = join(folder, 'parley.sqlite');
  store = null;
});

afterEach(async () => {
  await store?.close();
  await rm(folder, { recursive: true, force: true });
});

async function open(): Promise<OpenedStore> {
  store = await openTestStore(clock, file);
  return store;
}

async function close(): Promise<void> {
  await store?.close();
  store = null;
}

async function put(...ids: readonly string[]): Promise<void> {
  await store?.forWorkspace(BAKERY).change(
    (tx) => {
      for (const id of ids) tx.put('messages', aMessage(bakery, id, { text: `Text ${id}` }));
    },
    { safety: 'durable' },
  );
}

async function stored(): Promise<readonly string[]> {
  const messages = (await store?.acrossWorkspaces.find('messages', {})) ?? [];
  return messages.map((message) => message.remoteId).toSorted((a, b) => a.localeCompare(b));
}

async function manifest(): Promise<Record<string, unknown>> {
  return Object(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')));
}

/** As a crash leaves it: nobody said goodbye. */
async function looksCrashed(): Promise<void> {
  const text = JSON.stringify({ ...(await manifest()), isClosedWell: false });
  await writeFile(join(folder, 'manifest.json'), text);
}

describe('opening', () => {
  test('finds again what was there', async () => {
    await open();
    await put('1', '2');
    expect(await manifest()).toMatchObject({ isClosedWell: false, dataVersion: DATA_VERSION });
    await close();
    expect(await manifest()).toMatchObject({ isClosedWell: true });
    await open();
    expect([await stored(), store?.restored]).toEqual([['1', '2'], null]);
  });

  test('refuses data of a newer Parley and touches nothing', async () => {
    await open();
    await put('1');
    await close();
    const newer = JSON.stringify({ ...(await manifest()), dataVersion: DATA_VERSION + 1 });
    await writeFile(join(folder, 'manifest.json'), newer);
    const before = await readFile(file);
    await expect(open()).rejects.toEqual(new DataTooNewError(DATA_VERSION + 1, DATA_VERSION));
    expect(await readFile(join(folder, 'manifest.json'), 'utf8')).toBe(newer);
    expect((await readFile(file)).equals(before)).toBe(true);
  });

  test.each(['', '{', '{"format":"other"}', '[]'])(
    'a manifest that says %j is made anew and the data checked',
    async (text) => {
      await open();
      await put('1');
      await close();
      await writeFile(join(folder, 'manifest.json'), text);
      await open();
      expect([await stored(), store?.restored]).toEqual([['1'], null]);
      expect(await manifest()).toMatchObject({ dataVersion: DATA_VERSION });
    },
  );

  test('finishes deleting a client when the app ended in between', async () => {
    await open();
    await put('1', '2');
    await close();
    const text = JSON.stringify({ ...(await manifest()), deleting: [BAKERY] });
    await writeFile(join(folder, 'manifest.json'), text);
    await open();
    expect(await stored()).toEqual([]);
    expect(await manifest()).toMatchObject({ deleting: [] });
  });

  test('what a deleted client wrote is in no file any more', async () => {
    await open();
    await store?.forWorkspace(BAKERY).change(
      (tx) => {
        for (let n = 0; n < 300; n++)
          tx.put('messages', aMessage(bakery, `${n}`, { text: `Canary${n} canary` }));
      },
      { safety: 'durable' },
    );
    await store?.forWorkspace(BAKERY).change(
      (tx) => {
        for (const one of tx.find('messages', {})) tx.put('messages', { ...one, text: 'edited' });
      },
      { safety: 'durable' },
    );
    // Alternating, so that the index keeps words of both clients in one part.
    for (let n = 0; n < 30; n++) {
      await put(`${n}-canary`);
      await store
        ?.forWorkspace(GARAGE)
        .change((tx) => tx.put('messages', aMessage(garage, `${n}`)), { safety: 'durable' });
    }
    await store?.deleteWorkspace(BAKERY);
    expect(await store?.acrossWorkspaces.count('messages', {})).toBe(30);
    await close();
    const names = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = names.filter((entry) => entry.isFile());
    expect(files.length).toBeGreaterThan(0);
    for (const entry of files) {
      const bytes = await readFile(join(entry.parentPath, entry.name));
      const text = bytes.toString('latin1').toLowerCase();
      expect([entry.name, text.includes('anary')]).toEqual([entry.name, false]);
    }
  });
});

describe('a damaged file', () => {
  const damages: readonly (readonly [string, (path: string) => Promise<void>])[] = [
    ['is no database at all', async (path) => await writeFile(path, 'x'.repeat(10_000))],
    ['was cut off', async (path) => await truncate(path, 30_000)],
    [
      'has a page of nonsense',
      async (path) => {
        const bytes = await readFile(path);
        bytes.fill(0xa5, 8192, 40_960);
        await writeFile(path, bytes);
      },
    ],
    [
      'has a broken header',
      async (path) => {
        const bytes = await readFile(path);
        bytes.fill(0, 0, 100);
        await writeFile(path, bytes);
      },
    ],
    [
      'has a turned bit in what RxDB knows of its collections',
      async (path) => {
        const text = (await readFile(path)).toString('latin1');
        const turned = text.replaceAll('"data":{"name"', '"dbta":{"name"');
        expect(turned).not.toBe(text);
        await writeFile(path, turned, 'latin1');
      },
    ],
  ];

  test.each(damages)(
    'that %s is kept; the newest good backup takes its place, with all that was made since',
    async (_, damage) => {
      await open();
      await put('1');
      await makeBackup(file, clock.now() - 2 * DAY_MS);
      await put('2');
      await makeBackup(file, clock.now() - DAY_MS);
      await put('3');
      await close();
      const broken = makeBackup(file, clock.now());
      await damage((await broken).file);
      await damage(file);
      await writeFile(`${file}-wal`, 'a stale log');
      await looksCrashed();
      await open();
      expect(await stored()).toEqual(['1', '2', '3']);
      const restored = store?.restored;
      expect(restored?.backupAt).toBe(Math.floor((clock.now() - DAY_MS) / 1000) * 1000);
      expect(existsSync(join(restored?.keptIn ?? '', 'parley.sqlite'))).toBe(true);
      await put('4');
      await close();
      await open();
      expect([await stored(), store?.restored]).toEqual([['1', '2', '3', '4'], null]);
    },
  );

  test('without a backup starts empty and keeps the bad file', async () => {
    await writeFile(file, 'nonsense'.repeat(1000));
    await open();
    expect(await stored()).toEqual([]);
    expect(store?.restored).toMatchObject({ backupAt: null });
    expect(await readFile(join(store?.restored?.keptIn ?? '', 'parley.sqlite'), 'utf8')).toContain(
      'nonsense',
    );
  });
});

describe('backups', () => {
  test('are made daily while the app runs, and the copy can be opened', async () => {
    const running = createManualClock(clock.now());
    store = await openTestStore(running, file);
    await put('1');
    running.advance(60_000);
    await expect.poll(() => listBackups(file).length, { timeout: 5000 }).toBe(1);
    expect(await manifest()).toMatchObject({ lastBackupAt: running.now() });
    await expect.poll(() => running.waiting, { timeout: 5000 }).toBe(1);
    running.advance(3_600_000);
    await expect.poll(() => running.waiting, { timeout: 5000 }).toBe(1);
    expect(listBackups(file)).toHaveLength(1);
    const backup = listBackups(file)[0]?.file ?? '';
    await close();
    store = await openTestStore(running, backup);
    expect(await stored()).toEqual(['1']);
  });

  test('the last seven days and four weeks before them stay', () => {
    const noon = Date.UTC(2026, 10, 23, 12);
    const backups = Array.from({ length: 120 }, (_, n) => ({
      file: String(n),
      madeAt: noon - (n * DAY_MS) / 2,
    }));
    const dropped = new Set(backupsToDrop(backups).map((backup) => backup.file));
    const kept = backups.filter((backup) => !dropped.has(backup.file));
    const daysAgo = kept.map((backup) => (noon - backup.madeAt) / DAY_MS);
    expect(daysAgo.slice(0, 7)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(daysAgo).toHaveLength(11);
    expect(Math.max(...daysAgo)).toBeLessThan(5 * 7 + 7);
  });
});
