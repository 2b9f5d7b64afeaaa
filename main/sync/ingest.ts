import type { Account } from '#domain/account.ts';
import { arrive, HISTORY_MS, leave, type Arrival, type ArrivalPlace } from '#domain/arrival.ts';
import type { ConversationId } from '#domain/ids.ts';
import { feedKey, type Feed } from '#domain/network.ts';
import type { RemoteChange } from '#main/networks/connector.ts';
import type { Random } from '#main/ports.ts';
import type { Transaction } from '#main/store/store.ts';
import { bufferPage } from './page-buffer.ts';
import type { SyncPorts } from './sync-ports.ts';

export type Page = {
  readonly account: Account;
  /** null: a whole conversation. */
  readonly feed: Feed | null;
  readonly into?: ConversationId;
  readonly changes: readonly RemoteChange[];
  /** When the request left, ms since epoch. */
  readonly askedAt: number;
};

export type Ingested = {
  /** Messages that were not stored before. */
  readonly newCount: number;
  /** Messages whose conversation's first post is not stored. */
  readonly rootless: readonly string[];
};

/**
 * A write holds up the window. With 25 new messages (each with a person, a conversation and an event)
 * it takes about 15 ms beside 20,000 stored ones, with 50 about 30 ms, on a slow machine of 2 cores.
 */
const CHANGES_PER_WRITE = 25;

function timeOf(change: RemoteChange): number {
  return change.kind === 'message' ? change.message.createdAt : Number.POSITIVE_INFINITY;
}

/**
 * Stores a page: messages, people, conversations, events, and in the same write as the last of them
 * whatever `finish` puts (the cursor). null when the account went away meanwhile: then nothing more
 * is written. Doing it twice changes nothing.
 */
export async function ingestPage(
  page: Page,
  ports: Pick<SyncPorts, 'store' | 'clock' | 'random'>,
  finish: (transaction: Transaction, soFar: Ingested) => void,
): Promise<Ingested | null> {
  const workspace = ports.store.forWorkspace(page.account.workspaceId);
  const ordered = page.changes.toSorted((a, b) => timeOf(a) - timeOf(b));
  let soFar: Ingested = { newCount: 0, rootless: [] };
  for (let start = 0; start === 0 || start < ordered.length; start += CHANGES_PER_WRITE) {
    if (start > 0) await new Promise((resolve) => setImmediate(resolve));
    const part = ordered.slice(start, start + CHANGES_PER_WRITE);
    const isLast = start + CHANGES_PER_WRITE >= ordered.length;
    const before = soFar;
    const after = await workspace.change(
      (transaction) => {
        const account = transaction.get('accounts', page.account.id);
        if (account === null || account.state === 'paused') return null;
        const added = storePart(transaction, { ...page, account, changes: part }, ports);
        const total: Ingested = {
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

function placeOf(page: Page, now: number): ArrivalPlace {
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

function storePart(
  transaction: Transaction,
  page: Page,
  { clock, random }: Pick<SyncPorts, 'clock' | 'random'>,
): Ingested {
  const now = clock.now();
  const place = placeOf(page, now);
  const buffer = bufferPage(transaction);
  let newCount = 0;
  const rootless: string[] = [];
  for (const change of page.changes) {
    if (change.kind === 'deleted') {
      buffer.put(leave(change, place, buffer.stored));
      continue;
    }
    const arrival = arrive(change.message, place, buffer.stored);
    buffer.put(arrival);
    if (arrival.isNew) newCount++;
    if (arrival.rootIsMissing) rootless.push(change.message.remoteId);
    if (arrival.isNews) noteArrival(transaction, arrival, { random, now });
  }
  buffer.flush();
  return { newCount, rootless };
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
