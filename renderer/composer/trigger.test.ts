import { assert, nat, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { complete, triggerAt } from './trigger.ts';

test.each([
  ['Hallo @ja', { kind: 'mention', from: 6, word: 'ja' }],
  ['@', { kind: 'mention', from: 0, word: '' }],
  ['(@jana@dres', { kind: 'mention', from: 1, word: 'jana@dres' }],
  ['gern :kaf', { kind: 'emoji', from: 5, word: 'kaf' }],
  ['gern :+1', { kind: 'emoji', from: 5, word: '+1' }],
  ['/dan', { kind: 'saved', from: 0, word: 'dan' }],
  ['@jana /', { kind: 'saved', from: 6, word: '' }],
  ['Zeile\n/öff', { kind: 'saved', from: 6, word: 'öff' }],
])('%j begins something', (text, expected) => {
  expect(triggerAt(text, text.length)).toEqual(expected);
});

test.each([
  'mail@example',
  'um 10:30',
  'https://kaf',
  'und/oder',
  'Hallo: ja',
  ':k',
  'a :',
  'https://a.example/@ja',
  '',
])('%j begins nothing', (text) => {
  expect(triggerAt(text, text.length)).toBeNull();
});

test('what is completed takes the place of what was typed, wherever the caret is', () => {
  const text = 'Hallo @ja und tschüs';
  const trigger = triggerAt(text, 9);
  expect(complete(text, { from: trigger?.from ?? 0, to: 9, by: '@jana ' })).toEqual({
    text: 'Hallo @jana  und tschüs',
    caret: 12,
  });
});

test('whatever is typed, what begins lies before the caret and reads as it says', () => {
  assert(
    property(string(), nat(), (text, at) => {
      const caret = at % (text.length + 1);
      const trigger = triggerAt(text, caret);
      if (trigger === null) return;
      expect(text.slice(trigger.from + 1, caret)).toBe(trigger.word);
    }),
  );
});
