import type { Account } from '#domain/account.ts';
import type { AccountId } from '#domain/ids.ts';
import { afterSpending } from '#domain/prices.ts';
import {
  ConnectorError,
  type ConnectorPorts,
  type NetworkClient,
  type KnownNetwork,
} from '#main/networks/connector.ts';
import type { Http, RateState } from '#main/networks/http.ts';
import type { Ports } from '#main/ports.ts';
import type { Store } from '#main/store/store.ts';

export type ClientsPorts = {
  readonly store: Store;
  readonly ports: Ports;
  readonly http: Http;
  readonly networks: readonly KnownNetwork[];
};

/** The open clients of all accounts: each is opened once, on first use. */
export type Clients = {
  /** Rejects with a `ConnectorError` when there is no connector or no secret for it. */
  readonly clientFor: (account: Account) => Promise<NetworkClient>;
  networkOf(networkId: string): KnownNetwork | null;
  /** The tightest limit that the account's server has told; null when it told none. */
  rateOf(accountId: AccountId): RateState | null;
  /** Closes the client, so that the next use opens it with the newest secret. */
  forget(accountId: AccountId): Promise<void>;
  close(): Promise<void>;
};

/** What a connector gets to work with; secrets are added where there is an account. */
export function lentTo({ ports, http }: Pick<ClientsPorts, 'ports' | 'http'>) {
  const { network, clock, random, log } = ports;
  return { http, network, clock, random, log };
}

export function createClients(given: ClientsPorts): Clients {
  const { store, ports, networks } = given;
  const open = new Map<string, Promise<NetworkClient>>();
  const buckets = new Map<string, Set<string>>();
  const known = new Map(networks.map((network) => [network.info.id, network]));

  const forget = async (accountId: string): Promise<void> => {
    const opening = open.get(accountId);
    open.delete(accountId);
    const client = await opening?.catch(() => null);
    await client?.close().catch(() => ports.log('client.close-failed', { accountId }));
  };
  const forgetRemoved = async (ids: readonly string[]): Promise<void> => {
    const mine = ids.filter((id) => open.has(id));
    if (mine.length === 0) return;
    const still = await store.acrossWorkspaces.getMany('accounts', mine);
    await Promise.all(mine.filter((id) => !still.has(id)).map(forget));
  };
  const stopWatching = store.onChange(({ collection, ids }) => {
    if (collection === 'accounts') void forgetRemoved(ids);
  });

  return {
    clientFor(account) {
      const before = open.get(account.id);
      if (before !== undefined) return before;
      const used = new Set<string>();
      buckets.set(account.id, used);
      const opening = openClient(account, known.get(account.network) ?? null, {
        ...given,
        http: noting(given.http, used),
      });
      open.set(account.id, opening);
      // A client that did not open is tried anew the next time.
      opening.catch(() => {
        if (open.get(account.id) === opening) open.delete(account.id);
      });
      return opening;
    },
    networkOf: (networkId) => known.get(networkId) ?? null,
    rateOf(accountId) {
      const now = ports.clock.now();
      const rates = [...(buckets.get(accountId) ?? [])]
        .map((bucket) => given.http.rate(bucket))
        .filter((rate) => rate !== null && rate.limit > 0 && rate.resetAt > now);
      return rates.toSorted((a, b) => share(a) - share(b))[0] ?? null;
    },
    forget,
    async close() {
      stopWatching();
      await Promise.all([...open.keys()].map(forget));
    },
  };
}

function share(rate: RateState | null): number {
  return rate === null ? 1 : rate.remaining / rate.limit;
}

/** Remembers which limits the requests of one account count on. */
function noting(http: Http, used: Set<string>): Http {
  return {
    async request(request) {
      used.add(request.bucket);
      return await http.request(request);
    },
    rate: (bucket) => http.rate(bucket),
  };
}

async function openClient(
  account: Account,
  network: KnownNetwork | null,
  given: ClientsPorts,
): Promise<NetworkClient> {
  if (network === null) throw new ConnectorError({ code: 'server-unsupported' }, true);
  const { secrets } = given.ports;
  const secret = await secrets.get(account.secretRef);
  if (secret === null) {
    const isLocked = (await secrets.state()) === 'unavailable';
    throw new ConnectorError({ code: isLocked ? 'secrets-unavailable' : 'login-needed' }, true);
  }
  const lent: ConnectorPorts = {
    ...lentTo(given),
    saveSecret: inOrder(async (renewed: string, endsAt?: number) => {
      await secrets.put(account.secretRef, renewed);
      if (endsAt !== undefined) await noteEnd(account, endsAt, given.store);
    }),
    spend: async (amount) => await noteSpending(account, amount, given),
  };
  const connector = await network.connector();
  return connector.open({ ...account, accountId: account.id, secret }, lent);
}

/** A renewal moved the moment from which only signing in again helps. */
async function noteEnd({ id, workspaceId }: Account, endsAt: number, store: Store): Promise<void> {
  await store.forWorkspace(workspaceId).change(
    (transaction) => {
      const current = transaction.get('accounts', id);
      if (current !== null && current.endsAt !== endsAt)
        transaction.put('accounts', { ...current, endsAt });
    },
    { safety: 'durable' },
  );
}

/** Money is written down at once: after a crash it must not be spent a second time unseen. */
async function noteSpending(
  { id, workspaceId }: Account,
  amount: number,
  { store, ports }: ClientsPorts,
): Promise<void> {
  await store.forWorkspace(workspaceId).change(
    (transaction) => {
      const current = transaction.get('accounts', id);
      if (current === null) return;
      const spending = afterSpending(current.spending, amount, ports.clock.now());
      transaction.put('accounts', { ...current, spending });
    },
    { safety: 'durable' },
  );
}

type Save = ConnectorPorts['saveSecret'];

/** One after the other: a renewed secret never overtakes an older one on its way to the disk. */
function inOrder(save: Save): Save {
  let last: Promise<void> = Promise.resolve();
  return async (secret, endsAt) => {
    const mine = last.then(async () => await save(secret, endsAt));
    last = mine.catch(() => undefined);
    return await mine;
  };
}
