import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  DATABASE,
  letter,
  letterStorage,
  openLetters,
  textOf,
  boxOf,
  type Letter,
} from './test-kit.ts';
import type { NodeSqliteStorage } from './node-sqlite-storage.ts';

async function withLetters(
  letters: readonly Letter[],
  check: (storage: NodeSqliteStorage) => void | Promise<void>,
  settings: Parameters<typeof letterStorage>[0] = {},
): Promise<void> {
  const storage = letterStorage(settings);
  const instance = await openLetters(storage);
  storage.atomic(DATABASE, { durable: false }, (tx) => {
    for (const each of letters) tx.put('letters', each);
  });
  await check(storage);
  await instance.close();
}

function ids(storage: NodeSqliteStorage, match: string, where?: Record<string, unknown>): string[] {
  const options = where === undefined ? { limit: 50 } : { limit: 50, where };
  return storage.search<Letter>(DATABASE, 'letters', match, options).map((each) => each.id);
}

function fold(text: string): string {
  return text.replaceAll('ß', 'ss');
}

const LETTERS = [
  letter(1, { at: 500, text: 'Die Lieferung kam zu spät' }),
  letter(2, { at: 100, text: 'Lieferung an Köln, schnelle Lieferung' }),
  letter(3, { at: 900, text: 'Straße gesperrt, keine Lieferung', box: 'out' }),
  letter(4, { at: 300, text: 'Alles gut' }),
];

test('results come newest first, in whatever order they were written', async () => {
  await withLetters(LETTERS, (storage) => {
    expect(ids(storage, 'lieferung')).toEqual(['l3', 'l1', 'l2']);
    expect(storage.search<Letter>(DATABASE, 'letters', 'lieferung', { limit: 1 })).toEqual([
      LETTERS[2],
    ]);
  });
});

test('words, phrases, prefixes, columns and AND, OR, NOT', async () => {
  const cases: [string, string[]][] = [
    ['spat', ['l1']],
    ['"schnelle Lieferung"', ['l2']],
    ['"Lieferung schnelle"', []],
    ['stra*', ['l3']],
    ['stra', []],
    ['lieferung gut', []],
    ['lieferung AND koln', ['l2']],
    ['gut OR koln', ['l4', 'l2']],
    ['lieferung NOT (koln OR spat)', ['l3']],
    ['box : out', ['l3']],
    ['text : out', []],
    ['{text box} : in', ['l1', 'l4', 'l2']],
    ['"!?"', []],
    ['"!?" gut', ['l4']],
  ];
  for (const fullTextBy of ['probe', 'like'] as const)
    await withLetters(
      LETTERS,
      (storage) => {
        const found = cases.map(([match]) => [match, ids(storage, match)]);
        expect(found).toEqual(cases);
      },
      { fullTextBy },
    );
});

test('the fold of the settings meets on both sides', async () => {
  const fullText = { letters: { columns: { text: textOf, box: boxOf }, newestBy: 'at', fold } };
  await withLetters(
    LETTERS,
    (storage) => {
      expect([ids(storage, 'strasse'), ids(storage, '"STRASSE"'), ids(storage, 'straße')]).toEqual([
        ['l3'],
        ['l3'],
        ['l3'],
      ]);
    },
    { fullText },
  );
});

test('further conditions are met, those of SQL and those of the matcher', async () => {
  await withLetters(LETTERS, (storage) => {
    expect(ids(storage, 'lieferung', { box: 'in', at: { $lt: 500 } })).toEqual(['l2']);
    expect(ids(storage, 'lieferung', { text: { $regex: 'zu' } })).toEqual(['l1']);
  });
});

test('the index follows changes of text and time, removals and revivals', async () => {
  await withLetters(LETTERS, (storage) => {
    const change = (run: Parameters<typeof storage.atomic<void>>[2]): void => {
      storage.atomic(DATABASE, { durable: false }, run);
    };
    change((tx) => {
      tx.put('letters', letter(1, { at: 950, text: 'Die Lieferung kam' }));
      tx.put('letters', letter(4, { at: 1, text: 'Lieferung' }));
      tx.remove('letters', 'l3');
    });
    expect([ids(storage, 'lieferung'), ids(storage, 'spat')]).toEqual([['l1', 'l2', 'l4'], []]);
    change((tx) => {
      tx.put('letters', letter(3, { at: 2, text: 'Lieferung' }));
    });
    expect(ids(storage, 'lieferung')).toEqual(['l1', 'l2', 'l3', 'l4']);
  });
});

test('more documents of one millisecond than have room there are all found', async () => {
  const many = Array.from({ length: 4_500 }, (_, number) =>
    letter(number, { at: 7, text: 'same' }),
  );
  await withLetters([...many, letter(5_000, { at: 9e12, text: 'same' })], (storage) => {
    const found = storage.search<Letter>(DATABASE, 'letters', 'same', { limit: 9_000 });
    expect([found.length, found[0]?.id]).toEqual([4_501, 'l5000']);
  });
});

test('a search text that cannot be meant is an error that names the place', async () => {
  const cases = [
    ['"open', 'position 0'],
    ['word "open', 'position 5'],
    ['(word', 'end of the text'],
    ['word )', 'position 5'],
    ['AND : ', 'end of the text'],
    ['word OR', 'end of the text'],
    ['', 'end of the text'],
    ['colour : red', 'colour'],
    ['{text', 'end of the text'],
    ['*', 'position 0'],
  ] as const;
  await withLetters(LETTERS, (storage) => {
    for (const [match, place] of cases)
      expect(() => ids(storage, match)).toThrow(
        expect.objectContaining({ code: 'bad-match', place }),
      );
  });
});

const WORDS = [
  'köln',
  'koln',
  'Köln',
  'a',
  'ab',
  'abc',
  'straße',
  'x-y',
  'x y',
  '10',
  'é',
  'e\u0301',
  "O'Neil",
  '...',
];
const word = fc.constantFrom(...WORDS);
const phrase = fc
  .tuple(
    fc.constantFrom('', 'text : ', '{box text} : '),
    fc.array(word, { minLength: 1, maxLength: 3 }),
    fc.constantFrom('', '*'),
  )
  .map(([column, words, star]) => `${column}"${words.join(' ')}"${star}`);
const match = fc
  .tuple(
    phrase,
    fc.array(fc.tuple(fc.constantFrom(' AND ', ' ', ' OR ', ' NOT '), phrase), { maxLength: 3 }),
  )
  .map(([first, rest]) => first + rest.map(([operator, next]) => operator + next).join(''));

test('without FTS5 the same documents are found', async () => {
  const letters = Array.from({ length: 60 }, (_, number) =>
    letter(number, {
      text: [0, 1, 2]
        .map((step) => WORDS[(number * 7 + step * (1 + (number % 5))) % WORDS.length])
        .join(' '),
      box: WORDS[number % WORDS.length] ?? '',
    }),
  );
  await withLetters(letters, async (fts5) => {
    await withLetters(
      letters,
      (like) => {
        let hits = 0;
        fc.assert(
          fc.property(match, (text) => {
            const found = ids(fts5, text);
            hits += found.length;
            expect({ text, found: ids(like, text) }).toEqual({ text, found });
          }),
          { numRuns: 300 },
        );
        expect(hits).toBeGreaterThan(100);
      },
      { fullTextBy: 'like' },
    );
  });
});
