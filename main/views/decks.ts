import { views } from '#contract/views.ts';
import { deckIdOf, EVERY_CLIENT, FIRST_DECK } from '#domain/column.ts';
import { ofKind } from './concerns.ts';
import { readerOf } from './scope.ts';
import { view } from './view.ts';

/** The decks of a client, or those over all clients; the first one is always there. */
export const decksView = view(views.decks, {
  on: { library: ofKind('deck', 'column') },
  async read({ workspaceId }, ports) {
    const home = ports.store.forWorkspace(workspaceId ?? EVERY_CLIENT);
    const named = (await home.find('library', { where: { kind: 'deck' } }))
      .filter((entry) => entry.kind === 'deck')
      .toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
    const columns = await readerOf(ports.store, workspaceId).find('library', {
      where: { kind: 'column' },
    });
    const counts = new Map<string, number>();
    for (const entry of columns)
      if (entry.kind === 'column')
        counts.set(deckIdOf(entry), (counts.get(deckIdOf(entry)) ?? 0) + 1);
    return {
      rows: [{ id: FIRST_DECK, name: '' }, ...named].map(({ id, name }) => ({
        id,
        name,
        columnCount: counts.get(id) ?? 0,
      })),
      rest: {},
    };
  },
});
