import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEncoder, delta } from './delta.ts';

type Row = { readonly id: string; readonly text: string };

/** What a window does with a delta. */
function createWindow() {
  const known = new Map<string, Row>();
  const shown: { order: readonly string[]; rest: unknown } = { order: [], rest: undefined };
  return {
    known,
    take(update: { order: string[]; rows: Row[]; rest?: unknown }) {
      for (const row of update.rows) known.set(row.id, row);
      shown.order = update.order;
      if (update.rest !== undefined) shown.rest = update.rest;
    },
    rows: () => shown.order.map((id) => known.get(id)),
    rest: () => shown.rest,
  };
}

const rows = fc
  .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'))
  .chain((ids) =>
    fc
      .array(fc.constantFrom('x', 'y'), { minLength: ids.length, maxLength: ids.length })
      .map((texts) => ids.map((id, at) => ({ id, text: texts[at] ?? '' }))),
  );
const rests = fc.record({ total: fc.integer({ min: 0, max: 2 }) });

test('a window that takes every delta shows what main has', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(rows, rests), { minLength: 1 }), (states) => {
      const encoder = createEncoder<Row>();
      const window = createWindow();
      for (const [current, rest] of states) {
        const update = encoder.next(current, rest);
        if (update !== null) {
          expect(delta.safeParse(update).success).toBe(true);
          window.take(update);
        }
        expect([window.rows(), window.rest()]).toEqual([current, rest]);
      }
    }),
  );
});

test('nothing is sent twice', () => {
  fc.assert(
    fc.property(rows, rests, (current, rest) => {
      const encoder = createEncoder<Row>();
      expect(encoder.next(current, rest)).toEqual({
        order: current.map((row) => row.id),
        rows: current,
        rest,
      });
      expect(encoder.next(current, rest)).toBeNull();
    }),
  );
});

test('only what differs crosses the bridge', () => {
  const encoder = createEncoder<Row>();
  const [a, b] = [
    { id: 'a', text: '1' },
    { id: 'b', text: '1' },
  ];
  encoder.next([a, b], { total: 2 });
  expect(encoder.next([b, a], { total: 2 })).toEqual({ order: ['b', 'a'], rows: [] });
  expect(encoder.next([b], { total: 1 })).toEqual({ order: ['b'], rows: [], rest: { total: 1 } });
  expect(encoder.next([{ ...b, text: '2' }], { total: 1 })).toEqual({
    order: ['b'],
    rows: [{ id: 'b', text: '2' }],
  });
  expect(encoder.next([a, b], { total: 1 })).toEqual({
    order: ['a', 'b'],
    rows: [a, b],
  });
});

test('an empty view says so once', () => {
  const encoder = createEncoder<Row>();
  expect(encoder.next([], {})).toEqual({ order: [], rows: [], rest: {} });
  expect(encoder.next([], {})).toBeNull();
});
