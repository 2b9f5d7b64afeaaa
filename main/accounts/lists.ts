import type { AccountId, WorkspaceId } from '#domain/ids.ts';
import { ConnectorError, type RemoteList } from '#main/networks/connector.ts';
import type { Outcome } from './accounts.ts';
import type { Clients, ClientsPorts } from './clients.ts';

const DEADLINE_MS = 20_000;

/** The lists of an account: what a column can show of them. None where the network has no lists. */
export async function readLists(
  ids: { readonly workspaceId: WorkspaceId; readonly accountId: AccountId },
  { given, clients }: { readonly given: ClientsPorts; readonly clients: Clients },
): Promise<Outcome<readonly RemoteList[]>> {
  const { store, ports } = given;
  const account = await store.forWorkspace(ids.workspaceId).get('accounts', ids.accountId);
  if (account === null) return { ok: false, failure: { code: 'not-found' } };
  if (!ports.online.isOnline()) return { ok: false, failure: { code: 'offline' } };
  const abort = new AbortController();
  const stopTimer = ports.clock.after(DEADLINE_MS, () => abort.abort());
  try {
    const client = await clients.clientFor(account);
    return { ok: true, value: (await client.lists?.(abort.signal)) ?? [] };
  } catch (error) {
    if (error instanceof ConnectorError) return { ok: false, failure: error.failure };
    if (abort.signal.aborted) return { ok: false, failure: { code: 'timeout' } };
    ports.log('lists.bug', { accountId: account.id });
    return { ok: false, failure: { code: 'internal' } };
  } finally {
    stopTimer();
  }
}
