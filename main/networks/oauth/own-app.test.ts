import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { signInPorts } from '#main/networks/conformance/sign-in-ports.ts';
import {
  startLoopback,
  type LoopbackAnswer,
  type LoopbackServer,
} from '#main/networks/conformance/loopback-server.ts';
import { createHttp } from '#main/networks/http-door.ts';
import { testPorts } from '#main/networks/conformance/test-ports.ts';
import { ConnectorError } from '#main/networks/connector.ts';
import { createManualClock } from '#main/testing/manual-clock.ts';
import type { OwnApp } from './own-app.ts';
import { redirectOf, signInWithOwnApp } from './own-app.ts';
import { endOf, openOwnApp, ownAppSecret } from './own-app-session.ts';

/** A network that gives apps of one's own; a test bends single answers of its token endpoint. */
let server: LoopbackServer;
let answers: LoopbackAnswer[];
const json = (value: unknown, status = 200): LoopbackAnswer => ({ kind: 'json', value, status });
const DAY = 24 * 3_600_000;

beforeEach(async () => {
  answers = [];
  server = await startLoopback(
    () => answers.shift() ?? json({ access_token: 'access-1', expires_in: 3600 }),
  );
});
afterEach(async () => {
  await server.close();
});

const FIELDS = { clientId: ' my-app ', clientSecret: 'my-secret' };
function app(more: Partial<OwnApp> = {}): OwnApp {
  return {
    server: {
      authorizeUrl: `${server.origin}/authorize`,
      tokenUrl: `${server.origin}/token`,
      revokeUrl: `${server.origin}/revoke`,
      pkce: 'S256',
    },
    scope: 'read write',
    wayBack: { path: '/back' },
    ...more,
  };
}

/** The browser of a person who agrees. */
const asked: URLSearchParams[] = [];
const agreeing = {
  async openBrowser(url: string): Promise<void> {
    const page = new URL(url).searchParams;
    asked.push(page);
    const to = new URL(page.get('redirect_uri') ?? '');
    to.searchParams.set('code', 'the-code');
    to.searchParams.set('state', page.get('state') ?? '');
    await fetch(to);
  },
};
const formAt = (at: number): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(server.seen.at(at)?.body));

async function failureOf(work: Promise<unknown>) {
  try {
    await work;
  } catch (error) {
    if (error instanceof ConnectorError) return error.failure;
    throw error;
  }
  throw new Error('There was no trouble');
}

describe('signing in with an app of one’s own', () => {
  test('asks with its id, PKCE and what the network wants besides, and brings the secret to the token', async () => {
    const signedIn = await signInWithOwnApp(
      app({ more: { access_type: 'offline' } }),
      FIELDS,
      signInPorts(agreeing),
    );
    const page = asked.at(-1);
    expect([page?.get('client_id'), page?.get('access_type'), page?.get('scope')]).toEqual([
      'my-app',
      'offline',
      'read write',
    ]);
    expect(page?.get('code_challenge_method')).toBe('S256');
    expect([...(page?.values() ?? [])]).not.toContain('my-secret');
    expect(formAt(-1)).toMatchObject({ client_id: 'my-app', client_secret: 'my-secret' });
    expect(signedIn).toMatchObject({
      client: { id: 'my-app', secret: 'my-secret' },
      tokens: { accessToken: 'access-1' },
    });
  });

  test('a public app has no secret; Basic is only for one that has', async () => {
    const basic = app({ authentication: 'basic' });
    await signInWithOwnApp(basic, { clientId: 'a' }, signInPorts(agreeing));
    expect(formAt(-1)['client_id']).toBe('a');
    await signInWithOwnApp(basic, FIELDS, signInPorts(agreeing));
    expect(server.seen.at(-1)?.headers.authorization).toBe(`Basic ${btoa('my-app:my-secret')}`);
  });

  test('without an id nothing is opened', async () => {
    const failure = await failureOf(signInWithOwnApp(app(), {}, signInPorts()));
    expect(failure.code).toBe('wrong-credentials');
  });

  test('the way back names this machine as the network wants it', async () => {
    const wayBack = { path: '/back', host: 'localhost' } as const;
    await signInWithOwnApp(app({ wayBack }), FIELDS, signInPorts(agreeing));
    expect(asked.at(-1)?.get('redirect_uri')).toMatch(/^http:\/\/localhost:\d+\/back$/u);
    expect(formAt(-1)['redirect_uri']).toBe(asked.at(-1)?.get('redirect_uri'));
    expect([redirectOf(wayBack), redirectOf({ path: '/back', port: 4711 })]).toEqual([
      'http://localhost/back',
      'http://127.0.0.1:4711/back',
    ]);
  });

  test.each(['GET', 'POST'] as const)(
    'a token of hours is given for one of weeks, by %s',
    async (method) => {
      answers = [json({ access_token: 'short' }), json({ access_token: 'long', expires_in: 5e6 })];
      const prolong = {
        method,
        url: `${server.origin}/prolong`,
        grantType: 'exchange',
        tokenField: 'exchange_token',
        app: 'id-and-secret',
      } as const;
      const { tokens } = await signInWithOwnApp(app({ prolong }), FIELDS, signInPorts(agreeing));
      const last = server.seen.at(-1);
      const sent = method === 'GET' ? last?.query : new URLSearchParams(last?.body);
      expect([last?.path, Object.fromEntries(sent ?? [])]).toEqual([
        '/prolong',
        {
          grant_type: 'exchange',
          client_id: 'my-app',
          client_secret: 'my-secret',
          exchange_token: 'short',
        },
      ]);
      expect(tokens.accessToken).toBe('long');
    },
  );

  test.each([
    json({ error: 'invalid_grant', error_description: 'No: my-secret is not it' }, 400),
    json({ error: { type: 'OAuthException', message: 'No: my-secret is not it' } }, 400),
    json({ error_type: 'OAuthException', error_message: 'No: my-secret is not it' }, 400),
  ])('what the server says is told without the secret that it repeats (%#)', async (answer) => {
    answers = [answer];
    const failure = await failureOf(signInWithOwnApp(app(), FIELDS, signInPorts(agreeing)));
    expect(failure).toMatchObject({ code: 'rejected', detail: 'No: … is not it' });
  });
});

describe('the session of an own app', () => {
  const client = { id: 'my-app', secret: 'my-secret' };

  function session(tokens: Parameters<typeof endOf>[0], more: Partial<OwnApp> = {}) {
    const clock = createManualClock(0);
    const saved: [string, number | undefined][] = [];
    const secret = ownAppSecret({ client, tokens }, { page: 'page-token' });
    const lent = {
      http: createHttp({ ...testPorts(), clock }),
      clock,
      saveSecret: async (text: string, endsAt?: number) => {
        await Promise.resolve();
        saved.push([text, endsAt]);
      },
    };
    return { opened: openOwnApp(app(more), secret, lent), clock, saved };
  }
  const used = async ({ opened }: ReturnType<typeof session>): Promise<string> =>
    await opened.withToken(async (token) => await Promise.resolve(token));

  test('renews by its refresh token and keeps the one that came instead', async () => {
    answers = [json({ access_token: 'new', refresh_token: 'rotated', expires_in: 60 })];
    const one = session({ accessToken: 'old', refreshToken: 'first', expiresAt: 1 });
    expect(await used(one)).toBe('new');
    expect(formAt(-1)).toMatchObject({
      grant_type: 'refresh_token',
      refresh_token: 'first',
      client_secret: 'my-secret',
    });
    expect(one.saved).toEqual([
      [
        ownAppSecret(
          { client, tokens: { accessToken: 'new', refreshToken: 'rotated', expiresAt: 60_000 } },
          { page: 'page-token' },
        ),
        undefined,
      ],
    ]);
    expect(one.opened.more).toEqual({ page: 'page-token' });
  });

  const renewal = {
    method: 'GET',
    url: 'http://replaced.invalid',
    grantType: 'again',
    tokenField: 'access_token',
    app: 'nothing',
    earlyMs: 30 * DAY,
  } as const;

  test('a token that renews itself is due long before its end, once, and moves the end', async () => {
    answers = [json({ access_token: 'b', expires_in: 5_184_000 })];
    const one = session(
      { accessToken: 'a', expiresAt: 60 * DAY },
      { renewal: { ...renewal, url: `${server.origin}/again` } },
    );
    expect([await used(one), server.seen.length]).toEqual(['a', 0]);
    one.clock.advance(31 * DAY);
    expect(await Promise.all([used(one), used(one)])).toEqual(['b', 'b']);
    expect(one.saved.map(([, endsAt]) => endsAt)).toEqual([91 * DAY]);
    expect(server.seen).toHaveLength(1);
  });

  test('what still lives is used when its renewal fails, and asked for an hour later at the earliest', async () => {
    answers = [json({}, 500), json({}, 500)];
    const one = session(
      { accessToken: 'a', expiresAt: 10 * DAY },
      { renewal: { ...renewal, url: `${server.origin}/again` } },
    );
    expect([await used(one), await used(one), server.seen.length]).toEqual(['a', 'a', 1]);
    one.clock.advance(3_600_000);
    expect([await used(one), server.seen.length]).toEqual(['a', 2]);
    one.clock.advance(10 * DAY);
    expect((await failureOf(used(one))).code).toBe('login-needed');
  });

  test('signing out revokes the grant, not only the token of the hour', async () => {
    const one = session({ accessToken: 'a', refreshToken: 'r' });
    await one.opened.revoke(new AbortController().signal);
    expect([server.seen.at(-1)?.path, formAt(-1)['token']]).toEqual(['/revoke', 'r']);
  });

  test('only signing in again helps when the last thing that renews is over', () => {
    expect([
      endOf({ accessToken: 'a', expiresAt: 5 }),
      endOf({ accessToken: 'a', expiresAt: 5, refreshToken: 'r' }),
      endOf({ accessToken: 'a', expiresAt: 5, refreshToken: 'r', refreshExpiresAt: 9 }),
    ]).toEqual([{ endsAt: 5 }, {}, { endsAt: 9 }]);
  });
});
