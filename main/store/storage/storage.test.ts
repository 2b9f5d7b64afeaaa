import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { addRxPlugin, createRxDatabase, type RxCollection } from 'rxdb/plugins/core';
import { RxDBDevModePlugin, disableWarnings } from 'rxdb/plugins/dev-mode';
import { wrappedValidateAjvStorage } from 'rxdb/plugins/validate-ajv';
import { beforeAll, expect, test } from 'vitest';
import type { Bulk } from './instance.ts';
import {
  ask,
  DATABASE,
  inFolder,
  letter,
  letterSchema,
  letterStorage,
  openLetters,
  row,
  type Letter,
} from './test-kit.ts';
import { fillQuery } from './table-reader.ts';
import type { Untyped } from './rxdb-types.ts';

beforeAll(() => {
  disableWarnings();
  addRxPlugin(RxDBDevModePlugin);
});

async function openDevMode(): Promise<RxCollection<Letter>> {
  const database = await createRxDatabase<{ letters: RxCollection<Letter> }>({
    name: DATABASE,
    storage: wrappedValidateAjvStorage({ storage: letterStorage() }),
    multiInstance: false,
  });
  await database.addCollections({ letters: { schema: letterSchema } });
  return database.letters;
}

test('a live query of RxDB follows inserts, patches and removals', async () => {
  const letters = await openDevMode();
  await letters.bulkInsert([letter(1), letter(2), letter(3, { box: 'out' })]);
  const seen: string[][] = [];
  const query = letters.find({ selector: { box: 'in' }, sort: [{ at: 'desc' }] });
  const watching = query.$.subscribe((found) => seen.push(found.map((each) => each.id)));
  await query.exec();
  await letters.insert(letter(4));
  await (await letters.findOne('l2').exec(true)).patch({ box: 'out' });
  await (await letters.findOne('l1').exec(true)).remove();
  await query.exec();
  watching.unsubscribe();
  await letters.database.close();
  expect(seen).toEqual([['l2', 'l1'], ['l4', 'l2', 'l1'], ['l4', 'l1'], ['l4']]);
});

test('RxDB counts, finds by id, upserts and refuses what the schema forbids', async () => {
  const letters = await openDevMode();
  await letters.bulkInsert([letter(1), letter(2, { box: 'out' })]);
  await letters.upsert(letter(2, { box: 'in' }));
  const wrong: Untyped = { ...letter(3), at: 'today' };
  await expect(letters.insert(wrong)).rejects.toThrow('does not match');
  const found = await letters.findByIds(['l1', 'l2', 'l9']).exec();
  const counted = await letters.count({ selector: { box: 'in' } }).exec();
  await letters.database.close();
  expect([counted, [...found.keys()].toSorted()]).toEqual([2, ['l1', 'l2']]);
});

test('a write on an old revision is a conflict, and the same id twice in one call too', async () => {
  const letters = await openLetters(letterStorage());
  const first = row(letter(1));
  await letters.bulkWrite([first], 'test');
  await letters.bulkWrite([row(letter(1, { text: 'second' }), first.document)], 'test');
  const late = await letters.bulkWrite([row(letter(1, { text: 'late' }), first.document)], 'test');
  const twice = await letters.bulkWrite(
    [row(letter(2)), row(letter(2, { text: 'again' }))],
    'test',
  );
  const texts = (await ask(letters, {})).map((each) => each.text);
  await letters.close();
  expect(late.error).toMatchObject([
    { status: 409, documentId: 'l1', documentInDb: { text: 'second' } },
  ]);
  expect(twice.error).toMatchObject([{ status: 409, documentId: 'l2' }]);
  expect(texts.toSorted()).toEqual(['letter 2', 'second']);
});

test('changed documents come page by page in the order of their writes', async () => {
  const letters = await openLetters(letterStorage());
  const ids = ['b', 'a', '😀', '\ue000', 'c'];
  await letters.bulkWrite(
    ids.map((id, at) => row({ ...letter(at), id })),
    'test',
  );
  const checkpoints: Bulk['checkpoint'][] = [];
  const found: string[] = [];
  for (let left = 4; left > 0; left -= 1) {
    const page = await letters.getChangedDocumentsSince(2, checkpoints.at(-1));
    checkpoints.push(page.checkpoint);
    found.push(...page.documents.map((each) => String(each['id'])));
  }
  await letters.close();
  expect(found).toEqual(ids);
  expect(checkpoints.at(-1)).toEqual(checkpoints.at(-2));
});

test('attachments are refused with a clear error', async () => {
  const storage = letterStorage();
  const withFiles = { ...letterSchema, attachments: {} };
  await expect(openLetters(storage, withFiles)).rejects.toThrow(
    expect.objectContaining({ code: 'no-attachments', place: 'letters' }),
  );
  const letters = await openLetters(storage);
  await expect(letters.getAttachmentData()).rejects.toThrow('not supported');
  await letters.close();
});

test('a question that cannot be meant is an error that names the place, and events go on', async () => {
  const letters = await openLetters(letterStorage());
  const questions = [
    { selector: { box: { $wrong: 1 } }, place: 'box.$wrong' },
    { selector: { $xor: [] }, place: '$xor' },
    { selector: { $or: 'in' }, place: '$or' },
    { selector: { box: { $in: 'in' } }, place: 'box.$in' },
    { sort: [{ colour: 'asc' }] as const, place: 'colour' },
  ];
  for (const { place, ...query } of questions)
    await expect(ask(letters, query)).rejects.toThrow(expect.objectContaining({ place }));
  let events = 0;
  const watching = letters.changeStream().subscribe(() => {
    events += 1;
  });
  const wrong: Untyped = { ...letter(1), box: 7 };
  await expect(letters.bulkWrite([row(letter(2)), row(wrong)], 'test')).rejects.toThrow(
    expect.objectContaining({ code: 'wrong-value', place: 'box' }),
  );
  await letters.bulkWrite([row(letter(3))], 'test');
  watching.unsubscribe();
  const ids = (await ask(letters, {})).map((each) => each.id);
  await letters.close();
  expect([ids, events]).toEqual([['l3'], 1]);
});

test('several collections share one file, each database has its own, all come back', async () => {
  await inFolder(async (folder) => {
    const settings = { fileOf: (name: string): string => join(folder, `${name}.sqlite`) };
    for (const round of [1, 2]) {
      const storage = letterStorage(settings);
      const letters = await openLetters(storage);
      const notes = await openLetters(storage, letterSchema, 'notes');
      await letters.bulkWrite([row(letter(round))], 'test');
      await notes.bulkWrite([row(letter(round + 10))], 'test');
      expect(await ask(letters, {})).toHaveLength(round);
      await letters.close();
      expect(await ask(notes, {})).toHaveLength(round);
      await notes.close();
      await expect(ask(notes, {})).rejects.toThrow(expect.objectContaining({ code: 'not-open' }));
    }
    const file = new DatabaseSync(join(folder, `${DATABASE}.sqlite`));
    const pragma = (name: string): unknown =>
      Object.values(file.prepare(`PRAGMA ${name}`).get() ?? {})[0];
    expect([pragma('journal_mode'), pragma('auto_vacuum')]).toEqual(['wal', 2]);
    file.close();
  });
});

test('cleanup erases old tombstones with their side rows, in portions', async () => {
  const storage = letterStorage();
  const letters = await openLetters(storage);
  const first = Array.from({ length: 700 }, (_, at) => row(letter(at, { tags: ['x', 'y'] })));
  await letters.bulkWrite(first, 'test');
  const removed = first.slice(0, 600).map(({ document }) => {
    const next = row(document, document);
    next.document['_deleted'] = true;
    return next;
  });
  await letters.bulkWrite(removed, 'test');
  expect([await letters.cleanup(0), await letters.cleanup(0)]).toEqual([false, true]);
  const counts = [storage.names(DATABASE, 'letters').table, '"letters-0~list~tags"'].map((table) =>
    storage.connection(DATABASE).read(`SELECT count(*) AS n FROM ${table}`),
  );
  await letters.close();
  expect(counts).toEqual([[{ n: 100 }], [{ n: 200 }]]);
});

test('a removed collection is gone with all its tables and can be made anew', async () => {
  const storage = letterStorage();
  const notes = await openLetters(storage, letterSchema, 'notes');
  const letters = await openLetters(storage);
  await letters.bulkWrite(
    Array.from({ length: 50 }, (_, at) => row(letter(at, { tags: ['x'] }))),
    'test',
  );
  await letters.remove();
  const left = storage
    .connection(DATABASE)
    .read(`SELECT name FROM sqlite_master WHERE name LIKE '%letters%' OR name LIKE 'trash%'`);
  const again = await openLetters(storage);
  const found = await ask(again, {});
  await again.close();
  await notes.close();
  expect([left, found]).toEqual([[], []]);
});

test('views read figures by SQL of their own, and nothing but figures', async () => {
  const storage = letterStorage();
  const letters = await openLetters(storage);
  await letters.bulkWrite([row(letter(1)), row(letter(2)), row(letter(3, { box: 'out' }))], 'test');
  const { table, columns } = storage.names(DATABASE, 'letters');
  const connection = storage.connection(DATABASE);
  const box = columns['box'] ?? '';
  const figures = connection.read(
    `SELECT ${box} AS box, count(*) AS n FROM ${table} WHERE deleted=? GROUP BY 1`,
    [0],
  );
  const forbidden = [
    `DELETE FROM ${table}`,
    `WITH x AS (SELECT 1) DELETE FROM ${table}`,
    'PRAGMA journal_mode=DELETE',
    `ATTACH ':memory:' AS other`,
  ];
  for (const sql of forbidden)
    expect(() => connection.read(sql)).toThrow(expect.objectContaining({ code: 'not-read-only' }));
  await letters.close();
  expect(figures).toEqual([
    { box: 'in', n: 2 },
    { box: 'out', n: 1 },
  ]);
});

test('a window of several boxes is read from the index box by box and merged', async () => {
  const storage = letterStorage();
  const letters = await openLetters(storage);
  const boxes = ['a', 'b', 'c', 'd'];
  const many = Array.from({ length: 80 }, (_, at) => letter(at, { box: boxes[at % 4] ?? 'a' }));
  await letters.bulkWrite(
    many.map((each) => row(each)),
    'test',
  );
  const query = {
    selector: { box: { $in: ['a', 'c'] } },
    sort: [{ at: 'desc' }],
    limit: 3,
  } as const;
  const { reader, shape } = letters.internals.table;
  const { sql, parameters } = reader.plan(fillQuery(shape, query));
  const steps = storage
    .connection(DATABASE)
    .prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...parameters);
  const found = storage.reader(DATABASE).query<Letter>('letters', query);
  await letters.close();
  expect(found.map((each) => each.id)).toEqual(['l78', 'l76', 'l74']);
  expect(sql).toContain(' UNION ALL ');
  const searches = steps.filter((step) =>
    String(step['detail']).includes('(deleted=? AND c_box=?)'),
  );
  expect(searches).toHaveLength(2);
});
