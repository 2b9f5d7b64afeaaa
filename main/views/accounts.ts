import { views } from '#contract/views.ts';
import type { Account } from '#domain/account.ts';
import type { AccountCapabilities } from '#domain/capabilities.ts';
import type { FeedCursor } from '#domain/cursor.ts';
import { countState } from './inbox-query.ts';
import { picture, readerOf } from './scope.ts';
import { view, type ViewPorts } from './view.ts';

export const accountsView = view(views.accounts, {
  on: ['accounts', 'conversations', 'cursors'],
  followsStatus: true,
  async read({ workspaceId }, ports) {
    const reader = readerOf(ports.store, workspaceId);
    const accounts = await reader.find('accounts', {});
    const cursors = Map.groupBy(await reader.find('cursors', {}), (cursor) => cursor.accountId);
    const oldestFirst = accounts.toSorted((a, b) => a.createdAt - b.createdAt);
    return {
      rows: await Promise.all(
        oldestFirst.map(
          async (account) => await toRow(account, cursors.get(account.id) ?? [], ports),
        ),
      ),
      rest: {},
    };
  },
});

async function toRow(account: Account, cursors: readonly FeedCursor[], ports: ViewPorts) {
  const { syncing, rates } = ports.status();
  const reader = ports.store.forWorkspace(account.workspaceId);
  const okTimes = cursors.map((cursor) => cursor.lastOkAt).filter((at) => at !== undefined);
  return {
    id: account.id,
    workspaceId: account.workspaceId,
    network: account.network,
    handle: account.handle,
    displayName: account.displayName,
    picture: picture(ports, account.avatarUrl),
    serverUrl: account.serverUrl,
    software: account.software,
    state: account.state,
    failure: account.failure,
    endsAt: account.endsAt,
    openCount: await countState(reader, {
      state: 'open',
      filter: { accountIds: [account.id] },
      now: ports.clock.now(),
    }),
    lastSyncAt: okTimes.length === 0 ? undefined : Math.max(...okTimes),
    nextSyncAt:
      cursors.length === 0 ? undefined : Math.min(...cursors.map((cursor) => cursor.nextAt)),
    isSyncing: cursors.some((cursor) => syncing.has(cursor.id)),
    rate: rates.get(account.id),
    compose: composeRules(account.capabilities),
    actions: account.capabilities.actions,
    feeds: account.capabilities.feeds,
  };
}

/** What the composer must know about an account. */
export function composeRules(capabilities: AccountCapabilities) {
  const { text, media, visibilities, contentWarning, language } = capabilities;
  return { text, media, visibilities, contentWarning, language };
}
