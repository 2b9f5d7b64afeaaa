import type { Account } from '#domain/account.ts';
import { arrive, HISTORY_MS, leave, type Arrival, type ArrivalPlace } from '#domain/arrival.ts';
import type { ConversationId } from '#domain/ids.ts';
import { feedKey, type Feed } from '#domain/network.ts';
import type { RemoteChange } from '#main/networks/connector.ts';
import type { Clock, Random } from '#main/ports.ts';
import { forgottenIn } from '#main/store/forgotten.ts';
import type { Transaction } from '#main/store/store.ts';
import { tieOwnAnswer } from './own-answers.ts';
import { bufferPage } from './page-buffer.ts';

export type Changes = {
  readonly account: Account;
  /** null: a whole conversation. */
  readonly feed: Feed | null;
  readonly into?: ConversationId;
  readonly changes: readonly RemoteChange[];
  /** When the request left, ms since epoch. */
  readonly askedAt: number;
};

export type Stored = {
  /** Messages that were not stored before. */
  readonly newCount: number;
  /** Messages whose conversation's first post is not stored. */
  readonly rootless: readonly string[];
};

export type ArrivalPorts = { readonly clock: Clock; readonly random: Random };

/**
 * What a network sent, into the store: messages, people, conversations, events, and what became of
 * our own replies. Doing it twice changes nothing.
 */
export function storeChanges(
  transaction: Transaction,
  page: Changes,
  { clock, random }: ArrivalPorts,
): Stored {
  const now = clock.now();
  const place = placeOf(page, now);
  const buffer = bufferPage(transaction);
  let newCount = 0;
  const rootless: string[] = [];
  const isForgotten = forgottenIn(transaction, page.account.workspaceId);
  const { network } = page.account;
  for (const change of page.changes) {
    if (change.kind === 'deleted') {
      buffer.put(leave(change, place, buffer.stored));
      continue;
    }
    const { remoteId } = change.message.author;
    if (isForgotten({ network, remoteId })) continue;
    const arrival = arrive(change.message, place, buffer.stored);
    buffer.put(tieOwnAnswer(arrival, { account: page.account, now, random }, transaction));
    if (arrival.isNew) newCount++;
    if (arrival.rootIsMissing) rootless.push(change.message.remoteId);
    if (arrival.isNews) noteArrival(transaction, arrival, { random, now });
  }
  buffer.flush();
  return { newCount, rootless };
}

function placeOf(page: Changes, now: number): ArrivalPlace {
  const { account, feed, into } = page;
  return {
    workspaceId: account.workspaceId,
    accountId: account.id,
    network: account.network,
    feed: feed === null ? null : feedKey(feed),
    askedAt: page.askedAt,
    now,
    historyBefore: account.createdAt - HISTORY_MS,
    ...(into === undefined ? {} : { into }),
  };
}

function noteArrival(
  transaction: Transaction,
  { message }: Arrival,
  { random, now }: { readonly random: Random; readonly now: number },
): void {
  if (message === undefined) return;
  transaction.put('events', {
    id: random.uuid(),
    workspaceId: message.workspaceId,
    at: now,
    kind: 'message.arrived',
    conversationId: message.conversationId,
    messageId: message.id,
  });
}
