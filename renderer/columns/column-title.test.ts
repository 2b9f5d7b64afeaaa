import { expect, test } from 'vitest';
import { cleanParam, feedFrom, firstFeed } from './column-title.ts';

test('a hashtag is taken with and without its sign', () => {
  expect([cleanParam('tag', ' #kaffee '), cleanParam('tag', 'kaffee')]).toEqual([
    'kaffee',
    'kaffee',
  ]);
  expect(cleanParam('search', ' #kaffee ')).toBe('#kaffee');
});

test('a column that needs words is not ready without them', () => {
  expect(feedFrom('search', '  ')).toBeNull();
  expect(feedFrom('search', 'Rabe')).toEqual({ kind: 'search', param: 'Rabe' });
  expect(feedFrom('home', 'left over')).toEqual({ kind: 'home' });
});

test('home is offered first where an account has it', () => {
  expect(firstFeed({ feeds: ['interactions', 'home'] })).toBe('home');
  expect(firstFeed({ feeds: ['interactions'] })).toBe('interactions');
});
