import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { signInPorts } from '#main/networks/conformance/sign-in-ports.ts';
import { testPorts } from '#main/networks/conformance/test-ports.ts';
import { ConnectorError } from '#main/networks/connector.ts';
import { createHttp } from '#main/networks/http-door.ts';
import type { HttpAnswer } from '#main/networks/http.ts';
import type { OauthServer } from '#main/networks/oauth/authorization-server.ts';
import { signInWithCode } from '#main/networks/oauth/code-flow.ts';
import { signInWithDevice } from '#main/networks/oauth/device-flow.ts';
import { refreshTokens, revokeToken } from '#main/networks/oauth/token-keeper.ts';
import type { Fault } from './faults.ts';
import { createOauth, type Oauth } from './oauth.ts';
import { startOwnServer, type OwnServer } from './own-server.ts';
import { pageAfter, pageAt, pageById } from './paging.ts';
import { createPosts } from './posts.ts';
import { createRateLimit, type RateLimit } from './rate-limit.ts';
import { json } from './routes.ts';
import { browserOn, withHosts } from './way-out.ts';

const SERVER = 'https://api.example';
const { signal } = new AbortController();
let server: OwnServer;
let oauth: Oauth;
let limit: RateLimit;
let writes: number;

beforeEach(async () => {
  writes = 0;
  oauth = createOauth({
    clients: { app: 'secret' },
    paths: { authorize: '/authorize', token: '/token', revoke: '/revoke', device: '/device' },
    pkce: 'S256',
    tokenLifeS: 3600,
    refresh: 'rotating',
  });
  limit = createRateLimit({
    limit: 100,
    windowMs: 60_000,
    headers: ({ limit: most, remaining, resetAt }) => ({
      'x-ratelimit-limit': String(most),
      'x-ratelimit-remaining': String(remaining),
      'x-ratelimit-reset': String(Math.ceil(resetAt / 1000)),
    }),
    refusal: json({ error: 'rate limited' }, 429),
  });
  server = await startOwnServer({
    routes: [
      ...oauth.routes,
      {
        method: 'GET',
        path: '/posts/:id.json',
        answer: ({ params }) => json({ id: params['id'] }),
      },
      {
        method: 'POST',
        path: '/posts.json',
        answer() {
          writes += 1;
          return json({ ok: 'yes' });
        },
      },
    ],
    admit: oauth.admit,
    limit,
  });
});
afterEach(async () => await server.close());

const network = () => withHosts(testPorts().network, { [SERVER]: server.origin });

async function call(token: string, method: 'GET' | 'POST' = 'GET'): Promise<HttpAnswer> {
  const http = createHttp(testPorts({ network: network() }));
  return await http.request({
    method,
    url: `${SERVER}/posts${method === 'GET' ? '/7' : ''}.json`,
    headers: { authorization: `Bearer ${token}` },
    bucket: 'test',
    lane: 'interactive',
    signal,
    isTrustedHost: false,
  });
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'nothing wrong';
  } catch (error) {
    if (error instanceof ConnectorError) return error.failure.code;
    throw error;
  }
}

const oauthServer = (): OauthServer => ({
  authorizeUrl: `${SERVER}/authorize`,
  tokenUrl: `${SERVER}/token`,
  revokeUrl: `${SERVER}/revoke`,
  pkce: 'S256',
});
const client = { id: 'app', secret: 'secret' };
const lent = () =>
  signInPorts({
    http: createHttp(testPorts({ network: network() })),
    openBrowser: browserOn(network()),
  });

async function signIn() {
  const ports = lent();
  const wayBack = await ports.loopback('/back');
  const flow = { server: oauthServer(), client, scope: 'read', wayBack, isTrustedHost: false };
  return await signInWithCode(flow, ports);
}

describe('a server of our own', () => {
  test('answers its routes to whoever has a token, and logs what was asked', async () => {
    expect((await call(oauth.issue())).json()).toEqual({ id: '7' });
    expect(server.seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /posts/7.json',
    ]);
    expect(await codeOf(call('nonsense'))).toBe('login-needed');
  });

  test.each<[string, Fault, string]>([
    ['refused', { kind: 'refused' }, 'login-needed'],
    ['forbidden', { kind: 'forbidden' }, 'forbidden'],
    ['busy', { kind: 'busy', retryAfterS: 60 }, 'rate-limited'],
    ['cut', { kind: 'cut' }, 'unreachable'],
    ['failed after', { kind: 'failed after' }, 'server-error'],
    ['lost', { kind: 'lost' }, 'unreachable'],
  ])('a request meets the fault "%s" once', async (_name, fault, code) => {
    const token = oauth.issue();
    server.script({ on: /^POST /u, fault });
    expect(await codeOf(call(token, 'POST'))).toBe(code);
    expect(writes).toBe(fault.kind === 'failed after' || fault.kind === 'lost' ? 1 : 0);
    expect(await codeOf(call(token, 'POST'))).toBe('nothing wrong');
  });

  test('wrong types, HTML and a loop change what is said', async () => {
    const token = oauth.issue();
    server.script({ on: /posts/u, fault: { kind: 'wrong types' } });
    expect((await call(token)).json()).toEqual({ id: 7 });
    server.script({ on: /posts/u, fault: { kind: 'html' } });
    expect((await call(token)).text()).toContain('<!doctype html>');
  });

  test('the limit is told with every answer, and ends in a 429', async () => {
    const token = oauth.issue();
    expect((await call(token)).headers.get('x-ratelimit-remaining')).toBe('99');
    limit.leave(0);
    expect(await codeOf(call(token))).toBe('rate-limited');
  });
});

describe('signing in', () => {
  test('by code and PKCE; the token is renewed once, and revoked', async () => {
    const tokens = await signIn();
    expect((await call(tokens.accessToken)).status).toBe(200);
    const ports = { ...lent(), isTrustedHost: false };
    const asked = { server: oauthServer(), client };
    const renewed = await refreshTokens(tokens, asked, ports);
    expect(await codeOf(refreshTokens(tokens, asked, ports))).toBe('login-needed');
    await revokeToken(renewed.accessToken, asked, ports);
    expect(await codeOf(call(renewed.accessToken))).toBe('login-needed');
  });

  test('a no of the person is a cancel', async () => {
    oauth.deny();
    expect(await codeOf(signIn())).toBe('canceled');
  });

  test('by a code that is typed on a page', async () => {
    const deviceUrl = `${SERVER}/device`;
    const flow = {
      server: { ...oauthServer(), deviceUrl },
      client,
      scope: '',
      isTrustedHost: false,
    };
    const tokens = await signInWithDevice(flow, {
      ...lent(),
      openBrowser: async () => await Promise.resolve(),
      showCode: ({ code }) => oauth.approve(code),
    });
    expect((await call(tokens.accessToken)).status).toBe(200);
  });
});

function ids(entries: readonly { readonly id: string }[]): string {
  return entries.map(({ id }) => id).join('');
}

describe('paging', () => {
  const all = [5, 4, 3, 2, 1].map((id) => ({ id: String(id) }));
  test('by place, by cursor and by id', () => {
    expect(pageAt(all, { page: 2, size: 2 })).toEqual({ entries: [{ id: '1' }], hasMore: false });
    const first = pageAfter(all, { after: null, size: 2 });
    const second = pageAfter(all, { after: first.next, size: 2 });
    expect([ids(first.entries), ids(second.entries), second.hasMore]).toEqual(['54', '32', true]);
    expect(ids(pageById(all, { before: '4', since: '1', size: 9 }).entries)).toBe('32');
  });
});

test('what people wrote keeps its conversation, changes and goes', () => {
  const posts = createPosts();
  const author = { id: '1', name: 'mia', displayName: 'Mia' };
  const first = posts.write({ author, text: 'Hello' });
  const answer = posts.write({ author, text: 'there', parent: first.id });
  expect(answer.root).toBe(first.id);
  expect(posts.edit('there', 'you').text).toBe('you');
  posts.remove('you');
  expect(posts.newestFirst()).toEqual([first]);
});
