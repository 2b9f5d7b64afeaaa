import type { Account } from '#domain/account.ts';
import { cursorId, newCursor, wantedFeeds, type FeedCursor } from '#domain/cursor.ts';
import { needsHistory } from '#domain/history.ts';
import { searchesOf } from '#domain/monitor/searches.ts';
import { feedKey } from '#domain/network.ts';
import { dueAt, type Attention } from '#domain/schedule.ts';
import type { SyncPorts } from './sync-ports.ts';

/** What an account has to fetch, read anew each time: the store is the plan. */
export type Plan = {
  readonly account: Account;
  readonly attention: Attention;
  /** Earliest first. */
  readonly feeds: readonly { readonly cursor: FeedCursor; readonly dueAt: number }[];
  readonly backfill: FeedCursor | null;
};

/** null when the account is gone, or nothing may be asked of it now. */
export async function planFor(accountId: string, ports: SyncPorts): Promise<Plan | null> {
  const { store, clock, online } = ports;
  const account = await store.acrossWorkspaces.get('accounts', accountId);
  if (account === null || account.state !== 'ready') return null;
  if (ports.needsInternet(account) && !online.isOnline()) return null;
  const attention = await attentionFor(account, ports);
  const now = clock.now();
  const cursors = await cursorsOf(account, ports);
  const feeds = cursors
    .map((cursor) => ({ cursor, dueAt: dueAt(cursor, attention, now) }))
    .toSorted((a, b) => a.dueAt - b.dueAt);
  const backfill = cursors.find((cursor) => needsHistory(cursor, account, now)) ?? null;
  return { account, attention, feeds, backfill };
}

/** The client that was looked at last is the one in the window. */
export async function attentionFor(account: Account, { store }: SyncPorts): Promise<Attention> {
  const workspaces = await store.acrossWorkspaces.find('workspaces', {});
  const last = workspaces.reduce((most, { focusedAt }) => Math.max(most, focusedAt), 0);
  const own = workspaces.find(({ id }) => id === account.workspaceId);
  return own !== undefined && own.focusedAt === last ? 'focused' : 'background';
}

/** The cursors of the feeds that are wanted now; those of new columns and monitors are made here. */
async function cursorsOf(account: Account, { store }: SyncPorts): Promise<readonly FeedCursor[]> {
  const workspace = store.forWorkspace(account.workspaceId);
  const columns = (await workspace.find('library', { where: { kind: 'column' } }))
    .filter((entry) => entry.kind === 'column')
    .filter(({ options }) => options?.isPaused !== true)
    .flatMap(({ source }) => (source.kind === 'feed' ? [source] : []))
    .filter(({ accountId }) => accountId === account.id);
  const searches = searchesOf(await workspace.find('monitors', {}), account.network);
  const feeds = wantedFeeds(account.capabilities.feeds, [
    ...columns,
    ...searches.map((param) => ({ feed: { kind: 'search', param } as const })),
  ]);
  const ids = feeds.map((feed) => cursorId(account.id, feedKey(feed)));
  const known = await workspace.getMany('cursors', ids);
  const missing = feeds.filter((feed) => !known.has(cursorId(account.id, feedKey(feed))));
  const made = missing.map((feed) => newCursor(account, feed));
  if (made.length > 0)
    await workspace.change(
      (transaction) => {
        for (const cursor of made)
          if (transaction.get('cursors', cursor.id) === null) transaction.put('cursors', cursor);
      },
      { safety: 'cache' },
    );
  return [...ids.flatMap((id) => known.get(id) ?? []), ...made];
}
