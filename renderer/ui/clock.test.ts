import { assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { laterBy, readClock } from './clock.ts';

test.each([
  ['9', '09:00'],
  [' 9:30 ', '09:30'],
  ['0930', '09:30'],
  ['14.30 Uhr', '14:30'],
  ['um 8', '08:00'],
  ['2 pm', '14:00'],
  ['12:15am', '00:15'],
  ['24:00', '00:00'],
  ['', null],
  ['9:75', null],
  ['25', null],
  ['13 pm', null],
  ['soon', null],
])('%j is %j', (typed, clock) => {
  expect(readClock(typed)).toBe(clock);
});

test('every minute of the day reads as it is shown, and steps go round', () => {
  assert(
    property(integer({ min: 0, max: 1439 }), (minute) => {
      const clock = laterBy('00:00', minute);
      expect(readClock(clock)).toBe(clock);
      expect(laterBy(laterBy(clock, 15), -15)).toBe(clock);
    }),
  );
  expect(laterBy('23:50', 15)).toBe('00:05');
});
