import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { GRAPH_LIMIT_OVER, graphError } from '#e2e/networks/graph/graph.ts';
import { startFacebookServer, type FacebookServer } from '#e2e/networks/facebook/server.ts';
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
import { testPorts } from '#main/networks/conformance/test-ports.ts';
import type { NetworkClient, RemoteMessage, Session } from '#main/networks/connector.ts';
import { createHttp } from '#main/networks/http-door.ts';
import { facebook } from './index.ts';

const DAY = 24 * 3_600_000;
let server: FacebookServer;
let session: Session;
let client: NetworkClient;

async function signIn(fields: Readonly<Record<string, string>>, methodId = 'token', ports = {}) {
  const request = { serverUrl: server.origin, methodId, fields };
  return await facebook.signIn(request, signInPorts(ports));
}

const secondAnswer = async () => await Promise.resolve({ page: '4711' });

beforeEach(async () => {
  server = await startFacebookServer();
  session = { ...(await signIn({ token: server.pageToken })), accountId: 'page' };
  client = facebook.open(session, lend(network));
});
afterEach(async () => {
  await server.close();
});

type Kind = 'interactions' | 'direct' | 'own';

/** Everything of a feed from a cursor on, to its end. */
async function walk(kind: Kind, from: unknown, by = client) {
  const messages: RemoteMessage[] = [];
  let cursor = from;
  for (let more = true; more;) {
    const page = await by.pull({ feed: { kind }, cursor, direction: 'forward', signal });
    messages.push(...messagesOf(page));
    ({ cursor, more } = page);
  }
  return { messages, cursor };
}

async function all(kind: Kind, by = client): Promise<readonly RemoteMessage[]> {
  return (await walk(kind, null, by)).messages;
}

async function only(kind: 'interactions' | 'direct', text: string): Promise<RemoteMessage> {
  const found = (await all(kind)).find((message) => message.text.includes(text));
  if (found === undefined) throw new Error(`"${text}" did not come`);
  return found;
}

describe('recognising', () => {
  test.each([
    'facebook.com/bakery',
    'https://www.facebook.com/bakery/',
    'm.facebook.com/bakery',
    'Facebook',
  ])('an address there is enough: %s', async (input) => {
    const found = await facebook.probe(input, { http: lend(network).http, signal });
    expect(found).toMatchObject({ serverUrl: 'https://graph.facebook.com' });
  });

  test.each(['facebook.com.evil.example', 'notfacebook.com', '@mia@kaffee.example'])(
    'an address that only looks like it is not: %s',
    async (input) => {
      expect(await facebook.probe(input, { http: lend(network).http, signal })).toBeNull();
    },
  );
});

describe('signing in', () => {
  test('a page’s own token is that page, until Meta wants to be asked again', async () => {
    expect(session).toMatchObject({ remoteUserId: '4711', handle: 'Bakery Test' });
    const { endsAt = 0 } = await signIn({ token: server.pageToken });
    expect(Math.round((endsAt - Date.now()) / DAY)).toBe(90);
  });

  test('the token of a person leads to their page; of several the one that is named', async () => {
    server.world.tokens.set('user', 'USER');
    server.pages.push({ id: '4712', name: 'Second Shop', displayName: 'Second Shop' });
    expect(await signIn({ token: 'user', page: 'second shop' })).toMatchObject({
      remoteUserId: '4712',
    });
    expect(await signIn({ token: 'user' }, 'token', { ask: secondAnswer })).toMatchObject({
      remoteUserId: '4711',
    });
  });

  test('with an app of one’s own: the browser asks, the hour becomes weeks, the page is there', async () => {
    const openBrowser = async (url: string): Promise<void> => {
      server.world.redirectUris.push(new URL(url).searchParams.get('redirect_uri') ?? '');
      const atHome: typeof network = {
        ...network,
        fetch: async (to, init) =>
          await network.fetch(to.replace('//localhost:', '//127.0.0.1:'), init),
      };
      await browserOn(atHome)(url);
    };
    const fields = { clientId: '1122', clientSecret: 'app-secret' };
    const signedIn = await signIn(fields, 'app', { openBrowser });
    expect(server.world.redirectUris[0]).toMatch(/^http:\/\/localhost:\d+\/facebook$/u);
    expect(signedIn).toMatchObject({ remoteUserId: '4711' });
    expect(signedIn.secret).toContain('page-token-4711');
    expect(signedIn.secret).not.toContain('app-secret');
  });

  test('a token that nobody knows is told as such, without repeating it', async () => {
    const { failure } = await troubleOf(async () => await signIn({ token: 'EAABwzLixnjYBO' }));
    expect(failure.code).toBe('wrong-credentials');
    expect(failure.detail).not.toContain('EAABwzLixnjYBO');
  });

  test('what the token may not do is greyed, and the rest works', async () => {
    server.world.scopes = ['pages_show_list', 'pages_read_engagement'];
    const capabilities = await client.capabilities(signal);
    expect(capabilities.actions.hide).toEqual({ can: false, why: 'needs-scope' });
    expect(capabilities.feeds).toEqual(['interactions', 'own']);
    server.comment('without reviews');
    expect((await only('interactions', 'without reviews')).kind).toBe('comment');
  });
});

describe('reading', () => {
  test('a review stands with its verdict, and what is answered stands below it', async () => {
    const story = server.review('Rolls were burnt', 'negative');
    const review = await only('interactions', 'Rolls were burnt');
    expect(review).toMatchObject({
      kind: 'review',
      needsAnswer: true,
      text: '👎\nRolls were burnt',
    });
    const sent = await client.replies?.send(replyJob(review, 'We are sorry'), save);
    expect(sent?.message.rootRemoteId).toBe(review.remoteId);
    expect(server.posts.all.at(-1)).toMatchObject({ parent: story.id, text: 'We are sorry' });
    const thread = await client.thread?.(sent?.remoteId ?? '', signal);
    expect(thread?.messages.map(({ rootRemoteId }) => rootRemoteId)).toEqual([review.remoteId]);
  });

  test('more comments than a page between two looks, below two posts: none is lost', async () => {
    const before = await walk('interactions', null);
    const other = server.posts.write({ author: server.root.author, text: 'second post' });
    for (let at = 0; at < 130; at++)
      server.comment(`flood ${at}`, at % 2 === 0 ? server.root.id : other.id);
    const after = await walk('interactions', before.cursor);
    const found = new Set(after.messages.map(({ text }) => text));
    const texts = Array.from({ length: 130 }, (_each, at) => `flood ${at}`);
    expect(texts.filter((text) => !found.has(text))).toEqual([]);
  });

  test('somebody whom Meta does not name is still somebody', async () => {
    server.comment('who am I');
    server.script({
      on: /feed/u,
      fault: {
        kind: 'says',
        answer: {
          kind: 'json',
          value: {
            data: [{ id: '1', comments: { data: [{ id: '2', message: 'nameless' }] } }],
          },
        },
      },
    });
    expect(await only('interactions', 'nameless')).toMatchObject({
      author: { remoteId: 'unknown:2', name: 'Facebook user' },
      direction: 'in',
    });
  });
});

describe('messages', () => {
  test('come as one conversation and are answered to the person', async () => {
    server.write('Is my cake ready?');
    const asked = await only('direct', 'Is my cake ready?');
    expect(asked).toMatchObject({ kind: 'direct', rootRemoteId: 'talk:t_100', needsAnswer: true });
    const sent = await client.replies?.send(replyJob(asked, 'At noon', { kind: 'direct' }), save);
    expect((await all('direct')).map(({ remoteId }) => remoteId)).toContain(sent?.remoteId);
  });

  test('after a day as a person, after a week not at all', async () => {
    const write = (createdAt: number) =>
      server.posts.write({
        author: { id: '900', name: 'Lea', displayName: 'Lea' },
        text: 'old',
        kind: 'direct',
        createdAt,
      });
    write(Date.now() - 2 * DAY);
    const asked = await only('direct', 'old');
    await client.replies?.send(replyJob(asked, 'late'), save);
    const form = new URLSearchParams(server.seen.findLast(({ method }) => method === 'POST')?.body);
    expect([form.get('messaging_type'), form.get('tag')]).toEqual(['MESSAGE_TAG', 'HUMAN_AGENT']);
    const ext = { ...asked.ext, at: Date.now() - 8 * DAY };
    const error = await troubleOf(
      async () => await client.replies?.send(replyJob({ ...asked, ext }, 'too late'), save),
    );
    expect([error.failure.code, error.safeToRetrySend]).toEqual(['answered-too-late', true]);
  });

  test('Meta’s own no after the window is told as such', async () => {
    server.write('hello');
    const asked = await only('direct', 'hello');
    const answer = graphError(10, 'outside of allowed window', { subcode: 2018278 });
    server.script({ on: /messages/u, fault: { kind: 'says', answer } });
    const { failure } = await troubleOf(
      async () => await client.replies?.send(replyJob(asked, 'x'), save),
    );
    expect(failure.code).toBe('answered-too-late');
  });

  test('a message whose answer got lost is found again', async () => {
    server.write('lost');
    const job = replyJob(await only('direct', 'lost'), 'once');
    const losing = facebook.open(session, lend(withLostAnswers(network)));
    await troubleOf(async () => await losing.replies?.send(job, save));
    expect(await client.replies?.findSent?.(job)).toMatchObject({ message: { text: 'once' } });
  });

  test('reading it is told to the network', async () => {
    server.write('seen?');
    const { remoteId, rootRemoteId, createdAt, ext } = await only('direct', 'seen?');
    const more = ext === undefined ? {} : { ext };
    await client.actions?.markRead?.({
      remoteId,
      rootRemoteId,
      kind: 'direct',
      createdAt,
      signal,
      ...more,
    });
    expect([...server.world.seenBy]).toEqual(['900']);
  });
});

describe('acting', () => {
  test('likes, hides, deletes, rewrites; each twice is once', async () => {
    server.comment('act on me');
    const { remoteId, rootRemoteId } = await only('interactions', 'act on me');
    const at = { remoteId, rootRemoteId, signal };
    for (const action of ['like', 'hide', 'hide'] as const)
      await client.actions?.act({ ...at, action });
    expect(await only('interactions', 'act on me')).toMatchObject({
      mine: { liked: 'yes', hidden: true },
    });
    const sent = await client.replies?.send(
      replyJob(await only('interactions', 'act on me'), 'typpo'),
      save,
    );
    const own = { ...at, remoteId: sent?.remoteId ?? '' };
    await client.actions?.edit?.({ ...own, text: 'typo' });
    expect((await only('interactions', 'typo')).direction).toBe('out');
    for (const action of ['delete', 'delete'] as const)
      await client.actions?.act({ ...at, action });
    expect((await all('interactions')).map((one) => one.remoteId)).not.toContain(remoteId);
  });
});

describe('limits and errors', () => {
  test('the share that is used up is on the meter', async () => {
    const http = createHttp(testPorts());
    const metered = facebook.open(session, { ...lend(network), http });
    server.limit.leave(30_001);
    await all('own', metered);
    const bucket = `${server.host}|page`;
    expect(http.rate(bucket)).toMatchObject({ limit: 100, remaining: 30 });
  });

  test('a limit that is over says when to come back, as Meta estimates it', async () => {
    server.script({ on: /posts/u, fault: { kind: 'says', answer: GRAPH_LIMIT_OVER } });
    const { failure } = await troubleOf(async () => await all('own'));
    expect(failure.code).toBe('rate-limited');
    expect(Math.round(((failure.retryAt ?? 0) - Date.now()) / 60_000)).toBe(19);
  });

  test.each([
    [4, 'rate-limited', true],
    [17, 'rate-limited', true],
    [613, 'rate-limited', true],
    [190, 'login-needed', true],
    [200, 'scope-missing', true],
    [368, 'forbidden', true],
    [506, 'duplicate', true],
    [2, 'server-error', false],
    [100, 'rejected', true],
  ])('error %i while sending is %s', async (code, expected, isSafe) => {
    server.comment('answer me');
    const message = await only('interactions', 'answer me');
    const answer = graphError(code, 'No');
    server.script({ on: /POST .*comments/u, fault: { kind: 'says', answer } });
    const { failure, safeToRetrySend } = await troubleOf(
      async () => await client.replies?.send(replyJob(message, 'x'), save),
    );
    expect([failure.code, safeToRetrySend]).toEqual([expected, isSafe]);
  });
});
