import type { Account } from '#domain/account.ts';
import type { AccountId, WorkspaceId } from '#domain/ids.ts';
import type { Outcome } from './accounts.ts';
import type { Clients, ClientsPorts } from './clients.ts';

export type OptionsArgs = {
  readonly workspaceId: WorkspaceId;
  readonly accountId: AccountId;
  /** By name; null takes one back. */
  readonly options: Readonly<Record<string, unknown>>;
};

/**
 * What the person set for an account. Its feeds are read anew from the beginning: what was passed over
 * before may count now, and what is known is not stored twice.
 */
export async function setOptions(
  { workspaceId, accountId, options }: OptionsArgs,
  { given, clients }: { readonly given: ClientsPorts; readonly clients: Clients },
): Promise<Outcome<null>> {
  const isThere = await given.store.forWorkspace(workspaceId).change(
    (transaction) => {
      const account = transaction.get('accounts', accountId);
      if (account === null) return false;
      transaction.put('accounts', withOptions(account, options));
      for (const cursor of transaction.find('cursors', { where: { accountId } }))
        transaction.put('cursors', { ...cursor, cursor: null, nextAt: 0 });
      return true;
    },
    { safety: 'durable' },
  );
  if (!isThere) return { ok: false, failure: { code: 'not-found' } };
  await clients.forget(accountId);
  return { ok: true, value: null };
}

function withOptions(account: Account, changed: OptionsArgs['options']): Account {
  const entries = Object.entries({ ...account.options, ...changed });
  return { ...account, options: Object.fromEntries(entries.filter(([, value]) => value !== null)) };
}
