import type { AccountCapabilities } from '#domain/capabilities.ts';
import { afterEach, describe, expect, test } from 'vitest';
import {
  startLoopback,
  type LoopbackAnswer,
  type LoopbackServer,
  type SeenRequest,
} from '#main/networks/conformance/loopback-server.ts';
import { replyJob } from '#main/networks/conformance/jobs.ts';
import { testPorts } from '#main/networks/conformance/test-ports.ts';
import { complaintsAbout } from '#main/networks/conformance/whole.ts';
import {
  ConnectorError,
  type NetworkClient,
  type PullPage,
  type RemoteMessage,
} from '#main/networks/connector.ts';
import { createHttp } from '#main/networks/http-door.ts';
import { capabilitiesOf } from './capabilities.ts';
import { mastodon } from './index.ts';
import { readServer, type Server } from './server.ts';
import { softwareName } from './quirks.ts';
import { writeSecret, type Secret } from './secret.ts';

/** Answers as the documentation and the trackers of the relatives say: see README.md. */
type Answers = Readonly<Record<string, LoopbackAnswer | ((seen: SeenRequest) => LoopbackAnswer)>>;
const { signal } = new AbortController();
const servers: LoopbackServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map(async (server) => await server.close()));
});
const json = (value: unknown, status = 200): LoopbackAnswer => ({ kind: 'json', value, status });
const PAGE_404: LoopbackAnswer = {
  status: 404,
  headers: { 'content-type': 'text/html' },
  body: '<!doctype html><h1>404 Not Found</h1>',
};

async function serve(answers: Answers): Promise<LoopbackServer> {
  const server = await startLoopback((seen) => {
    const answer = answers[`${seen.method} ${seen.path}`] ?? answers[seen.path] ?? PAGE_404;
    return typeof answer === 'function' ? answer(seen) : answer;
  });
  servers.push(server);
  return server;
}

/** What a server says about itself: version text and, where it has one, nodeinfo. */
function about(version: string, more: object = {}, software?: readonly [string, string]): Answers {
  const rel = 'http://nodeinfo.diaspora.software/ns/schema/2.0';
  return {
    '/api/v1/instance': json({ title: 'Somewhere', version, ...more }),
    ...(software === undefined
      ? {}
      : {
          '/.well-known/nodeinfo': json({
            links: [{ rel, href: 'https://x.example/nodeinfo/2.0' }],
          }),
          '/nodeinfo/2.0': json({ software: { name: software[0], version: software[1] } }),
        }),
  };
}

async function probed(answers: Answers): Promise<Server> {
  const { origin } = await serve(answers);
  const http = createHttp(testPorts(), { version: 'test' });
  const found = await readServer(origin, { http, lane: 'interactive', signal });
  if (found === null) throw new Error('Not recognised');
  return found;
}

test.each([
  ['Pixelfed 0.12.4', about('3.5.3 (compatible; Pixelfed 0.12.4)')],
  ['Akkoma 3.13.2', about('2.7.2 (compatible; Akkoma 3.13.2)')],
  ['Pleroma 2.6.0', about('2.7.2 (compatible; Pleroma 2.6.0)')],
  ['Friendica 2024.12', about('2.8.0 (compatible; Friendica 2024.12)')],
  ['GoToSocial 0.19.1', about('0.19.1', {}, ['gotosocial', '0.19.1'])],
  ['Hollo 0.6.0', about('4.0.0', {}, ['hollo', '0.6.0'])],
  ['snac 2.75', about('4.2.0 (not true; really snac/2.75)', {}, ['snac', '2.75'])],
  ['Mastodon 4.5.0', about('4.5.0', {}, ['Mastodon', '4.5.0'])],
  ['someday 1', about('1', {}, ['someday', '1'])],
])('%s is recognised by what it says about itself', async (name, answers) => {
  expect(softwareName((await probed(answers)).software)).toBe(name);
});

test('a server that wants to know who asks is told (GoToSocial: 418)', async () => {
  const instance = json({ title: 'GTS', version: '0.19.1' });
  const answers: Answers = {
    '/api/v2/instance': ({ headers }) =>
      (headers['user-agent'] ?? '').startsWith('Parley/')
        ? instance
        : json({ error: 'teapot' }, 418),
  };
  expect((await probed(answers)).title).toBe('GTS');
});

test.each([
  [
    'Pixelfed, numbers as text',
    { configuration: { statuses: { max_characters: '500', max_media_attachments: '10' } } },
    500,
    10,
  ],
  ['Friendica, a limit elsewhere', { max_toot_chars: 200_000 }, 200_000, 4],
  ['Akkoma, a limit elsewhere', { max_toot_chars: 5000 }, 5000, 4],
  ['nothing said', {}, 500, 4],
])('limits are the own of a server: %s', async (_what, more, ...[characters, files]) => {
  const { text, media } = capabilitiesOf(await probed(about('1', more)));
  expect([text.max, media?.maxCount]).toEqual([characters, files]);
});

async function canDo(version: string): Promise<AccountCapabilities> {
  return capabilitiesOf(await probed(about(version)));
}

test('what a relative cannot do is not offered', async () => {
  const pixelfed = await canDo('3.5.3 (compatible; Pixelfed 0.12.4)');
  expect(pixelfed.feeds).not.toContain('direct');
  expect(pixelfed.visibilities).not.toContain('direct');
  expect(pixelfed.streaming).toBe(false);
  expect((await canDo('2.8.0 (compatible; Friendica 2024.12)')).streaming).toBe(false);
  // Only where it was seen to work a key is trusted.
  for (const version of ['2.7.2 (compatible; Akkoma 3)', '2.7.2 (compatible; Pleroma 2)'])
    expect((await canDo(version)).sendGuarantee).toEqual({ kind: 'lookup' });
});

const ME = { id: 1, username: 'rabe', acct: 'rabe', display_name: 'Rabe', url: '' };
/** Pixelfed: numbers where others write text, text where others write numbers, fields left out. */
function post(id: number, more: object = {}): Readonly<Record<string, unknown>> {
  return {
    id,
    created_at: new Date(1_764_000_000_000 + id * 1000).toISOString(),
    content: `Post ${id} for <a class="u-url mention" href="https://pix.example/rabe">@rabe</a>`,
    visibility: 'public',
    account: { ...ME, id: 2, username: 'mia', acct: 'mia', followers_count: '12' },
    mentions: [{ id: 1, acct: 'rabe' }],
    in_reply_to_id: null,
    favourites_count: '3',
    media_attachments: [{ id: '9', type: 'image', url: 'https://pix.example/9.jpg', meta: null }],
    ...more,
  };
}
const notified = (id: number, more: object = {}) => ({
  id: 500 + id,
  type: 'mention',
  account: { ...ME, id: 2 },
  status: post(id, more),
});

type Opened = {
  readonly client: NetworkClient;
  readonly saved: string[];
  readonly server: LoopbackServer;
};

async function open(answers: Answers, secret: Partial<Secret> = {}): Promise<Opened> {
  const server = await serve({ '/api/v1/notifications': json([]), ...answers });
  const saved: string[] = [];
  const ports = testPorts();
  const session = {
    accountId: 'rabe',
    serverUrl: server.origin,
    remoteUserId: '1',
    handle: '@rabe@pix.example',
    capabilities: capabilitiesOf(await probed(about('1'))),
    secret: writeSecret({
      accessToken: 'token-1',
      clientId: '7',
      clientSecret: 'app-secret',
      software: { name: 'pixelfed', version: '0.12' },
      ...secret,
    }),
  };
  const client = mastodon.open(session, {
    ...ports,
    http: createHttp(ports, { version: 'test' }),
    async saveSecret(text) {
      saved.push(text);
      await Promise.resolve();
    },
  });
  return { client, saved, server };
}

async function pull(
  client: NetworkClient,
  kind: 'interactions' | 'direct' = 'interactions',
): Promise<PullPage> {
  return await client.pull({ feed: { kind }, cursor: null, direction: 'forward', signal });
}
const messagesIn = (page: PullPage): readonly RemoteMessage[] =>
  page.changes.flatMap((change) => (change.kind === 'message' ? [change.message] : []));

describe('reading', () => {
  test('ids stay text and counts become numbers, however they are written', async () => {
    const { client } = await open({ '/api/v1/notifications': json([notified(7)]) });
    const [message] = messagesIn(await pull(client));
    expect(message).toMatchObject({
      remoteId: '7',
      author: { remoteId: '2', reach: 12 },
      counts: { likes: 3 },
      media: [{ kind: 'image', url: 'https://pix.example/9.jpg' }],
      needsAnswer: true,
    });
    expect(message === undefined ? ['nothing'] : complaintsAbout(message)).toEqual([]);
  });

  test('one broken entry does not cost the others', async () => {
    const broken = { id: null, type: 'mention', status: 'gone' };
    const { client } = await open({
      '/api/v1/notifications': json([notified(8), broken, null, 7, notified(7)]),
    });
    expect(messagesIn(await pull(client)).map(({ remoteId }) => remoteId)).toEqual(['7', '8']);
  });

  test('a page always has a limit, also where the server would take none (snac 2.96 gives one)', async () => {
    const { client, server } = await open({});
    await pull(client);
    const asked = server.seen.filter(({ path }) => path === '/api/v1/notifications');
    expect(asked.map(({ query }) => query.get('limit'))).toEqual(['40']);
  });

  test('conversations that do not exist are none (Hollo: 404)', async () => {
    const { client } = await open({ '/api/v1/conversations': json({ error: 'Not found' }, 404) });
    expect((await pull(client, 'direct')).changes).toEqual([]);
  });

  test('a missing post that is told in HTML is gone (snac)', async () => {
    const { client } = await open({});
    await expect(client.thread?.('1', signal)).rejects.toMatchObject({ failure: { code: 'gone' } });
  });

  test('a limit without Retry-After is waited for by its reset (GoToSocial, ISO time)', async () => {
    const resetAt = new Date(Date.now() + 90_000).toISOString();
    const { client } = await open({
      '/api/v1/notifications': {
        status: 429,
        headers: {
          'content-type': 'application/json',
          'x-ratelimit-limit': '300',
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': resetAt,
        },
        body: '{"error":"rate limit reached"}',
      },
    });
    const error: unknown = await pull(client).catch((thrown: unknown) => thrown);
    if (!(error instanceof ConnectorError)) throw new Error('It was not refused');
    expect(error.failure.code).toBe('rate-limited');
    expect(error.failure.retryAt).toBeGreaterThanOrEqual(Date.parse(resetAt) - 1000);
  });

  test.each([
    ['local', 'unlisted'],
    ['list', 'followers'],
    ['mutuals_only', 'followers'],
    ['something new', 'followers'],
  ])('a visibility of its own (%s) is never taken for public', async (theirs, ours) => {
    const { client } = await open({
      '/api/v1/notifications': json([notified(7, { visibility: theirs })]),
    });
    expect(messagesIn(await pull(client))[0]?.visibility).toBe(ours);
  });
});

test('a post that the server made more public than asked comes back as what it is', async () => {
  const { client } = await open({
    '/api/v1/statuses/7': json(post(7, { visibility: 'unlisted' })),
    'POST /api/v1/statuses': json(
      post(8, { in_reply_to_id: 7, account: ME, visibility: 'public' }),
    ),
    '/api/v1/notifications': json([notified(7, { visibility: 'unlisted' })]),
  });
  const [message] = messagesIn(await pull(client));
  if (message === undefined) throw new Error('Nothing to answer');
  const job = replyJob(message, 'Gladly', { visibility: 'unlisted' });
  const sent = await client.replies?.send(job, async () => await Promise.resolve());
  expect(sent?.message.visibility).toBe('public');
});

const renewal = (seen: SeenRequest): LoopbackAnswer =>
  new URLSearchParams(seen.body).get('refresh_token') === 'refresh-1'
    ? json({ access_token: 'token-2', refresh_token: 'refresh-2', expires_in: 1_296_000 })
    : json({ error: 'invalid_grant' }, 400);
const guarded = ({ headers }: SeenRequest): LoopbackAnswer =>
  headers.authorization === 'Bearer token-2' ? json([]) : json({ error: 'Unauthenticated.' }, 401);

describe('a token that ends (Pixelfed)', () => {
  const answers = { '/oauth/token': renewal, '/api/v1/notifications': guarded };

  test('is renewed before its end, once for everything that asks, and kept first', async () => {
    const ending = { refreshToken: 'refresh-1', expiresAt: Date.now() + 1000 };
    const { client, saved, server } = await open(answers, ending);
    await Promise.all([pull(client), pull(client), pull(client)]);
    expect(server.seen.filter(({ path }) => path === '/oauth/token')).toHaveLength(1);
    expect(saved.map((text): unknown => JSON.parse(text))).toMatchObject([
      { accessToken: 'token-2', refreshToken: 'refresh-2' },
    ]);
  });

  test('is renewed when the server refuses it all the same', async () => {
    const { client } = await open(answers, { refreshToken: 'refresh-1' });
    expect((await pull(client)).changes).toEqual([]);
  });

  test.each([
    ['without a way to renew it', {}],
    ['that can not be renewed any more', { refreshToken: 'refresh-0' }],
  ])('%s means signing in again', async (_what, secret) => {
    const { client } = await open(answers, secret);
    await expect(pull(client)).rejects.toMatchObject({ failure: { code: 'login-needed' } });
  });
});
