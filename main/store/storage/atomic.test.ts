import { afterEach, expect, test } from 'vitest';
import { DATABASE, letter, letterStorage, openPost, type Letter, type Post } from './test-kit.ts';

const opened: Post[] = [];
afterEach(async () => {
  for (const { database } of opened.splice(0)) await database.close();
});

async function post(): Promise<Post> {
  const made = await openPost(letterStorage());
  opened.push(made);
  return made;
}

test('all collections change together, and live queries and documents in memory follow', async () => {
  const { database, storage } = await post();
  await database.letters.insert(letter(1));
  const first = await database.letters.findOne('l1').exec(true);
  const seen: number[] = [];
  const watching = database.letters.find().$.subscribe((found) => seen.push(found.length));
  await database.letters.find().exec();
  storage.atomic(DATABASE, { durable: true }, (tx) => {
    tx.put('letters', letter(1, { text: 'changed' }));
    tx.put('letters', letter(2));
    tx.put('notes', letter(3));
  });
  expect(first.getLatest().text).toBe('changed');
  expect(await database.notes.findOne('l3').exec()).not.toBeNull();
  expect(await database.letters.find().exec()).toHaveLength(2);
  watching.unsubscribe();
  expect(seen.at(-1)).toBe(2);
});

test('a patch after an atomic change builds on it', async () => {
  const { database, storage } = await post();
  await database.letters.insert(letter(1));
  storage.atomic(DATABASE, { durable: false }, (tx) => {
    tx.put('letters', letter(1, { text: 'changed' }));
  });
  const first = await database.letters.findOne('l1').exec(true);
  await first.patch({ isRead: true });
  expect(storage.reader(DATABASE).get('letters', 'l1')).toEqual(
    letter(1, { text: 'changed', isRead: true }),
  );
});

test('a throw undoes everything, in the file and in memory, and nobody hears of it', async () => {
  const { database, storage } = await post();
  await database.letters.insert(letter(1));
  const first = await database.letters.findOne('l1').exec(true);
  let events = 0;
  const watching = database.eventBulks$.subscribe(() => {
    events += 1;
  });
  const failing = (): void => {
    storage.atomic(DATABASE, { durable: true }, (tx) => {
      tx.put('letters', letter(1, { text: 'changed', tags: ['x'] }));
      tx.put('notes', letter(2));
      tx.query('letters', {});
      throw new Error('no');
    });
  };
  expect(failing).toThrow('no');
  watching.unsubscribe();
  const reader = storage.reader(DATABASE);
  expect(events).toBe(0);
  expect(first.getLatest().text).toBe('letter 1');
  expect([reader.get('letters', 'l1'), reader.get('notes', 'l2')]).toEqual([letter(1), null]);
  expect(storage.search(DATABASE, 'letters', 'changed', { limit: 5 })).toEqual([]);
  expect(reader.query('letters', { selector: { tags: 'x' } })).toEqual([]);
  await database.letters.insert(letter(5));
});

test('change events come after the commit, one bulk per collection', async () => {
  const { database, storage } = await post();
  const events: string[] = [];
  const watching = database.eventBulks$.subscribe(({ collectionName, events: inside }) => {
    const held = storage.reader(DATABASE).get<Letter>('letters', 'l1');
    events.push(`${collectionName} ${inside.length} ${held?.text ?? 'nothing'}`);
  });
  storage.atomic(DATABASE, { durable: false }, (tx) => {
    tx.put('letters', letter(1));
    tx.query('letters', {});
    tx.put('notes', letter(2));
    tx.put('letters', letter(1, { text: 'later' }));
    tx.put('letters', letter(3));
    expect(events).toEqual([]);
  });
  watching.unsubscribe();
  expect(events).toEqual(['letters 2 later', 'notes 1 later']);
});

test('reads inside see the writes before them', async () => {
  const { database, storage } = await post();
  await database.letters.bulkInsert([letter(1, { tags: ['x'] }), letter(2)]);
  storage.atomic(DATABASE, { durable: false }, (tx) => {
    tx.put('letters', letter(3, { tags: ['x'] }));
    tx.remove('letters', 'l1');
    tx.remove('letters', 'unknown');
    const asked = {
      selector: { tags: { $elemMatch: { $eq: 'x' } } },
      sort: [{ at: 'desc' }],
      limit: 9,
    } as const;
    expect(tx.query<Letter>('letters', asked).map((each) => each.id)).toEqual(['l3']);
    expect(tx.get('letters', 'l1')).toBeNull();
    expect(tx.count('letters', {})).toBe(2);
    tx.put('letters', letter(1));
    expect(tx.get('letters', 'l1')).toEqual(letter(1));
  });
  expect(await database.letters.count().exec()).toBe(3);
});

test('what was made and taken away again leaves no trace', async () => {
  const { database, storage } = await post();
  let events = 0;
  const watching = database.eventBulks$.subscribe(() => {
    events += 1;
  });
  storage.atomic(DATABASE, { durable: false }, (tx) => {
    tx.put('letters', letter(1, { tags: ['x'] }));
    tx.query('letters', {});
    tx.remove('letters', 'l1');
    tx.put('notes', letter(2));
    tx.remove('notes', 'l2');
  });
  watching.unsubscribe();
  const { table } = storage.names(DATABASE, 'letters');
  expect(events).toBe(0);
  expect(storage.connection(DATABASE).read(`SELECT count(*) AS n FROM ${table}`)).toEqual([
    { n: 0 },
  ]);
  expect(storage.search(DATABASE, 'letters', 'letter', { limit: 5 })).toEqual([]);
});

test('a document that is stored just so is not written again', async () => {
  const { database, storage } = await post();
  await database.letters.insert(letter(1));
  let events = 0;
  const watching = database.eventBulks$.subscribe(() => {
    events += 1;
  });
  const { stamp: _, ...reordered } = { stamp: '', ...letter(1) };
  storage.atomic(DATABASE, { durable: false }, (tx) => {
    const before = tx.revision('letters', 'l1');
    tx.put('letters', { ...reordered, stamp: undefined });
    expect(tx.revision('letters', 'l1')).toBe(before);
  });
  watching.unsubscribe();
  expect(events).toBe(0);
});

test('a put on a revision that has moved on is a conflict and changes nothing', async () => {
  const { database, storage } = await post();
  await database.letters.insert(letter(1));
  const seen = storage.atomic(DATABASE, { durable: false }, (tx) => tx.revision('letters', 'l1'));
  await database.letters.upsert(letter(1, { text: 'somebody else' }));
  const late = (): void => {
    storage.atomic(DATABASE, { durable: false }, (tx) => {
      tx.put('notes', letter(2));
      tx.put('letters', letter(1, { text: 'late' }), { ifRevision: seen });
    });
  };
  expect(late).toThrow(expect.objectContaining({ code: 'conflict', place: 'l1' }));
  const reader = storage.reader(DATABASE);
  expect(reader.get<Letter>('letters', 'l1')?.text).toBe('somebody else');
  expect(reader.get('notes', 'l2')).toBeNull();
  const twice = (): void => {
    storage.atomic(DATABASE, { durable: false }, (tx) => {
      tx.put('letters', letter(1), { ifRevision: null });
    });
  };
  expect(twice).toThrow(expect.objectContaining({ code: 'conflict' }));
});

test('an atomic callback may not be nested, asynchronous, or go on after its end', async () => {
  const { database, storage } = await post();
  const run =
    (inside: (tx: Parameters<Parameters<typeof storage.atomic>[2]>[0]) => unknown) => () =>
      storage.atomic(DATABASE, { durable: false }, inside);
  expect(run(() => run(() => 1)())).toThrow(expect.objectContaining({ code: 'nested-atomic' }));
  expect(
    run(async (tx) => {
      tx.put('letters', letter(1));
    }),
  ).toThrow(expect.objectContaining({ code: 'not-synchronous' }));
  const kept = storage.atomic(DATABASE, { durable: false }, (tx) => tx);
  expect(() => {
    kept.put('letters', letter(1));
  }).toThrow(expect.objectContaining({ code: 'not-open' }));
  expect(run((tx) => tx.get('nowhere', 'l1'))).toThrow(
    expect.objectContaining({ code: 'not-open' }),
  );
  expect(
    run((tx) => {
      tx.put('letters', { text: 'no id' });
    }),
  ).toThrow(expect.objectContaining({ code: 'wrong-value', place: 'id' }));
  expect(await database.letters.count().exec()).toBe(0);
});

test('only durable transactions wait for the disk', async () => {
  const { storage } = await post();
  const connection = storage.connection(DATABASE);
  const level = (): unknown => connection.prepareOnce('PRAGMA synchronous').get()?.['synchronous'];
  const [full, normal] = [2, 1];
  expect([
    storage.atomic(DATABASE, { durable: true }, level),
    storage.atomic(DATABASE, { durable: false }, level),
    level(),
  ]).toEqual([full, normal, normal]);
});
