import { afterEach, expect, test } from 'vitest';
import type { Account } from '#domain/account.ts';
import type { Failure } from '#domain/failure.ts';
import type { Reply } from '#domain/reply.ts';
import { queueReply, retryReply } from '#domain/reply-wishes.ts';
import { toId, type ReplyId } from '#domain/ids.ts';
import { partsOf } from '#domain/reply-parts.ts';
import {
  ConnectorError,
  type NetworkClient,
  type RemoteMessage,
  type ReplyPort,
  type SendJob,
  type SentReply,
} from '#main/networks/connector.ts';
import { accountOn, draftTo, firstMessage } from '#main/simulation/fixtures.ts';
import { createWorld, type World } from '#main/simulation/world.ts';
import { aConversation, BAKERY } from '#main/testing/documents.ts';
import { createMemoryStore, emptyTables } from '#main/testing/memory-store.ts';
import type { Store } from '#main/store/store.ts';
import { storeChanges } from '#main/arrivals/store-changes.ts';
import { startOutbox, type Outbox } from './outbox.ts';

const account: Account = accountOn('lookup', 'account-1', BAKERY);
const HOUR = 3_600_000;
const BEGAN_AT = createWorld(1).clock.now();

type Desk = {
  readonly world: World;
  readonly store: Store;
  readonly tables: ReturnType<typeof emptyTables>;
  readonly jobs: SendJob[];
  /** Conversations that were fetched anew. */
  readonly threads: string[];
  sendAnyway(id: string): Promise<void>;
  syncBrings(message: RemoteMessage): Promise<void>;
  queue(id: string, text: string): Promise<void>;
  /** One answer in parts, under the ids p1, p2, … */
  queueParts(texts: readonly string[]): Promise<void>;
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
  thread: (() => readonly RemoteMessage[]) | null = null,
  failsAs: 'no' | 'unclear' = 'no',
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
  const threads: string[] = [];
  const replies: ReplyPort = {
    async send(job, save) {
      jobs.push(job);
      await save({ uploaded: jobs.length });
      const result = answer(job, jobs.length);
      if ('code' in result) throw new ConnectorError(result, failsAs === 'no');
      return result;
    },
  };
  const network: NetworkClient = {
    replies,
    ...(thread === null
      ? {}
      : {
          async thread(remoteId: string) {
            threads.push(remoteId);
            return await Promise.resolve({ messages: thread(), isComplete: true });
          },
        }),
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
    threads,
    reply: (id) => tables.replies.get(id),
    async sendAnyway(id) {
      await store.forWorkspace(BAKERY).change(
        (transaction) => {
          const reply = transaction.get('replies', id);
          const status = reply && retryReply(reply.status, world.clock.now());
          if (reply !== null && status !== null) transaction.put('replies', { ...reply, status });
        },
        { safety: 'durable' },
      );
    },
    async queueParts(texts) {
      await store.forWorkspace(BAKERY).change(
        (transaction) => {
          const draft = draftTo(message, 'p1', texts.join(' '));
          const now = world.clock.now();
          const status = queueReply(
            draft.status,
            { notBefore: now + 5000, waitsFor: 'undo' },
            { key: 'p1', createdAt: now, order: now },
          );
          if (status === null) return;
          const parts = texts.map((text) => ({ text, source: text }));
          const made = texts.slice(1).map((_, index) => ({
            id: toId<ReplyId>(`p${index + 2}`),
            key: `p${index + 2}`,
          }));
          for (const part of partsOf({ ...draft, status }, parts, made))
            transaction.put('replies', part);
        },
        { safety: 'durable' },
      );
    },
    async syncBrings(brought) {
      const changes = [{ kind: 'message', message: brought } as const];
      const page = { account, feed: { kind: 'own' } as const, changes, askedAt: world.clock.now() };
      await store
        .forWorkspace(BAKERY)
        .change((transaction) => storeChanges(transaction, page, world), { safety: 'cache' });
    },
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

/** An own post of another app, `afterMs` after the world began. */
function anAnswerFrom(remoteId: string, text: string, afterMs: number): RemoteMessage {
  return {
    remoteId,
    kind: 'comment',
    direction: 'out',
    rootRemoteId: 'root',
    parentRemoteId: 'root',
    author: { remoteId: 'account-1', name: 'Bakery', handle: '@bakery' },
    text,
    spans: [],
    media: [],
    counts: {},
    mine: {},
    version: 1,
    createdAt: BEGAN_AT + afterMs,
    needsAnswer: false,
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

test('an answer to a message that was deleted meanwhile is asked about, and sent when the person says so', async () => {
  const desk = await openDesk(posted);
  await desk.queue('r1', 'At nine.');
  const [message] = desk.tables.messages.values();
  if (message !== undefined)
    desk.tables.messages.set(message.id, { ...message, isDeletedRemotely: true });
  await desk.world.run(HOUR);
  expect(desk.jobs).toHaveLength(0);
  expect(desk.reply('r1')?.status).toMatchObject({
    state: 'queued',
    question: { why: 'deleted' },
  });
  await desk.sendAnyway('r1');
  await desk.world.run(2 * HOUR);
  expect(desk.reply('r1')?.status.state).toBe('sent');
});

test('an answer to a message that was edited since it was written is asked about', async () => {
  const desk = await openDesk(posted);
  await desk.queue('r1', 'At nine.');
  const [message] = desk.tables.messages.values();
  if (message !== undefined)
    desk.tables.messages.set(message.id, {
      ...message,
      version: message.version + 1,
      editedAt: desk.world.clock.now(),
    });
  await desk.world.run(HOUR);
  expect(desk.reply('r1')?.status).toMatchObject({ question: { why: 'edited' } });
});

test('a reply that waited a day for the connection is asked about', async () => {
  const desk = await openDesk(posted);
  desk.world.setOnline(false);
  await desk.queue('r1', 'At nine.');
  await desk.world.run(25 * HOUR);
  desk.world.setOnline(true);
  await desk.world.run(26 * HOUR);
  expect(desk.jobs).toHaveLength(0);
  expect(desk.reply('r1')?.status).toMatchObject({ question: { why: 'old' } });
});

test('what waited for long is looked at anew: a conversation that was answered elsewhere asks first', async () => {
  const desk = await openDesk(posted, () => [
    anAnswerFrom('phone-1', 'We answered that on the phone.', 30_000),
  ]);
  desk.world.setOnline(false);
  await desk.queue('r1', 'At nine.');
  await desk.world.run(HOUR);
  desk.world.setOnline(true);
  await desk.world.run(2 * HOUR);
  expect(desk.threads).toEqual(['root']);
  expect(desk.jobs).toHaveLength(0);
  expect(desk.reply('r1')?.status).toMatchObject({ question: { why: 'answered' } });
  const [conversation] = desk.tables.conversations.values();
  expect(conversation).toMatchObject({ state: 'waiting', preview: { direction: 'out' } });
  expect(conversation?.answeredElsewhereAt).toBe(conversation?.lastOutboundAt);
});

test('a message that is gone from the server is asked about too', async () => {
  const desk = await openDesk(posted, () => {
    throw new ConnectorError({ code: 'gone' }, true);
  });
  desk.world.setOnline(false);
  await desk.queue('r1', 'At nine.');
  await desk.world.run(HOUR);
  desk.world.setOnline(true);
  await desk.world.run(2 * HOUR);
  expect(desk.reply('r1')?.status).toMatchObject({ question: { why: 'deleted' } });
});

test('a reply in doubt whose post sync has brought is sent, and not looked for or doubled', async () => {
  const desk = await openDesk(() => ({ code: 'timeout' }), null, 'unclear');
  await desk.queue('r1', 'At nine.');
  await desk.world.run(10_000);
  expect(desk.reply('r1')?.status.state).toBe('unclear');
  await desk.syncBrings(anAnswerFrom('post-1', '@guest At nine.', 6000));
  expect(desk.reply('r1')?.status).toMatchObject({ state: 'sent', remoteId: 'post-1' });
  await desk.world.run(HOUR);
  expect(desk.jobs).toHaveLength(1);
  expect([...desk.tables.events.values()].map(({ kind }) => kind)).toEqual(['reply.sent']);
});

test('for an unclear reply it is written down when it was looked for and what was found', async () => {
  const desk = await openDesk(() => ({ code: 'timeout' }), null, 'unclear');
  await desk.queue('r1', 'At nine.');
  await desk.world.run(HOUR);
  expect(desk.reply('r1')?.status).toMatchObject({
    state: 'unclear',
    needs: 'person',
    progress: { looks: [{ result: 'not-possible' }] },
  });
});

test('the parts of an answer go out in order, each as the answer to the one before it', async () => {
  const desk = await openDesk(posted);
  await desk.queueParts(['One', 'Two', 'Three']);
  await desk.world.run(HOUR);
  expect(desk.jobs.map(({ content, inReplyTo }) => [content.text, inReplyTo.remoteId])).toEqual([
    ['One', 'root'],
    ['Two', 'post-p1'],
    ['Three', 'post-p2'],
  ]);
  const roots = new Set(desk.jobs.map(({ inReplyTo }) => inReplyTo.rootRemoteId));
  const addressed = new Set(desk.jobs.map(({ inReplyTo }) => inReplyTo.authorHandle));
  expect([roots.size, addressed.size]).toEqual([1, 1]);
  expect(desk.reply('p3')?.status.state).toBe('sent');
});

test('a part that is refused holds the parts behind it; sent again, they follow', async () => {
  let isOpen = false;
  const desk = await openDesk((job) =>
    job.content.text === 'Two' && !isOpen ? { code: 'rejected' } : posted(job),
  );
  await desk.queueParts(['One', 'Two', 'Three']);
  await desk.world.run(HOUR);
  expect(['p1', 'p2', 'p3'].map((id) => desk.reply(id)?.status.state)).toEqual([
    'sent',
    'failed',
    'queued',
  ]);
  isOpen = true;
  await desk.store.forWorkspace(BAKERY).change(
    (transaction) => {
      const part = transaction.get('replies', 'p2');
      const status = part && retryReply(part.status, desk.world.clock.now());
      if (part && status) transaction.put('replies', { ...part, status });
    },
    { safety: 'durable' },
  );
  await desk.world.run(2 * HOUR);
  expect(desk.jobs.map(({ content }) => content.text)).toEqual(['One', 'Two', 'Two', 'Three']);
  expect(desk.jobs.at(-1)?.inReplyTo.remoteId).toBe('post-p2');
});

test('a part whose part before went away is not sent on its own', async () => {
  const desk = await openDesk(posted);
  await desk.queueParts(['One', 'Two']);
  desk.tables.replies.delete('p1');
  await desk.world.run(HOUR);
  expect(desk.jobs).toEqual([]);
  expect(desk.reply('p2')?.status).toMatchObject({
    state: 'failed',
    failure: { code: 'part-missing' },
  });
});
