import type { Account } from '#domain/account.ts';
import type { AccountId } from '#domain/ids.ts';
import { refreshRequestedAt } from '#domain/refresh-request.ts';
import type { ChangeOf, StoreChange } from '#main/store/store.ts';
import { attentionFor } from './due.ts';
import { retryNow } from './health.ts';
import { createHosts } from './hosts.ts';
import { createLane, type Lane } from './lane.ts';
import { createStreams } from './streams.ts';
import type { SyncPorts } from './sync-ports.ts';

export type Sync = {
  /** Ends what is under way; resolves when nothing runs any more. Twice is once. */
  close(): Promise<void>;
};

/** After sleep everything would be due at once; clients in the background wait up to this long. */
const SPREAD_MS = 60_000;

/**
 * Fetches for all accounts, each in its own lane: a slow or broken server holds up its own account
 * only. Offline nothing is tried.
 */
export async function startSync(ports: SyncPorts): Promise<Sync> {
  const lanes = new Map<string, Lane>();
  const hosts = createHosts(ports.clock);
  const syncing = new Set<string>();
  const began = (cursor: string): (() => void) => {
    syncing.add(cursor);
    ports.onActivity(new Set(syncing));
    return () => {
      syncing.delete(cursor);
      ports.onActivity(new Set(syncing));
    };
  };
  let isClosed = false;
  const laneOf = (accountId: AccountId): Lane => {
    const known = lanes.get(accountId);
    if (known !== undefined) return known;
    const lane = createLane(accountId, { ports, hosts, began });
    lanes.set(accountId, lane);
    return lane;
  };
  const streams = createStreams(ports, (account, feed) => laneOf(account.id).nudge(feed));
  const wakeAll = (): void => {
    for (const lane of lanes.values()) lane.wake();
  };
  const adjustLanes = async (): Promise<void> => {
    const accounts = await ports.store.acrossWorkspaces.find('accounts', {});
    if (isClosed) return;
    const there = new Set<string>(accounts.map(({ id }) => id));
    for (const [accountId, lane] of lanes) {
      if (there.has(accountId)) continue;
      lanes.delete(accountId);
      await lane.close();
    }
    for (const { id } of accounts) laneOf(id).wake();
    streams.adjust();
  };
  const spread = async (): Promise<void> => {
    for (const account of await ports.store.acrossWorkspaces.find('accounts', {}))
      if (await canWait(account, ports))
        laneOf(account.id).rest(ports.random.fraction() * SPREAD_MS);
  };
  const reconnect = async (): Promise<void> => {
    hosts.forgive();
    await spread();
    if (ports.online.isOnline()) await retryNow(ports);
    await adjustLanes();
  };
  const bug = (): void => ports.log('sync.watch-bug');
  const stops = [
    ports.store.onChange((change) => void follow(change).catch(bug)),
    ports.online.onChange(() => void reconnect().catch(bug)),
    ports.online.onResume(() => void reconnect().catch(bug)),
  ];

  async function follow(change: StoreChange): Promise<void> {
    switch (change.collection) {
      case 'accounts':
        return await adjustLanes();
      case 'cursors':
        return wakeOwners(change);
      case 'library':
      case 'workspaces':
      case 'monitors':
        return wakeAll();
      case 'conversations':
        return findRefreshes(change);
      case 'messages':
      case 'people':
      case 'replies':
      case 'events':
        return undefined;
    }
  }
  /** What one account fetched is no news for the lanes of the others. */
  function wakeOwners({ documents }: ChangeOf<'cursors'>): void {
    for (const { before, after } of documents) {
      const accountId = (after ?? before)?.accountId;
      if (accountId !== undefined) lanes.get(accountId)?.wake();
    }
  }
  function findRefreshes({ documents }: ChangeOf<'conversations'>): void {
    if (isClosed) return;
    for (const { after } of documents) {
      if (after === null || refreshRequestedAt(after) === null) continue;
      const { id: conversationId, accountId, preview, remoteRootId } = after;
      const remoteId = preview.messageId?.slice(accountId.length + 1) ?? remoteRootId;
      laneOf(accountId).loadThread({ remoteId, conversationId });
    }
  }

  await adjustLanes();

  return {
    async close() {
      isClosed = true;
      for (const stop of stops) stop();
      await streams.close();
      await Promise.all([...lanes.values()].map(async (lane) => await lane.close()));
    },
  };
}

async function canWait(account: Account, ports: SyncPorts): Promise<boolean> {
  return ports.needsInternet(account) && (await attentionFor(account, ports)) === 'background';
}
