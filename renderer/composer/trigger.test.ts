import { assert, nat, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { completion, triggerAt } from './trigger.ts';

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

test.each([
  ['Hallo @ja', 9, 'Hallo @jana '],
  ['Hallo @ja und tschüs', 9, 'Hallo @jana und tschüs'],
  ['Hallo @ja, tschüs', 9, 'Hallo @jana, tschüs'],
  ['Hallo @ja\ntschüs', 9, 'Hallo @jana\ntschüs'],
  ['Hallo @jana', 9, 'Hallo @jana na'],
])(
  'what is completed in %j takes the place of what was typed, with one space',
  (text, at, whole) => {
    const trigger = triggerAt(text, at);
    const { from, to, by } = completion(text, { from: trigger?.from ?? 0, to: at, by: '@jana ' });
    expect(text.slice(0, from) + by + text.slice(to)).toBe(whole);
  },
);

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
