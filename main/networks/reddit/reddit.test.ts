import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { browserOn, withHosts } from '#e2e/networks/kit/way-out.ts';
import { APP, startRedditServer, type RedditServer } from '#e2e/networks/reddit/server.ts';
import { messagesOf, network, save, signal, troubleOf } from '#main/networks/conformance/bed.ts';
import { replyJob } from '#main/networks/conformance/jobs.ts';
import { signInPorts } from '#main/networks/conformance/sign-in-ports.ts';
import { testPorts } from '#main/networks/conformance/test-ports.ts';
import type { NetworkClient, PullPage, RemoteMessage, SignedIn } from '#main/networks/connector.ts';
import { createHttp } from '#main/networks/http-door.ts';
import type { Feed } from '#domain/network.ts';
import { reddit } from './index.ts';
import { SERVER_URL } from './own-app.ts';

const INBOX: Feed = { kind: 'interactions' };
let server: RedditServer;
let client: NetworkClient;

async function signIn(fields: Readonly<Record<string, string>>): Promise<SignedIn> {
  const out = withHosts(network, server.hosts);
  const http = createHttp(testPorts({ network: out }));
  const request = { serverUrl: SERVER_URL, methodId: 'own-app', fields };
  return await reddit.signIn(request, signInPorts({ http, openBrowser: browserOn(out) }));
}
async function pullFrom(cursor: unknown = null, feed = INBOX): Promise<PullPage> {
  return await client.pull({ feed, cursor, direction: 'forward', signal });
}
async function messageWith(text: string, feed = INBOX): Promise<RemoteMessage> {
  const found = messagesOf(await pullFrom(null, feed)).find((one) => one.text.includes(text));
  if (found === undefined) throw new Error(`No message says "${text}"`);
  return found;
}
const at = ({ remoteId, rootRemoteId }: RemoteMessage) => ({ remoteId, rootRemoteId, signal });

beforeEach(async () => {
  server = await startRedditServer();
  const ports = testPorts({ network: withHosts(network, server.hosts) });
  const session = { ...(await signIn(APP)), accountId: 'rabe' };
  client = reddit.open(session, { ...ports, http: createHttp(ports), saveSecret: save });
});
afterEach(async () => await server.close());

describe('signing in', () => {
  test('a no on the page is a cancel, a wrong secret is told', async () => {
    server.oauth.deny();
    expect((await troubleOf(async () => await signIn(APP))).failure.code).toBe('canceled');
    const wrong = { ...APP, clientSecret: 'nonsense' };
    const { failure } = await troubleOf(async () => await signIn(wrong));
    expect(failure.code).toBe('wrong-credentials');
  });

  test('a token that ended is renewed without the person; signing out ends both', async () => {
    server.oauth.expire();
    expect((await pullFrom()).changes).toEqual([]);
    await client.signOut(signal);
    server.oauth.expire();
    expect((await troubleOf(async () => await pullFrom())).failure.code).toBe('login-needed');
  });
});

describe('reading', () => {
  test('replies, mentions and private messages have their kind and place', async () => {
    server.write('A reply');
    server.write('Ask u/rabe_coffee', 'username_mention');
    server.write('Only for you', 'message');
    expect(await messageWith('A reply')).toMatchObject({ kind: 'comment', visibility: 'public' });
    expect((await messageWith('A reply')).rootRemoteId).toMatch(/^t3_/u);
    expect((await messageWith('Ask')).kind).toBe('mention');
    expect(await messageWith('Only for you')).toMatchObject({
      kind: 'direct',
      visibility: 'direct',
      text: 'Question\n\nOnly for you',
    });
  });

  test('an edit comes again, what is known does not', async () => {
    server.write('First thought');
    server.write('Stays');
    const { cursor } = await pullFrom();
    server.posts.edit('First thought', 'Second thought');
    const { changes } = await pullFrom(cursor);
    expect(changes).toMatchObject([{ kind: 'message', message: { text: 'Second thought' } }]);
  });

  test('what was deleted stands there without words, and is gone', async () => {
    server.write('[deleted]');
    const answer = {
      kind: 'json',
      value: {
        data: {
          after: null,
          children: [
            {
              kind: 't1',
              data: { name: 't1_x', author: null, body: '[deleted]', created_utc: 1_700_000_000 },
            },
          ],
        },
      },
    } as const;
    server.script({ on: /inbox/u, fault: { kind: 'says', answer } });
    expect((await pullFrom()).changes).toEqual([{ kind: 'deleted', remoteId: 't1_x' }]);
  });

  test('the limit is known from what was used and what is left', async () => {
    server.limit.leave(0);
    const { failure } = await troubleOf(async () => await pullFrom());
    expect(failure.code).toBe('rate-limited');
  });

  test('the mod queue is a list, and what waits there can be decided', async () => {
    const lists = (await client.lists?.(signal)) ?? [];
    const feed: Feed = { kind: 'list', param: lists[0]?.id ?? '' };
    server.report('Buy my coins');
    const message = await messageWith('Buy my coins', feed);
    expect(message).toMatchObject({ mine: { moderation: 'held' }, needsAnswer: false });
    const decided = await client.actions?.moderate?.({ ...at(message), action: 'spam' });
    expect(decided).toBe('spam');
    expect(server.decided.get(message.remoteId)).toBe('spam');
  });

  test('a whole post is read with its answers', async () => {
    server.write('A reply');
    const message = await messageWith('A reply');
    await client.replies?.send(replyJob(message, 'An answer'), save);
    const thread = await client.thread?.(message.rootRemoteId, signal);
    expect(thread?.messages.map(({ kind }) => kind)).toEqual(['post', 'comment', 'comment']);
    expect(thread?.isComplete).toBe(true);
  });
});

describe('answering and acting', () => {
  test('"too much" is a limit with its end, and nothing was written', async () => {
    server.write('A reply');
    const message = await messageWith('A reply');
    server.slowDown();
    const error = await troubleOf(
      async () => await client.replies?.send(replyJob(message, 'Later'), save),
    );
    expect(error.failure.code).toBe('rate-limited');
    expect((error.failure.retryAt ?? 0) - Date.now()).toBeGreaterThan(8 * 60_000);
    expect(error.safeToRetrySend).toBe(true);
  });

  test('private messages are answered and found again as such', async () => {
    server.write('Only for you', 'message');
    const message = await messageWith('Only for you');
    const job = replyJob(message, 'And for you');
    const sent = await client.replies?.send(job, save);
    expect(sent?.message.kind).toBe('direct');
    expect(await client.replies?.findSent?.(job)).toMatchObject({ remoteId: sent?.remoteId });
  });

  test('own comments are edited and deleted; what is read here is read there', async () => {
    server.write('A reply');
    const message = await messageWith('A reply');
    const sent = await client.replies?.send(replyJob(message, 'A mistake'), save);
    if (sent === undefined) throw new Error('Nothing was sent');
    await client.actions?.edit?.({ ...at(sent.message), text: 'No mistake' });
    expect(server.posts.all.at(-1)?.text).toBe('No mistake');
    await client.actions?.act({ ...at(sent.message), action: 'delete' });
    expect(server.posts.all.some(({ text }) => text === 'No mistake')).toBe(false);
    const { kind, createdAt } = message;
    await client.actions?.markRead?.({ ...at(message), kind, createdAt });
    expect((await messageWith('A reply')).isRead).toBe(true);
    const foreign = async () => await client.actions?.edit?.({ ...at(message), text: 'Mine' });
    expect((await troubleOf(foreign)).failure.code).toBe('forbidden');
  });
});
