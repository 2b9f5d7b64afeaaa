import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RemoteMessage } from '#main/networks/connector.ts';
import type { OpenedStore } from '#main/store/open.ts';
import { anAccount, aWorkspace, BAKERY } from '#main/testing/documents.ts';
import { createManualClock } from '#main/testing/manual-clock.ts';
import { createCountingRandom, openTestStore } from '#main/testing/test-store.ts';
import { ingestPage } from './ingest.ts';

const LONGEST_WRITE = 100;
const account = anAccount(BAKERY);
const clock = createManualClock();
let store: OpenedStore;

beforeEach(async () => {
  store = await openTestStore(clock);
  await store.forWorkspace(BAKERY).change(
    (tx) => {
      tx.put('workspaces', aWorkspace(BAKERY));
      tx.put('accounts', account);
    },
    { safety: 'cache' },
  );
});
afterEach(async () => {
  await store.close();
});

function remote(index: number): RemoteMessage {
  const remoteId = `r${index}`;
  return {
    remoteId,
    kind: 'mention',
    direction: 'in',
    rootRemoteId: remoteId,
    author: { remoteId: `u${index}`, handle: `@u${index}@kaffee.example`, name: `P ${index}` },
    text: 'Gibt es die Herbströstung auch als Espresso?',
    spans: [],
    media: [],
    counts: {},
    mine: {},
    version: index,
    createdAt: clock.now() + index,
    needsAnswer: true,
  };
}

/** All who wait have their turn before it. */
async function takeTurn(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

test('more than any page of a social network is stored in several writes, and others have their turn in between', async () => {
  const sizes: number[] = [];
  const stop = store.onChange(({ collection, ids }) => {
    if (collection === 'messages') sizes.push(ids.length);
  });
  let turns = 0;
  let isDone = false;
  const takeTurns = (): void => {
    turns += 1;
    if (!isDone) setImmediate(takeTurns);
  };
  setImmediate(takeTurns);
  const finished: number[] = [];
  const ingested = await ingestPage(
    {
      account,
      feed: { kind: 'interactions' },
      changes: Array.from({ length: 320 }, (_, index) => ({
        kind: 'message',
        message: remote(index),
      })),
      askedAt: clock.now(),
    },
    { store, clock, random: createCountingRandom(), takeTurn },
    (_tx, { newCount }) => finished.push(newCount),
  );
  isDone = true;
  stop();
  expect(ingested).toEqual({ newCount: 320, rootless: [] });
  expect(finished).toEqual([320]);
  expect(await store.acrossWorkspaces.count('messages', {})).toBe(320);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(320);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(LONGEST_WRITE);
  expect(turns).toBeGreaterThanOrEqual(sizes.length - 1);
});

test('a page is one write, with its cursor', async () => {
  const sizes: number[] = [];
  const stop = store.onChange(({ collection, ids }) => {
    if (collection === 'messages') sizes.push(ids.length);
  });
  const changes = Array.from({ length: 80 }, (_, index) => ({
    kind: 'message' as const,
    message: remote(index),
  }));
  await ingestPage(
    { account, feed: { kind: 'interactions' }, changes, askedAt: clock.now() },
    { store, clock, random: createCountingRandom(), takeTurn },
    () => undefined,
  );
  stop();
  expect(sizes).toEqual([80]);
});
