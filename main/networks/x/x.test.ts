import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startXServer, xProblem, type XServer } from '#e2e/networks/x/server.ts';
import { browserOn } from '#e2e/networks/kit/way-out.ts';
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
import { x } from './index.ts';

let server: XServer;
let signedIn: SignedIn;
let client: NetworkClient;
let spent: number;

const session = () => ({ ...signedIn, accountId: 'us' });
const lent = (access = network) => ({
  ...lend(access),
  spend: async (amount: number) => {
    spent += amount;
    return await Promise.resolve();
  },
});

beforeEach(async () => {
  spent = 0;
  server = await startXServer();
  signedIn = await x.signIn(
    { serverUrl: server.origin, methodId: 'app', fields: { clientId: 'my-app' } },
    signInPorts({ openBrowser: browserOn(network) }),
  );
  client = x.open(session(), lent());
});
afterEach(async () => {
  await server.close();
});

async function page(kind: 'interactions' | 'direct', cursor: unknown = null) {
  return await client.pull({ feed: { kind }, cursor, direction: 'forward', signal });
}

async function only(text: string, kind: 'interactions' | 'direct' = 'interactions') {
  const found = messagesOf(await page(kind)).find((message) => message.text.includes(text));
  if (found === undefined) throw new Error(`"${text}" did not come`);
  return found;
}

test('signs in as a native app, without a secret, back to the one registered port', () => {
  expect(signedIn).toMatchObject({ handle: '@bakery_test', remoteUserId: '4711' });
  expect(signedIn.capabilities.prices?.currency).toBe('USD');
  const asked = server.seen.find(({ path }) => path === '/i/oauth2/authorize')?.query;
  expect(asked?.get('code_challenge_method')).toBe('S256');
  expect(asked?.get('scope')).toContain('offline.access');
});

describe('reading', () => {
  test('links stand as they were typed, signs as signs', async () => {
    server.mention('see https://a.example/menu?x=1&y=2 <now>');
    expect((await only('see')).text).toBe('@bakery_test see https://a.example/menu?x=1&y=2 <now>');
  });

  test('is asked only for what is new, because X charges for every post', async () => {
    server.mention('one');
    const first = await page('interactions');
    expect(spent).toBe(1000 + 10_000);
    const again = await page('interactions', first.cursor);
    expect([messagesOf(again).length, spent]).toEqual([0, 11_000]);
    server.mention('two');
    await page('interactions', again.cursor);
    // The same person is charged once a day.
    expect(spent).toBe(12_000);
  });

  test('a post that does not name us can not be answered', async () => {
    server.say('talks about bread');
    expect((await only('talks about bread')).allowed).not.toContain('reply');
    server.mention('talks to us');
    expect((await only('talks to us')).allowed).toContain('reply');
  });
});

describe('answering', () => {
  test('costs what X takes, with a link thirteen times as much', async () => {
    server.mention('open?');
    const asked = await only('open?');
    spent = 0;
    await client.replies?.send(replyJob(asked, 'Yes'), save);
    expect(spent).toBe(15_000);
    await client.replies?.send(replyJob(asked, 'See bakery.de'), save);
    expect(spent).toBe(215_000);
  });

  test('the very same answer twice is refused by X, and found', async () => {
    server.mention('twice?');
    const job = replyJob(await only('twice?'), 'once https://a.example/b');
    const losing = x.open(session(), lent(withLostAnswers(network)));
    const { safeToRetrySend } = await troubleOf(async () => await losing.replies?.send(job, save));
    expect(safeToRetrySend).toBe(false);
    const sent = await client.replies?.send(job, save);
    expect(sent?.message).toMatchObject({ direction: 'out', text: 'once https://a.example/b' });
    expect(server.texts()).toEqual(['once https://a.example/b']);
  });

  test.each([
    [402, 'payment-needed', 'CreditsDepleted'],
    [403, 'forbidden', 'Forbidden'],
    [401, 'login-needed', 'Unauthorized'],
    [404, 'gone', 'Not Found Error'],
  ])('%i is told as %s, and nothing was written', async (status, code, title) => {
    server.mention('question');
    const asked = await only('question');
    const answer = xProblem(status, title, 'No');
    server.script({ on: /POST \/2\/tweets/u, fault: { kind: 'says', answer }, times: 2 });
    const error = await troubleOf(
      async () => await client.replies?.send(replyJob(asked, 'x'), save),
    );
    expect([error.failure.code, error.safeToRetrySend]).toEqual([code, true]);
  });

  test('messages are answered in their conversation', async () => {
    server.write('Is my cake ready?');
    const asked = await only('cake', 'direct');
    expect(asked).toMatchObject({ kind: 'direct', rootRemoteId: 'dm:4711-900', needsAnswer: true });
    const job = replyJob(asked, 'At noon', { kind: 'direct' });
    const sent = await client.replies?.send(job, save);
    expect(await client.replies?.findSent?.(job)).toMatchObject({ remoteId: sent?.remoteId });
  });
});

test('hides what stands below us, and deletes what we wrote, twice as well', async () => {
  server.mention('question');
  const asked = await only('question');
  const sent = await client.replies?.send(replyJob(asked, 'answer'), save);
  const rude = server.posts.write({
    author: { id: '900', name: 'lea_b', displayName: 'Lea' },
    text: 'rude',
    parent: sent?.remoteId ?? '',
  });
  const below: RemoteMessage = await only('rude');
  expect(below.allowed).toEqual(['reply', 'hide', 'unhide']);
  const { rootRemoteId } = below;
  for (const action of ['hide', 'hide'] as const)
    await client.actions?.act({ action, remoteId: rude.id, rootRemoteId, signal });
  expect(server.posts.get(rude.id)?.isHidden).toBe(true);
  for (const action of ['delete', 'delete'] as const)
    await client.actions?.act({ action, remoteId: sent?.remoteId ?? '', rootRemoteId, signal });
  expect(server.texts()).toEqual([]);
});

test('a limit that is over says when it ends; signing out revokes', async () => {
  server.limit.leave(0);
  const { failure } = await troubleOf(async () => await page('interactions'));
  expect(failure.code).toBe('rate-limited');
  expect(failure.retryAt ?? 0).toBeGreaterThan(Date.now());
  await x.open(session(), lent()).signOut(signal);
  expect(server.seen.at(-1)?.path).toBe('/2/oauth2/revoke');
});
