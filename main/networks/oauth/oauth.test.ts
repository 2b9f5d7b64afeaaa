import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createManualClock } from '#main/testing/manual-clock.ts';
import { signInPorts } from '#main/networks/conformance/sign-in-ports.ts';
import {
  startLoopback,
  type LoopbackAnswer,
  type LoopbackServer,
} from '#main/networks/conformance/loopback-server.ts';
import { testClock } from '#main/networks/conformance/test-ports.ts';
import { ConnectorError, type SignInPorts } from '#main/networks/connector.ts';
import type { OauthServer, OauthTokens } from './authorization-server.ts';
import { signInWithCode } from './code-flow.ts';
import { signInWithDevice } from './device-flow.ts';
import { keepTokens, refreshTokens, revokeToken } from './token-keeper.ts';

/** An authorization server as the RFCs describe it; a test bends single answers. */
let server: LoopbackServer;
let tokenAnswers: LoopbackAnswer[];
const json = (value: unknown, status = 200): LoopbackAnswer => ({ kind: 'json', value, status });
const GRANTED = json({ access_token: 'access-1', refresh_token: 'refresh-1', expires_in: 3600 });

beforeEach(async () => {
  tokenAnswers = [];
  server = await startLoopback(({ path }) => {
    if (path === '/token') return tokenAnswers.shift() ?? GRANTED;
    if (path === '/device')
      return json({
        device_code: 'dev',
        user_code: 'WDJB-MJHT',
        verification_uri: `${server.origin}/type`,
        expires_in: 900,
        interval: 5,
      });
    return json({});
  });
});
afterEach(async () => {
  await server.close();
});

const nothing = async (): Promise<void> => await Promise.resolve();
const client = { id: 'parley', secret: 'client-secret' };
function oauthServer(more: Partial<OauthServer> = {}): OauthServer {
  return {
    issuer: server.origin,
    promisesIssuer: true,
    authorizeUrl: `${server.origin}/authorize`,
    tokenUrl: `${server.origin}/token`,
    pkce: 'S256',
    ...more,
  };
}

type Back = (asked: URLSearchParams) => Record<string, string>;
const honest: Back = (asked) => ({
  code: 'the-code',
  state: asked.get('state') ?? '',
  iss: server.origin,
});

const no =
  (error: string): Back =>
  (asked) => ({ error, state: asked.get('state') ?? '', iss: server.origin });

/** The browser: goes to the page and comes back with what `back` says. */
function browsing(back: Back): Pick<SignInPorts, 'openBrowser'> {
  return {
    async openBrowser(url) {
      const asked = new URL(url).searchParams;
      const to = new URL(asked.get('redirect_uri') ?? '');
      for (const [name, value] of Object.entries(back(asked))) to.searchParams.append(name, value);
      await fetch(to);
    },
  };
}

async function signIn(back: Back, more: Partial<OauthServer> = {}): Promise<OauthTokens> {
  const lent = signInPorts(browsing(back));
  const wayBack = await lent.loopback('/back');
  return await signInWithCode(
    { server: oauthServer(more), client, scope: 'read', wayBack, isTrustedHost: true },
    lent,
  );
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

describe('the code flow', () => {
  test('asks with PKCE and state, and brings the verifier to the token', async () => {
    let challenge = '';
    const tokens = await signIn((asked) => {
      challenge = asked.get('code_challenge') ?? '';
      return honest(asked);
    });
    expect(tokens).toMatchObject({ accessToken: 'access-1', refreshToken: 'refresh-1' });
    const sent = new URLSearchParams(server.seen.at(-1)?.body);
    const verifier = sent.get('code_verifier') ?? '';
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
    expect(Buffer.from(digest).toString('base64url')).toBe(challenge);
    expect(sent.get('client_secret')).toBe('client-secret');
  });

  test.each<[string, Back]>([
    ['a state of somebody else', () => ({ code: 'x', state: 'other', iss: server.origin })],
    ['no state', () => ({ code: 'x', iss: server.origin })],
    ['another issuer', (asked) => ({ ...honest(asked), iss: 'https://evil.example' })],
    ['no issuer where one is promised', (asked) => ({ ...honest(asked), iss: '' })],
    ['no code', (asked) => ({ state: asked.get('state') ?? '', iss: server.origin })],
  ])('an answer with %s is not taken, and no token is asked for', async (_what, back) => {
    expect(await codeOf(signIn(back))).toBe('bad-answer');
    expect(server.seen.filter(({ path }) => path === '/token')).toEqual([]);
  });

  test('a no of the person is a cancel; another one is told in the server’s words', async () => {
    expect(await codeOf(signIn(no('access_denied')))).toBe('canceled');
    expect(await codeOf(signIn(no('invalid_scope')))).toBe('rejected');
  });

  test('a wrong secret of the app is told as such', async () => {
    tokenAnswers = [json({ error: 'invalid_client' }, 401)];
    expect(await codeOf(signIn(honest))).toBe('wrong-credentials');
  });
});

describe('the device flow', () => {
  test('shows the code, waits politely, slows down when asked, and ends with the tokens', async () => {
    tokenAnswers = [
      json({ error: 'authorization_pending' }, 400),
      // As GitHub says it: with 200.
      json({ error: 'slow_down' }),
      GRANTED,
    ];
    const shown: string[] = [];
    const waits: number[] = [];
    const clock = testClock({ faster: 1000 });
    const tokens = await signInWithDevice(
      {
        server: { ...oauthServer(), deviceUrl: `${server.origin}/device` },
        client: { id: 'parley' },
        scope: 'read',
        isTrustedHost: true,
      },
      signInPorts({
        clock: {
          ...clock,
          after(ms, run) {
            waits.push(ms);
            return clock.after(ms, run);
          },
        },
        showCode: ({ code, url }) => void shown.push(code, url),
        openBrowser: nothing,
      }),
    );
    expect(shown).toEqual(['WDJB-MJHT', `${server.origin}/type`]);
    expect(waits).toEqual([5000, 5000, 10_000]);
    expect(tokens.accessToken).toBe('access-1');
  });

  test.each([
    ['expired_token', 'timeout'],
    ['access_denied', 'canceled'],
  ])('%s ends it as %s', async (error, code) => {
    tokenAnswers = [json({ error }, 400)];
    const flow = {
      server: { ...oauthServer(), deviceUrl: `${server.origin}/device` },
      client: { id: 'parley' },
      scope: '',
      isTrustedHost: true,
    };
    const lent = signInPorts({
      clock: testClock({ faster: 1000 }),
      openBrowser: nothing,
    });
    expect(await codeOf(signInWithDevice(flow, lent))).toBe(code);
  });
});

describe('keeping tokens', () => {
  const OLD: OauthTokens = { accessToken: 'old', refreshToken: 'refresh-0', expiresAt: 100_000 };
  const refusing = new ConnectorError({ code: 'login-needed' }, true);

  async function unlessOld(token: string): Promise<string> {
    await Promise.resolve();
    if (token === 'old') throw refusing;
    return token;
  }

  function keeper(given: { onSave?: () => Promise<void>; tokens?: OauthTokens } = {}) {
    const clock = createManualClock(0);
    const saved: string[] = [];
    let renewals = 0;
    const kept = keepTokens({
      tokens: given.tokens ?? OLD,
      clock,
      renew: async () => {
        renewals += 1;
        return await Promise.resolve({ accessToken: `new-${renewals}`, refreshToken: 'r' });
      },
      save: async ({ accessToken }) => {
        await given.onSave?.();
        saved.push(accessToken);
      },
    });
    return { kept, clock, saved, renewals: () => renewals };
  }

  test('any number of calls at the end of a token make one renewal', async () => {
    const { kept, clock, saved, renewals } = keeper();
    clock.advance(90_000);
    const used = await Promise.all(
      Array.from(
        { length: 5 },
        async () => await kept.withToken(async (token) => await Promise.resolve(token)),
      ),
    );
    expect([used, saved, renewals()]).toEqual([Array(5).fill('new-1'), ['new-1'], 1]);
  });

  test('a refused token is renewed once, also when several calls met the refusal', async () => {
    const { kept, renewals } = keeper();
    const calls = [kept.withToken(unlessOld), kept.withToken(unlessOld)];
    expect(await Promise.all(calls)).toEqual(['new-1', 'new-1']);
    expect(renewals()).toBe(1);
  });

  test('a new token is on the disk before it is used', async () => {
    const order: string[] = [];
    const { kept, clock } = keeper({ onSave: async () => void order.push('saved') });
    clock.advance(90_000);
    await kept.withToken(async () => await Promise.resolve(order.push('used')));
    expect(order).toEqual(['saved', 'used']);
  });

  test('what cannot be stored is not used', async () => {
    const { kept, clock } = keeper({
      onSave: async () =>
        await Promise.reject(new ConnectorError({ code: 'secrets-unavailable' }, true)),
    });
    clock.advance(90_000);
    let uses = 0;
    const use = async () => await Promise.resolve((uses += 1));
    expect(await codeOf(kept.withToken(use))).toBe('secrets-unavailable');
    expect(uses).toBe(0);
  });

  test('without a refresh token a refusal means signing in again', async () => {
    const { kept } = keeper({ tokens: { accessToken: 'old' } });
    expect(await codeOf(kept.withToken(async () => await Promise.reject(refusing)))).toBe(
      'login-needed',
    );
  });

  test('a dead refresh token means signing in again; a new one replaces the old', async () => {
    const { http, clock, signal } = signInPorts();
    const ports = { http, clock, signal, isTrustedHost: true };
    const at = { server: oauthServer(), client };
    tokenAnswers = [json({ error: 'invalid_grant' }, 400), json({ access_token: 'b' })];
    expect(await codeOf(refreshTokens(OLD, at, ports))).toBe('login-needed');
    // No word about an end or a refresh token: the old one goes on, the end is unknown.
    expect(await refreshTokens(OLD, at, ports)).toEqual({
      accessToken: 'b',
      refreshToken: 'refresh-0',
    });
  });

  test('revoking is a form, as RFC 7009 wants it', async () => {
    const { http, clock, signal } = signInPorts();
    const at = { server: oauthServer({ revokeUrl: `${server.origin}/revoke` }), client };
    await revokeToken('access-1', at, { http, clock, signal, isTrustedHost: true });
    const sent = server.seen.at(-1);
    expect([sent?.path, new URLSearchParams(sent?.body).get('token')]).toEqual([
      '/revoke',
      'access-1',
    ]);
  });
});
