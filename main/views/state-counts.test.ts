import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ConversationState } from '#domain/conversation.ts';
import type { OpenedStore } from '#main/store/open.ts';
import type { Transaction } from '#main/store/store.ts';
import { aConversation, anAccount, aWorkspace, BAKERY, GARAGE } from '#main/testing/documents.ts';
import { openTestStore } from '#main/testing/test-store.ts';
import { countIn, ofClient, stateCounts, type Whose } from './state-counts.ts';

const accounts = [anAccount(BAKERY), anAccount(GARAGE)];
const STATES = ['open', 'waiting', 'snoozed', 'done'] as const;
const EVERY: readonly Whose[] = [
  null,
  ofClient(BAKERY),
  ofClient(GARAGE),
  ...accounts.map(({ id }) => ({ path: 'accountId', value: id }) as const),
];
let store: OpenedStore;

beforeEach(async () => {
  store = await openTestStore();
  for (const id of [BAKERY, GARAGE])
    await store.forWorkspace(id).change((tx) => tx.put('workspaces', aWorkspace(id)), {
      safety: 'durable',
    });
});
afterEach(async () => {
  await store.close();
});

async function put(of: number, place: number, state: ConversationState | null): Promise<void> {
  const account = accounts[of % 2] ?? anAccount(BAKERY);
  const conversation = aConversation(account, { remoteRootId: `post-${place}` });
  const run = (tx: Transaction): void => {
    if (state === null) tx.remove('conversations', conversation.id);
    else tx.put('conversations', { ...conversation, state });
  };
  await store.forWorkspace(account.workspaceId).change(run, { safety: 'cache' });
}

async function counted(whose: Whose): Promise<Record<string, number>> {
  const where = whose === null ? {} : { [whose.path]: whose.value };
  return Object.fromEntries(
    await Promise.all(
      STATES.map(async (state) => [
        state,
        await store.acrossWorkspaces.count('conversations', { where: { ...where, state } }),
      ]),
    ),
  );
}

async function kept(whose: Whose): Promise<Record<string, number>> {
  const counts = await stateCounts(store, whose);
  return Object.fromEntries(STATES.map((state) => [state, counts.get(state) ?? 0]));
}

test('what is kept is what would be counted, whatever comes, changes and goes', async () => {
  for (let step = 0; step < 120; step++) {
    const state = STATES[(step * 7) % 5] ?? null;
    // Not awaited every time: a count may begin while something is written.
    const written = put(step * 3, (step * 11) % 17, state);
    if (step % 3 === 0) await written;
    if (step % 10 === 0) for (const whose of EVERY) await kept(whose);
    await written;
  }
  for (const whose of EVERY) expect(await kept(whose)).toEqual(await counted(whose));
});

test('a client that is removed counts no more', async () => {
  await put(0, 1, 'open');
  await put(1, 2, 'open');
  expect(await countIn(store, 'open', { whose: null, now: 0 })).toBe(2);
  await store.deleteWorkspace(GARAGE);
  expect(await countIn(store, 'open', { whose: null, now: 0 })).toBe(1);
  expect(await countIn(store, 'open', { whose: ofClient(GARAGE), now: 0 })).toBe(0);
});
