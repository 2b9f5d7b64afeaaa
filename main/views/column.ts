import { views } from '#contract/views.ts';
import { columnFilter } from '#domain/column-filter.ts';
import type { Column, FeedSource } from '#domain/column.ts';
import type { Account } from '#domain/account.ts';
import type { Conversation } from '#domain/conversation.ts';
import { cursorId } from '#domain/cursor.ts';
import type { AccountId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { feedKey } from '#domain/network.ts';
import { findShown } from './column-messages.ts';
import { readMentions } from './column-of-monitor.ts';
import { readSavedView } from './column-of-view.ts';
import { alters, wasOrIs } from './concerns.ts';
import { toMessageRow } from './message-row.ts';
import { NOTHING, type Stretch } from './stretch.ts';
import { view, type ViewPorts } from './view.ts';

/** What a feed, a saved view or a monitor gives, without what the person does not want to see. */
export const columnView = view(views.column, {
  async read({ workspaceId, columnId, ...stretch }, ports) {
    const store = ports.store.forWorkspace(workspaceId);
    const column = await store.get('library', columnId);
    if (column === null || column.kind !== 'column')
      return { rows: [], rest: { isSyncing: false, isPaused: false, ends: NOTHING } };
    const { source } = column;
    switch (source.kind) {
      case 'feed':
        return await readFeed(column, source, { stretch, ports });
      case 'view': {
        const { viewId } = source;
        return await withSeen({ viewId }, readSavedView(source, stretch, { column, ports }));
      }
      case 'monitor': {
        const { monitorId } = source;
        return await withSeen({ monitorId }, readMentions(source, stretch, { column, ports }));
      }
    }
  },
  on: {
    library: ({ ids }, { args, seen }) =>
      ids.includes(args.columnId) || (isOfView(seen) && ids.includes(seen.viewId)),
    monitors: ({ ids }, { seen }) => isOfMonitor(seen) && ids.includes(seen.monitorId),
    messages: ({ ids, documents }, { rows, seen }) =>
      isOfView(seen)
        ? rows.some(({ messageId }) => ids.includes(messageId))
        : documents.some(wasOrIs((one) => isAmong(one, seen))),
    cursors: ({ ids }, { seen }) => isFetched(seen) && ids.includes(seen.cursorId),
    accounts: (change, { seen }) =>
      isFetched(seen)
        ? change.ids.includes(seen.accountId)
        : seen !== undefined && alters<Account>('capabilities')(change),
    // Of a saved view any may come in or go; else: whether a message is in the inbox too.
    conversations: (change, { rows, seen }) =>
      isOfView(seen) ||
      (rows.some(({ conversationId }) => change.ids.includes(conversationId)) &&
        alters<Conversation>('id')(change)),
  },
  follows: ({ settings, syncing }, { seen }) => [
    settings.loadPictures,
    isFetched(seen) && syncing.has(seen.cursorId),
  ],
});

type Reading = { readonly stretch: Stretch; readonly ports: ViewPorts };

async function readFeed(
  column: Column,
  { accountId, feed }: FeedSource,
  { stretch, ports }: Reading,
) {
  const store = ports.store.forWorkspace(column.workspaceId);
  const account = await store.get('accounts', accountId);
  const { items: messages, ends } = await findShown(
    store,
    { where: { accountId, feeds: { has: feedKey(feed) } }, filter: columnFilter(column.options) },
    stretch,
  );
  const inbox = await store.getMany(
    'conversations',
    messages.map((one) => one.conversationId),
  );
  const cursor = await store.get('cursors', cursorId(accountId, feedKey(feed)));
  return {
    rows: messages.map((message) =>
      toMessageRow(
        message,
        { account: account ?? undefined, isInInbox: inbox.has(message.conversationId) },
        ports,
      ),
    ),
    rest: {
      lastSyncAt: cursor?.lastOkAt,
      nextSyncAt: column.options?.isPaused === true ? undefined : cursor?.nextAt,
      isPaused: column.options?.isPaused === true,
      failure: cursor?.failure ?? account?.failure,
      isSyncing: cursor !== null && ports.status().syncing.has(cursor.id),
      ends,
    },
    seen: seenOf(accountId, feedKey(feed)),
  };
}

type Fetched = { readonly accountId: string; readonly feed: string; readonly cursorId: string };
type Seen = Fetched | { readonly viewId: string } | { readonly monitorId: string };

async function withSeen<Output>(
  seen: Seen,
  output: Promise<Output>,
): Promise<Output & { readonly seen: Seen }> {
  return { ...(await output), seen };
}

function seenOf(accountId: AccountId, feed: string): Seen {
  return { accountId, feed, cursorId: cursorId(accountId, feed) };
}

function isOfView(seen: Seen | undefined): seen is { readonly viewId: string } {
  return seen !== undefined && 'viewId' in seen;
}

function isOfMonitor(seen: Seen | undefined): seen is { readonly monitorId: string } {
  return seen !== undefined && 'monitorId' in seen;
}

function isFetched(seen: Seen | undefined): seen is Fetched {
  return seen !== undefined && 'cursorId' in seen;
}

/** Whether the column shows it, unless its filter hides it. */
function isAmong({ accountId, feeds, monitorIds = [] }: Message, seen: Seen | undefined): boolean {
  if (isOfMonitor(seen)) return monitorIds.includes(seen.monitorId);
  return isFetched(seen) && accountId === seen.accountId && feeds.includes(seen.feed);
}
