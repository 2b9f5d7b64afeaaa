import { expect, test } from 'vitest';
import { toId, type AccountId } from './ids.ts';
import { missingOf, repaired, type SavedPlace } from './saved-view.ts';

const rabe = toId<AccountId>('rabe');
const place: SavedPlace = {
  state: 'open',
  filter: {
    labelIds: ['praise', 'shop'],
    accountIds: [rabe],
    listIds: ['star', 'press'],
    isUnread: true,
  },
  sort: 'newest',
};
const known = (labelIds: string[], accountIds: string[]) => ({
  labelIds: new Set(labelIds),
  accountIds: new Set(accountIds),
  listIds: new Set(['press']),
});

test('a view whose label or account went away says which', () => {
  expect(missingOf(place, known(['praise', 'shop'], [rabe]))).toEqual({
    labelIds: [],
    accountIds: [],
    listIds: [],
  });
  expect(missingOf(place, known(['praise'], []))).toEqual({
    labelIds: ['shop'],
    accountIds: [rabe],
    listIds: [],
  });
});

test('a list of people can be gone too, that of the star never', () => {
  const without = { ...known(['praise', 'shop'], [rabe]), listIds: new Set<string>() };
  expect(missingOf(place, without)).toEqual({ labelIds: [], accountIds: [], listIds: ['press'] });
  expect(repaired(place, missingOf(place, without)).filter.listIds).toEqual(['star']);
});

test('repaired it shows the rest, and filters without values are gone', () => {
  const missing = missingOf(place, known(['praise'], []));
  expect(repaired(place, missing)).toEqual({
    ...place,
    filter: { labelIds: ['praise'], listIds: ['star', 'press'], isUnread: true },
  });
});
