import type { Account } from '#domain/account.ts';
import type { NetworkClient } from '#main/networks/connector.ts';
import type { Clock, Log, Online, Random, TakeTurn } from '#main/ports.ts';
import type { Store } from '#main/store/store.ts';

/** What sync needs. It watches the store: nobody calls it. */
export type SyncPorts = {
  readonly store: Store;
  /** The open client of an account. Rejects with a `ConnectorError` when it cannot be opened. */
  clientFor(account: Account): Promise<NetworkClient>;
  /** False for a network that lives inside the app. */
  needsInternet(account: Account): boolean;
  readonly clock: Clock;
  readonly random: Random;
  readonly online: Online;
  readonly log: Log;
  readonly takeTurn: TakeTurn;
  /** Cursors that are being pulled right now; called after every change. */
  onActivity(syncing: ReadonlySet<string>): void;
};

/** What one lane works with: never more than one request of an account at a time. */
export type LaneContext = {
  readonly ports: SyncPorts;
  readonly hosts: Hosts;
  /** Notes that a cursor is being pulled; the answer notes the end. */
  began(cursorId: string): () => void;
  /** Ends everything that is under way. */
  readonly closing: AbortSignal;
};

/** How the hosts are, and what we may still ask of them; in memory only. */
export type Hosts = {
  /** Ms until background work may ask the account's host; 0: now. */
  waitFor(account: Account): number;
  asked(account: Account): void;
  answered(account: Account, error: unknown): void;
  /** The connection is new: what failed before says nothing any more. */
  forgive(): void;
};
