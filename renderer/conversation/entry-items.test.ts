import { expect, test } from 'vitest';
import type { ConversationEntry } from '#contract/rows.ts';
import { entryItems } from './entry-items.ts';

const note = (id: string, ...day: [number, number]): ConversationEntry => ({
  id,
  entry: 'note',
  text: id,
  createdAt: new Date(2026, 10, ...day).getTime(),
});
const rows = [note('a', 21, 9), note('b', 21, 18), note('c', 22, 9)];
const kinds = (given: Parameters<typeof entryItems>[1]) =>
  entryItems(rows, given).map((item) => (item.kind === 'entry' ? item.key : item.kind));

test('each day has its name over its first entry', () => {
  expect(kinds({ hasEarlier: false, firstUnread: null })).toEqual(['day', 'a', 'b', 'day', 'c']);
});

test('the first unread one has a line over it, and earlier ones can be loaded', () => {
  expect(kinds({ hasEarlier: true, firstUnread: 'b' })).toEqual([
    'earlier',
    'day',
    'a',
    'new',
    'b',
    'day',
    'c',
  ]);
});
