import { expect, test } from 'vitest';
import { oldBefore } from './retention.ts';

test('a year is a year, and without a number nothing gets old', () => {
  const now = Date.UTC(2026, 10, 25);
  expect(oldBefore(now, 12)).toBe(Date.UTC(2025, 10, 25));
  expect(oldBefore(now, 0)).toBeNull();
});
