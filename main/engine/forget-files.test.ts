import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sha256 } from '#main/media/kept-files.ts';
import { openStoredMedia } from '#main/media/stored-media.ts';
import { hashOf } from '#main/store/forgotten.ts';
import { BAKERY } from '#main/testing/documents.ts';
import { createManualClock } from '#main/testing/manual-clock.ts';
import {
  AVATAR,
  ben,
  canary,
  elsewhere,
  FILE,
  plant,
  shared,
  SHARED_FILE,
} from '#main/testing/planted-person.ts';
import { createCountingRandom, createMemorySettings } from '#main/testing/test-store.ts';
import { openData } from './open-data.ts';

const mark = { workspaceId: BAKERY, salt: 's', hash: hashOf(canary, 's') };

let folder: string;
let beside: string;
let running: Awaited<ReturnType<typeof open>> | null = null;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-forget-'));
  beside = await mkdtemp(join(tmpdir(), 'parley-killed-'));
});
afterEach(async () => {
  await running?.close();
  running = null;
  for (const made of [folder, beside]) await rm(made, { recursive: true, force: true });
});

const open = async (dataDir: string) =>
  await openData(
    {
      clock: createManualClock(),
      random: createCountingRandom(),
      log: () => undefined,
      files: { dataDir },
      settings: createMemorySettings(),
    },
    { systemLocale: 'en' },
  );

/** Every file in which something of theirs stands, with what was found. */
function leftIn(dataDir: string): readonly string[] {
  const files = readdirSync(dataDir, { recursive: true, withFileTypes: true });
  return files
    .filter((one) => one.isFile())
    .flatMap(({ parentPath, name }) => {
      const text = readFileSync(join(parentPath, name)).toString('latin1').toLowerCase();
      const found = [...new Set(text.match(/canary\w+|kanari/gu))];
      return found.length === 0 ? [] : [`${name}: ${found.join(' ')}`];
    });
}

async function planted(): Promise<Awaited<ReturnType<typeof open>>> {
  const store = await open(folder);
  running = store;
  await store.forWorkspace(BAKERY).change(plant, { safety: 'durable' });
  const media = openStoredMedia(folder);
  await media.cache.write(sha256(AVATAR), new TextEncoder().encode('canarypicture'));
  await media.kept.write(sha256(FILE), FILE);
  await media.kept.write(sha256(SHARED_FILE), SHARED_FILE);
  await mkdir(join(folder, 'damaged', 'then'), { recursive: true });
  await writeFile(join(folder, 'damaged', 'then', 'parley.sqlite'), 'canarydamaged');
  return store;
}

/** A start takes a good part of a second. */
const MOST_IMAGES = 12;
const WORDS =
  'canaryavatar canarybio canaryearlier canaryfield canaryfile canaryhandle canaryid canarylabel canarynote canarywords kanari';

test('nothing of who was forgotten is in any file, and others keep what is theirs', async () => {
  const store = await planted();
  const before = leftIn(folder).join(' ');
  for (const word of WORDS.split(' ')) expect(before).toContain(word);
  await store.forgetPeople([canary], [mark]);
  expect(leftIn(folder)).toEqual([]);
  const mine = store.forWorkspace(BAKERY);
  const texts = async (id: string) =>
    (await mine.get('conversations', id))?.notes.map(({ text }) => text);
  expect(await texts(shared)).toEqual(['Brot bestellt']);
  expect(await texts(elsewhere)).toEqual(['bleibt']);
  expect(await mine.get('people', ben.id)).toEqual({ ...ben, note: 'Freund von …, mag Brot' });
  expect((await mine.get('monitors', 'm'))?.rules?.map(({ id }) => id)).toEqual(['p']);
  const events = await mine.find('events', {});
  expect(events.map(({ id }) => id).toSorted()).toEqual(['2', '3', '5']);
  expect(events.find(({ id }) => id === '3')).toMatchObject({
    after: { notes: [{ text: 'Brot bestellt' }] },
  });
  const kept = await openStoredMedia(folder).kept.read(sha256(SHARED_FILE));
  expect(kept).not.toBeNull();
  await store.close();
  expect(leftIn(folder)).toEqual([]);
});

test('killed at any moment, the next start finishes it', async () => {
  const store = await planted();
  // Whatever is on the disk between two pieces of work is what a kill leaves behind.
  const images: string[] = [];
  let isOver = false;
  const copy = (): void => {
    if (isOver) return;
    const image = join(beside, String(images.length));
    cpSync(folder, image, { recursive: true });
    images.push(image);
    setImmediate(copy);
  };
  setImmediate(copy);
  await store.forgetPeople([canary], [mark]);
  isOver = true;
  await store.close();
  const begun = images.filter((image) =>
    readFileSync(join(image, 'manifest.json'), 'utf8').includes(mark.hash),
  );
  expect(begun.length).toBeGreaterThan(20);
  const every = Math.ceil(begun.length / MOST_IMAGES);
  for (const image of begun.filter((_, index) => index % every === 0)) {
    const again = await open(image);
    expect(
      await again.forWorkspace(BAKERY).count('library', { where: { kind: 'forgotten' } }),
    ).toBe(1);
    await again.close();
    expect(leftIn(image)).toEqual([]);
  }
}, 60_000);
