import { afterEach, expect, test } from 'vitest';
import type { Account } from '#domain/account.ts';
import type { Failure } from '#domain/failure.ts';
import type { Reply } from '#domain/reply.ts';
import { queueReply } from '#domain/reply-steps.ts';
import {
  ConnectorError,
  type NetworkClient,
  type ReplyPort,
  type SendJob,
  type SentReply,
} from '#main/networks/connector.ts';
import { accountOn, draftTo, firstMessage } from '#main/simulation/fixtures.ts';
import { createWorld, type World } from '#main/simulation/world.ts';
import { aConversation, BAKERY } from '#main/testing/documents.ts';
import { createMemoryStore, emptyTables } from '#main/testing/memory-store.ts';
import type { Store } from '#main/store/store.ts';
import { startOutbox, type Outbox } from './outbox.ts';

const account: Account = accountOn('lookup', 'account-1', BAKERY);
const HOUR = 3_600_000;

type Desk = {
  readonly world: World;
  readonly store: Store;
  readonly tables: ReturnType<typeof emptyTables>;
  readonly jobs: SendJob[];
  queue(id: string, text: string): Promise<void>;
  reply(id: string): Reply | undefined;
};
let outbox: Outbox | null = null;
afterEach(async () => {
  await outbox?.close();
  outbox = null;
});

/** A desk with one account; `answer` plays the network. */
async function openDesk(
  answer: (job: SendJob, attempt: number) => SentReply | Failure,
): Promise<Desk> {
  const world = createWorld(1);
  const tables = emptyTables();
  const message = firstMessage(account, 'root', world.clock.now());
  tables.accounts.set(account.id, account);
  tables.messages.set(message.id, message);
  const conversation = aConversation(account, { remoteRootId: 'root' });
  tables.conversations.set(conversation.id, conversation);
  const store = createMemoryStore(tables);
  const jobs: SendJob[] = [];
  const replies: ReplyPort = {
    async send(job, save) {
      jobs.push(job);
      await save({ uploaded: jobs.length });
      const result = answer(job, jobs.length);
      if ('code' in result) throw new ConnectorError(result, true);
      return result;
    },
  };
  const network: NetworkClient = {
    replies,
    capabilities: async () => await Promise.resolve(account.capabilities),
    pull: async ({ cursor }) => await Promise.resolve({ changes: [], cursor, more: false }),
    signOut: async () => {
      await Promise.resolve();
    },
    close: async () => {
      await Promise.resolve();
    },
  };
  outbox = await startOutbox({
    store,
    clientFor: async () => await Promise.resolve(network),
    needsInternet: () => true,
    isFromBackup: false,
    readMedia: async () => await Promise.resolve(new Uint8Array()),
    clock: world.clock,
    random: world.random,
    online: world.online,
    log: () => undefined,
  });
  return {
    world,
    store,
    tables,
    jobs,
    reply: (id) => tables.replies.get(id),
    async queue(id, text) {
      await store.forWorkspace(BAKERY).change(
        (transaction) => {
          const draft = draftTo(message, id, text);
          const status = queueReply(
            draft.status,
            { notBefore: world.clock.now() + 5000, waitsFor: 'undo' },
            { key: id, createdAt: world.clock.now(), order: world.elapsed() },
          );
          if (status !== null) transaction.put('replies', { ...draft, status });
        },
        { safety: 'durable' },
      );
    },
  };
}

function posted(job: SendJob): SentReply {
  return {
    remoteId: `post-${job.intent.key}`,
    message: {
      remoteId: `post-${job.intent.key}`,
      kind: 'comment',
      direction: 'out',
      rootRemoteId: 'root',
      parentRemoteId: 'root',
      author: { remoteId: 'account-1', name: 'Bakery', handle: '@bakery' },
      text: job.content.text,
      spans: [],
      media: [],
      counts: {},
      mine: {},
      visibility: 'public',
      version: 1,
      createdAt: job.intent.createdAt,
      needsAnswer: false,
    },
  };
}

test('a queued reply is sent after its undo time, and its message stands in the conversation', async () => {
  const desk = await openDesk(posted);
  await desk.queue('r1', 'At nine.');
  await desk.world.run(4000);
  expect(desk.jobs).toHaveLength(0);
  await desk.world.run(10_000);
  expect(desk.reply('r1')?.status).toMatchObject({ state: 'sent', remoteId: 'post-r1' });
  expect([...desk.tables.messages.values()].map(({ text }) => text)).toEqual([
    'Habt ihr am Sonntag offen?',
    'At nine.',
  ]);
  expect([...desk.tables.conversations.values()][0]).toMatchObject({
    state: 'waiting',
    preview: { direction: 'out', text: 'At nine.' },
  });
  expect([...desk.tables.events.values()].map(({ kind }) => kind)).toEqual(['reply.sent']);
});

test('offline nothing is tried; back online it is sent once', async () => {
  const desk = await openDesk(posted);
  desk.world.setOnline(false);
  await desk.queue('r1', 'At nine.');
  await desk.world.run(HOUR);
  expect(desk.jobs).toHaveLength(0);
  desk.world.setOnline(true);
  await desk.world.run(HOUR + 1000);
  expect(desk.jobs).toHaveLength(1);
});

test('a lost sign-in keeps the queue, rests the account, and sends when it is signed in again', async () => {
  let isSignedIn = false;
  const desk = await openDesk((job) => (isSignedIn ? posted(job) : { code: 'login-needed' }));
  await desk.queue('r1', 'At nine.');
  await desk.world.run(HOUR);
  expect(desk.jobs).toHaveLength(1);
  expect(desk.tables.accounts.get(account.id)).toMatchObject({
    state: 'login-needed',
    failure: { code: 'login-needed' },
  });
  isSignedIn = true;
  await desk.store.forWorkspace(BAKERY).change(
    (transaction) => {
      transaction.put('accounts', account);
    },
    { safety: 'durable' },
  );
  await desk.world.run(HOUR + 1000);
  expect(desk.reply('r1')?.status.state).toBe('sent');
});

test('a failed reply holds the later ones of its conversation back', async () => {
  const desk = await openDesk((job) =>
    job.content.text === 'No.' ? { code: 'rejected', detail: 'Not allowed' } : posted(job),
  );
  await desk.queue('r1', 'No.');
  await desk.world.run(1000);
  await desk.queue('r2', 'Yes.');
  await desk.world.run(HOUR);
  expect([desk.reply('r1')?.status.state, desk.reply('r2')?.status.state]).toEqual([
    'failed',
    'queued',
  ]);
});

test('what the connector saved is there again in the next attempt', async () => {
  const desk = await openDesk((job, attempt) =>
    attempt === 1 ? { code: 'unreachable' } : posted(job),
  );
  await desk.queue('r1', 'At nine.');
  await desk.world.run(HOUR);
  expect(desk.jobs.map(({ resume }) => resume)).toEqual([undefined, { uploaded: 1 }]);
});

test('an answer to a message that was deleted meanwhile is not sent', async () => {
  const desk = await openDesk(posted);
  await desk.queue('r1', 'At nine.');
  const [message] = desk.tables.messages.values();
  if (message !== undefined)
    desk.tables.messages.set(message.id, { ...message, isDeletedRemotely: true });
  await desk.world.run(HOUR);
  expect(desk.jobs).toHaveLength(0);
  expect(desk.reply('r1')?.status).toMatchObject({ state: 'failed', failure: { code: 'gone' } });
});
