import type { AccountRow } from '#contract/account-rows.ts';
import { isEndingSoon } from '#domain/sign-in.ts';

type Failure = NonNullable<AccountRow['failure']>;

/** How an account is, in one line, and the one thing that helps. */
export type AccountHealth = {
  readonly tone: 'good' | 'neutral' | 'warn' | 'bad';
  readonly state:
    | 'ready'
    | 'first-fetch'
    | 'fetching'
    | 'paused'
    | 'login-needed'
    | 'waiting'
    | 'ending';
  /** To be shown as its sentence with the next step. */
  readonly failure: Failure | null;
  readonly nextStep: 'sync' | 'sign-in' | 'renew' | null;
};

const AGAIN = new Set(['login-needed', 'wrong-credentials', 'scope-missing']);

function loginNeeded(failure: Failure | null): AccountHealth {
  return { tone: 'bad', state: 'login-needed', failure, nextStep: 'sign-in' };
}

/** `now` in ms since epoch. Trouble that passes by itself is amber; red needs the person. */
export function healthOf(account: AccountRow, now: number): AccountHealth {
  const failure = account.failure ?? null;
  if (account.state === 'login-needed') return loginNeeded(failure);
  if (account.state === 'paused')
    return { tone: 'neutral', state: 'paused', failure, nextStep: 'sync' };
  if (failure !== null && AGAIN.has(failure.code)) return loginNeeded(failure);
  if (failure !== null) {
    const isLater = failure.retryAt !== undefined && failure.retryAt > now;
    return { tone: 'warn', state: 'waiting', failure, nextStep: isLater ? null : 'sync' };
  }
  return isEndingSoon(account.endsAt, now)
    ? { tone: 'warn', state: 'ending', failure: null, nextStep: 'renew' }
    : healthy(account);
}

function healthy(account: AccountRow): AccountHealth {
  if (account.isSyncing)
    return {
      tone: 'good',
      state: account.lastSyncAt === undefined ? 'first-fetch' : 'fetching',
      failure: null,
      nextStep: null,
    };
  if (account.lastSyncAt === undefined)
    return { tone: 'neutral', state: 'first-fetch', failure: null, nextStep: 'sync' };
  return { tone: 'good', state: 'ready', failure: null, nextStep: 'sync' };
}

/** Share of the rate limit that is left, 0 to 1; null when the server does not tell. */
export function rateLeft(rate: AccountRow['rate'], now: number): number | null {
  if (rate === undefined || rate.limit <= 0 || rate.resetAt <= now) return null;
  return Math.min(1, Math.max(0, rate.remaining / rate.limit));
}

export type ClientAccounts<Client> = {
  readonly client: Client;
  readonly accounts: readonly AccountRow[];
};

/** Accounts under their clients, in the order of the rail. */
export function byClient<Client extends { readonly id: string }>(
  clients: readonly Client[],
  accounts: readonly AccountRow[],
): readonly ClientAccounts<Client>[] {
  return clients.map((client) => ({
    client,
    accounts: accounts.filter((account) => account.workspaceId === client.id),
  }));
}
