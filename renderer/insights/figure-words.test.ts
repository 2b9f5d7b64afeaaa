import { expect, test } from 'vitest';
import { changeOf, shareOf } from './figure-words.ts';

test('a faster answer is good, more negative messages are not', () => {
  expect(changeOf(30, 60, 'less-is-good')).toEqual({ way: 'down', percent: 50, look: 'good' });
  expect(changeOf(0.2, 0.1, 'less-is-good')).toEqual({ way: 'up', percent: 100, look: 'bad' });
  expect(changeOf(5, 4, 'neutral')).toEqual({ way: 'up', percent: 25, look: 'plain' });
});

test('nothing is compared with nothing', () => {
  expect(changeOf(5, 0, 'neutral')).toBeNull();
  expect(changeOf(null, 5, 'neutral')).toBeNull();
  expect(changeOf(5, 5, 'neutral')).toBeNull();
  expect(shareOf(0, 0)).toBeNull();
});
