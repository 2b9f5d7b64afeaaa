import { savedViewViews } from '#contract/saved-view-rows.ts';
import type { Account } from '#domain/account.ts';
import type { SavedView } from '#domain/library.ts';
import { missingOf } from '#domain/saved-view.ts';
import { withPeople } from '#main/store/people-lists.ts';
import { alters, ofKind } from './concerns.ts';
import { comesOrGoes } from './inbox-change.ts';
import { countState } from './inbox-query.ts';
import { altersLists } from './people-lists.ts';
import { readerOf } from './scope.ts';
import { view } from './view.ts';

export const savedViewsView = view(savedViewViews.savedViews, {
  async read({ workspaceId }, { store, clock }) {
    const reader = readerOf(store, workspaceId);
    const saved = (await reader.find('library', { where: { kind: 'saved-view' } }))
      .filter((entry): entry is SavedView => entry.kind === 'saved-view')
      .toSorted((a, b) => a.createdAt - b.createdAt);
    if (saved.length === 0) return { rows: [], rest: {}, seen: [] };
    const labels = await reader.find('library', { where: { kind: 'label' } });
    const accounts = await reader.find('accounts', {});
    const lists = await reader.find('library', { where: { kind: 'people-list' } });
    const known = {
      listIds: new Set(lists.map(({ id }) => id)),
      labelIds: new Set(labels.map(({ id }) => id)),
      accountIds: new Set<string>(accounts.map(({ id }) => id)),
    };
    return {
      rows: await Promise.all(
        saved.map(async ({ id, workspaceId: owner, name, place }) => {
          const missing = missingOf(place, known);
          const own = store.forWorkspace(owner);
          const filter = await withPeople(own, place.filter);
          return {
            id,
            workspaceId: owner,
            name,
            place,
            count:
              place.search === undefined
                ? await countState(own, { state: place.state, filter, now: clock.now() })
                : undefined,
            missing: {
              labels: missing.labelIds.length,
              accounts: missing.accountIds.length,
              lists: missing.listIds.length,
            },
          };
        }),
      ),
      rest: {},
      seen: await Promise.all(
        saved
          .filter(({ place }) => place.search === undefined)
          .map(async ({ workspaceId: owner, place: { state, filter } }) => ({
            state,
            hasLists: filter.listIds !== undefined,
            filter: await withPeople(store.forWorkspace(owner), filter),
          })),
      ),
    };
  },
  on: {
    library: ofKind('saved-view', 'label', 'people-list'),
    accounts: alters<Account>('id'),
    people: (change, { seen = [] }) => seen.some(({ hasLists }) => hasLists) && altersLists(change),
    conversations: ({ documents }, { seen = [] }, now) =>
      seen.some((place) => documents.some((one) => comesOrGoes(one, { asked: place, now }))),
  },
});
