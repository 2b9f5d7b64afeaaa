import { expect, test } from 'vitest';
import { findConflicts, keysOf, takenBy } from './key-choices.ts';

test('the keys that Parley comes with are free of conflicts', () => {
  expect(findConflicts({})).toEqual([]);
});

test('a chosen key takes the place of the usual ones, and none switches the command off', () => {
  expect(keysOf('conversation.done', { 'conversation.done': ['y'] })).toEqual(['y']);
  expect(keysOf('conversation.done', { 'conversation.done': [] })).toEqual([]);
  expect(keysOf('conversation.done', {})).toEqual(['e']);
});

test('a key bound twice is found, and the first of the map runs', () => {
  expect(findConflicts({ 'conversation.label': ['e'] })).toEqual([
    { key: 'e', first: 'conversation.done', second: 'conversation.label' },
  ]);
});

test('list and conversation listen together, columns apart from both', () => {
  expect(takenBy('conversation.done', 'x', {})).toBe('list.select');
  expect(takenBy('card.like', 'e', {})).toBeUndefined();
  expect(takenBy('card.like', '?', {})).toBe('app.keys');
});

test('the first of two keys is taken as well', () => {
  expect(takenBy('list.next', 'g', {})).toBe('go.inbox');
  expect(takenBy('list.next', 'g i', {})).toBe('go.inbox');
  expect(takenBy('list.next', 'j i', { 'list.next': [] })).toBeUndefined();
});
