import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stepWalk, type Mark, type WalkPage, type WalkState } from './walk.ts';

const PAGE = 5;

/** A list as the network keeps it: newest first by the time its author wrote, cursor = that time. */
function pageOf(list: readonly Mark[], next: string | undefined): WalkPage {
  const below = next === undefined ? Infinity : Number(next);
  const older = list.toSorted((a, b) => b.at - a.at).filter(({ at }) => at < below);
  const shown = older.slice(0, PAGE);
  const last = shown.at(-1);
  return { marks: shown, next: older.length > PAGE && last ? String(last.at) : undefined };
}

type Pulled = { readonly state: WalkState; readonly found: string[]; readonly gaps: number };

/** Pulls until there is no more; `during` changes the list between two pages. */
function pull(state: WalkState | null, read: () => readonly Mark[]): Pulled {
  const found: string[] = [];
  let gaps = 0;
  let now = state;
  for (let pages = 0; pages < 100; pages++) {
    const step = stepWalk(now, pageOf(read(), now?.walk?.next));
    found.push(...step.fresh);
    now = step.state;
    if (step.gap !== undefined) gaps++;
    if (!step.more) return { state: now, found, gaps };
  }
  throw new Error('The walk did not end');
}

function marks(from: number, to: number): Mark[] {
  return Array.from({ length: to - from }, (_, index) => ({
    uri: `at://${String(from + index)}`,
    at: (from + index) * 10,
  }));
}

describe('walking back a list that runs from the newest to the oldest', () => {
  test('the first page ever is taken alone: the past is for the backfill', () => {
    const { state, found } = pull(null, () => marks(0, 30));
    expect(found).toHaveLength(PAGE);
    expect(state.walk).toBeUndefined();
  });

  test('nothing new is nothing found', () => {
    const { state } = pull(null, () => marks(0, 30));
    expect(pull(state, () => marks(0, 30))).toMatchObject({ found: [], gaps: 0 });
  });

  test('however much came, all of it is found and none twice', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1 }), (steps) => {
        let total = 10;
        const first = pull(null, () => marks(0, total));
        let { state } = first;
        const found = [...first.found];
        for (const step of steps) {
          total += step;
          const pulled = pull(state, () => marks(0, total));
          found.push(...pulled.found);
          ({ state } = pulled);
        }
        const wanted = marks(10 - PAGE, total).map(({ uri }) => uri);
        expect(found.toSorted()).toEqual(wanted.toSorted());
      }),
    );
  });

  test('what arrives while a walk is under way is found by this walk or the next', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 6, max: 40 }),
        fc.integer({ min: 0, max: 3 }),
        (count, rate) => {
          let total = 10;
          const start = pull(null, () => marks(0, total));
          total += count;
          const during = pull(start.state, () => {
            total += rate;
            return marks(0, total);
          });
          const after = pull(during.state, () => marks(0, total));
          const found = new Set([...start.found, ...during.found, ...after.found]);
          const missed = marks(10, total).filter(({ uri }) => !found.has(uri));
          expect(missed).toEqual([]);
        },
      ),
    );
  });

  test('an entry that is sorted in below known ones is found while it is on the first page', () => {
    const { state } = pull(null, () => marks(0, 30));
    const late = { uri: 'at://late', at: 275 };
    expect(pull(state, () => [...marks(0, 30), late]).found).toEqual(['at://late']);
  });

  test('a walk that was cut off goes on where it stood, and the mark moves only at its end', () => {
    const { state } = pull(null, () => marks(0, 10));
    const list = marks(0, 40);
    const first = stepWalk(state, pageOf(list, undefined));
    expect(first.more).toBe(true);
    expect(first.state.seen).toEqual(state.seen);
    const restored = structuredClone(first.state);
    const rest = pull(restored, () => list);
    const found = new Set([...first.fresh, ...rest.found]);
    expect(marks(10, 40).filter(({ uri }) => !found.has(uri))).toEqual([]);
  });

  test('when the mark itself was deleted the walk ends at its time, not at the end of the list', () => {
    const { state } = pull(null, () => marks(0, 30));
    const left = marks(0, 22);
    let pages = 0;
    const pulled = pull(state, () => {
      pages++;
      return [...left, ...marks(31, 34)];
    });
    expect(pulled.found).toEqual(['at://33', 'at://32', 'at://31', 'at://21', 'at://20']);
    expect(pages).toBe(1);
  });

  test('what is gone from the part that the page shows is reported as missing, once', () => {
    const { state } = pull(null, () => marks(0, 30));
    const left = marks(0, 30).filter(({ uri }) => uri !== 'at://27');
    const step = stepWalk(state, pageOf(left, undefined));
    expect(step.missing).toEqual([{ uri: 'at://27', at: 270 }]);
    expect(stepWalk(step.state, pageOf(left, undefined)).missing).toEqual([]);
  });

  test('too much is a gap with its limits, and the next pull starts from the top', () => {
    const { state } = pull(null, () => marks(0, 10));
    const list = marks(0, 500);
    const pulled = pull(state, () => list);
    expect(pulled.gaps).toBe(1);
    expect(pulled.found).toHaveLength(20 * PAGE);
    expect(pull(pulled.state, () => list)).toMatchObject({ found: [], gaps: 0 });
  });

  test('an account that had nothing yet walks to the end without a gap', () => {
    const { state } = pull(null, () => []);
    const pulled = pull(state, () => marks(0, 30));
    expect(pulled).toMatchObject({ gaps: 0 });
    expect(pulled.found).toHaveLength(30);
  });
});
