import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_HOURS, type BusinessHours } from '#domain/business-hours.ts';
import { nextOpening } from './opening.ts';

const at = (day: number, hour: number, minute = 0) =>
  new Date(2026, 10, day, hour, minute).getTime();

test.each([
  ['in the evening: the next morning', at(24, 20), at(25, 9)],
  ['early in the morning: the same day', at(25, 7), at(25, 9)],
  ['while it is open: the next day', at(25, 11), at(26, 9)],
  ['on Friday afternoon: Monday', at(27, 17, 30), at(30, 9)],
  ['on Sunday: Monday', at(29, 12), at(30, 9)],
] as const)('the next business morning %s', (_when, now, expected) => {
  expect(nextOpening(DEFAULT_HOURS, now)).toBe(expected);
});

test('a client that is open on one day of the week opens on that day', () => {
  const saturdays: BusinessHours = { weekdays: [6], fromMinute: 600, toMinute: 840 };
  expect(nextOpening(saturdays, at(28, 10))).toBe(new Date(2026, 11, 5, 10).getTime());
  expect(nextOpening({ ...saturdays, weekdays: [] }, at(28, 10))).toBeNull();
});

test('whatever the hours: the next opening is to come, on an open day at the opening time', () => {
  const hours = fc.record({
    weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
    fromMinute: fc.integer({ min: 0, max: 23 * 60 }),
    toMinute: fc.constant(24 * 60),
  });
  fc.assert(
    fc.property(hours, fc.integer({ min: 0, max: 3_000_000_000_000 }), (week, now) => {
      const opening = nextOpening(week, now);
      const date = new Date(opening ?? Number.NaN);
      expect(date.getTime()).toBeGreaterThan(now);
      expect(week.weekdays).toContain(date.getDay());
      expect(date.getHours() * 60 + date.getMinutes()).toBe(week.fromMinute);
    }),
  );
});
