import { expect, test } from 'vitest';
import { dayShort, dayTitle } from './dates.ts';

const CHRISTMAS_EVE = 20_811;

test('a day below a bar is written as its language writes days, never cut out of a longer one', () => {
  expect(dayTitle(CHRISTMAS_EVE, 'de')).toBe('24.12.2026');
  expect(dayShort(CHRISTMAS_EVE, 'de')).toBe('24.12.');
  expect(dayShort(CHRISTMAS_EVE, 'en')).toBe('24/12');
});
