import { expect, test } from 'vitest';
import { createJudge } from '#domain/sentiment/judge.ts';
import { decidingWords } from './tone-words.ts';

const judge = createJudge();

test.each([
  ['Die Lieferung war eine Frechheit und leider zu spät.', ['eine Frechheit', 'zu spät', 'leider']],
  ['Das Essen war nicht gut.', ['war nicht gut']],
  ['Der Zug kommt um acht.', []],
])('%s is explained by %j', (text, expected) => {
  const { sentiment, ...said } = judge(text);
  expect(decidingWords({ text, sentiment, tone: { ...said, by: 'words' } })).toEqual(expected);
});

test('what the person said needs no words', () => {
  const { sentiment, ...said } = judge('Das Essen war nicht gut.');
  const tone = { ...said, by: 'person' } as const;
  expect(decidingWords({ text: 'x', sentiment, tone })).toEqual([]);
});
