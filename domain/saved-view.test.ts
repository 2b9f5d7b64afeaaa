import { expect, test } from 'vitest';
import { toId, type AccountId } from './ids.ts';
import { missingOf, repaired, type SavedPlace } from './saved-view.ts';

const rabe = toId<AccountId>('rabe');
const place: SavedPlace = {
  state: 'open',
  filter: { labelIds: ['praise', 'shop'], accountIds: [rabe], isUnread: true },
  sort: 'newest',
};
const known = (labelIds: string[], accountIds: string[]) => ({
  labelIds: new Set(labelIds),
  accountIds: new Set(accountIds),
});

test('a view whose label or account went away says which', () => {
  expect(missingOf(place, known(['praise', 'shop'], [rabe]))).toEqual({
    labelIds: [],
    accountIds: [],
  });
  expect(missingOf(place, known(['praise'], []))).toEqual({
    labelIds: ['shop'],
    accountIds: [rabe],
  });
});

test('repaired it shows the rest, and filters without values are gone', () => {
  const missing = missingOf(place, known(['praise'], []));
  expect(repaired(place, missing)).toEqual({
    ...place,
    filter: { labelIds: ['praise'], isUnread: true },
  });
});
