import { execFile, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

/**
 * A real snac2 (see snac.sh) for specs: starts it with empty data, signs in, writes in the name of its
 * users. Uses plain fetch on purpose: what a spec arranges must not depend on the code that it tests.
 */
const run = promisify(execFile);
const SCRIPT = join(import.meta.dirname, 'snac.sh');
const INSTALL_MS = 10 * 60_000;
/** Nobody listens here: the code is read from the redirect. */
const REDIRECT = 'http://127.0.0.1:1/signed-in';

export type SnacServer = {
  /** For example `http://127.0.0.1:40123`. */
  readonly baseUrl: string;
  /** Passwords by user name. */
  readonly passwords: Readonly<Record<string, string>>;
  /** Fills in the sign-in page behind `authorizeUrl` and answers where it leads: the redirect. */
  authorize(authorizeUrl: string, user: string, password?: string): Promise<string>;
  /** The user with a token of their own. */
  signIn(user: string): Promise<SnacUser>;
  stop(): Promise<void>;
};
export type SnacPost = {
  readonly id: string;
  readonly content: string;
  readonly visibility: string;
  readonly in_reply_to_id: string | null;
  readonly spoiler_text: string;
  readonly account: { readonly username: string };
};
export type SnacPostOptions = {
  readonly inReplyTo?: string;
  readonly visibility?: 'public' | 'unlisted' | 'private' | 'direct';
};
export type SnacUser = {
  readonly token: string;
  /** Mention others as `@name`: an address with a port is not recognised by snac 2.75. */
  post(text: string, options?: SnacPostOptions): Promise<SnacPost>;
  /** Own posts, newest first; private ones only stand in `home`. */
  posts(): Promise<readonly SnacPost[]>;
  home(): Promise<readonly SnacPost[]>;
  /** Posts that mention this user; they take 4 to 12 seconds. */
  mentions(): Promise<readonly SnacPost[]>;
  read(id: string): Promise<SnacPost | null>;
};

const ready = z.object({ baseUrl: z.string(), users: z.record(z.string(), z.string()) });
const post = z.object({
  id: z.string(),
  content: z.string(),
  visibility: z.string(),
  in_reply_to_id: z.string().nullable(),
  spoiler_text: z.string(),
  account: z.object({ username: z.string() }),
});
const notifications = z.array(z.object({ type: z.string(), status: post.nullish() }));
const app = z.object({ client_id: z.string(), client_secret: z.string() });

export function isSnacInstalled(): boolean {
  return process.platform !== 'win32' && spawnSync(SCRIPT, ['installed']).status === 0;
}

/** Seconds to a minute; needs root and Debian. */
export async function installSnac(): Promise<void> {
  await run(SCRIPT, ['install'], { timeout: INSTALL_MS });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}

/** A server of its own on a free port, with the users alice, bob and carl. */
export async function startSnac(): Promise<SnacServer> {
  const env = { ...process.env, PARLEY_SNAC_PORT: String(await freePort()) };
  const { stdout } = await run(SCRIPT, ['start'], { env, timeout: 60_000 });
  const { baseUrl, users } = ready.parse(JSON.parse(stdout.slice(stdout.indexOf('{'))));
  const passwordOf = (user: string): string => {
    const password = users[user];
    if (password === undefined) throw new Error(`snac has no user ${user}`);
    return password;
  };
  return {
    baseUrl,
    passwords: users,
    authorize: async (url, user, password = passwordOf(user)) =>
      await authorize(url, user, password),
    signIn: async (user) => await signIn(baseUrl, user, passwordOf(user)),
    async stop() {
      await run(SCRIPT, ['stop'], { env, timeout: 20_000 });
    },
  };
}

async function ask(url: string, init: RequestInit = {}): Promise<Response> {
  return await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(15_000) });
}

async function authorize(url: string, user: string, password: string): Promise<string> {
  const page = await (await ask(url)).text();
  const action = /<form[^>]*action="([^"]+)"/u.exec(page)?.[1];
  if (action === undefined) throw new Error(`No sign-in form at ${url}`);
  const form = new URLSearchParams({ login: user, passwd: password });
  for (const [, name = '', value = ''] of page.matchAll(
    /<input type="hidden" name="([^"]+)" value="([^"]*)"/gu,
  ))
    form.set(name, value);
  const answer = await ask(action, { method: 'POST', body: form });
  const location = answer.headers.get('location');
  if (location === null) throw new Error('snac refused the sign-in');
  return location;
}

async function signIn(baseUrl: string, user: string, password: string): Promise<SnacUser> {
  const registered = await ask(`${baseUrl}/api/v1/apps`, {
    method: 'POST',
    body: new URLSearchParams({
      client_name: 'spec',
      redirect_uris: REDIRECT,
      scopes: 'read write',
    }),
  });
  const client = app.parse(await registered.json());
  const query = { response_type: 'code', client_id: client.client_id, redirect_uri: REDIRECT };
  const page = `${baseUrl}/oauth/authorize?${new URLSearchParams(query).toString()}`;
  const code = new URL(await authorize(page, user, password)).searchParams.get('code') ?? '';
  const granted = await ask(`${baseUrl}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      ...client,
      redirect_uri: REDIRECT,
    }),
  });
  const { access_token: token } = z
    .object({ access_token: z.string() })
    .parse(await granted.json());
  const accountId = await idOf(baseUrl, token);
  return userWith({ baseUrl, token, accountId });
}

async function idOf(baseUrl: string, token: string): Promise<string> {
  const answer = await ask(`${baseUrl}/api/v1/accounts/verify_credentials`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return z.object({ id: z.string() }).parse(await answer.json()).id;
}

function userWith(who: { baseUrl: string; token: string; accountId: string }): SnacUser {
  const headers = { authorization: `Bearer ${who.token}` };
  const get = async (path: string): Promise<unknown> => {
    const answer = await ask(`${who.baseUrl}${path}`, { headers });
    if (!answer.ok) throw new Error(`${path}: ${String(answer.status)}`);
    return await answer.json();
  };
  return {
    token: who.token,
    async post(text, { inReplyTo, visibility = 'public' } = {}) {
      const body = new URLSearchParams({ status: text, visibility });
      if (inReplyTo !== undefined) body.set('in_reply_to_id', inReplyTo);
      const answer = await ask(`${who.baseUrl}/api/v1/statuses`, { method: 'POST', headers, body });
      return post.parse(await answer.json());
    },
    posts: async () =>
      z.array(post).parse(await get(`/api/v1/accounts/${who.accountId}/statuses?limit=40`)),
    home: async () => z.array(post).parse(await get('/api/v1/timelines/home?limit=40')),
    async mentions() {
      const found = notifications.parse(await get('/api/v1/notifications?limit=40'));
      return found.flatMap(({ type, status }) => (type === 'mention' && status ? [status] : []));
    },
    async read(id) {
      const answer = await ask(`${who.baseUrl}/api/v1/statuses/${id}`, { headers });
      return answer.ok ? post.parse(await answer.json()) : null;
    },
  };
}
