import type { Account } from '#domain/account.ts';
import { newCursor, wantedFeeds } from '#domain/cursor.ts';
import type { HistoryReach } from '#domain/history.ts';
import { toId, type AccountId, type WorkspaceId } from '#domain/ids.ts';
import { isOfAccount, type Column } from '#domain/column.ts';
import { feedKey, type Feed } from '#domain/network.ts';
import type { SignedIn } from '#main/networks/connector.ts';
import type { Random } from '#main/ports.ts';
import type { Transaction } from '#main/store/store.ts';
import type { Outcome } from './accounts.ts';
import type { Clients, ClientsPorts } from './clients.ts';
import { dropKeptFields, keepFields } from './kept-fields.ts';

type Target = {
  readonly workspaceId: WorkspaceId;
  readonly network: string;
  /** Absent where nobody signed in. */
  readonly methodId?: string;
  /** The form that was filled in, for what is kept of it. */
  readonly filled?: Parameters<typeof keepFields>[1];
  /** What the first search column looks for; its own handle where nothing is said. */
  readonly searchFor?: string;
  /** How much of the time before is fetched; absent: as it was, or the usual reach. */
  readonly history?: HistoryReach;
};
type Lent = { readonly given: ClientsPorts; readonly clients: Clients };

/**
 * Turns a finished sign-in into an account. The same remote user in the same client renews the
 * account that is there: its queue, columns and conversations stay. The secret is stored first: an
 * account without one would be useless, a secret without an account is only dropped.
 */
export async function connectAccount(
  signedIn: SignedIn,
  target: Target,
  { given, clients }: Lent,
): Promise<Outcome<AccountId>> {
  const { store, ports } = given;
  const { workspaceId, network, searchFor = signedIn.handle.replace(/^@/u, '') } = target;
  const workspace = store.forWorkspace(workspaceId);
  const known = (await workspace.find('accounts', { where: { network } })).find((account) =>
    isSameUser(account, signedIn),
  );
  const id = known?.id ?? toId<AccountId>(ports.random.uuid());
  const secretRef = known?.secretRef ?? `account.${id}`;
  await ports.secrets.put(secretRef, signedIn.secret);
  const { methodId, filled } = target;
  if (filled !== undefined && methodId !== undefined) {
    const app = { workspaceId, network, methodId, serverUrl: signedIn.serverUrl };
    await keepFields({ account: { secretRef }, app }, filled, ports.secrets);
  }
  const isWritten = await workspace.change(
    (transaction) => {
      if (transaction.get('workspaces', workspaceId) === null) return false;
      const before = transaction.get('accounts', id);
      const account = accountFrom(signedIn, before, {
        workspaceId,
        network,
        id,
        secretRef,
        createdAt: ports.clock.now(),
        ...(methodId === undefined ? {} : { methodId }),
        history: target.history ?? before?.history,
      });
      transaction.put('accounts', account);
      const first = before === null ? firstColumns(account, searchFor) : [];
      addColumns(transaction, account, {
        columns: signedIn.columns ?? first.map((feed) => ({ feed })),
        random: ports.random,
      });
      addCursors(transaction, account);
      transaction.put('events', {
        id: ports.random.uuid(),
        workspaceId,
        at: ports.clock.now(),
        kind: 'account.connected',
        accountId: id,
      });
      return true;
    },
    { safety: 'durable' },
  );
  if (!isWritten) {
    if (known === undefined) {
      await ports.secrets.drop(secretRef);
      const gone = { secretRef, ...target, serverUrl: signedIn.serverUrl };
      await dropKeptFields(gone, [], ports.secrets);
    }
    return { ok: false, failure: { code: 'not-found' } };
  }
  await clients.forget(id);
  return { ok: true, value: id };
}

function isSameUser(account: Account, signedIn: SignedIn): boolean {
  return account.serverUrl === signedIn.serverUrl && account.remoteUserId === signedIn.remoteUserId;
}

type Base = Pick<
  Account,
  'id' | 'workspaceId' | 'network' | 'methodId' | 'secretRef' | 'createdAt'
> & { readonly history: HistoryReach | undefined };

function accountFrom(signedIn: SignedIn, before: Account | null, base: Base): Account {
  const { secret: _secret, columns: _columns, ...shown } = signedIn;
  return {
    ...shown,
    id: base.id,
    workspaceId: base.workspaceId,
    network: base.network,
    secretRef: base.secretRef,
    ...(base.methodId === undefined ? {} : { methodId: base.methodId }),
    state: 'ready',
    ...(before?.options === undefined ? {} : { options: before.options }),
    ...(before?.spending === undefined ? {} : { spending: before.spending }),
    ...(before?.monthlyCap === undefined ? {} : { monthlyCap: before.monthlyCap }),
    ...(base.history === undefined ? {} : { history: base.history }),
    createdAt: before?.createdAt ?? base.createdAt,
  };
}

/** A first deck: what friends write, what people write to us, and who talks about us. */
function firstColumns(account: Account, searchFor: string): readonly Feed[] {
  const feeds: readonly Feed[] = [
    { kind: 'home' },
    { kind: 'interactions' },
    { kind: 'search', param: searchFor },
  ];
  return feeds.filter(({ kind }) => account.capabilities.feeds.includes(kind));
}

function columnsIn(transaction: Transaction): readonly Column[] {
  return transaction
    .find('library', { where: { kind: 'column' } })
    .filter((entry) => entry.kind === 'column');
}

function addColumns(
  transaction: Transaction,
  account: Account,
  given: { readonly columns: NonNullable<SignedIn['columns']>; readonly random: Random },
): void {
  const next = columnsIn(transaction).reduce(
    (most, { position }) => Math.max(most, position + 1),
    0,
  );
  const known = new Set(
    columnsIn(transaction)
      .filter((column) => isOfAccount(column, account.id))
      .flatMap(({ source }) => (source.kind === 'feed' ? feedKey(source.feed) : [])),
  );
  const missing = given.columns.filter(({ feed }) => !known.has(feedKey(feed)));
  const deckOf = decksByName(transaction, account, given.random);
  for (const [index, { feed, name, deck }] of missing.entries())
    transaction.put('library', {
      id: given.random.uuid(),
      workspaceId: account.workspaceId,
      createdAt: account.createdAt,
      kind: 'column',
      source: { kind: 'feed', accountId: account.id, feed },
      ...(name === undefined ? {} : { name }),
      ...(deck === undefined ? {} : { deckId: deckOf(deck) }),
      position: next + index,
    });
}

/** The client's deck of a name: the one that is there, or a new one. */
function decksByName(
  transaction: Transaction,
  { workspaceId, createdAt }: Account,
  random: Random,
): (name: string) => string {
  const ids = new Map<string, string>();
  for (const entry of transaction.find('library', { where: { kind: 'deck' } }))
    if (entry.kind === 'deck') ids.set(entry.name, entry.id);
  return (name) => {
    const known = ids.get(name);
    if (known !== undefined) return known;
    const id = random.uuid();
    ids.set(name, id);
    transaction.put('library', { id, workspaceId, createdAt, kind: 'deck', name });
    return id;
  };
}

/** Missing ones are added, known ones become due at once: signing in again may have healed them. */
function addCursors(transaction: Transaction, account: Account): void {
  const columns = columnsIn(transaction)
    .flatMap(({ source }) => (source.kind === 'feed' ? [source] : []))
    .filter(({ accountId }) => accountId === account.id);
  for (const feed of wantedFeeds(account.capabilities.feeds, columns)) {
    const cursor = newCursor(account, feed);
    const before = transaction.get('cursors', cursor.id);
    const { failure: _failure, ...rest } = before ?? cursor;
    transaction.put('cursors', { ...rest, failureCount: 0, nextAt: 0 });
  }
}
