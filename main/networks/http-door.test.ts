import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { makeCertificate } from '#main/networks/conformance/certificate.ts';
import {
  startLoopback,
  type LoopbackAnswer,
  type LoopbackServer,
  type LoopbackSettings,
  type SeenRequest,
} from '#main/networks/conformance/loopback-server.ts';
import { testClock, testPorts } from '#main/networks/conformance/test-ports.ts';
import { createNodeNetwork } from '#main/networks/http-node.ts';
import type { NetworkAccess } from '#main/ports.ts';
import { ConnectorError } from './connector.ts';
import { createHttp } from './http-door.ts';
import type { Http, HttpRequest } from './http.ts';

const servers: LoopbackServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map(async (server) => await server.close()));
});

async function serve(
  respond: LoopbackAnswer | ((request: SeenRequest) => LoopbackAnswer),
  settings?: LoopbackSettings,
): Promise<LoopbackServer> {
  const answer = typeof respond === 'function' ? respond : () => respond;
  const server = await startLoopback(answer, settings);
  servers.push(server);
  return server;
}

function ask(url: string, more: Partial<HttpRequest> = {}): HttpRequest {
  return {
    method: 'GET',
    url,
    bucket: 'test',
    lane: 'interactive',
    signal: new AbortController().signal,
    isTrustedHost: true,
    ...more,
  };
}
const post = (url: string, more: Partial<HttpRequest> = {}): HttpRequest =>
  ask(url, {
    method: 'POST',
    lane: 'send',
    body: { kind: 'json', value: { text: 'hi' } },
    ...more,
  });

async function failureOf(http: Http, request: HttpRequest): Promise<ConnectorError> {
  try {
    const answer = await http.request(request);
    answer.json();
  } catch (error) {
    if (error instanceof ConnectorError) return error;
    throw error;
  }
  throw new Error('The request was answered');
}
async function outcome(http: Http, request: HttpRequest): Promise<[string, boolean]> {
  const { failure, safeToRetrySend } = await failureOf(http, request);
  return [failure.code, safeToRetrySend];
}

const plain = (): Http => createHttp(testPorts());
/** Deadlines of seconds pass in tenths of one. */
const fast = (): Http => createHttp(testPorts({ faster: 100 }));

test('a write that was asked for before the machine slept does not leave, and is safe to repeat', async () => {
  const server = await serve({ kind: 'json', value: {} });
  const clock = testClock();
  let sleptMs = 0;
  const network = createNodeNetwork();
  const ports = testPorts({ clock: { ...clock, now: () => clock.now() + sleptMs } });
  const asleep = createHttp({
    ...ports,
    network: {
      ...network,
      fetch: async (url, init) => {
        sleptMs = 3_600_000;
        return await network.fetch(url, init);
      },
    },
  });
  expect(await outcome(asleep, post(server.origin))).toEqual(['timeout', true]);
  expect(server.seen).toEqual([]);
});

describe('answers', () => {
  test('a JSON answer is read, and the server learns who asks', async () => {
    const server = await serve({ kind: 'json', value: { title: 'Kaffee' } });
    const http = createHttp(testPorts(), { version: '1.2.3' });
    const answer = await http.request(ask(`${server.origin}/api`, { headers: { accept: 'a/b' } }));
    expect(answer.json()).toEqual({ title: 'Kaffee' });
    expect(server.seen[0]?.headers).toMatchObject({ 'user-agent': 'Parley/1.2.3', accept: 'a/b' });
  });

  test('forms, JSON, bytes and files arrive as what they are', async () => {
    const server = await serve({ kind: 'json', value: {} });
    const http = plain();
    const data = new FormData();
    data.append('file', new Blob(['bytes']), 'cat.png');
    await http.request(post(server.origin, { body: { kind: 'form', fields: { a: 'ü&b' } } }));
    await http.request(post(server.origin));
    await http.request(
      post(server.origin, {
        body: { kind: 'bytes', bytes: new TextEncoder().encode('raw'), mimeType: 'image/png' },
      }),
    );
    await http.request(post(server.origin, { body: { kind: 'multipart', data } }));
    expect(server.seen.map(({ headers, body }) => [headers['content-type'], body])).toEqual([
      ['application/x-www-form-urlencoded', 'a=%C3%BC%26b'],
      ['application/json', '{"text":"hi"}'],
      ['image/png', 'raw'],
      [
        expect.stringMatching(/^multipart\/form-data; boundary=/u),
        expect.stringMatching(/filename="cat\.png"[^]*bytes/u),
      ],
    ]);
  });

  test('packed answers are unpacked', async () => {
    const body = gzipSync('{"ok":true}');
    const server = await serve({ headers: { 'content-encoding': 'gzip' }, body });
    const answer = await plain().request(ask(server.origin));
    expect(answer.json()).toEqual({ ok: true });
  });

  test('a status that the caller accepts is an answer', async () => {
    const server = await serve({ status: 404, body: 'no' });
    const answer = await plain().request(ask(server.origin, { accept: [404] }));
    expect([answer.status, answer.text()]).toEqual([404, 'no']);
  });
});

describe('bad input', () => {
  const HTML = { headers: { 'content-type': 'text/html' }, body: '<!doctype html><p>Welcome' };
  const cases: readonly [string, LoopbackAnswer, [string, boolean]][] = [
    ['HTML where an API should be', HTML, ['not-an-api', false]],
    ['HTML that calls itself JSON', { body: ' <html>' }, ['not-an-api', false]],
    ['broken JSON', { body: '{"id": ' }, ['bad-answer', false]],
    ['an empty yes', { body: '' }, ['bad-answer', false]],
    ['20 MB', { body: new Uint8Array(20_000_000) }, ['too-large', false]],
    ['endless bytes', { kind: 'flood' }, ['too-large', false]],
    ['a connection that dies without a word', { kind: 'reset' }, ['unreachable', false]],
    ['a connection that dies in the middle', { kind: 'cut' }, ['unreachable', false]],
    ['bytes that are no HTTP', { kind: 'raw', bytes: 'SSH-2.0-x\r\n' }, ['bad-answer', false]],
    [
      'a packed answer that is not packed',
      { headers: { 'content-encoding': 'gzip' }, body: 'plain' },
      ['bad-answer', false],
    ],
    ['silence', { kind: 'silence' }, ['timeout', false]],
    ['a standstill after the first byte', { kind: 'drip', everyMs: 500 }, ['timeout', false]],
    ['a drip that never ends', { kind: 'drip', everyMs: 20 }, ['timeout', false]],
    ['400', { status: 400 }, ['rejected', true]],
    ['401 with nothing in it', { status: 401 }, ['login-needed', true]],
    ['403', { status: 403 }, ['forbidden', true]],
    ['404 as a page', { status: 404, ...HTML }, ['gone', true]],
    ['408', { status: 408 }, ['timeout', false]],
    ['409', { status: 409 }, ['duplicate', false]],
    ['410', { status: 410 }, ['gone', true]],
    ['422', { status: 422 }, ['rejected', true]],
    ['429', { status: 429 }, ['rate-limited', true]],
    ['500', { status: 500 }, ['server-error', false]],
    ['503', { status: 503 }, ['server-error', false]],
    ['304 that nobody asked for', { status: 304 }, ['bad-answer', false]],
  ];
  test.each(cases)('%s', async (_name, answer, expected) => {
    const server = await serve(answer);
    // Only what is noticed by the clock alone may use the fast one.
    const http = expected[0] === 'timeout' ? fast() : plain();
    expect(await outcome(http, post(server.origin))).toEqual(expected);
  });

  test('a host that does not exist', async () => {
    const network: NetworkAccess = {
      ...createNodeNetwork(),
      resolve: async () =>
        await Promise.reject(Object.assign(new Error('x'), { code: 'ENOTFOUND' })),
    };
    const http = createHttp(testPorts({ network }));
    const request = post('https://nobody.example/', { isTrustedHost: false });
    expect(await outcome(http, request)).toEqual(['unknown-host', true]);
  });

  test('a port where nobody listens', async () => {
    const server = await serve({});
    await server.close();
    expect(await outcome(plain(), post(server.origin))).toEqual(['unreachable', true]);
  });

  const DAY = 86_400_000;
  const day = (days: number): Date => new Date(Date.now() + days * DAY);
  test('an expired certificate', async () => {
    const tls = makeCertificate({ from: day(-30), to: day(-1) });
    const server = await serve({ kind: 'json', value: {} }, { tls });
    const http = createHttp(testPorts({ certificates: [tls.cert] }));
    const error = await failureOf(http, post(server.origin));
    expect(error).toMatchObject({
      safeToRetrySend: true,
      failure: { code: 'tls', host: server.host, detail: 'certificate has expired' },
    });
    expect(server.seen).toEqual([]);
  });
  test('a certificate that nobody vouches for, and one that is fine', async () => {
    const tls = makeCertificate({ from: day(-1), to: day(1) });
    const server = await serve({ kind: 'json', value: {} }, { tls });
    expect(await outcome(plain(), post(server.origin))).toEqual(['tls', true]);
    const knowing = createHttp(testPorts({ certificates: [tls.cert] }));
    const { status } = await knowing.request(post(server.origin));
    expect(status).toBe(200);
  });
  test('https asked of a server that speaks http', async () => {
    const server = await serve({});
    const url = server.origin.replace('http:', 'https:');
    expect(await outcome(plain(), post(url))).toEqual(['tls', true]);
  });

  test('an answer that unpacks to a thousand times its size is stopped early', async () => {
    const bomb = gzipSync(gzipSync(new Uint8Array(300_000_000)));
    const server = await serve({ headers: { 'content-encoding': 'gzip, gzip' }, body: bomb });
    const before = process.memoryUsage().rss;
    const startedAt = process.cpuUsage();
    expect(await outcome(plain(), ask(server.origin))).toEqual(['too-large', false]);
    expect(process.memoryUsage().rss - before).toBeLessThan(60_000_000);
    // To unpack all of it would take seconds.
    expect(process.cpuUsage(startedAt).user).toBeLessThan(1_500_000);
  });

  test('the person can end it, before and after it left', async () => {
    const server = await serve({ kind: 'silence' });
    const before = AbortSignal.abort();
    const later = AbortSignal.timeout(100);
    const http = createHttp(testPorts());
    expect(
      await outcome(http, post('https://x.example', { signal: before, isTrustedHost: false })),
    ).toEqual(['canceled', true]);
    expect(await outcome(http, post(server.origin, { signal: later }))).toEqual([
      'canceled',
      false,
    ]);
  });

  test('no address at all, and schemes that are not the web', async () => {
    expect(await outcome(plain(), ask('kaffee'))).toEqual(['invalid-input', true]);
    expect(await outcome(plain(), ask('file:///etc/passwd'))).toEqual(['address-refused', true]);
  });
});

describe('the words of the server', () => {
  const cases: readonly [string, unknown, string | undefined][] = [
    [
      'Mastodon',
      { error: 'Validation failed: Text is too long' },
      'Validation failed: Text is too long',
    ],
    [
      'OAuth',
      { error: 'invalid_grant', error_description: 'The code has expired' },
      'The code has expired',
    ],
    ['XRPC', { error: 'InvalidRequest', message: 'grapheme too big' }, 'grapheme too big'],
    ['Graph', { error: { message: 'Unsupported', code: 100 } }, 'Unsupported'],
    ['none', { id: 3 }, undefined],
    ['long', { error: 'x y '.repeat(200) }, `${'x y '.repeat(200).slice(0, 299)}…`],
  ];
  test.each(cases)('%s', async (_name, value, expected) => {
    const server = await serve({ kind: 'json', status: 422, value });
    const { failure } = await failureOf(plain(), post(server.origin));
    expect(failure.detail).toBe(expected);
  });

  test('never carry a secret of the request, nor anything that looks like one', async () => {
    const server = await serve(({ headers }) => ({
      kind: 'json',
      status: 400,
      value: {
        error: `bad ${headers.authorization ?? ''} s3cr and abcdefghijklmnopqrstuvwxyz0123456789`,
      },
    }));
    const { failure } = await failureOf(
      plain(),
      post(server.origin, {
        headers: { authorization: 'Bearer short' },
        body: { kind: 'form', fields: { client_secret: 's3cr' } },
      }),
    );
    expect(failure.detail).toBe('bad … … and …');
  });

  test('a missing scope is told from a plain no', async () => {
    const value = { error: 'This action is outside the authorized scopes' };
    const server = await serve({ kind: 'json', status: 403, value });
    expect(await outcome(plain(), post(server.origin))).toEqual(['scope-missing', true]);
  });
});

const to = (location: string, status = 302): LoopbackAnswer => ({
  status,
  headers: { location },
});

describe('redirects', () => {
  test('are followed, without the token once the server is another', async () => {
    const other = await serve({ kind: 'json', value: { other: true } });
    const server = await serve(({ path }) => to(path === '/a' ? '/b' : `${other.origin}/c`));
    const network = createNodeNetwork();
    // The second server is a stranger; here alone loopback counts as public.
    const http = createHttp(testPorts({ network }));
    const headers = { authorization: 'Bearer secret' };
    const error = await failureOf(http, ask(`${server.origin}/a`, { headers }));
    expect(error.failure.code).toBe('address-refused');
    expect(server.seen.map(({ headers: seen }) => seen.authorization)).toEqual([
      'Bearer secret',
      'Bearer secret',
    ]);
    expect(other.seen).toEqual([]);
  });

  test('to another server lose token and cookie', async () => {
    const asked: [string, Readonly<Record<string, string>>][] = [];
    const network: NetworkAccess = {
      ...createNodeNetwork(),
      resolve: async () => await Promise.resolve(['93.184.216.34']),
      fetch: async (url, { headers }) => {
        asked.push([url, headers]);
        const isFirst = asked.length === 1;
        const response = isFirst
          ? new Response(null, { status: 301, headers: { location: 'https://b.example/x' } })
          : new Response('{}');
        return await Promise.resolve(response);
      },
    };
    const http = createHttp(testPorts({ network }));
    const headers = { Authorization: 'Bearer secret', cookie: 'a=b', accept: 'x/y' };
    await http.request(ask('https://a.example/', { headers, isTrustedHost: false }));
    expect(asked).toEqual([
      ['https://a.example/', { 'user-agent': 'Parley/0', ...headers }],
      ['https://b.example/x', { 'user-agent': 'Parley/0', accept: 'x/y' }],
    ]);
  });

  test('to the machine itself or its network are refused', async () => {
    for (const location of [
      'http://169.254.169.254/latest/meta-data/',
      'http://192.168.0.1/',
      'http://[::1]/',
    ]) {
      const server = await serve(to(location));
      expect(await outcome(plain(), ask(server.origin))).toEqual(['address-refused', true]);
    }
  });

  test('do not hand on the trust that the person gave to one host', async () => {
    const asked: string[] = [];
    const access: NetworkAccess = {
      ...createNodeNetwork(),
      fetch: async (url) => {
        asked.push(url);
        const headers = { location: 'http://192.168.178.1/admin' };
        return await Promise.resolve(new Response(null, { status: 302, headers }));
      },
    };
    const http = createHttp(testPorts({ network: access }));
    const trusted = ask('http://192.168.178.5/', { isTrustedHost: true });
    expect(await outcome(http, trusted)).toEqual(['address-refused', true]);
    expect(asked).toEqual(['http://192.168.178.5/']);
  });

  test('end after five', async () => {
    const server = await serve(({ path }) => to(`${path}x`));
    expect(await outcome(plain(), ask(server.origin))).toEqual(['bad-answer', false]);
    expect(server.seen).toHaveLength(6);
  });

  test('never lead from https to http, nor to another scheme', async () => {
    const tls = makeCertificate({
      from: new Date(Date.now() - 1e7),
      to: new Date(Date.now() + 1e7),
    });
    const unsafe = await serve({});
    const server = await serve(to(unsafe.origin), { tls });
    const http = createHttp(testPorts({ certificates: [tls.cert] }));
    expect(await outcome(http, ask(server.origin))).toEqual(['address-refused', true]);
    const strange = await serve(to('javascript:alert(1)'));
    expect(await outcome(plain(), ask(strange.origin))).toEqual(['bad-answer', false]);
  });

  test('of a write: 307 repeats it on the same server, 302 never turns it into a read', async () => {
    const server = await serve(({ path }) =>
      path === '/old' ? to('/new', 307) : { kind: 'json', value: {} },
    );
    await plain().request(post(`${server.origin}/old`));
    expect(server.seen.map(({ method, path, body }) => [method, path, body])).toEqual([
      ['POST', '/old', '{"text":"hi"}'],
      ['POST', '/new', '{"text":"hi"}'],
    ]);
    const login = await serve(to('/login'));
    expect(await outcome(plain(), post(login.origin))).toEqual(['not-an-api', false]);
    expect(login.seen).toHaveLength(1);
    const away = await serve(to('https://elsewhere.example/', 308));
    expect(await outcome(plain(), post(away.origin))).toEqual(['address-refused', true]);
  });
});

const limited = (remaining: number, reset: string): LoopbackAnswer => ({
  headers: {
    'x-ratelimit-limit': '100',
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': reset,
  },
  body: '{}',
});

describe('limits', () => {
  test('background work stops at a fifth, the person goes on to the last', async () => {
    const reset = new Date(Date.now() + 60_000).toISOString();
    const server = await serve(limited(20, reset));
    const http = createHttp(testPorts());
    await http.request(ask(server.origin));
    expect(http.rate('test')).toMatchObject({ limit: 100, remaining: 20 });
    expect(await outcome(http, ask(server.origin, { lane: 'sync' }))).toEqual([
      'rate-limited',
      true,
    ]);
    expect(await outcome(http, ask(server.origin, { lane: 'backfill' }))).toEqual([
      'rate-limited',
      true,
    ]);
    expect(server.seen).toHaveLength(1);
    const { status } = await http.request(post(server.origin));
    expect(status).toBe(200);
    // Another account on the same server has a limit of its own.
    await http.request(ask(server.origin, { lane: 'sync', bucket: 'other' }));
    expect(server.seen).toHaveLength(3);
  });

  test('a limit that is used up sends nothing and says when', async () => {
    const resetAt = Math.ceil(Date.now() / 1000) * 1000 + 60_000;
    const server = await serve(limited(0, String(resetAt / 1000)));
    const http = createHttp(testPorts());
    await http.request(ask(server.origin));
    const { failure } = await failureOf(http, post(server.origin));
    expect(failure.code).toBe('rate-limited');
    expect(Math.abs((failure.retryAt ?? 0) - resetAt)).toBeLessThan(2000);
    expect(server.seen).toHaveLength(1);
  });

  test('after a 429 nothing is asked before Retry-After', async () => {
    const server = await serve({ status: 429, headers: { 'retry-after': '7' } });
    const http = createHttp(testPorts());
    const startedAt = Date.now();
    const first = await failureOf(http, ask(server.origin));
    const second = await failureOf(http, post(server.origin));
    const wait = (first.failure.retryAt ?? 0) - startedAt;
    expect(wait).toBeGreaterThanOrEqual(7000);
    expect(wait).toBeLessThan(9000);
    expect([second.failure.code, second.failure.retryAt]).toEqual([
      'rate-limited',
      first.failure.retryAt,
    ]);
    expect(server.seen).toHaveLength(1);
  });
});
