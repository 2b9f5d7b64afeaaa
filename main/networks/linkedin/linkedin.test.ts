import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { browserOn, withHosts } from '#e2e/networks/kit/way-out.ts';
import { PAGE, refusal } from '#e2e/networks/linkedin/routes.ts';
import { APP, startLinkedinServer, type LinkedinServer } from '#e2e/networks/linkedin/server.ts';
import {
  lend,
  messagesOf,
  network,
  save,
  signal,
  troubleOf,
} from '#main/networks/conformance/bed.ts';
import { replyJob } from '#main/networks/conformance/jobs.ts';
import { signInPorts } from '#main/networks/conformance/sign-in-ports.ts';
import { testPorts } from '#main/networks/conformance/test-ports.ts';
import type { NetworkClient, PullPage, RemoteMessage, SignedIn } from '#main/networks/connector.ts';
import { createHttp } from '#main/networks/http-door.ts';
import { nextMidnight } from './calls.ts';
import { linkedin } from './index.ts';
import { REDIRECT, SERVER_URL } from './own-app.ts';

let server: LinkedinServer;
let signedIn: SignedIn;
let client: NetworkClient;
let now: number;

async function setUp(pages?: readonly string[], page = '1'): Promise<void> {
  server = await startLinkedinServer(pages === undefined ? {} : { pages });
  now = Date.now();
  const out = withHosts(network, server.hosts);
  const lent = signInPorts({
    http: createHttp(testPorts({ network: out })),
    openBrowser: browserOn(out),
    ask: async () => await Promise.resolve({ page }),
  });
  const request = { serverUrl: SERVER_URL, methodId: 'own-app', fields: { ...APP } };
  signedIn = await linkedin.signIn(request, lent);
  const ports = lend(out);
  client = linkedin.open(
    { ...signedIn, accountId: 'rabe' },
    { ...ports, clock: { ...ports.clock, now: () => now } },
  );
}
beforeEach(async () => await setUp());
afterEach(async () => await server.close());

const pull = async (cursor: unknown = null): Promise<PullPage> =>
  await client.pull({ feed: { kind: 'interactions' }, cursor, direction: 'forward', signal });
async function all(cursor: unknown = null) {
  const pages = [await pull(cursor)];
  while (pages.at(-1)?.more === true && pages.length < 60)
    pages.push(await pull(pages.at(-1)?.cursor));
  return {
    cursor: pages.at(-1)?.cursor,
    messages: pages.flatMap(messagesOf),
    deleted: pages.flatMap(({ changes }) =>
      changes.flatMap((change) => (change.kind === 'deleted' ? [change.remoteId] : [])),
    ),
  };
}
async function arrived(text: string): Promise<RemoteMessage> {
  const found = (await all()).messages.find((message) => message.text === text);
  if (found === undefined) throw new Error(`"${text}" did not arrive`);
  return found;
}

describe('signing in', () => {
  test('the end of the token is told: nothing renews it but the person', () => {
    const days = ((signedIn.endsAt ?? 0) - Date.now()) / 86_400_000;
    expect([Math.round(days), signedIn.handle]).toEqual([60, PAGE.displayName]);
  });

  test('of several pages one is chosen; a number that is none is refused', async () => {
    await server.close();
    await setUp(['Rabe', 'Elster'], '2');
    expect([signedIn.handle, signedIn.remoteUserId]).toEqual(['Elster', 'urn:li:organization:2']);
    await server.close();
    const { failure } = await troubleOf(async () => await setUp(['Rabe', 'Elster'], '3'));
    expect(failure.code).toBe('invalid-input');
  });

  test('the address to come back to is the one that the guide shows', () => {
    expect(linkedin.info.signIn[0]?.guide?.steps.map(({ copy }) => copy)).toContain(REDIRECT);
    expect(REDIRECT).toBe('http://127.0.0.1:47821/linkedin');
  });
});

describe('reading comments', () => {
  test('a comment has its author’s name, and its post as a card in plain words', async () => {
    server.write('Lovely');
    expect(await arrived('Lovely')).toMatchObject({
      author: {
        remoteId: 'urn:li:person:mia',
        name: 'Mia Meissner',
        url: `${SERVER_URL}/in/mia-m`,
      },
      card: { title: 'We roast on #sunday (again)' },
      needsAnswer: true,
    });
  });

  test('without the right to names the comments are there all the same', async () => {
    server.write('Lovely');
    server.script({
      on: /people/u,
      fault: { kind: 'says', answer: refusal(403, 'ACCESS_DENIED') },
    });
    expect(await arrived('Lovely')).toMatchObject({ author: { name: 'LinkedIn member' } });
  });

  test('answers to comments belong to their thread; nothing new costs two calls', async () => {
    const top = server.write('top');
    server.write('answer', { parent: top.id });
    expect(await arrived('answer')).toMatchObject({
      rootRemoteId: server.urnOf(top),
      parentRemoteId: server.urnOf(top),
    });
    const { cursor } = await all();
    const before = server.seen.length;
    expect((await all(cursor)).messages).toEqual([]);
    expect(server.seen.length - before).toBe(2);
  });

  test('a comment that was taken back is gone; an edit shows at the next look at the newest posts', async () => {
    server.write('first');
    const gone = server.write('second');
    const { cursor } = await all();
    server.comments.delete(gone.id);
    const second = await all(cursor);
    expect(second.deleted).toEqual([server.urnOf(gone)]);
    server.comments.edit('first', 'changed');
    expect((await all(second.cursor)).messages).toEqual([]);
    now += 31 * 60_000;
    expect((await all(second.cursor)).messages.map(({ text }) => text)).toEqual(['changed']);
  });
});

describe('answering and acting', () => {
  test('an answer to an answer hangs on the first comment, and is found again', async () => {
    const top = server.write('top');
    server.write('answer', { parent: top.id });
    const job = replyJob(await arrived('answer'), 'Gladly');
    const sent = await client.replies?.send(job, save);
    expect(server.comments.get(sent?.remoteId.match(/,(\d+)\)$/u)?.[1] ?? '')?.parent).toBe(top.id);
    expect(await client.replies?.findSent?.(job)).toMatchObject({ remoteId: sent?.remoteId });
  });

  test('an own comment is edited and deleted, also twice', async () => {
    const own = server.write('mine', { author: PAGE });
    const to = { remoteId: server.urnOf(own), rootRemoteId: server.urnOf(own), signal };
    await client.actions?.edit?.({ ...to, text: 'better' });
    expect(server.comments.get(own.id)?.text).toBe('better');
    await client.actions?.act({ ...to, action: 'delete' });
    await client.actions?.act({ ...to, action: 'delete' });
    expect(server.comments.get(own.id)).toBeUndefined();
  });
});

describe('what LinkedIn says', () => {
  test.each([
    [403, 'ACCESS_DENIED', 'forbidden'],
    [404, 'RESOURCE_NOT_FOUND', 'gone'],
    [422, 'UNPROCESSABLE_ENTITY', 'rejected'],
    [426, 'NONEXISTENT_VERSION', 'server-unsupported'],
  ])('%s %s is %s', async (status, said, code) => {
    server.script({ on: /rest\/posts/u, fault: { kind: 'says', answer: refusal(status, said) } });
    const { failure } = await troubleOf(async () => await pull());
    expect(failure).toMatchObject({ code, detail: said });
  });

  test('the limit of a day ends at midnight UTC', async () => {
    server.script({
      on: /rest\/posts/u,
      fault: { kind: 'says', answer: refusal(429, 'TOO_MANY_REQUESTS') },
    });
    const { failure } = await troubleOf(async () => await pull());
    expect(failure).toMatchObject({ code: 'rate-limited', retryAt: nextMidnight(now) });
  });

  test('signing out makes the token useless', async () => {
    await client.signOut(signal);
    const { failure } = await troubleOf(async () => await pull());
    expect(failure.code).toBe('login-needed');
  });
});

test.each([
  ['linkedin.com/company/rabe', true],
  ['https://de.linkedin.com/in/mia', true],
  ['linkedin.com.evil.example', false],
  ['@rabe@kaffee.example', false],
])('%s belongs to it: %s', async (input, belongs) => {
  const lent = { http: createHttp(testPorts()), signal };
  expect((await linkedin.probe(input, lent)) !== null).toBe(belongs);
});
