import { isOfAccount } from '#domain/column.ts';
import type { Account } from '#domain/account.ts';
import type { AccountId, WorkspaceId } from '#domain/ids.ts';
import { backToDraft } from '#domain/reply-wishes.ts';
import type { CollectionName, WorkspaceStore } from '#main/store/store.ts';
import type { Outcome } from './accounts.ts';
import type { Clients, ClientsPorts } from './clients.ts';
import { dropKeptFields } from './kept-fields.ts';

const SIGN_OUT_MS = 10_000;
const BATCH = 200;

type Lent = { readonly given: ClientsPorts; readonly clients: Clients };

/**
 * Makes the token useless where the server lets us, and forgets it here in any case. `others`: the
 * accounts that stay; an app of the person's own goes with the last account that used it.
 */
export async function signOut(
  account: Account,
  others: readonly Account[],
  { given, clients }: Lent,
): Promise<void> {
  const { ports } = given;
  const abort = new AbortController();
  const stopTimer = ports.clock.after(SIGN_OUT_MS, () => abort.abort());
  try {
    if (ports.online.isOnline()) {
      const client = await clients.clientFor(account);
      await client.signOut(abort.signal);
    }
  } catch {
    ports.log('account.sign-out-failed', { accountId: account.id });
  } finally {
    stopTimer();
    await clients.forget(account.id);
    await ports.secrets.drop(account.secretRef);
    await dropKeptFields(account, others, ports.secrets);
  }
}

/**
 * Pauses the account first, so that nothing fetches or sends for it any more, and deletes it last:
 * when the app ends in between, it is still there to be removed again.
 */
export async function removeAccount(
  ids: { readonly workspaceId: WorkspaceId; readonly accountId: AccountId },
  lent: Lent,
): Promise<Outcome<null>> {
  const workspace = lent.given.store.forWorkspace(ids.workspaceId);
  const account = await workspace.change(
    (transaction) => {
      const found = transaction.get('accounts', ids.accountId);
      if (found !== null) transaction.put('accounts', { ...found, state: 'paused' });
      return found;
    },
    { safety: 'durable' },
  );
  if (account === null) return { ok: false, failure: { code: 'not-found' } };
  const all = await workspace.find('accounts', { where: { network: account.network } });
  const others = all.filter(({ id }) => id !== account.id);
  await signOut(account, others, lent);
  await keepUnsentAsDrafts(workspace, account.id, lent.given.ports.clock.now());
  for (const collection of ['messages', 'conversations', 'cursors'] as const)
    await removeAllOf(workspace, collection, account.id);
  await workspace.change(
    (transaction) => {
      for (const entry of transaction.find('library', { where: { kind: 'column' } }))
        if (entry.kind === 'column' && isOfAccount(entry, account.id))
          transaction.remove('library', entry.id);
      transaction.remove('accounts', account.id);
    },
    { safety: 'durable' },
  );
  return { ok: true, value: null };
}

/** From here on nothing is fetched or sent for them. */
export async function pauseAll(workspace: WorkspaceStore): Promise<readonly Account[]> {
  return await workspace.change(
    (transaction) => {
      const accounts = transaction.find('accounts', {});
      for (const account of accounts) transaction.put('accounts', { ...account, state: 'paused' });
      return accounts;
    },
    { safety: 'durable' },
  );
}

async function keepUnsentAsDrafts(
  workspace: WorkspaceStore,
  accountId: AccountId,
  now: number,
): Promise<void> {
  await workspace.change(
    (transaction) => {
      const waiting = transaction.find('replies', {
        where: { accountId, 'status.state': { inList: ['queued', 'failed'] } },
      });
      for (const reply of waiting) {
        const status = backToDraft(reply.status);
        if (status !== null) transaction.put('replies', { ...reply, status, updatedAt: now });
      }
    },
    { safety: 'durable' },
  );
}

/** In batches, so that the window stays quick. */
async function removeAllOf(
  workspace: WorkspaceStore,
  collection: CollectionName,
  accountId: AccountId,
): Promise<void> {
  for (;;) {
    const removed = await workspace.change(
      (transaction) => {
        const found = transaction.find(collection, { where: { accountId }, limit: BATCH });
        for (const { id } of found) transaction.remove(collection, id);
        return found.length;
      },
      { safety: 'cache' },
    );
    if (removed < BATCH) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
