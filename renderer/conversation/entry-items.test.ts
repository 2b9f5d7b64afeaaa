import { expect, test } from 'vitest';
import type { ConversationEntry } from '#contract/rows.ts';
import { toId } from '#domain/ids.ts';
import { createWorld } from '#renderer/testing/fixture-world.ts';
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
  expect(kinds({ hasEarlier: false, hasLater: false, firstUnread: null })).toEqual([
    'day',
    'a',
    'b',
    'day',
    'c',
  ]);
});

test('the first unread one has a line over it, and earlier ones can be loaded', () => {
  expect(kinds({ hasEarlier: true, hasLater: true, firstUnread: 'b' })).toEqual([
    'earlier',
    'day',
    'a',
    'new',
    'b',
    'day',
    'c',
    'later',
  ]);
});

test('that an answer answers the message right above it goes without saying', () => {
  const world = createWorld(0);
  const any = [...world.entries.values()].flat().find((entry) => entry.entry === 'message');
  if (any?.entry !== 'message') throw new Error('The world is silent');
  const answer = (id: string, to: string): ConversationEntry => ({
    ...any,
    id,
    answers: { messageId: toId(to), authorName: 'Mia', isOurs: false },
  });
  const items = entryItems([{ ...any, id: 'a' }, answer('b', 'a'), answer('c', 'a')], {
    hasEarlier: false,
    hasLater: false,
    firstUnread: null,
  });
  expect(items.map((item) => item.kind === 'entry' && 'answers' in item.entry)).toEqual([
    false,
    false,
    false,
    true,
  ]);
});

test('answers to answers stand further in, up to a depth; in a direct talk nothing does', () => {
  const world = createWorld(0);
  const any = [...world.entries.values()].flat().find((entry) => entry.entry === 'message');
  if (any?.entry !== 'message') throw new Error('The world is silent');
  const link = (kind: 'comment' | 'direct', id: string, to: string): ConversationEntry => ({
    ...any,
    id,
    kind,
    ...(to === '' ? {} : { answers: { messageId: toId(to), authorName: 'Mia', isOurs: false } }),
  });
  const chain = (kind: 'comment' | 'direct'): ConversationEntry[] =>
    ['a', 'b', 'c', 'd', 'e'].map((id, index) =>
      link(kind, id, ['', 'a', 'b', 'c', 'd'][index] ?? ''),
    );
  const depths = (kind: 'comment' | 'direct') =>
    entryItems(chain(kind), { hasEarlier: false, hasLater: false, firstUnread: null }).flatMap(
      (item) => (item.kind === 'entry' ? [item.depth] : []),
    );
  expect(depths('comment')).toEqual([0, 1, 2, 3, 3]);
  expect(depths('direct')).toEqual([0, 0, 0, 0, 0]);
});
