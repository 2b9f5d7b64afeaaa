import type { Account } from '#domain/account.ts';
import { isSame } from '#domain/merge.ts';
import { failureOf, putFailure } from './health.ts';
import { askNetwork } from './request.ts';
import type { LaneContext } from './sync-ports.ts';

/** What an account can do changes with its server: a new version, other limits, a lost approval. */
export async function refreshCapabilities(account: Account, context: LaneContext): Promise<void> {
  const { ports } = context;
  const workspace = ports.store.forWorkspace(account.workspaceId);
  try {
    const capabilities = await askNetwork(
      account,
      context,
      async (client, signal) => await client.capabilities(signal),
    );
    await workspace.change(
      (transaction) => {
        const current = transaction.get('accounts', account.id);
        if (current !== null && !isSame(current.capabilities, capabilities))
          transaction.put('accounts', { ...current, capabilities });
      },
      { safety: 'cache' },
    );
  } catch (error) {
    if (context.closing.aborted) return;
    const failure = failureOf(error, account, ports);
    if (failure.code === 'login-needed')
      await workspace.change((transaction) => putFailure(transaction, account, failure), {
        safety: 'cache',
      });
  }
}
