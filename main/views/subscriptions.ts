import { views } from '#contract/views.ts';
import type { Account } from '#domain/account.ts';
import { deckIdOf, isFeedColumn } from '#domain/column.ts';
import { cursorId, type FeedCursor } from '#domain/cursor.ts';
import { feedKey } from '#domain/network.ts';
import { alters, ofKind } from './concerns.ts';
import { readerOf } from './scope.ts';
import { view } from './view.ts';

/** All feeds that are subscribed to, with what became of the last question to each. */
export const subscriptionsView = view(views.subscriptions, {
  on: {
    library: ofKind('column', 'deck'),
    cursors: alters<FeedCursor>('lastOkAt', 'nextAt', 'failure'),
    accounts: alters<Account>('network'),
  },
  async read({ workspaceId }, ports) {
    const reader = readerOf(ports.store, workspaceId);
    const entries = await reader.find('library', {
      where: { kind: { inList: ['column', 'deck'] } },
    });
    const columns = entries
      .filter((entry) => entry.kind === 'column')
      .filter(isFeedColumn)
      .filter(({ source }) => source.feed.kind === 'feed');
    const decks = new Map(
      entries.flatMap((entry) => (entry.kind === 'deck' ? [[entry.id, entry.name]] : [])),
    );
    const cursorOf = ({ source }: (typeof columns)[number]): string =>
      cursorId(source.accountId, feedKey(source.feed));
    const cursors = await reader.getMany('cursors', columns.map(cursorOf));
    const accounts = await reader.getMany(
      'accounts',
      columns.map(({ source }) => source.accountId),
    );
    const rows = columns.map((column) => {
      const { source, options = {} } = column;
      const cursor = cursors.get(cursorOf(column));
      const isWaiting = options.isPaused !== true && cursor !== undefined;
      return {
        id: column.id,
        workspaceId: column.workspaceId,
        accountId: source.accountId,
        network: accounts.get(source.accountId)?.network ?? '',
        name: column.name,
        address: source.feed.param ?? '',
        deck: decks.get(deckIdOf(column)),
        options,
        lastSyncAt: cursor?.lastOkAt,
        nextSyncAt: isWaiting ? cursor.nextAt : undefined,
        failure: cursor?.failure,
      };
    });
    const title = ({ name, address }: (typeof rows)[number]): string => name ?? address;
    return { rows: rows.toSorted((a, b) => title(a).localeCompare(title(b))), rest: {} };
  },
});
