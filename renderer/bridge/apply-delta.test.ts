import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEncoder } from '#contract/delta.ts';
import { applyUpdate, type ViewSnapshot } from './apply-delta.ts';

const label = (id: string, name: string) => ({ id, name, color: '#112233', workspaceId: 'w1' });
type Shown = ViewSnapshot<'labels'> | null;

function apply(before: Shown, update: unknown): ViewSnapshot<'labels'> {
  const applied = applyUpdate('labels', before, update);
  if (applied.kind !== 'shown') throw new Error(applied.failure.detail);
  return applied.snapshot;
}

test('rows that did not change are the same objects after an update', () => {
  const first = apply(null, {
    order: ['a', 'b'],
    rows: [label('a', 'A'), label('b', 'B')],
    rest: {},
  });
  const second = apply(first, { order: ['b', 'a'], rows: [label('a', 'A!')] });
  expect(second.rows.map(({ name }) => name)).toEqual(['B', 'A!']);
  expect(second.rows[0]).toBe(first.rows[1]);
});

test('a row that leaves the order is gone, also when it comes back without being sent', () => {
  const first = apply(null, { order: ['a'], rows: [label('a', 'A')], rest: {} });
  const second = apply(first, { order: [], rows: [] });
  expect(second.rows).toEqual([]);
  expect(applyUpdate('labels', second, { order: ['a'], rows: [] }).kind).toBe('trouble');
});

test('an update without its form is trouble, not a half-drawn screen', () => {
  const wrong = { order: ['a'], rows: [{ name: 'A' }], rest: {} };
  expect(applyUpdate('labels', null, wrong)).toMatchObject({
    kind: 'trouble',
    failure: { code: 'internal' },
  });
  expect(applyUpdate('labels', null, 'nonsense').kind).toBe('trouble');
});

test('a trouble of main arrives with its host and its time', () => {
  const failure = { code: 'rate-limited', host: 'kaffee.example', retryAt: 5 };
  expect(applyUpdate('labels', null, { trouble: failure })).toEqual({ kind: 'trouble', failure });
});

test('whatever main shows after any number of updates, the window shows the same', () => {
  const row = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    name: fc.string({ minLength: 1 }),
  });
  const rows = fc.uniqueArray(row, { selector: ({ id }) => id });
  fc.assert(
    fc.property(fc.array(rows, { minLength: 1, maxLength: 8 }), (steps) => {
      const encoder = createEncoder();
      let shown: Shown = null;
      for (const step of steps) {
        const all = step.map(({ id, name }) => label(id, name));
        const delta = encoder.next(all, {});
        if (delta !== null) shown = apply(shown, structuredClone(delta));
        expect(shown?.rows).toEqual(all);
      }
    }),
  );
});

function applyInbox(before: ViewSnapshot<'inbox'> | null, update: unknown): ViewSnapshot<'inbox'> {
  const applied = applyUpdate('inbox', before, update);
  if (applied.kind !== 'shown') throw new Error(applied.failure.detail);
  return applied.snapshot;
}

test('parts beside the rows that did not change are the same objects after an update', () => {
  const rest = { total: 2, ends: { middle: null, last: null, hasMore: false } };
  const first = applyInbox(null, { order: [], rows: [], rest });
  const second = applyInbox(first, {
    order: [],
    rows: [],
    rest: { ...structuredClone(rest), total: 3 },
  });
  expect(second.rest.total).toBe(3);
  expect(second.rest.ends).toBe(first.rest.ends);
});
