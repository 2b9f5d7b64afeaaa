import { expect, test } from 'vitest';
import { isQuiet } from './quiet-hours.ts';

test.each([
  [{ fromMinute: 720, toMinute: 780 }, 720, true],
  [{ fromMinute: 720, toMinute: 780 }, 780, false],
  [{ fromMinute: 1080, toMinute: 480 }, 1439, true],
  [{ fromMinute: 1080, toMinute: 480 }, 0, true],
  [{ fromMinute: 1080, toMinute: 480 }, 480, false],
  [{ fromMinute: 600, toMinute: 600 }, 600, false],
])('%j at minute %i: %s', (hours, minute, quiet) => {
  expect(isQuiet(hours, minute)).toBe(quiet);
});
