import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { riseOf } from './rise.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Friday, 20:00 UTC. */
const NOW = Date.UTC(2026, 10, 27, 20);
const all = { now: NOW, historyFrom: NOW - 80 * DAY };

/** `perDay` mentions on each of `days` days, spread over the day. */
function quiet(days: number, perDay: number): number[] {
  return Array.from({ length: days * perDay }, (_, at) => NOW - ((at + 0.5) * DAY) / perDay);
}
const burst = (count: number, hours: number, end = NOW): number[] =>
  Array.from({ length: count }, (_, at) => end - ((at + 0.5) * hours * HOUR) / count);

describe('a rise', () => {
  test('is much more than in the same hours of the weeks before, and says since when', () => {
    const rise = riseOf([...quiet(70, 8), ...burst(30, 6)], all);
    expect(rise).toEqual({ since: NOW - 6 * HOUR, count: 32, usual: 2 });
  });

  test('is none where every week has such a day', () => {
    const fridays = Array.from({ length: 9 }, (_, week) => burst(30, 6, NOW - week * 7 * DAY));
    expect(riseOf([...quiet(70, 8), ...fridays.flat()], all)).toBeNull();
  });

  test('is found where nobody spoke of it before', () => {
    expect(riseOf(burst(9, 3), all)).toMatchObject({ count: 9, usual: 0 });
  });

  test('is not told from four mentions, nor from a history of two days', () => {
    expect(riseOf(burst(4, 1), all)).toBeNull();
    expect(riseOf(burst(40, 1), { now: NOW, historyFrom: NOW - 2 * DAY })).toBeNull();
  });

  test('counts the days before while there are no three weeks', () => {
    const young = { now: NOW, historyFrom: NOW - 10 * DAY };
    expect(riseOf([...quiet(10, 8), ...burst(30, 6)], young)).not.toBeNull();
  });

  test('of last month does not hide the one of today', () => {
    const before = burst(200, 24, NOW - 14 * DAY);
    expect(riseOf([...quiet(70, 8), ...before, ...burst(30, 6)], all)).not.toBeNull();
  });

  test('that goes on for days has one beginning', () => {
    const times = [...quiet(70, 4), ...burst(120, 48)];
    const later = riseOf(times, all)?.since ?? 0;
    expect(NOW - later).toBeGreaterThan(40 * HOUR);
    expect(NOW - later).toBeLessThanOrEqual(54 * HOUR);
  });
});

test('an even stream is never a rise, and the order of the times does not matter', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 0, max: 23 }),
      (perDay, hour) => {
        const times = quiet(77, perDay);
        const asked = { now: NOW - hour * HOUR, historyFrom: all.historyFrom };
        expect(riseOf(times, asked)).toBeNull();
        const loud = [...times, ...burst(5 * perDay + 20, 6)];
        expect(riseOf(loud.toReversed(), all)).toEqual(riseOf(loud, all));
        expect(riseOf(loud, all)).not.toBeNull();
      },
    ),
    { numRuns: 60 },
  );
});
