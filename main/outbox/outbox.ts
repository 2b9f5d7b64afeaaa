import type { Account } from '#domain/account.ts';
import { PENDING_ACTION_FEED, pendingActionsOf } from '#domain/message-action.ts';
import type { AccountId } from '#domain/ids.ts';
import type { NetworkClient } from '#main/networks/connector.ts';
import type { Clock, Log, Online, Random } from '#main/ports.ts';
import type { Store } from '#main/store/store.ts';
import { createLane, type Lane } from './lane.ts';
import { recoverInterrupted } from './record.ts';

/** What sending needs. It watches the store: nobody calls it. */
export type OutboxPorts = {
  readonly store: Store;
  /** The open client of an account. Rejects with a `ConnectorError` when it cannot be opened. */
  clientFor(account: Account): Promise<NetworkClient>;
  /** False for a network that lives inside the app: it can be answered offline too. */
  needsInternet(account: Account): boolean;
  readMedia(mediaId: string): Promise<Uint8Array>;
  /** A backup took the place of damaged data at this start: what it holds may be sent already. */
  readonly isFromBackup: boolean;
  readonly clock: Clock;
  readonly random: Random;
  readonly online: Online;
  readonly log: Log;
};

export type Outbox = {
  /** Resolves when what is under way has been written down. Twice is once. */
  close(): Promise<void>;
};

/**
 * One lane per account: a slow or broken server holds up its own account only. First of all, what a
 * crash left between "about to send" and an answer becomes "unclear".
 */
export async function startOutbox(ports: OutboxPorts): Promise<Outbox> {
  const lanes = new Map<AccountId, Lane>();
  const doubts = await recoverInterrupted(ports);
  const laneOf = (accountId: AccountId): Lane => {
    const known = lanes.get(accountId);
    if (known !== undefined) return known;
    const lane = createLane(accountId, ports, doubts);
    lanes.set(accountId, lane);
    return lane;
  };
  const wakeAll = (): void => {
    for (const lane of lanes.values()) lane.wake();
  };
  const wakeAccountsOf = async (ids: readonly string[]): Promise<void> => {
    const replies = await ports.store.acrossWorkspaces.getMany('replies', ids);
    for (const reply of replies.values()) laneOf(reply.accountId).wake();
  };

  const findActions = async (ids: readonly string[]): Promise<void> => {
    const messages = await ports.store.acrossWorkspaces.getMany('messages', ids);
    for (const message of messages.values())
      if (pendingActionsOf(message).length > 0) laneOf(message.accountId).act(message.id);
  };

  const stops = [
    ports.store.onChange((change) => {
      if (change.collection === 'messages') void findActions(change.ids);
      if (change.collection === 'replies') void wakeAccountsOf(change.ids);
      if (change.collection === 'accounts') wakeAll();
    }),
    ports.online.onChange(wakeAll),
    ports.online.onResume(wakeAll),
  ];
  const accounts = await ports.store.acrossWorkspaces.find('accounts', {});
  for (const account of accounts) laneOf(account.id).wake();
  const unfinished = await ports.store.acrossWorkspaces.find('messages', {
    where: { feeds: { has: PENDING_ACTION_FEED } },
  });
  for (const message of unfinished) laneOf(message.accountId).act(message.id);

  return {
    async close() {
      for (const stop of stops) stop();
      await Promise.all([...lanes.values()].map(async (lane) => await lane.close()));
    },
  };
}
