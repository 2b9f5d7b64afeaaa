import { afterEach, expect, test } from 'vitest';
import type { Account } from '#domain/account.ts';
import { personId, toId, type ReplyId } from '#domain/ids.ts';
import { ownPlace } from '#domain/new-post.ts';
import { partsOf } from '#domain/reply-parts.ts';
import type { Reply } from '#domain/reply.ts';
import { queueReply } from '#domain/reply-wishes.ts';
import {
  ConnectorError,
  type NetworkClient,
  type PostJob,
  type RemoteMessage,
  type SendJob,
  type SentReply,
} from '#main/networks/connector.ts';
import { accountOn } from '#main/simulation/fixtures.ts';
import { createWorld } from '#main/simulation/world.ts';
import { aPerson, BAKERY } from '#main/testing/documents.ts';
import { createMemoryStore, emptyTables } from '#main/testing/memory-store.ts';
import { startOutbox, type Outbox } from './outbox.ts';

const account: Account = accountOn('lookup', 'account-1', BAKERY);
const jana = personId(BAKERY, account.network, 'jana');

let outbox: Outbox | null = null;
afterEach(async () => {
  await outbox?.close();
  outbox = null;
});

function written(remoteId: string, job: PostJob | SendJob, at: number): RemoteMessage {
  const parent = 'inReplyTo' in job ? job.inReplyTo.remoteId : undefined;
  return {
    remoteId,
    kind: job.content.kind === 'direct' ? 'direct' : 'post',
    direction: 'out',
    rootRemoteId: parent ?? remoteId,
    ...(parent === undefined ? {} : { parentRemoteId: parent }),
    author: { remoteId: 'us', name: 'Bakery', handle: account.handle },
    text: job.content.text,
    spans: [],
    media: [],
    counts: {},
    mine: {},
    version: 1,
    createdAt: at,
    needsAnswer: false,
  };
}

/** A desk whose network takes what `answer` says. */
async function openDesk(
  answer: (job: PostJob, attempt: number) => 'yes' | ConnectorError = () => 'yes',
  has: { readonly posts: boolean } = { posts: true },
) {
  const world = createWorld(1);
  const tables = emptyTables();
  tables.accounts.set(account.id, account);
  const person = aPerson(BAKERY, { id: jana, network: account.network });
  tables.people.set(person.id, person);
  const store = createMemoryStore(tables);
  const posted: PostJob[] = [];
  const replied: SendJob[] = [];
  const send = (job: PostJob | SendJob, name: string): SentReply => {
    const message = written(name, job, world.clock.now());
    return { remoteId: message.remoteId, message };
  };
  const network: NetworkClient = {
    replies: {
      send: async (job) => {
        replied.push(job);
        return await Promise.resolve(send(job, `reply-${replied.length}`));
      },
    },
    ...(has.posts
      ? {
          posts: {
            send: async (job: PostJob) => {
              posted.push(job);
              const said = answer(job, posted.length);
              if (said !== 'yes') throw said;
              return await Promise.resolve(send(job, 'post'));
            },
            findSent: async () => await Promise.resolve('absent' as const),
          },
        }
      : {}),
    capabilities: async () => await Promise.resolve(account.capabilities),
    pull: async ({ cursor }) => await Promise.resolve({ changes: [], cursor, more: false }),
    signOut: async () => await Promise.resolve(),
    close: async () => await Promise.resolve(),
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
  const queue = async (
    change: Pick<Reply, 'content'> & Partial<Reply>,
    texts: readonly string[] = [change.content.text],
  ): Promise<void> => {
    const now = world.clock.now();
    const id = toId<ReplyId>('p1');
    const status = queueReply(
      { state: 'draft' },
      { notBefore: now, waitsFor: 'undo' },
      { key: 'p1', createdAt: now, order: now },
    );
    if (status === null) throw new Error('A draft can be queued');
    const place = { workspaceId: BAKERY, accountId: account.id, network: account.network };
    const conversationId = ownPlace(account.id, id);
    const first = { id, ...place, conversationId, status, createdAt: now, updatedAt: now };
    const parts = texts.map((text) => ({ text, source: text }));
    const made = texts
      .slice(1)
      .map((_, at) => ({ id: toId<ReplyId>(`p${at + 2}`), key: `p${at}` }));
    await store.forWorkspace(BAKERY).change(
      (tx) => {
        for (const part of partsOf({ ...first, ...change }, parts, made)) tx.put('replies', part);
      },
      { safety: 'durable' },
    );
  };
  return { world, tables, posted, replied, queue };
}

const content = { kind: 'public', text: 'Stollen!', media: [] } as const;

test('a post goes out by the way for posts, stands as our own message, and begins no conversation', async () => {
  const { world, tables, posted, queue } = await openDesk();
  await queue({ content });
  await world.run(60_000);
  expect(posted).toHaveLength(1);
  expect(posted[0]).not.toHaveProperty('inReplyTo');
  expect(tables.replies.get('p1')?.status).toMatchObject({ state: 'sent', remoteId: 'post' });
  expect([...tables.messages.values()].map(({ remoteId }) => remoteId)).toEqual(['post']);
  expect(tables.conversations.size).toBe(0);
  expect(tables.events.size).toBe(0);
});

test('a thread goes on behind its first post', async () => {
  const { world, posted, replied, queue } = await openDesk();
  await queue({ content }, ['One', 'Two', 'Three']);
  await world.run(120_000);
  expect(posted.map((job) => job.content.text)).toEqual(['One']);
  expect(replied.map((job) => [job.content.text, job.inReplyTo.remoteId])).toEqual([
    ['Two', 'post'],
    ['Three', 'reply-1'],
  ]);
});

test('a first direct message begins a conversation that waits for the one it was written to', async () => {
  const { world, tables, posted, queue } = await openDesk();
  const to = { handle: '@jana@kaffee.example', personId: jana };
  await queue({ content: { ...content, kind: 'direct' }, to });
  await world.run(60_000);
  expect(posted[0]?.to).toEqual(to);
  expect([...tables.conversations.values()]).toMatchObject([
    { state: 'waiting', personId: jana, personName: 'Jana Öztürk', kind: 'direct' },
  ]);
});

test('without a way for posts it fails at once and says so', async () => {
  const { world, tables, queue } = await openDesk(undefined, { posts: false });
  await queue({ content });
  await world.run(60_000);
  expect(tables.replies.get('p1')?.status).toMatchObject({
    state: 'failed',
    failure: { code: 'cannot-post' },
  });
});

test('after doubt it is looked for before it may be sent again', async () => {
  const { world, tables, posted, queue } = await openDesk((_, attempt) =>
    attempt === 1 ? new ConnectorError({ code: 'timeout' }, false) : 'yes',
  );
  await queue({ content });
  await world.run(30_000);
  expect(tables.replies.get('p1')?.status.state).toBe('unclear');
  expect(posted).toHaveLength(1);
});
