import { storeChanges, type Changes, type Stored } from '#main/arrivals/store-changes.ts';
import type { RemoteChange } from '#main/networks/connector.ts';
import type { Transaction } from '#main/store/store.ts';
import type { SyncPorts } from './sync-ports.ts';

/**
 * A page is one write. No social network's page is longer than this; a feed of files that brings more
 * at once is cut, because a write holds up everything else: 25 new messages (each with a person, a
 * conversation and an event) take about 15 ms beside 20,000 stored ones on a slow machine of 2 cores.
 */
const CHANGES_PER_WRITE = 100;

function timeOf(change: RemoteChange): number {
  return change.kind === 'message' ? change.message.createdAt : Number.POSITIVE_INFINITY;
}

/**
 * Stores a page: messages, people, conversations, events, and in the same write as the last of them
 * whatever `finish` puts (the cursor). null when the account went away meanwhile: then nothing more
 * is written. Doing it twice changes nothing.
 */
export async function ingestPage(
  page: Changes,
  ports: Pick<SyncPorts, 'store' | 'clock' | 'random' | 'takeTurn'>,
  finish: (transaction: Transaction, soFar: Stored) => void,
): Promise<Stored | null> {
  const workspace = ports.store.forWorkspace(page.account.workspaceId);
  const ordered = page.changes.toSorted((a, b) => timeOf(a) - timeOf(b));
  let soFar: Stored = { newCount: 0, rootless: [] };
  for (let start = 0; start === 0 || start < ordered.length; start += CHANGES_PER_WRITE) {
    await ports.takeTurn('sync');
    const part = ordered.slice(start, start + CHANGES_PER_WRITE);
    const isLast = start + CHANGES_PER_WRITE >= ordered.length;
    const before = soFar;
    const after = await workspace.change(
      (transaction) => {
        const account = transaction.get('accounts', page.account.id);
        if (account === null || account.state === 'paused') return null;
        const added = storeChanges(transaction, { ...page, account, changes: part }, ports);
        const total: Stored = {
          newCount: before.newCount + added.newCount,
          rootless: [...before.rootless, ...added.rootless],
        };
        if (isLast) finish(transaction, total);
        return total;
      },
      { safety: 'cache' },
    );
    if (after === null) return null;
    soFar = after;
  }
  return soFar;
}
