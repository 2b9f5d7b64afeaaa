import { expect, test } from 'vitest';
import { capIn } from './cap-in.ts';

test.each([
  ['5', 5_000_000],
  ['2.50', 2_500_000],
  [' 2,5 ', 2_500_000],
  ['0', 0],
  ['', null],
  ['five', undefined],
  ['-1', undefined],
  ['1.2345', undefined],
])('“%s” is %s', (typed, expected) => {
  expect(capIn(typed)).toBe(expected);
});
