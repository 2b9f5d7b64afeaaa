import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { conversationId } from '#domain/ids.ts';
import { corrected } from '#domain/sentiment/hear.ts';
import type { Message } from '#domain/message.ts';
import type { OpenedStore } from '#main/store/open.ts';
import { aConversation, aMessage, anAccount, aWorkspace, BAKERY } from '#main/testing/documents.ts';
import { createManualClock, type ManualClock } from '#main/testing/manual-clock.ts';
import { openTestStore } from '#main/testing/test-store.ts';
import { startTone } from './tone.ts';

const account = anAccount(BAKERY);
let clock: ManualClock;
let store: OpenedStore;
let logged: string[];
let tone: { close(): Promise<void> } | null;

beforeEach(async () => {
  clock = createManualClock();
  store = await openTestStore(clock);
  logged = [];
  tone = null;
  await put((tx) => tx.put('workspaces', aWorkspace(BAKERY)));
});
afterEach(async () => {
  await tone?.close();
  await store.close();
});

type Change = Parameters<ReturnType<OpenedStore['forWorkspace']>['change']>[0];

async function put(run: Change): Promise<void> {
  await store.forWorkspace(BAKERY).change(run, { safety: 'cache' });
}

async function arrive(remoteId: string, text: string, more: Partial<Message> = {}): Promise<void> {
  const message = aMessage(account, remoteId, { text, ...more });
  await put((tx) => {
    tx.put('messages', message);
    if (tx.get('conversations', message.conversationId) === null)
      tx.put('conversations', aConversation(account));
  });
}

function start(): void {
  tone = startTone({
    store,
    clock,
    takeTurn: async () => {},
    log: (event) => void logged.push(event),
  });
}

async function listen(): Promise<void> {
  for (let turn = 0; turn < 12; turn++) {
    clock.advance(500);
    for (let step = 0; step < 20; step++) await new Promise((resolve) => setImmediate(resolve));
  }
}

const said = async (remoteId: string) =>
  await store.acrossWorkspaces.get('messages', aMessage(account, remoteId).id);
const conversation = async () =>
  await store.acrossWorkspaces.get('conversations', conversationId(account.id, 'post'));

describe('how messages sound', () => {
  test('is heard after they were stored, and the conversation says it', async () => {
    start();
    await arrive('1', 'Das ist eine Frechheit, seit Wochen keine Antwort!');
    expect((await said('1'))?.sentiment).toBeUndefined();
    await listen();
    expect(await said('1')).toMatchObject({
      sentiment: 'negative',
      tone: { isComplaint: true, by: 'words' },
    });
    expect((await conversation())?.sentiment).toBe('negative');
    expect(logged).toEqual([]);
  });

  test('is heard at the next start for what came in before', async () => {
    for (let at = 0; at < 90; at++) await arrive(`${at}`, 'Wunderbar!', { createdAt: 1000 + at });
    start();
    await listen();
    const rest = await store.acrossWorkspaces.count('messages', {
      where: { sentiment: { exists: false } },
    });
    expect(rest).toBe(0);
  });

  test('of our own messages nobody asks', async () => {
    start();
    await arrive('1', 'Wunderbar!', { direction: 'out' });
    await listen();
    expect((await said('1'))?.sentiment).toBeUndefined();
  });

  test('one negative message that nobody answered outweighs a kind one', async () => {
    start();
    await arrive('1', 'Das war grauenhaft.', { createdAt: 1000 });
    await arrive('2', 'Aber der Kuchen ist toll.', { createdAt: 2000 });
    await listen();
    expect((await conversation())?.sentiment).toBe('negative');
  });

  test('what the person said stays, and teaches', async () => {
    await arrive('1', 'Der Kuchen ist knorke');
    await arrive('2', 'Alles knorke bei euch');
    await put((tx) => {
      for (const id of ['1', '2']) {
        const message = tx.get('messages', aMessage(account, id).id);
        if (message === null) throw new Error('It was stored.');
        tx.put('messages', corrected(message, 'positive'));
        tx.put('events', {
          id: `judged-${id}`,
          workspaceId: BAKERY,
          at: 1,
          kind: 'message.judged',
          before: {},
          conversationId: message.conversationId,
          messageId: message.id,
          sentiment: 'positive',
        });
      }
    });
    start();
    await arrive('3', 'Das war knorke');
    await listen();
    expect(await said('1')).toMatchObject({ sentiment: 'positive', tone: { by: 'person' } });
    expect(await said('3')).toMatchObject({
      sentiment: 'positive',
      tone: { marks: [{ reason: 'taught' }] },
    });
  });
});
