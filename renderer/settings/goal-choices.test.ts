import { expect, test } from 'vitest';
import { GOAL_KINDS, isTaken, newGoal } from './goal-choices.ts';

test('the first goal is for everything, the next for a kind without one', () => {
  const first = newGoal([], 'a');
  expect(first?.kind).toBeUndefined();
  const second = newGoal(first === null ? [] : [first], 'b');
  expect(second?.kind).toBe('comment');
});

test('when everything has a goal there is none to add', () => {
  const all = [{ id: 'all' }, ...GOAL_KINDS.map((kind) => ({ id: kind, kind }))];
  expect(newGoal(all, 'x')).toBeNull();
});

test('two goals for the same are one too many; a goal is not in its own way', () => {
  const goals = [{ id: 'a' }, { id: 'b', network: 'mastodon' }];
  expect(isTaken({ id: 'c' }, goals)).toBe(true);
  expect(isTaken({ id: 'a' }, goals)).toBe(false);
  expect(isTaken({ id: 'b', network: 'bluesky' }, goals)).toBe(false);
});
