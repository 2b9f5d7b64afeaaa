import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compileMonitor } from '#domain/monitor/match.ts';
import { monitoredOf } from '#domain/monitor/monitored.ts';
import { parseMonitor } from '#domain/monitor/parse.ts';
import { questionOf } from '#domain/monitor/word-question.ts';
import type { Message } from '#domain/message.ts';
import { aMessage, anAccount, BAKERY, GARAGE } from '#main/testing/documents.ts';
import { openTestStore } from '#main/testing/test-store.ts';
import type { OpenedStore } from './open.ts';

const account = anAccount(BAKERY);
const WORDS = [
  'Köln',
  'koeln',
  'KOLN',
  'Straße',
  'strasse',
  'Rabe',
  'raben',
  'Café',
  'x',
  '–',
  '👋',
  'Rösterei',
];

let store: OpenedStore;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(async () => {
  await store.close();
});

async function fill(texts: readonly string[]): Promise<readonly Message[]> {
  const messages = texts.map((text, at) =>
    aMessage(account, `m${at}`, {
      text,
      createdAt: at + 1,
      ...(at % 5 === 0 ? { contentWarning: texts[at + 1] ?? '' } : {}),
      ...(at % 7 === 0 ? { authorName: 'Rabe Köln' } : {}),
    }),
  );
  await store.forWorkspace(BAKERY).change(
    (tx) => {
      for (const message of messages) tx.put('messages', message);
    },
    { safety: 'cache' },
  );
  const other = anAccount(GARAGE);
  await store
    .forWorkspace(GARAGE)
    .change((tx) => tx.put('messages', aMessage(other, '1', { text: 'Rabe Köln' })), {
      safety: 'cache',
    });
  return messages;
}

const term = fc.oneof(
  fc.constantFrom('köln', 'koeln', 'koln', 'strasse', 'STRASSE', 'rab*', 'röst*', 'cafe', 'raben'),
  fc.constantFrom(
    '"rabe köln"',
    '"koeln rabe"',
    '"café straße"',
    'rabe NEAR/2 köln',
    '(x OR café)',
  ),
);
const query = fc
  .tuple(term, fc.array(fc.tuple(fc.constantFrom('AND', 'OR', 'AND NOT'), term), { maxLength: 3 }))
  .map(([first, rest]) => [first, ...rest.flat()].join(' '));

test('the index and the matcher find the same mentions', async () => {
  const random = fc.sample(fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 8 }), {
    numRuns: 300,
    seed: 7,
  });
  const messages = await fill(random.map((words) => words.join(' ')));
  let hits = 0;
  await fc.assert(
    fc.asyncProperty(query, async (words) => {
      const parsed = parseMonitor(words);
      if (!parsed.ok) return;
      const match = compileMonitor(parsed.query);
      const isHit = (message: Message): boolean => match(monitoredOf(message)) !== null;
      const question = questionOf(parsed.query);
      if (question === null) throw new Error(`${words} asks the index nothing`);
      const found = await store.forWorkspace(BAKERY).messagesWith({ question, limit: 1000 });
      const expected = messages.filter(isHit).map(({ id }) => id);
      hits += expected.length;
      expect(
        found
          .filter(isHit)
          .map(({ id }) => id)
          .toSorted(),
      ).toEqual(expected.toSorted());
      const isExact = !/"|NEAR/u.test(words);
      if (isExact) expect(found.map(({ id }) => id).toSorted()).toEqual(expected.toSorted());
    }),
    { numRuns: 200 },
  );
  expect(hits).toBeGreaterThan(1000);
});

test('the index gives the newest first, within a time and for one client', async () => {
  await fill(['Rabe eins', 'Rabe zwei', 'nichts', 'Rabe drei']);
  const question = { kind: 'words', text: 'rabe', isPrefix: false } as const;
  const texts = async (asked: { from?: number; below?: number; limit?: number }) =>
    (await store.forWorkspace(BAKERY).messagesWith({ question, limit: 9, ...asked })).map(
      ({ text }) => text,
    );
  expect(await texts({})).toEqual(['Rabe drei', 'Rabe zwei', 'Rabe eins']);
  expect(await texts({ from: 2, below: 4 })).toEqual(['Rabe zwei']);
  expect(await texts({ limit: 1 })).toEqual(['Rabe drei']);
});

test('the times of a monitor are read without its messages', async () => {
  await fill(['Rabe eins', 'Rabe zwei']);
  await store.forWorkspace(BAKERY).change(
    (tx) => {
      for (const message of tx.find('messages', {}))
        tx.put('messages', { ...message, monitorIds: ['m'] });
    },
    { safety: 'cache' },
  );
  const asked = { where: { monitorIds: { has: 'm' }, createdAt: { from: 2 } } };
  expect(await store.forWorkspace(BAKERY).numbers('messages', 'createdAt', asked)).toEqual([2]);
  expect(await store.forWorkspace(GARAGE).numbers('messages', 'createdAt', asked)).toEqual([]);
});
