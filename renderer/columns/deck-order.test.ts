import { expect, test } from 'vitest';
import type { ColumnRow } from '#contract/column-rows.ts';
import { toId, type AccountId, type WorkspaceId } from '#domain/ids.ts';
import { indexAt, placeAt } from './deck-order.ts';

const column = (id: string, client: string, deckId = 'first'): ColumnRow => ({
  id,
  workspaceId: toId<WorkspaceId>(client),
  deckId,
  source: { kind: 'feed', accountId: toId<AccountId>('a'), feed: { kind: 'home' } },
  accountHandle: '@rabe',
  network: 'mastodon',
  options: {},
});
const place = (columns: readonly ColumnRow[], id: string, index: number) => {
  const moved = columns.find((one) => one.id === id);
  if (moved === undefined) throw new Error(`No column ${id}`);
  return placeAt(columns, moved, index);
};

test('a column is put behind the one that will stand before it', () => {
  const columns = ['a', 'b', 'c'].map((id) => column(id, 'rabe'));
  expect(place(columns, 'a', 1)).toEqual({ after: 'b', index: 1 });
  expect(place(columns, 'c', 0)).toEqual({ after: null, index: 0 });
  expect(place(columns, 'b', 1)).toBeNull();
  expect(place(columns, 'a', -1)).toBeNull();
  expect(place(columns, 'a', 9)).toEqual({ after: 'c', index: 2 });
});

test('in the first deck of all clients it stays beside those of its client', () => {
  const columns = [
    column('a', 'rabe'),
    column('b', 'rabe'),
    column('c', 'velo'),
    column('d', 'velo'),
  ];
  expect(place(columns, 'a', 3)).toEqual({ after: 'b', index: 1 });
  expect(place(columns, 'd', 0)).toEqual({ after: null, index: 2 });
  expect(place(columns.slice(0, 3), 'c', 0)).toBeNull();
});

test('in a deck of one’s own over all clients it stands anywhere', () => {
  const columns = [column('a', 'rabe', 'all'), column('b', 'velo', 'all')];
  expect(place(columns, 'b', 0)).toEqual({ after: null, index: 0 });
});

test('what is let go lands before the column whose middle is further right', () => {
  expect([0, 150, 900].map((x) => indexAt(x, [100, 200, 300]))).toEqual([0, 1, 3]);
});
