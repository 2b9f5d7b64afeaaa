import { views } from '#contract/views.ts';
import { byPlace, deckIdOf, FIRST_DECK, type Column } from '#domain/column.ts';
import type { Account } from '#domain/account.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import type { Workspace } from '#domain/workspace.ts';
import type { Reader } from '#main/store/store.ts';
import { byPosition } from './app.ts';
import { alters, ofKind } from './concerns.ts';
import { readerOf } from './scope.ts';
import { view } from './view.ts';

/**
 * The columns of a deck in their order. The first deck over all clients is made of theirs, client
 * after client.
 */
export const deckView = view(views.deck, {
  on: {
    library: ofKind('column'),
    accounts: alters<Account>('handle', 'network'),
    workspaces: alters<Workspace>('position'),
  },
  async read({ workspaceId, deckId }, ports) {
    const reader = readerOf(ports.store, workspaceId);
    const entries = await reader.find('library', { where: { kind: 'column' } });
    const columns = entries
      .filter((entry) => entry.kind === 'column')
      .filter((column) => deckIdOf(column) === deckId);
    const accounts = await reader.getMany(
      'accounts',
      columns.flatMap(({ source }) => (source.kind === 'feed' ? source.accountId : [])),
    );
    const accountOf = ({ source }: Column) =>
      source.kind === 'feed' ? accounts.get(source.accountId) : undefined;
    const isMixed = workspaceId === null && deckId === FIRST_DECK;
    const places = isMixed ? await clientPlaces(reader) : new Map<WorkspaceId, number>();
    const place = (column: Column): number => places.get(column.workspaceId) ?? 0;
    return {
      rows: columns
        .toSorted((a, b) => place(a) - place(b) || byPlace(a, b))
        .map((column) => ({
          id: column.id,
          workspaceId: column.workspaceId,
          deckId,
          source: column.source,
          name: column.name,
          accountHandle: accountOf(column)?.handle ?? '',
          network: accountOf(column)?.network ?? '',
          options: column.options ?? {},
        })),
      rest: {},
    };
  },
});

async function clientPlaces(reader: Reader): Promise<ReadonlyMap<WorkspaceId, number>> {
  const clients = (await reader.find('workspaces', {})).toSorted(byPosition);
  return new Map(clients.map((client, index) => [client.id, index]));
}
