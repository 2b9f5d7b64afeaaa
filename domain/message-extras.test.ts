import { expect, test } from 'vitest';
import { historyAfter, wordsOf } from './message-extras.ts';

const first = { text: 'Ofen on', version: 10, createdAt: 10 };

test('an edit keeps how it read before, and since when', () => {
  const second = { ...first, text: 'Oven on', version: 20, editedAt: 20 };
  const history = historyAfter(first, second);
  expect(history).toEqual([{ text: 'Ofen on', since: 10 }]);
  const third = { ...second, contentWarning: 'Hot', version: 30, editedAt: 30 };
  expect(historyAfter({ ...second, history: history ?? [] }, third)).toEqual([
    { text: 'Ofen on', since: 10 },
    { text: 'Oven on', since: 20 },
  ]);
});

test('the same version in other words, and a new version in the same words, are no edit', () => {
  expect(historyAfter(first, { ...first, text: 'Oven on' })).toBeUndefined();
  expect(historyAfter(first, { ...first, version: 20 })).toBeUndefined();
});

test('somebody who edits for ever fills no disk: twenty earlier versions are kept', () => {
  let now: Parameters<typeof historyAfter>[0] = first;
  for (let version = 11; version < 60; version++) {
    const next = { ...first, text: `Take ${version}`, version, editedAt: version };
    const history = historyAfter(now, next) ?? [];
    now = { ...next, history };
  }
  expect(now.history).toHaveLength(20);
  expect(now.history?.at(-1)).toEqual({ text: 'Take 58', since: 58 });
});

test('a message without words of its own is named by what hangs on it', () => {
  const card = { url: 'https://a.example', title: 'Bread' };
  const quote = { state: 'shown', authorName: 'Mia', authorHandle: 'mia', text: 'Hi' } as const;
  const poll = { options: [{ title: 'A' }, { title: 'B' }], isClosed: false, isMultiple: false };
  expect(wordsOf({ text: 'Hello', card, quote, poll })).toBe('Hello');
  expect(wordsOf({ text: ' ', card, quote })).toBe('Mia: Hi');
  expect(wordsOf({ text: '', card, poll })).toBe('Bread');
  expect(wordsOf({ text: '', poll, quote: { state: 'gone' } })).toBe('A · B');
  expect(wordsOf({ text: 'Hello', contentWarning: 'Spiders' })).toBe('Spiders');
});
