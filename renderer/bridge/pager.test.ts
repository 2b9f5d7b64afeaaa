import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MOST_ROWS } from '#contract/limits.ts';
import type { Place } from '#contract/stretch.ts';
import { createPager, type Ask, type Source } from './pager.ts';

type Row = { readonly id: string; readonly at: number };

/** Main with one long list, newest first: answers what is asked, and again after `tell`. */
function fakeMain(count: number) {
  const times = new Map(Array.from({ length: count }, (_, at) => [`r${at}`, at]));
  const open = new Map<
    string,
    { readonly ask: Ask; readonly tell: Set<() => void>; rows: Row[] | null }
  >();
  let clock = count;
  const placeOf = ({ id, at }: Row): Place => ({ part: 0, at, id });
  const list = (): Row[] =>
    [...times].map(([id, at]) => ({ id, at })).toSorted((a, b) => b.at - a.at);
  const read = ({ after, upTo, limit }: Ask): Row[] =>
    list()
      .filter(({ at }) => (after?.at ?? Infinity) > at && at >= (upTo?.at ?? -1))
      .slice(0, limit + 1);
  const source: Source<Row, number> = {
    seen(ask) {
      const found = open.get(JSON.stringify(ask))?.rows ?? null;
      if (found === null) return { window: null, trouble: null };
      const rows = found.slice(0, ask.limit);
      const middle = rows[Math.floor((rows.length - 1) / 2)];
      const last = rows.at(-1);
      return {
        window: {
          rows,
          rest: times.size,
          ends: {
            middle: middle === undefined ? null : placeOf(middle),
            last: last === undefined ? null : placeOf(last),
            hasMore: found.length > ask.limit,
          },
        },
        trouble: null,
      };
    },
    subscribe(ask, listener) {
      const key = JSON.stringify(ask);
      const view = open.get(key) ?? { ask, tell: new Set(), rows: null };
      open.set(key, view);
      view.tell.add(listener);
      return () => {
        view.tell.delete(listener);
        if (view.tell.size === 0) open.delete(key);
      };
    },
  };
  /** Until nobody has anything to say any more. */
  const tell = (): void => {
    for (let isNew = true; isNew;) {
      isNew = false;
      for (const view of Array.from(open.values())) {
        const rows = read(view.ask);
        expect(view.ask.limit).toBeLessThanOrEqual(MOST_ROWS);
        if (JSON.stringify(rows) === JSON.stringify(view.rows)) continue;
        isNew = true;
        view.rows = rows;
        for (const listener of view.tell) listener();
      }
    }
  };
  return {
    source,
    tell,
    list,
    windows: () => open.size,
    write: (id: string) => times.set(id, (clock += 1)),
    remove: (id: string) => times.delete(id),
  };
}

const ids = (rows: readonly Row[] | null): string[] => (rows ?? []).map(({ id }) => id);

test('a list grows window by window, and only those near to what is in sight are open', () => {
  const main = fakeMain(3000);
  const pager = createPager(main.source);
  pager.subscribe(() => undefined);
  main.tell();
  expect([pager.shown().rows?.length, pager.shown().hasMore]).toEqual([100, true]);
  for (let wanted = 200; wanted <= 2000; wanted += 100) {
    pager.want(wanted);
    pager.look({ from: wanted - 120, to: wanted - 105 });
    main.tell();
    expect(main.windows()).toBeLessThanOrEqual(5);
  }
  expect(ids(pager.shown().rows)).toEqual(ids(main.list()).slice(0, 2000));
  for (let n = 0; n < 700; n++) main.write(`new${n}`);
  main.tell();
  expect(ids(pager.shown().rows).slice(0, 800)).toEqual(ids(main.list()).slice(0, 800));
  expect(main.windows()).toBeLessThanOrEqual(5 + 2);
});

test('a short first window is shown before the rest of what is wanted comes', () => {
  const main = fakeMain(500);
  const pager = createPager(main.source, 30);
  const lengths: number[] = [];
  pager.subscribe(() => lengths.push(pager.shown().rows?.length ?? 0));
  pager.want(100);
  main.tell();
  expect([...new Set(lengths)]).toEqual([0, 30, 130]);
  expect(ids(pager.shown().rows)).toEqual(ids(main.list()).slice(0, 130));
});

test('what moved from a window far away to the top is shown once', () => {
  const main = fakeMain(1000);
  const pager = createPager(main.source);
  pager.subscribe(() => undefined);
  pager.want(600);
  main.tell();
  pager.look({ from: 0, to: 10 });
  main.write('r500');
  main.tell();
  const shown = ids(pager.shown().rows);
  expect(shown[0]).toBe('r500');
  expect(new Set(shown).size).toBe(shown.length);
});

test('nobody looking: no window stays open', () => {
  const main = fakeMain(500);
  const pager = createPager(main.source);
  const stop = pager.subscribe(() => undefined);
  pager.want(300);
  main.tell();
  stop();
  expect(main.windows()).toBe(0);
  pager.subscribe(() => undefined);
  main.write('r1');
  main.tell();
  expect(ids(pager.shown().rows)).toEqual(ids(main.list()).slice(0, pager.shown().rows?.length));
});

test('an empty list is known to be empty', () => {
  const source: Source<Row, number> = {
    seen: () => ({
      window: { rows: [], rest: 0, ends: { middle: null, last: null, hasMore: false } },
      trouble: null,
    }),
    subscribe: () => () => undefined,
  };
  expect(createPager(source).shown()).toEqual({
    rows: [],
    rest: 0,
    trouble: null,
    hasMore: false,
  });
});

type Step =
  | { readonly kind: 'write'; readonly ids: readonly number[] }
  | { readonly kind: 'remove'; readonly ids: readonly number[] }
  | { readonly kind: 'want'; readonly at: number }
  | { readonly kind: 'look'; readonly at: number };
const numbers = fc.integer({ min: 0, max: 499 });
const many = fc.array(numbers, { maxLength: 250 });
const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('write'), ids: many }),
  fc.record({ kind: fc.constant('remove'), ids: many }),
  fc.record({ kind: fc.constant('want'), at: numbers }),
  fc.record({ kind: fc.constant('look'), at: numbers }),
);

test('whatever is written, moved, taken away and scrolled: what all look at is the list itself', () => {
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 25 }), (played) => {
      const main = fakeMain(400);
      const pager = createPager(main.source);
      pager.subscribe(() => undefined);
      main.tell();
      for (const step of played) {
        if (step.kind === 'write') for (const id of step.ids) main.write(`r${id}`);
        else if (step.kind === 'remove') for (const id of step.ids) main.remove(`r${id}`);
        else if (step.kind === 'want') pager.want(step.at);
        else pager.look({ from: step.at, to: step.at + 10 });
        main.tell();
        const shown = ids(pager.shown().rows);
        expect(new Set(shown).size).toBe(shown.length);
      }
      pager.look({ from: 0, to: Infinity });
      main.tell();
      const { rows, hasMore } = pager.shown();
      const whole = ids(main.list());
      expect(ids(rows)).toEqual(whole.slice(0, rows?.length));
      expect(hasMore).toBe((rows?.length ?? 0) < whole.length);
    }),
    { numRuns: 150 },
  );
});
