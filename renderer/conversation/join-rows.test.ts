import { assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import type { ConversationEntry } from '#contract/rows.ts';
import { joinRows } from './join-rows.ts';

const entry = (at: number, text = ''): ConversationEntry => ({
  id: String(at),
  entry: 'note',
  text,
  createdAt: at,
});
const range = (from: number, below: number, text = '') =>
  Array.from({ length: Math.max(0, below - from) }, (_, index) => entry(from + index, text));
const idsOf = (rows: readonly ConversationEntry[]) => rows.map(({ id }) => Number(id));

test('a stretch that moves up keeps what lies below it, and takes the fresh copy of what both have', () => {
  const joined = joinRows(range(50, 100, 'old'), range(20, 60, 'new'), {
    hasEarlier: true,
    hasLater: true,
  });
  expect(joined).toEqual([...range(20, 60, 'new'), ...range(60, 100, 'old')]);
});

test('a stretch at the end is followed by nothing, also when more was known there', () => {
  const known = range(50, 100, 'old');
  const joined = joinRows(known, range(80, 90, 'new'), { hasEarlier: true, hasLater: false });
  expect(joined).toEqual([...range(50, 80, 'old'), ...range(80, 90, 'new')]);
});

test('far away is somewhere else', () => {
  const shown = range(0, 10);
  expect(joinRows(range(50, 60), shown, { hasEarlier: false, hasLater: true })).toBe(shown);
});

test('however the stretch moves, nothing is doubled, out of order or missing within it', () => {
  assert(
    property(integer({ min: 0, max: 90 }), integer({ min: 0, max: 90 }), (a, b) => {
      const all = 100;
      const window = (at: number) => ({
        rows: range(at, Math.min(at + 30, all)),
        edges: { hasEarlier: at > 0, hasLater: at + 30 < all },
      });
      const first = window(a);
      const second = window(b);
      const ids = idsOf(joinRows(first.rows, second.rows, second.edges));
      expect(ids).toEqual([...new Set(ids)].toSorted((one, other) => one - other));
      expect(ids.at(-1)).toBe((ids[0] ?? 0) + ids.length - 1);
      for (const id of idsOf(second.rows)) expect(ids).toContain(id);
    }),
  );
});
