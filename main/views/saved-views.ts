import { savedViewViews } from '#contract/saved-view-rows.ts';
import type { Account } from '#domain/account.ts';
import { sharedId, type SavedView } from '#domain/library.ts';
import { missingOf } from '#domain/saved-view.ts';
import { readKnown } from '#main/store/known-places.ts';
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
      .toSorted(inOrder);
    if (saved.length === 0) return { rows: [], rest: {}, seen: [] };
    const known = await readKnown(reader);
    const places = await Promise.all(
      saved.map(async ({ id, workspaceId: home, name, place }) => {
        const scope = home === sharedId ? null : home;
        const own = readerOf(store, scope);
        return { id, scope, own, name, place, filter: await withPeople(own, place.filter) };
      }),
    );
    return {
      rows: await Promise.all(
        places.map(async ({ id, scope, own, name, place, filter }) => {
          const { labelIds, accountIds, listIds } = missingOf(place, known);
          return {
            id,
            workspaceId: scope,
            name,
            place,
            count:
              place.search === undefined
                ? await countState(own, { state: place.state, filter, now: clock.now() })
                : undefined,
            missing: {
              labels: labelIds.length,
              accounts: accountIds.length,
              lists: listIds.length,
            },
          };
        }),
      ),
      rest: {},
      seen: places
        .filter(({ place }) => place.search === undefined)
        .map(({ place, filter }) => ({
          state: place.state,
          hasLists: place.filter.listIds !== undefined,
          filter,
        })),
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

/** Those over all clients first, each as it was made. */
function inOrder(a: SavedView, b: SavedView): number {
  const shared = Number(b.workspaceId === sharedId) - Number(a.workspaceId === sharedId);
  return shared || a.createdAt - b.createdAt;
}
