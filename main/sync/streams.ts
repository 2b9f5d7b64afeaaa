import type { Account } from '#domain/account.ts';
import type { Feed } from '#domain/network.ts';
import type { NetworkClient } from '#main/networks/connector.ts';
import type { SyncPorts } from './sync-ports.ts';

export type Streams = {
  /** Opens what should be open and closes what should not: after any change of the accounts. */
  adjust(): void;
  close(): Promise<void>;
};

type Open = { readonly client: NetworkClient; close(): void };

/** Keeps one stream per account that has one. It only ever says which feed to pull now. */
export function createStreams(
  ports: SyncPorts,
  onNudge: (account: Account, feed: Feed) => void,
): Streams {
  const streams = new Map<string, Open>();
  let isClosed = false;
  let adjusting: Promise<void> = Promise.resolve();

  const shut = (accountId: string): void => {
    streams.get(accountId)?.close();
    streams.delete(accountId);
  };
  const adjustOne = async (account: Account): Promise<void> => {
    const client = await ports.clientFor(account).catch(() => null);
    if (isClosed || client === streams.get(account.id)?.client) return;
    shut(account.id);
    const stream = client?.stream?.open((feed) => onNudge(account, feed));
    if (client === null || stream === undefined) return;
    streams.set(account.id, { client, close: () => stream.close() });
  };
  const adjust = async (): Promise<void> => {
    const accounts = (await ports.store.acrossWorkspaces.find('accounts', {})).filter(
      (account) =>
        account.state === 'ready' && (!ports.needsInternet(account) || ports.online.isOnline()),
    );
    const wanted = new Set<string>(accounts.map(({ id }) => id));
    for (const accountId of streams.keys()) if (!wanted.has(accountId)) shut(accountId);
    for (const account of accounts) if (!isClosed) await adjustOne(account);
  };
  return {
    adjust() {
      adjusting = adjusting
        .then(async () => (isClosed ? undefined : await adjust()))
        .catch(() => ports.log('sync.stream-bug'));
    },
    async close() {
      isClosed = true;
      await adjusting;
      for (const accountId of streams.keys()) shut(accountId);
    },
  };
}
