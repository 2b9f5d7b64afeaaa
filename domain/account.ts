import type { AccountCapabilities } from './capabilities.ts';
import type { Failure } from './failure.ts';
import type { HistoryReach } from './history.ts';
import type { AccountId, WorkspaceId } from './ids.ts';
import type { Spending } from './prices.ts';

export type AccountState = 'ready' | 'login-needed' | 'paused';

/** One signed-in account of a workspace on a network. The token is not here: see `secretRef`. */
export type Account = {
  readonly id: AccountId;
  readonly workspaceId: WorkspaceId;
  readonly network: string;
  readonly serverUrl: string;
  /** The network's own id of the account; opaque. */
  readonly remoteUserId: string;
  /** As people write it: `@rabe@kaffee.social`, `rabe.bsky.social`. */
  readonly handle: string;
  readonly displayName: string;
  readonly avatarUrl?: string;
  readonly capabilities: AccountCapabilities;
  /** Software and version of the server, as it names itself. */
  readonly software?: string;
  readonly state: AccountState;
  /** The trouble that the person should see, if there is any. */
  readonly failure?: Failure;
  /** A server's Retry-After to a reply: nothing more is sent before. ms since epoch. */
  readonly quietUntil?: number;
  /** The way in that was taken last: see `SignInMethod.id`. */
  readonly methodId?: string;
  /** Names the entry in the secret store. */
  readonly secretRef: string;
  /** When only signing in again helps, ms since epoch; absent: no end is known. */
  readonly endsAt?: number;
  /** What the person set for this account, in the words of its network; goes to the connector. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** How far back before `createdAt` is fetched; absent: the usual reach. */
  readonly history?: HistoryReach;
  /** What its network took for our requests; see prices.ts. */
  readonly spending?: Spending;
  /** What the person wants to spend in a month at most, in millionths of the network's currency. */
  readonly monthlyCap?: number;
  readonly createdAt: number;
};
