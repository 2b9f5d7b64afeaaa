import { expect, test } from 'vitest';
import { turnsOf } from './chosen.ts';

const open = { state: 'open', unreadCount: 2, isMuted: false } as const;
const done = { state: 'done', unreadCount: 0, isMuted: true } as const;

test('what is true of each is turned round', () => {
  expect(turnsOf([done, done])).toEqual({
    state: 'open',
    isRead: false,
    areMuted: true,
    canReopen: true,
  });
});

test('what is true of some becomes true of all', () => {
  expect(turnsOf([done, open])).toEqual({
    state: 'done',
    isRead: true,
    areMuted: false,
    canReopen: true,
  });
});

test('what is open has nowhere to come back from, and nothing is the opposite of nothing', () => {
  expect(turnsOf([open]).canReopen).toBe(false);
  expect(turnsOf([])).toEqual({
    state: 'done',
    isRead: true,
    areMuted: false,
    canReopen: false,
  });
});
