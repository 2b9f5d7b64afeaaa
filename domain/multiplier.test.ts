import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  byReadings,
  fitsMultiplierFilter,
  placeOnMap,
  readingsOf,
  toneOf,
  type Heard,
} from './multiplier.ts';

const heard = (change: Partial<Heard>): Heard => ({
  messages: 1,
  messagesBefore: 0,
  positive: 0,
  negative: 0,
  ...change,
});
const DAY = 24 * 3_600_000;
const person = fc.record({
  messages: fc.nat(1000),
  messagesBefore: fc.nat(1000),
  positive: fc.nat(1000),
  negative: fc.nat(1000),
  reach: fc.nat(10_000_000),
});

describe('who carries far', () => {
  test('is who writes often and reaches many; an unknown reach counts as one', () => {
    const loud = heard({ messages: 20 });
    const far = heard({ messages: 2, reach: 18_000 });
    const small = heard({ messages: 30, reach: 12 });
    expect([loud, small, far].toSorted(byReadings)).toEqual([far, small, loud]);
    expect([loud, far, small].map(readingsOf)).toEqual([20, 36_000, 360]);
  });

  test('stands in one order, whoever is asked first', () => {
    fc.assert(
      fc.property(person, person, (a, b) => {
        expect(Math.sign(byReadings(a, b)) + Math.sign(byReadings(b, a))).toBe(0);
      }),
    );
  });

  test('sounds like the side that is heard twice as often', () => {
    const tones = [
      [0, 0],
      [4, 2],
      [3, 2],
      [2, 4],
      [0, 1],
    ].map(([positive = 0, negative = 0]) => toneOf({ positive, negative }));
    expect(tones).toEqual(['neutral', 'positive', 'mixed', 'negative', 'negative']);
  });

  test('is found by what is to be done: the critical ones, and those nobody wrote to for a month', () => {
    const now = 100 * DAY;
    const fits = (filter: 'all' | 'critical' | 'not-contacted', at: number | undefined) =>
      fitsMultiplierFilter(filter, { positive: 1, negative: 1, lastContactAt: at }, now);
    expect(fits('all', now)).toBe(true);
    expect(fits('critical', now)).toBe(true);
    expect(fits('not-contacted', now - 29 * DAY)).toBe(false);
    expect(fits('not-contacted', now - 31 * DAY)).toBe(true);
    expect(fits('not-contacted', undefined)).toBe(true);
    expect(fitsMultiplierFilter('critical', { positive: 2, negative: 1 }, now)).toBe(false);
    const isToDo = (daysAgo: number): boolean => {
      const mark = { kind: 'not-now', at: now - daysAgo * DAY } as const;
      return fitsMultiplierFilter('to-do', { positive: 0, negative: 0, mark }, now);
    };
    expect([isToDo(0), isToDo(89), isToDo(90)]).toEqual([false, false, true]);
  });

  test('stands on the map, whoever it is', () => {
    fc.assert(
      fc.property(person, person, (a, b) => {
        const most = {
          messages: Math.max(a.messages, b.messages),
          reach: Math.max(a.reach, b.reach),
        };
        for (const place of [placeOnMap(a, most), placeOnMap(b, most)])
          for (const at of [place.x, place.y]) {
            expect(at).toBeGreaterThanOrEqual(0);
            expect(at).toBeLessThanOrEqual(1);
          }
      }),
    );
    expect(placeOnMap({ messages: 10, reach: 1 }, { messages: 100, reach: 1000 })).toEqual({
      x: 0.5,
      y: 0,
    });
  });
});
