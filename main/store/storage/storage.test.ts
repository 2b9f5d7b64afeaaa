import { addRxPlugin, createRxDatabase, type RxCollection } from 'rxdb/plugins/core';
import { RxDBDevModePlugin, disableWarnings } from 'rxdb/plugins/dev-mode';
import { wrappedValidateAjvStorage } from 'rxdb/plugins/validate-ajv';
import { afterEach, expect, test } from 'vitest';
import { createNodeSqliteStorage, type NodeSqliteStorage } from './node-sqlite-storage.ts';

disableWarnings();
addRxPlugin(RxDBDevModePlugin);

type Letter = {
  id: string;
  box: string;
  at: number;
  isRead: boolean;
  tags: string[];
  text: string;
};

const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 60 },
    box: { type: 'string', maxLength: 20 },
    at: { type: 'integer', minimum: 0, maximum: 9_999_999_999_999, multipleOf: 1 },
    isRead: { type: 'boolean' },
    tags: { type: 'array', items: { type: 'string' } },
    text: { type: 'string' },
  },
  required: ['id', 'box', 'at', 'isRead', 'tags', 'text'],
  indexes: [['box', 'at'], ['at']],
} as const;

type Collections = { letters: RxCollection<Letter>; notes: RxCollection<Letter> };

const closings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0)) await close();
});

function letter(number: number, more: Partial<Letter> = {}): Letter {
  return {
    id: `l${number}`,
    box: 'in',
    at: number,
    isRead: false,
    tags: [],
    text: `letter ${number}`,
    ...more,
  };
}

async function openDatabase(
  storage: NodeSqliteStorage,
): Promise<{ letters: RxCollection<Letter>; name: string }> {
  const name = 'post';
  const database = await createRxDatabase<Collections>({
    name,
    storage: wrappedValidateAjvStorage({ storage }),
    multiInstance: false,
  });
  closings.push(() => database.close());
  await database.addCollections({ letters: { schema }, notes: { schema } });
  return { letters: database.letters, name };
}

function memoryStorage(): NodeSqliteStorage {
  return createNodeSqliteStorage({
    fileOf: () => ':memory:',
    lists: { letters: [{ path: 'tags', orderBy: 'at' }] },
    fullText: { letters: { columns: { text: (each) => String(each['text']) }, newestBy: 'at' } },
  });
}

test('a live query follows inserts, patches and removals', async () => {
  const { letters } = await openDatabase(memoryStorage());
  await letters.bulkInsert([letter(1), letter(2), letter(3, { box: 'out' })]);
  const seen: string[][] = [];
  const query = letters.find({ selector: { box: 'in' }, sort: [{ at: 'desc' }] });
  const watching = query.$.subscribe((found) => seen.push(found.map((each) => each.id)));
  await query.exec();
  await letters.insert(letter(4));
  const second = await letters.findOne('l2').exec(true);
  await second.patch({ box: 'out' });
  const first = await letters.findOne('l1').exec(true);
  await first.remove();
  expect(await query.exec()).toHaveLength(1);
  watching.unsubscribe();
  expect(seen).toEqual([['l2', 'l1'], ['l4', 'l2', 'l1'], ['l4', 'l1'], ['l4']]);
});

test('atomic changes several collections and live queries follow', async () => {
  const storage = memoryStorage();
  const { letters, name } = await openDatabase(storage);
  await letters.insert(letter(1, { tags: ['a'] }));
  const first = await letters.findOne('l1').exec(true);
  storage.atomic(name, { durable: true }, (tx) => {
    tx.put('letters', letter(1, { text: 'changed', tags: ['b'] }));
    tx.put('letters', letter(2, { tags: ['b'], text: 'about cheese' }));
    tx.put('notes', letter(7));
    expect(
      tx.query('letters', {
        selector: { tags: { $elemMatch: { $eq: 'b' } } },
        sort: [{ at: 'desc' }],
        limit: 5,
      }),
    ).toHaveLength(2);
  });
  expect(first.getLatest().text).toBe('changed');
  expect(storage.search(name, 'letters', 'chee*', { limit: 5 })).toEqual([
    letter(2, { tags: ['b'], text: 'about cheese' }),
  ]);
  expect(storage.search(name, 'letters', 'letter', { limit: 5 })).toEqual([]);
});
