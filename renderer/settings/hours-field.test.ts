import { expect, test } from 'vitest';
import { DEFAULT_HOURS } from '#domain/business-hours.ts';
import { fieldOf, withDay, withTime } from './hours-field.ts';

test('a time goes into the field and back', () => {
  expect(fieldOf(DEFAULT_HOURS.fromMinute)).toBe('09:00');
  expect(withTime(DEFAULT_HOURS, 'start', '07:30')?.fromMinute).toBe(450);
});

test('midnight as the end is the end of the day', () => {
  expect(withTime(DEFAULT_HOURS, 'end', '00:00')?.toMinute).toBe(1440);
  expect(fieldOf(1440)).toBe('00:00');
});

test('hours that close before they open, or that are no time, are refused', () => {
  expect(withTime(DEFAULT_HOURS, 'end', '08:00')).toBeNull();
  expect(withTime(DEFAULT_HOURS, 'start', '')).toBeNull();
});

test('a day is switched on and off', () => {
  const withSunday = withDay(DEFAULT_HOURS, 0);
  expect(withSunday.weekdays).toEqual([0, 1, 2, 3, 4, 5]);
  expect(withDay(withSunday, 0)).toEqual(DEFAULT_HOURS);
});
