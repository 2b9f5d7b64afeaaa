import { expect, test } from 'vitest';
import { readReach } from './read-reach.ts';

test('a reach is read as people write it', () => {
  expect(['1.000', '1,000', '18 000', '0'].map(readReach)).toEqual([1000, 1000, 18_000, 0]);
  expect(['', 'viele', '-5', '9'.repeat(12)].map(readReach)).toEqual([null, null, null, null]);
});
