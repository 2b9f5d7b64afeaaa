import type { Account } from '#domain/account.ts';
import { isStanding, type FeedCursor } from '#domain/cursor.ts';
import type { Failure, FailureCode } from '#domain/failure.ts';
import { isSame } from '#domain/merge.ts';
import { retryAfterFailure } from '#domain/schedule.ts';
import { ConnectorError } from '#main/networks/connector.ts';
import type { Transaction } from '#main/store/store.ts';
import type { SyncPorts } from './sync-ports.ts';

const NEEDS_SIGN_IN: ReadonlySet<FailureCode> = new Set(['login-needed', 'wrong-credentials']);

/** What a person is told about trouble; anything that is no `ConnectorError` is a bug of ours. */
export function failureOf(error: unknown, account: Account, ports: SyncPorts): Failure {
  if (error instanceof ConnectorError) return error.failure;
  const name = error instanceof Error ? error.name : 'unknown';
  if (name === 'AbortError' || name === 'TimeoutError') return { code: 'timeout' };
  ports.log('sync.bug', { accountId: account.id, network: account.network, name });
  return { code: 'internal' };
}

/**
 * The account as trouble leaves it: a refused token pauses it until somebody signs in again, its
 * queue stays. Other trouble is shown and tried again.
 */
export function withFailure(account: Account, failure: Failure): Account {
  const needsSignIn = NEEDS_SIGN_IN.has(failure.code);
  return { ...account, failure, ...(needsSignIn ? { state: 'login-needed' } : {}) };
}

/** Shows trouble of an account; `transaction` must belong to its client. */
export function putFailure(transaction: Transaction, account: Account, failure: Failure): void {
  const current = transaction.get('accounts', account.id);
  if (current === null || current.state === 'paused') return;
  const next = withFailure(current, failure);
  if (!isSame(next, current)) transaction.put('accounts', next);
}

/** A feed answered: what was wrong is over, unless another feed of the inbox is still in trouble. */
export function clearFailure(
  transaction: Transaction,
  account: Account,
  answered: FeedCursor,
): void {
  const current = transaction.get('accounts', account.id);
  if (current?.failure === undefined || current.state !== 'ready') return;
  const { failure: _over, ...healthy } = current;
  const troubled = transaction
    .find('cursors', { where: { accountId: account.id } })
    .find(
      ({ id, feed, failureCount, failure }) =>
        id !== answered.id &&
        failureCount > 0 &&
        failure !== undefined &&
        isStanding(feed) &&
        current.capabilities.feeds.includes(feed.kind),
    );
  const next =
    troubled?.failure === undefined ? healthy : { ...healthy, failure: troubled.failure };
  if (!isSame(next, current)) transaction.put('accounts', next);
}

/** A feed could not be fetched: when it is tried again, and what the person sees. */
export async function recordFailure(
  cursor: FeedCursor,
  trouble: { readonly account: Account; readonly failure: Failure },
  { store, clock, random }: SyncPorts,
): Promise<void> {
  const { account, failure } = trouble;
  await store.forWorkspace(account.workspaceId).change(
    (transaction) => {
      const current = transaction.get('cursors', cursor.id);
      if (current === null) return;
      const failureCount = current.failureCount + 1;
      const now = clock.now();
      const nextAt = retryAfterFailure(failure, failureCount, { now, fraction: random.fraction() });
      transaction.put('cursors', { ...current, failureCount, failure, nextAt, lastTriedAt: now });
      if (isStanding(cursor.feed) || NEEDS_SIGN_IN.has(failure.code))
        putFailure(transaction, account, failure);
    },
    { safety: 'cache' },
  );
}

/** Trouble of the way there and not of the server or the account. */
const OF_THE_CONNECTION: ReadonlySet<FailureCode> = new Set([
  'offline',
  'unreachable',
  'unknown-host',
  'timeout',
  'tls',
  'canceled',
]);

/** The connection is back: feeds that failed without one are due now. Retry-After stays. */
export async function retryNow({ store, clock }: SyncPorts): Promise<void> {
  const cursors = await store.acrossWorkspaces.find('cursors', {});
  const failed = cursors.filter(
    ({ failure }) => failure !== undefined && OF_THE_CONNECTION.has(failure.code),
  );
  for (const { id, workspaceId } of failed)
    await store.forWorkspace(workspaceId).change(
      (transaction) => {
        const cursor = transaction.get('cursors', id);
        if (cursor !== null) transaction.put('cursors', { ...cursor, nextAt: clock.now() });
      },
      { safety: 'cache' },
    );
}
