import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cameAbove,
  indexToReturnTo,
  keptPlaces,
  newAbove,
  NO_PLACE,
  placesOf,
  readerPlace,
} from './reader-place.ts';

describe('the reader of a column', () => {
  test('sees nothing as new when the column opens for the first time', () => {
    const order = ['c', 'b', 'a'];
    expect(newAbove(readerPlace(NO_PLACE, order, 0), order)).toBe(0);
  });

  test('finds what came in counted above, and fewer the higher they scroll', () => {
    const opened = readerPlace(NO_PLACE, ['b', 'a'], 0);
    const order = ['e', 'd', 'c', 'b', 'a'];
    const below = readerPlace(opened, order, 3);
    expect(newAbove(below, order)).toBe(3);
    const higher = readerPlace(below, order, 1);
    expect(newAbove(higher, order)).toBe(1);
    expect(newAbove(readerPlace(higher, order, 0), order)).toBe(0);
  });

  test('does not make seen rows new again by scrolling down', () => {
    const order = ['c', 'b', 'a'];
    const down = readerPlace(readerPlace(NO_PLACE, order, 0), order, 2);
    expect([newAbove(down, order), indexToReturnTo(down, order)]).toEqual([0, 2]);
  });

  test('keeps the place when the column is empty for a moment', () => {
    const place = readerPlace(NO_PLACE, ['a'], 0);
    expect(readerPlace(place, [], 0)).toEqual(place);
  });

  test('starts anew when the newest seen row was deleted', () => {
    const place = readerPlace(NO_PLACE, ['b', 'a'], 0);
    expect(readerPlace(place, ['c', 'a'], 1)).toEqual({ seenTopId: 'a', topId: 'a' });
  });
});

test('rows above are told from rows below and from the first fill', () => {
  expect(cameAbove(['b', 'a'], ['c', 'b', 'a'])).toBe(true);
  expect(cameAbove(['b'], ['b', 'a'])).toBe(false);
  expect(cameAbove([], ['b', 'a'])).toBe(false);
  expect(cameAbove(['x'], ['b', 'a'])).toBe(false);
});

test('the count never passes the rows above the reader, wherever they scroll', () => {
  const walk = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('arrive' as const), count: fc.integer({ min: 1, max: 4 }) }),
      fc.record({ kind: fc.constant('scroll' as const), to: fc.nat({ max: 30 }) }),
    ),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(walk, (events) => {
      let order = ['first'];
      let top = 0;
      let place = readerPlace(NO_PLACE, order, top);
      for (const [step, event] of events.entries()) {
        const before = newAbove(place, order);
        if (event.kind === 'arrive') {
          const fresh = Array.from({ length: event.count }, (_, n) => `${step}-${n}`);
          order = fresh.concat(order);
          top += event.count;
          place = readerPlace(place, order, top);
          expect(newAbove(place, order)).toBe(before + event.count);
        } else {
          top = Math.min(event.to, order.length - 1);
          place = readerPlace(place, order, top);
          expect(newAbove(place, order)).toBe(Math.min(before, top));
        }
      }
    }),
  );
});

test('the places of the columns looked at last are remembered as they were', () => {
  const places = Object.fromEntries(
    Array.from({ length: 70 }, (_, index) => [`c${index}`, { topId: 'a', seenTopId: `${index}` }]),
  );
  const back = placesOf(keptPlaces(places));
  expect(Object.keys(back)).toHaveLength(60);
  expect(back['c69']).toEqual({ topId: 'a', seenTopId: '69' });
  expect(back['c9']).toBeUndefined();
});
