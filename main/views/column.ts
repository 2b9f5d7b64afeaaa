import { views } from '#contract/views.ts';
import { cursorId } from '#domain/cursor.ts';
import { feedKey } from '#domain/network.ts';
import { toMessageRow } from './message-row.ts';
import { cutBy, NOTHING, queryOf } from './stretch.ts';
import { view } from './view.ts';

/** What one account shows of one feed, newest first. */
export const columnView = view(views.column, {
  on: ['library', 'messages', 'cursors', 'accounts', 'conversations'],
  followsStatus: true,
  async read({ workspaceId, columnId, ...stretch }, ports) {
    const store = ports.store.forWorkspace(workspaceId);
    const column = await store.get('library', columnId);
    if (column === null || column.kind !== 'column')
      return { rows: [], rest: { isSyncing: false, ends: NOTHING } };
    const { accountId, feed } = column;
    const key = feedKey(feed);
    const account = await store.get('accounts', accountId);
    const found = await store.find('messages', {
      where: { accountId, feeds: { has: key } },
      sort: [['createdAt', 'desc']],
      ...queryOf(stretch),
    });
    const { items: shown, ends } = cutBy(found, stretch.limit, ({ createdAt }) => createdAt);
    const inbox = await store.getMany(
      'conversations',
      shown.map((one) => one.conversationId),
    );
    const cursor = await store.get('cursors', cursorId(accountId, key));
    return {
      rows: shown.map((message) =>
        toMessageRow(
          message,
          { account: account ?? undefined, isInInbox: inbox.has(message.conversationId) },
          ports,
        ),
      ),
      rest: {
        lastSyncAt: cursor?.lastOkAt,
        nextSyncAt: cursor?.nextAt,
        failure: cursor?.failure ?? account?.failure,
        isSyncing: cursor !== null && ports.status().syncing.has(cursor.id),
        ends,
      },
    };
  },
});
