import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { EMPTY_WINDOW, growWindow, limitOf, moveWindow } from './column-window.ts';

const ids = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => `m${from - index}`);

test('rows that come in above make the drawn part longer at the top', () => {
  const before = moveWindow(EMPTY_WINDOW, ids(120, 120));
  const after = moveWindow(before, ids(123, 120));
  expect([before.drawn, after.drawn, after.isShift]).toEqual([60, 63, true]);
  expect(after.order[after.drawn - 1]).toBe(before.order[before.drawn - 1]);
});

test('the first fill is no shift', () => {
  expect(moveWindow(EMPTY_WINDOW, ids(5, 5)).isShift).toBe(false);
});

test('the window grows only while there is more to draw', () => {
  const small = moveWindow(EMPTY_WINDOW, ids(10, 10));
  expect(growWindow(small)).toBe(small);
  const large = moveWindow(EMPTY_WINDOW, ids(120, 120));
  expect(growWindow(large).drawn).toBe(120);
});

test('the lowest drawn row never falls out when rows come in above', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 10 }), (arrivals) => {
      let newest = 200;
      let window = moveWindow(EMPTY_WINDOW, ids(newest, 200).slice(0, limitOf(EMPTY_WINDOW)));
      const lowest = window.order[window.drawn - 1];
      for (const count of arrivals) {
        newest += count;
        window = moveWindow(window, ids(newest, newest).slice(0, limitOf(window)));
        expect(window.order[window.drawn - 1]).toBe(lowest);
        expect(limitOf(window)).toBeGreaterThanOrEqual(window.drawn + 50);
      }
    }),
  );
});
