import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createRxDatabase, type RxCollection } from 'rxdb/plugins/core';
import { expect, test } from 'vitest';
import {
  boxOf,
  DATABASE,
  inFolder,
  letter,
  letterSchema,
  letterStorage,
  openLetters,
  openPost,
  textOf,
  type Letter,
} from './test-kit.ts';
import type { NodeSqliteStorage } from './node-sqlite-storage.ts';
import type { NodeSqliteSettings } from './settings.ts';
import type { Untyped } from './rxdb-types.ts';

const LETTERS = Array.from({ length: 40 }, (_, number) =>
  letter(number, {
    at: (number * 17) % 40,
    tags: number % 4 === 0 ? ['x', 'y'] : ['y'],
    stamp: number % 3 === 0 ? '😀' : '\ue000',
  }),
);

async function fill(storage: NodeSqliteStorage): Promise<void> {
  const { database } = await openPost(storage);
  await database.letters.bulkInsert(LETTERS);
  await database.letters.find({ selector: { id: 'l7' } }).remove();
  await database.close();
}

const NEXT = {
  ...letterSchema,
  version: 1,
  properties: { ...letterSchema.properties, colour: { type: 'string', maxLength: 10 } },
  required: [...letterSchema.required, 'stamp'],
  indexes: [
    ['box', 'at'],
    ['stamp', 'at'],
  ],
};

test('a version that only adds fields and indexes takes over the table of the one before', async () => {
  await inFolder(async (folder) => {
    const fileOf = (): string => join(folder, 'post.sqlite');
    await fill(letterStorage({ fileOf }));
    const storage = letterStorage({ fileOf, inPlace: { letters: [1] } });
    const database = await createRxDatabase<{ letters: RxCollection<Letter> }>({
      name: DATABASE,
      storage,
      multiInstance: false,
    });
    await database.addCollections({ letters: { schema: NEXT, autoMigrate: false } });
    const selector = { stamp: { $gt: '😀' } };
    const found = await database.letters
      .find({ selector, sort: [{ stamp: 'asc' }, { at: 'desc' }] })
      .exec();
    const expected = LETTERS.filter((each) => each.stamp === '\ue000' && each.id !== 'l7')
      .toSorted((a, b) => b.at - a.at)
      .map((each) => each.id);
    const indexes = indexesOf(storage, 'letters-1');
    const tagged = storage.reader(DATABASE).query('letters', { selector: { tags: 'x' } });
    const texts = storage.search(DATABASE, 'letters', 'letter', { limit: 99 });
    const patched = await database.letters.findOne('l3').exec(true);
    await patched.patch({ text: 'renamed' });
    const renamed = storage.search<Letter>(DATABASE, 'letters', 'renamed', { limit: 9 });
    await database.close();
    expect(found.map((each) => each.id)).toEqual(expected);
    expect(indexes).toEqual(['deleted,c_box,c_at,id', 'deleted,c_stamp,c_at,id', 'lwt,id']);
    expect([tagged.length, texts.length, renamed.map((each) => each.id)]).toEqual([10, 39, ['l3']]);
  });
});

function indexesOf(storage: NodeSqliteStorage, table: string): unknown[] {
  return storage
    .connection(DATABASE)
    .read(
      `SELECT (SELECT group_concat(i.name, ',' ORDER BY i.seqno) FROM pragma_index_info(l.name) i) AS columns
       FROM pragma_index_list(?) l WHERE l.origin='c' ORDER BY 1`,
      [table],
    )
    .map((each) => each['columns']);
}

type Change = {
  readonly about: string;
  readonly before: Partial<NodeSqliteSettings>;
  readonly after: Partial<NodeSqliteSettings>;
};
const plainText = { letters: { columns: { text: textOf } } };
const changes: readonly Change[] = [
  { about: 'a list that was not there', before: { lists: {} }, after: {} },
  { about: 'full text that was not there', before: { fullText: {} }, after: {} },
  { about: 'full text with other columns', before: { fullText: plainText }, after: {} },
  {
    about: 'full text of another order',
    before: { fullText: { letters: { columns: { text: textOf, box: boxOf } } } },
    after: {},
  },
  { about: 'full text that ran without FTS5 before', before: { fullTextBy: 'like' }, after: {} },
  { about: 'full text without FTS5 from now on', before: {}, after: { fullTextBy: 'like' } },
];

test.each(changes)(
  'the settings ask for $about: it is built at the next start',
  async ({ before, after }) => {
    await inFolder(async (folder) => {
      const fileOf = (): string => join(folder, 'post.sqlite');
      await fill(letterStorage({ fileOf, ...before }));
      const storage = letterStorage({ fileOf, ...after });
      const letters = await openLetters(storage);
      const newest = LETTERS.filter((each) => each.id !== 'l7').toSorted((a, b) => b.at - a.at);
      const found = storage.search<Letter>(DATABASE, 'letters', 'letter', { limit: 99 });
      const tagged = storage.reader(DATABASE).query<Letter>('letters', {
        selector: { tags: { $elemMatch: { $eq: 'x' } } },
        sort: [{ at: 'desc' }],
        limit: 99,
      });
      await letters.close();
      expect(found).toEqual(newest);
      expect(tagged).toEqual(newest.filter((each) => each.tags.includes('x')));
    });
  },
);

test('a backup is whole, keeps its links, and replaces the one before', async () => {
  await inFolder(async (folder) => {
    const file = join(folder, 'post.sqlite');
    const copy = join(folder, 'copy.sqlite');
    const storage = letterStorage({ fileOf: () => file });
    await fill(storage);
    const letters = await openLetters(storage);
    const connection = storage.connection(DATABASE);
    await connection.vacuumInto(copy);
    storage.atomic(DATABASE, { durable: false }, (tx) => {
      tx.remove('letters', 'l1');
    });
    await letters.cleanup(-1);
    await connection.vacuumInto(copy);
    expect(connection.quickCheck()).toBeNull();
    await letters.close();
    const other = letterStorage({ fileOf: () => copy });
    const copied = await openLetters(other);
    const found = other.search<Letter>(DATABASE, 'letters', '"letter 12"', { limit: 5 });
    const tagged = other.reader(DATABASE).query('letters', { selector: { tags: 'x' } });
    await copied.close();
    expect([found.map((each) => each.id), tagged.length]).toEqual([['l12'], 10]);
  });
});

test('what a crash left of a removed collection is cleared at the next start', async () => {
  await inFolder(async (folder) => {
    const file = join(folder, 'post.sqlite');
    await fill(letterStorage({ fileOf: () => file }));
    const raw = new DatabaseSync(file);
    for (const side of ['', '~list~tags', '~text'])
      raw.exec(`ALTER TABLE "letters-0${side}" RENAME TO "trash~0~${side}"`);
    raw.exec(`DELETE FROM storage_shapes WHERE name = 'letters-0'`);
    raw.close();
    const storage = letterStorage({ fileOf: () => file });
    const letters = await openLetters(storage);
    const trash = (): Untyped =>
      storage
        .connection(DATABASE)
        .read(`SELECT count(*) AS n FROM sqlite_master WHERE name LIKE 'trash%'`)[0];
    await expect.poll(() => trash().n).toBe(0);
    expect(await letters.getChangedDocumentsSince(9)).toMatchObject({ documents: [] });
    await letters.close();
  });
});

test.each([
  ['a column', 'meta TEXT, data TEXT', 'meta TEXT, date TEXT'],
  ['a side table', '"letters-0~list~tags"(l_value', '"letters-0~list~tags"(l_valse'],
])('a wrong bit in the name of %s is damage, found when opening', async (_what, from, to) => {
  await inFolder(async (folder) => {
    const file = join(folder, 'post.sqlite');
    await fill(letterStorage({ fileOf: () => file }));
    // Whoever closes last brings the log into the file.
    const raw = new DatabaseSync(file);
    raw.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    raw.close();
    const bytes = readFileSync(file);
    bytes.write(to, bytes.indexOf(from, bytes.indexOf('CREATE TABLE "letters-0')));
    writeFileSync(file, bytes);
    await expect(openLetters(letterStorage({ fileOf: () => file }))).rejects.toThrow(
      expect.objectContaining({ errcode: 11 }),
    );
  });
});

test('a list or an order that the schema cannot carry is refused when opening', async () => {
  const wrong: Partial<NodeSqliteSettings>[] = [
    { lists: { letters: [{ path: 'text', orderBy: 'at' }] } },
    { lists: { letters: [{ path: 'tags', orderBy: 'stamp' }] } },
    { fullText: { letters: { columns: { text: textOf }, newestBy: 'box' } } },
  ];
  for (const settings of wrong)
    await expect(openLetters(letterStorage(settings))).rejects.toThrow(
      expect.objectContaining({ code: 'bad-settings' }),
    );
});
