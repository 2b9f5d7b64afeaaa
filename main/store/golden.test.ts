import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newCursor } from '#domain/cursor.ts';
import {
  aConversation,
  aMessage,
  anAccount,
  aPerson,
  aReply,
  aWorkspace,
  BAKERY,
} from '#main/testing/documents.ts';
import { createManualClock } from '#main/testing/manual-clock.ts';
import { openTestStore } from '#main/testing/test-store.ts';
import { listBackups } from './backup.ts';
import { DATABASE, openDatabase } from './database.ts';
import { COLLECTION_NAMES, SCHEMAS } from './schema/collections.ts';
import type { CollectionName } from './store.ts';

/**
 * A database as each released version wrote it; all of them open for ever. That of the version to come
 * is made by `npm run golden`, and made anew whenever its schemas change.
 */
const FOLDER = join(import.meta.dirname, 'golden');
const VERSION = readVersion();

type Golden = {
  readonly schemas: unknown;
  readonly documents: Readonly<Record<string, readonly unknown[]>>;
  /** Files in base64 by name. */
  readonly files: Readonly<Record<string, string>>;
};

function readVersion(): string {
  const text = readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8');
  return String(Object(JSON.parse(text)).version);
}

const account = anAccount(BAKERY);
const strange = 'Grüße 👋🏽 \u{e000} \u{1f9d1}\u200d\u{1f373} "ß"\n';

async function fill(file: string): Promise<void> {
  const store = await openTestStore(createManualClock(), file);
  await store.forWorkspace(BAKERY).change(
    (tx) => {
      const base = { workspaceId: BAKERY, createdAt: 5 };
      tx.put('workspaces', aWorkspace(BAKERY, { name: strange }));
      tx.put('accounts', account);
      tx.put('people', aPerson(BAKERY, { note: strange, labelIds: ['praise'] }));
      tx.put('library', { ...base, id: 'praise', kind: 'label', name: strange, color: '#2f7d62' });
      tx.put('monitors', { ...base, id: 'm', name: 'Rabe', words: '"brot" -kuchen' });
      tx.put('cursors', newCursor(account, { kind: 'interactions' }));
      tx.put('conversations', aConversation(account, { labelIds: ['praise'], dueAt: 9 }));
      tx.put('replies', aReply(aMessage(account, '1')));
      tx.put('events', {
        id: 'e',
        workspaceId: BAKERY,
        at: 1,
        kind: 'message.arrived',
        conversationId: aConversation(account).id,
        messageId: aMessage(account, '1').id,
      });
      for (const id of ['1', '2', '3'])
        tx.put(
          'messages',
          aMessage(account, id, { text: `${strange} ${id}`, createdAt: Number(id) }),
        );
    },
    { safety: 'durable' },
  );
  await store.close();
}

async function documentsIn(file: string): Promise<Record<string, readonly unknown[]>> {
  const store = await openTestStore(createManualClock(), file);
  const documents: Record<string, readonly unknown[]> = {};
  for (const name of COLLECTION_NAMES)
    documents[name] = (await store.acrossWorkspaces.find(name, {})).toSorted((a, b) =>
      a.id < b.id ? -1 : 1,
    );
  const found = await store.acrossWorkspaces.searchMessages({ words: 'gruesse', limit: 9 });
  documents['found'] = found.map(({ id }) => id);
  await store.close();
  return documents;
}

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-golden-'));
  file = join(folder, 'parley.sqlite');
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

function readGolden(name: string): Golden {
  return JSON.parse(gunzipSync(readFileSync(join(FOLDER, name))).toString('utf8'));
}

/** Until the release the schemas of the version to come may still change: then its file is out of date. */
function isOutOfDate(name: string): boolean {
  return (
    name === `${VERSION}.json.gz` &&
    JSON.stringify(readGolden(name).schemas) !== JSON.stringify(SCHEMAS)
  );
}

const OUT_OF_DATE = `The schemas have changed since the database of ${VERSION} was written. As long as ${VERSION} is not released, "npm run golden" writes it anew; afterwards a schema that changes needs a new version.`;
const isWriting = process.env['GOLDEN'] === 'write';

test.runIf(isWriting)(`writes the file of ${VERSION}`, async () => {
  await fill(file);
  const documents = await documentsIn(file);
  const files: Record<string, string> = {};
  for (const name of ['parley.sqlite', 'manifest.json'])
    files[name] = (await readFile(join(folder, name))).toString('base64');
  const golden: Golden = { schemas: SCHEMAS, documents, files };
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${VERSION}.json.gz`), gzipSync(JSON.stringify(golden)));
  expect(readGolden(`${VERSION}.json.gz`)).toEqual(JSON.parse(JSON.stringify(golden)));
});

describe('a database of a released version', () => {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.json.gz'));

  test('is there for every release', () => {
    expect(names).toContain('0.1.0.json.gz');
  });

  test('is that of the schemas as they are', () => {
    const problem = isOutOfDate(`${VERSION}.json.gz`) ? OUT_OF_DATE : null;
    expect(problem).toBeNull();
  });

  test.for(names)('%s opens, and every document is what it was', async (name, context) => {
    context.skip(isOutOfDate(name), 'see the test before');
    const { documents, files } = readGolden(name);
    for (const [of, text] of Object.entries(files))
      writeFileSync(join(folder, of), Buffer.from(text, 'base64'));
    expect(await documentsIn(file)).toEqual(documents);
  });
});

/** All schemas as a later version could have them: a field more, an index more. */
function schemasOfVersion(version: number) {
  const next = (name: CollectionName) => {
    const schema = SCHEMAS[name];
    const properties = { ...schema.properties, mood: { type: 'string', maxLength: 20 } };
    const indexes =
      name === 'workspaces' ? [] : [...(schema.indexes ?? []), ['workspaceId', 'mood']];
    return { ...schema, version, properties, indexes };
  };
  return Object.fromEntries(COLLECTION_NAMES.map((name) => [name, next(name)]));
}

test('a later version takes over every table in place, also when one was left out in between', async () => {
  await fill(file);
  const before = await documentsIn(file);
  for (const version of [1, 3]) {
    const database = await openDatabase(file, Object(schemasOfVersion(version)));
    const { storage, collections } = database;
    const reader = storage.reader(DATABASE);
    for (const name of COLLECTION_NAMES) {
      const found = reader.query<{ id: string }>(name, { sort: [{ id: 'asc' }] });
      expect([name, found]).toEqual([name, before[name]]);
    }
    expect(storage.search(DATABASE, 'messages', 'gruesse', { limit: 9 })).toHaveLength(3);
    const message = await collections.messages.findOne(aMessage(account, '2').id).exec();
    expect(message?.get('text')).toBe(`${strange} 2`);
    await database.close();
  }
});

test('before data of an older version are opened, a backup is made', async () => {
  await fill(file);
  const text = await readFile(join(folder, 'manifest.json'), 'utf8');
  writeFileSync(
    join(folder, 'manifest.json'),
    text.replace(/"dataVersion":\d+/u, '"dataVersion":0'),
  );
  await documentsIn(file);
  expect(listBackups(file)).toHaveLength(1);
  await documentsIn(file);
  expect(listBackups(file)).toHaveLength(1);
});
