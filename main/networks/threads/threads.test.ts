import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { graphError } from '#e2e/networks/graph/graph.ts';
import { startThreadsServer, type ThreadsServer } from '#e2e/networks/threads/server.ts';
import {
  lend,
  messagesOf,
  network,
  save,
  signal,
  troubleOf,
} from '#main/networks/conformance/bed.ts';
import { withLostAnswers } from '#main/networks/conformance/faults.ts';
import { replyJob } from '#main/networks/conformance/jobs.ts';
import { signInPorts } from '#main/networks/conformance/sign-in-ports.ts';
import type { NetworkClient, RemoteMessage, SignedIn } from '#main/networks/connector.ts';
import { threads } from './index.ts';

let server: ThreadsServer;
let signedIn: SignedIn;
let client: NetworkClient;

beforeEach(async () => {
  server = await startThreadsServer();
  signedIn = await threads.signIn(
    { serverUrl: server.origin, methodId: 'token', fields: { token: 'THAA-first' } },
    signInPorts(),
  );
  client = threads.open({ ...signedIn, accountId: 'us' }, lend(network));
});
afterEach(async () => {
  await server.close();
});

async function all(): Promise<readonly RemoteMessage[]> {
  const messages: RemoteMessage[] = [];
  let cursor: unknown = null;
  for (let more = true; more;) {
    const asked = { feed: { kind: 'interactions' }, cursor, direction: 'forward' } as const;
    const page = await client.pull({ ...asked, signal });
    messages.push(...messagesOf(page));
    ({ cursor, more } = page);
  }
  return messages;
}

async function only(text: string): Promise<RemoteMessage> {
  const found = (await all()).find((message) => message.text.includes(text));
  if (found === undefined) throw new Error(`"${text}" did not come`);
  return found;
}

test('the token stands in no sentence of an error', async () => {
  server.script({
    on: /me\/threads/u,
    fault: { kind: 'says', answer: graphError(100, 'Bad: THAA-renewed') },
  });
  const { failure } = await troubleOf(async () => await all());
  expect([failure.code, failure.detail]).toEqual(['rejected', 'Bad: …']);
});

describe('reading', () => {
  test('replies of all levels stand where they belong; mentions beside them', async () => {
    const top = server.reply('top');
    server.reply('deeper', top.id);
    server.mention('I love @bakery.test');
    const [above, below, named] = [await only('top'), await only('deeper'), await only('I love')];
    expect(below).toMatchObject({
      parentRemoteId: above.remoteId,
      rootRemoteId: `post:${server.root.id}`,
    });
    expect(named).toMatchObject({
      kind: 'mention',
      needsAnswer: true,
      author: { handle: '@lea.b' },
    });
  });

  test('without the permission for mentions the replies still come', async () => {
    server.world.canSeeMentions = false;
    server.reply('still here');
    expect((await only('still here')).kind).toBe('comment');
  });
});

describe('answering in two steps', () => {
  test('waits until Threads has worked on it', async () => {
    server.reply('slow?');
    const asked = await only('slow?');
    server.world.workingLooks = 1;
    const fast = threads.open({ ...signedIn, accountId: 'us' }, lend(network, 1000));
    await fast.replies?.send(replyJob(asked, 'done'), save);
    expect(server.texts()).toContain('done');
  });

  test('a lost answer of the second step is found by the container, and never sent again', async () => {
    server.reply('lost?');
    let job = replyJob(await only('lost?'), 'only once');
    const remember = async (resume: unknown): Promise<void> => {
      job = { ...job, resume };
      return await Promise.resolve();
    };
    // The first step gets through, the answer of the second is lost.
    const first = await client.replies?.send({ ...job, content: { ...job.content } }, remember);
    expect(first?.remoteId).toContain('comment:');
    const again = await client.replies?.send(job, remember);
    expect(again?.remoteId).toBe(first?.remoteId);
    expect(server.texts().filter((text) => text === 'only once')).toHaveLength(1);
  });

  test('what went wrong in the first step was seen by nobody', async () => {
    server.reply('first step');
    const losing = threads.open({ ...signedIn, accountId: 'us' }, lend(withLostAnswers(network)));
    const job = replyJob(await only('first step'), 'x');
    await troubleOf(async () => await losing.replies?.send(job, save));
    expect(await client.replies?.findSent?.(job)).toBe('absent');
    expect(server.texts()).toEqual(['New bread']);
  });

  test('a day’s limit of answers is told before anything is made', async () => {
    server.world.repliesToday = 1000;
    server.reply('too many');
    const asked = await only('too many');
    const { failure } = await troubleOf(
      async () => await client.replies?.send(replyJob(asked, 'x'), save),
    );
    expect([failure.code, server.world.containers.size]).toEqual(['rate-limited', 0]);
  });
});

test('hides, shows and deletes, twice as well', async () => {
  server.reply('rude');
  const { remoteId, rootRemoteId } = await only('rude');
  const at = { remoteId, rootRemoteId, signal };
  for (const action of ['hide', 'hide'] as const) await client.actions?.act({ ...at, action });
  expect((await only('rude')).mine).toEqual({ hidden: true });
  await client.actions?.act({ ...at, action: 'unhide' });
  const sent = await client.replies?.send(replyJob(await only('rude'), 'bye'), save);
  for (const action of ['delete', 'delete'] as const)
    await client.actions?.act({ ...at, remoteId: sent?.remoteId ?? '', action });
  expect(server.texts()).toEqual(['New bread']);
});
