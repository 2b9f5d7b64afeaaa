import { savedViewViews } from '#contract/saved-view-rows.ts';
import type { Account } from '#domain/account.ts';
import type { SavedView } from '#domain/library.ts';
import { missingOf } from '#domain/saved-view.ts';
import { alters, ofKind } from './concerns.ts';
import { comesOrGoes } from './inbox-change.ts';
import { countState } from './inbox-query.ts';
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
    const known = {
      labelIds: new Set(labels.map(({ id }) => id)),
      accountIds: new Set<string>(accounts.map(({ id }) => id)),
    };
    return {
      rows: await Promise.all(
        saved.map(async ({ id, workspaceId: owner, name, place }) => {
          const missing = missingOf(place, known);
          const own = store.forWorkspace(owner);
          return {
            id,
            workspaceId: owner,
            name,
            place,
            count:
              place.search === undefined
                ? await countState(own, { ...place, now: clock.now() })
                : undefined,
            missing: { labels: missing.labelIds.length, accounts: missing.accountIds.length },
          };
        }),
      ),
      rest: {},
      seen: saved.map(({ place }) => place).filter(({ search }) => search === undefined),
    };
  },
  on: {
    library: ofKind('saved-view', 'label'),
    accounts: alters<Account>('id'),
    conversations: ({ documents }, { seen = [] }, now) =>
      seen.some((place) => documents.some((one) => comesOrGoes(one, { asked: place, now }))),
  },
});
