import type { Ends } from '#contract/stretch.ts';
import { views } from '#contract/views.ts';
import { columnFilter } from '#domain/column-filter.ts';
import type { Column, FeedSource } from '#domain/column.ts';
import type { Conversation } from '#domain/conversation.ts';
import { cursorId } from '#domain/cursor.ts';
import type { AccountId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { feedKey } from '#domain/network.ts';
import type { Reader } from '#main/store/store.ts';
import { readSavedView } from './column-of-view.ts';
import { alters, wasOrIs } from './concerns.ts';
import { toMessageRow } from './message-row.ts';
import { cutBy, NOTHING, queryOf, type Stretch } from './stretch.ts';
import { view, type ViewPorts } from './view.ts';

/** What one account shows of one feed, newest first, without what the person does not want to see. */
export const columnView = view(views.column, {
  async read({ workspaceId, columnId, ...stretch }, ports) {
    const store = ports.store.forWorkspace(workspaceId);
    const column = await store.get('library', columnId);
    if (column === null || column.kind !== 'column')
      return { rows: [], rest: { isSyncing: false, isPaused: false, ends: NOTHING } };
    if (column.source.kind === 'view')
      return await withSeen(
        { viewId: column.source.viewId },
        readSavedView(column.source, stretch, { column, ports }),
      );
    return await readFeed(column, column.source, { stretch, ports });
  },
  on: {
    library: ({ ids }, { args, seen }) =>
      ids.includes(args.columnId) || (isOfView(seen) && ids.includes(seen.viewId)),
    messages: ({ ids, documents }, { rows, seen }) =>
      isOfView(seen)
        ? rows.some(({ messageId }) => ids.includes(messageId))
        : documents.some(wasOrIs((one) => isOfFeed(one, seen))),
    cursors: ({ ids }, { seen }) => isFetched(seen) && ids.includes(seen.cursorId),
    accounts: ({ ids }, { seen }) => isFetched(seen) && ids.includes(seen.accountId),
    // Of a saved view any may come in or go; of a feed: whether a message is in the inbox too.
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
  const { items: messages, ends } = await findShown(store, { column, feed, accountId }, stretch);
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
type Seen = Fetched | { readonly viewId: string };

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

function isFetched(seen: Seen | undefined): seen is Fetched {
  return seen !== undefined && 'cursorId' in seen;
}

function isOfFeed({ accountId, feeds }: Message, seen: Seen | undefined): boolean {
  return isFetched(seen) && accountId === seen.accountId && feeds.includes(seen.feed);
}

/** Looked through for one message that is shown, where a filter hides others. */
const PER_SHOWN = 8;

type Shown = { readonly items: readonly Message[]; readonly ends: Ends };

type Source = Pick<FeedSource, 'accountId' | 'feed'> & { readonly column: Column };

async function findShown(
  reader: Reader,
  { column, accountId, feed }: Source,
  stretch: Stretch,
): Promise<Shown> {
  const filter = columnFilter(column.options);
  const { limit, ...bounds } = queryOf(stretch);
  const looked = filter === null ? limit : limit * PER_SHOWN;
  const found = await reader.find('messages', {
    where: { accountId, feeds: { has: feedKey(feed) } },
    sort: [['createdAt', 'desc']],
    ...bounds,
    limit: looked,
  });
  const shown = cutBy(filter === null ? found : found.filter(filter), stretch.limit, timeOf);
  if (shown.ends.hasMore || found.length < looked) return shown;
  // Not enough of it is shown, and there is more to look through: the next piece begins behind it.
  return { items: shown.items, ends: { ...shown.ends, ...goesOnBehind(found) } };
}

const timeOf = ({ createdAt }: Message): number => createdAt;

function goesOnBehind(found: readonly Message[]): Pick<Ends, 'last' | 'hasMore'> {
  return { last: cutBy(found, found.length, timeOf).ends.last, hasMore: true };
}
