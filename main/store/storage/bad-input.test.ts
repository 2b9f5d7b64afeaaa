import { createRxDatabase, type RxCollection } from 'rxdb/plugins/core';
import { expect, test } from 'vitest';
import type { StorageError } from './errors.ts';
import { DATABASE, letter, letterSchema, letterStorage, type Letter } from './test-kit.ts';

/** Whoever asks wrongly hears at once what is wrong and where; nobody else notices. */

async function openLetters() {
  const storage = letterStorage();
  const database = await createRxDatabase<{ letters: RxCollection<Letter> }>({
    name: DATABASE,
    storage,
    multiInstance: false,
  });
  await database.addCollections({ letters: { schema: letterSchema } });
  await database.letters.bulkInsert([letter(1), letter(2)]);
  return { storage, database, letters: database.letters, reader: storage.reader(DATABASE) };
}

type Wrong = readonly [code: StorageError['code'], place: string, query: Record<string, unknown>];
const WRONG: readonly Wrong[] = [
  ['unknown-operator', 'at.$near', { selector: { at: { $near: 1 } } }],
  ['unknown-operator', '$where', { selector: { $where: 'true' } }],
  ['unknown-operator', 'box.$like', { selector: { $or: [{ box: { $like: 'i' } }] } }],
  ['wrong-value', 'box.$in', { selector: { box: { $in: 'in' } } }],
  ['wrong-value', 'at.$nin', { selector: { at: { $nin: 5 } } }],
  ['wrong-value', '$or', { selector: { $or: { box: 'in' } } }],
  ['wrong-value', '$and', { selector: { $and: ['in'] } }],
  ['unknown-field', 'colour', { selector: {}, sort: [{ colour: 'asc' }] }],
  ['unknown-field', 'box.name', { selector: {}, sort: [{ 'box.name': 'asc' }] }],
];

test.each(WRONG)('%s at %s, whichever way it is asked', async (code, place, query) => {
  const { database, storage, reader } = await openLetters();
  const error = expect.objectContaining({ name: 'StorageError', code, place });
  expect(() => reader.query('letters', query)).toThrow(error);
  if (query['sort'] === undefined) expect(() => reader.count('letters', query)).toThrow(error);
  expect(() =>
    storage.atomic(DATABASE, { durable: false }, (tx) => {
      tx.put('letters', letter(3));
      tx.query('letters', query);
    }),
  ).toThrow(error);
  expect(reader.count('letters', {})).toBe(2);
  await database.close();
});

// RxDB itself stumbles over a text among the parts of `$and` before it asks a storage.
const REACHING = WRONG.filter(([, place]) => place !== '$and');

test.each(REACHING)('%s at %s rejects for who asked RxDB, and nobody else', async (...wrong) => {
  const [code, place, query] = wrong;
  const { database, letters } = await openLetters();
  const seen: number[] = [];
  const failed: unknown[] = [];
  const watching = letters.find().$.subscribe({
    next: (found) => seen.push(found.length),
    error: (error: unknown) => failed.push(error),
  });
  await expect.poll(() => seen).toEqual([2]);
  await expect(letters.find(Object(query)).exec()).rejects.toMatchObject({ code, place });
  await letters.insert(letter(3));
  await expect.poll(() => seen).toEqual([2, 3]);
  watching.unsubscribe();
  expect(failed).toEqual([]);
  await database.close();
});

test('a value of the wrong type in an indexed field is refused, and the live query lives on', async () => {
  const { database, letters, reader } = await openLetters();
  const seen: number[] = [];
  const failed: unknown[] = [];
  const watching = letters.find({ selector: { box: 'in' } }).$.subscribe({
    next: (found) => seen.push(found.length),
    error: (error: unknown) => failed.push(error),
  });
  await expect.poll(() => seen).toEqual([2]);
  const wrong: unknown = { ...letter(3), at: 'yesterday' };
  await expect(letters.insert(Object(wrong))).rejects.toMatchObject({
    name: 'StorageError',
    code: 'wrong-value',
    place: 'at',
  });
  await letters.insert(letter(4));
  await expect.poll(() => seen).toEqual([2, 3]);
  watching.unsubscribe();
  expect([failed, reader.count('letters', {})]).toEqual([[], 3]);
  await database.close();
});

test.each([
  ['"late delivery', 'position 0'],
  ['late "', 'position 5'],
  ['(late', 'end of the text'],
  ['late )', 'position 5'],
  ['late OR', 'end of the text'],
  ['nowhere : late', 'nowhere'],
])('the search %j says where it cannot be understood', async (words, place) => {
  const { database, storage } = await openLetters();
  expect(() => storage.search(DATABASE, 'letters', words, { limit: 5 })).toThrow(
    expect.objectContaining({ name: 'StorageError', code: 'bad-match', place }),
  );
  await database.close();
});
