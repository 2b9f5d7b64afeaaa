import { views } from '#contract/views.ts';
import { byPosition } from './app.ts';
import { readerOf } from './scope.ts';
import { view } from './view.ts';

/** Columns in the order of the clients, then of their own. */
export const deckView = view(views.deck, {
  on: ['library', 'accounts', 'workspaces'],
  followsStatus: false,
  async read({ workspaceId }, ports) {
    const reader = readerOf(ports.store, workspaceId);
    const entries = await reader.find('library', { where: { kind: 'column' } });
    const columns = entries.filter((entry) => entry.kind === 'column');
    const accounts = await reader.getMany(
      'accounts',
      columns.map((column) => column.accountId),
    );
    const clients = (await reader.find('workspaces', {})).toSorted(byPosition);
    const clientPlace = new Map(clients.map((client, index) => [client.id, index]));
    return {
      rows: columns
        .toSorted(
          (a, b) =>
            (clientPlace.get(a.workspaceId) ?? 0) - (clientPlace.get(b.workspaceId) ?? 0) ||
            a.position - b.position ||
            a.createdAt - b.createdAt,
        )
        .map((column) => ({
          id: column.id,
          workspaceId: column.workspaceId,
          accountId: column.accountId,
          accountHandle: accounts.get(column.accountId)?.handle ?? '',
          network: accounts.get(column.accountId)?.network ?? '',
          feed: column.feed,
          position: column.position,
        })),
      rest: {},
    };
  },
});
