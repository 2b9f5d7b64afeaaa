import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { byPlace, placedAfter, type Column } from './column.ts';
import { toId, type AccountId, type WorkspaceId } from './ids.ts';

const column = (id: string, position: number): Column => ({
  id,
  workspaceId: toId<WorkspaceId>('rabe'),
  createdAt: 1,
  kind: 'column',
  source: { kind: 'feed', accountId: toId<AccountId>('a'), feed: { kind: 'home' } },
  position,
});
const deck = (...ids: string[]) => ids.map((id, position) => column(id, position));
const orderAfter = (columns: readonly Column[], changed: readonly Column[]): string[] => {
  const news = new Map(changed.map((one) => [one.id, one]));
  const all = [...columns.filter(({ id }) => !news.has(id)), ...changed];
  return all.toSorted(byPlace).map(({ id }) => id);
};

test('a column stands behind the one that is named, or first', () => {
  const columns = deck('a', 'b', 'c', 'd');
  const move = (id: string, after: string | null): string[] => {
    const moved = columns.find((one) => one.id === id) ?? column(id, -1);
    return orderAfter(columns, placedAfter(columns, moved, after));
  };
  expect(move('a', 'c')).toEqual(['b', 'c', 'a', 'd']);
  expect(move('d', null)).toEqual(['d', 'a', 'b', 'c']);
  expect(move('b', 'gone')).toEqual(['a', 'c', 'd', 'b']);
  expect(move('new', 'a')).toEqual(['a', 'new', 'b', 'c', 'd']);
  expect(move('new', 'gone')).toEqual(['a', 'b', 'c', 'd', 'new']);
});

test('only what stands elsewhere is written', () => {
  const columns = deck('a', 'b', 'c', 'd');
  const [, b] = columns;
  if (b === undefined) throw new Error('There is no b');
  expect(placedAfter(columns, b, 'a')).toEqual([]);
  expect(placedAfter(columns, b, 'c').map(({ id }) => id)).toEqual(['c', 'b']);
});

test('whatever is moved, nothing is lost and every place is taken once', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const moves = fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(null, 'gone', ...ids)));
  fc.assert(
    fc.property(moves, (steps) => {
      let columns: readonly Column[] = deck(...ids);
      for (const [id, after] of steps) {
        const moved = columns.find((one) => one.id === id);
        if (moved === undefined) throw new Error('It was lost');
        const changed = placedAfter(columns, moved, after);
        columns = [
          ...columns.filter((one) => !changed.some((new_) => new_.id === one.id)),
          ...changed,
        ].toSorted(byPlace);
      }
      expect(columns.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4]);
      expect(columns.map(({ id }) => id).toSorted()).toEqual(ids);
    }),
  );
});
