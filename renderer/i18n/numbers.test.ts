import { expect, test } from 'vitest';
import { shortNumber, wholeNumber } from './numbers.ts';

test('thousands are set apart, also where a language has no short word for them', () => {
  expect(wholeNumber(2140, 'de')).toBe('2.140');
  expect(shortNumber(2140, 'de')).toBe('2.140');
  expect(shortNumber(18_400, 'de')).toBe('18.400');
  expect(shortNumber(2140, 'en')).toBe('2.1k');
  expect(shortNumber(530, 'en')).toBe('530');
});
