import { expect, test } from 'vitest';
import { conversationId } from '#domain/ids.ts';
import {
  aConversation,
  aMessage,
  anAccount,
  aReply,
  aWorkspace,
  BAKERY,
} from '#main/testing/documents.ts';
import { createManualClock } from '#main/testing/manual-clock.ts';
import { createCountingRandom } from '#main/testing/test-store.ts';
import { openStore } from './open.ts';

const account = anAccount(BAKERY);
const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 10, 25);

test('what is done and old goes with its messages; what waits, is open or unsent stays', async () => {
  const clock = createManualClock(NOW);
  const store = await openStore({
    file: ':memory:',
    clock,
    random: createCountingRandom(),
    log: () => undefined,
    keepDoneMonths: () => 6,
  });
  const old = NOW - 200 * DAY_MS;
  const conversation = (root: string, more: object) => ({
    ...aConversation(account, { remoteRootId: root, lastActivityAt: old, state: 'done' }),
    ...more,
  });
  const message = (id: string, root: string, createdAt = old) =>
    aMessage(account, id, { conversationId: conversationId(account.id, root), createdAt });
  await store.forWorkspace(BAKERY).change(
    (tx) => {
      tx.put('workspaces', aWorkspace(BAKERY));
      tx.put('conversations', conversation('old', {}));
      tx.put('conversations', conversation('new', { lastActivityAt: NOW - DAY_MS }));
      tx.put('conversations', conversation('open', { state: 'open' }));
      tx.put('conversations', conversation('unsent', {}));
      for (let n = 0; n < 450; n++) tx.put('messages', message(`old${n}`, 'old', old + n));
      for (const root of ['new', 'open', 'unsent']) tx.put('messages', message(root, root));
      tx.put('messages', message('feed-old', 'nowhere'));
      tx.put('messages', message('feed-new', 'nowhere', NOW - DAY_MS));
      tx.put('replies', {
        ...aReply(message('unsent', 'unsent')),
        conversationId: conversationId(account.id, 'unsent'),
      });
    },
    { safety: 'cache' },
  );
  clock.advance(60_000);
  await expect.poll(() => clock.waiting, { timeout: 10_000 }).toBe(1);
  const left = async (name: 'conversations' | 'messages') =>
    (await store.acrossWorkspaces.find(name, {}))
      .map(({ id }) => id.split('|').at(-1))
      .toSorted((a, b) => (String(a) < String(b) ? -1 : 1));
  expect(await left('conversations')).toEqual(['new', 'open', 'unsent']);
  expect(await left('messages')).toEqual(['feed-new', 'new', 'open', 'unsent']);
  expect(await store.acrossWorkspaces.searchMessages({ words: 'sonntag', limit: 9 })).toHaveLength(
    4,
  );
  await store.close();
});
