import { execFile, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

/**
 * The real Bluesky network (see atproto.sh) for specs: starts it, makes people, writes in their name.
 * Uses plain fetch on purpose: what a spec arranges must not depend on the code that it tests.
 */
const run = promisify(execFile);
const SCRIPT = join(import.meta.dirname, 'atproto.sh');
const INSTALL_MS = 15 * 60_000;

export type StartSettings = {
  /** First port; four more are used above it. */
  readonly firstPort?: number;
  /** With the real service's rate limits. */
  readonly withLimits?: boolean;
  /** Only the directory and the data server: no timelines, no notifications, ready at once. */
  readonly isAlone?: boolean;
};
export type AtprotoNetwork = {
  readonly pdsUrl: string;
  createAccount(name: string): Promise<AtprotoAccount>;
  stop(): Promise<void>;
};
export type StrongRef = { readonly uri: string; readonly cid: string };
export type PostOptions = {
  /** The post that is answered; `root` when that is itself an answer. */
  readonly replyTo?: StrongRef;
  readonly root?: StrongRef;
  readonly extra?: Readonly<Record<string, unknown>>;
};
export type AtprotoAccount = {
  readonly did: string;
  readonly handle: string;
  readonly password: string;
  createAppPassword(): Promise<string>;
  revokeAppPasswords(): Promise<void>;
  post(text: string, options?: PostOptions): Promise<StrongRef>;
  create(collection: string, record: Readonly<Record<string, unknown>>): Promise<StrongRef>;
  remove(uri: string): Promise<void>;
  /** Records of one kind that the account holds, straight from the data server. */
  list(collection: string): Promise<readonly { uri: string; value: unknown }[]>;
  query(name: string, params: Readonly<Record<string, string>>): Promise<unknown>;
};

const ready = z.object({ plc: z.string(), pds: z.string(), appView: z.string().optional() });
const session = z.object({ did: z.string(), handle: z.string(), accessJwt: z.string() });
const ref = z.object({ uri: z.string(), cid: z.string() });
const records = z.object({ records: z.array(z.object({ uri: z.string(), value: z.unknown() })) });
const appPassword = z.object({ name: z.string(), password: z.string() });
const appPasswords = z.object({ passwords: z.array(z.object({ name: z.string() })) });

export function isAtprotoInstalled(): boolean {
  return spawnSync(SCRIPT, ['installed'], { timeout: 10_000 }).status === 0;
}

/** Some minutes, the first time; needs root and a package registry. */
export async function installAtproto(): Promise<void> {
  await run(SCRIPT, ['install'], { timeout: INSTALL_MS });
}

function environment(settings: StartSettings): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ...(settings.firstPort === undefined
      ? {}
      : { PARLEY_ATPROTO_PORT: String(settings.firstPort) }),
    ...(settings.withLimits === true ? { RATE: '1' } : {}),
    ...(settings.isAlone === true ? { ALONE: '1' } : {}),
  };
}

/** Starts the network, or uses the one that runs on these ports already and then leaves it running. */
export async function startAtproto(settings: StartSettings = {}): Promise<AtprotoNetwork> {
  const env = environment(settings);
  const { stdout } = await run(SCRIPT, ['start'], { env, timeout: 120_000 });
  const urls = ready.parse(JSON.parse(stdout.slice(stdout.indexOf('{'))));
  const wasRunning = stdout.startsWith('RUNNING');
  return {
    pdsUrl: urls.pds,
    createAccount: async (name) => await createAccount(urls.pds, name),
    async stop() {
      if (!wasRunning) await run(SCRIPT, ['stop'], { env, timeout: 60_000 });
    },
  };
}

async function request(url: string, init: RequestInit): Promise<unknown> {
  const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(20_000) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url}: ${String(answer.status)} ${text}`);
  return text === '' ? null : JSON.parse(text);
}

function caller(pdsUrl: string, token?: string) {
  const headers = {
    'content-type': 'application/json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  return {
    query: async (name: string, params: Readonly<Record<string, string>> = {}) =>
      await request(`${pdsUrl}/xrpc/${name}?${new URLSearchParams(params).toString()}`, {
        headers,
      }),
    call: async (name: string, input: unknown = {}) =>
      await request(`${pdsUrl}/xrpc/${name}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(input),
      }),
  };
}

/** The handle gets a few random letters, so that a network that keeps running can be used again. */
async function createAccount(pdsUrl: string, name: string): Promise<AtprotoAccount> {
  const handle = `${name}-${randomBytes(3).toString('hex')}.test`;
  const password = randomBytes(9).toString('hex');
  const created = session.parse(
    await caller(pdsUrl).call('com.atproto.server.createAccount', {
      handle,
      email: `${handle}@mail.test`,
      password,
    }),
  );
  const { did } = created;
  const { query, call } = caller(pdsUrl, created.accessJwt);
  const create: AtprotoAccount['create'] = async (collection, record) =>
    ref.parse(
      await call('com.atproto.repo.createRecord', {
        repo: did,
        collection,
        record: { $type: collection, createdAt: new Date().toISOString(), ...record },
      }),
    );
  return {
    did,
    handle,
    password,
    create,
    query,
    post: async (text, { replyTo, root = replyTo, extra = {} } = {}) =>
      await create('app.bsky.feed.post', {
        text,
        ...(replyTo === undefined ? {} : { reply: { root, parent: replyTo } }),
        ...extra,
      }),
    async createAppPassword() {
      const label = randomBytes(6).toString('hex');
      const made = await call('com.atproto.server.createAppPassword', { name: label });
      return appPassword.parse(made).password;
    },
    async revokeAppPasswords() {
      const { passwords } = appPasswords.parse(await query('com.atproto.server.listAppPasswords'));
      for (const made of passwords) await call('com.atproto.server.revokeAppPassword', made);
    },
    async remove(uri) {
      const [collection, rkey] = uri.split('/').slice(3);
      await call('com.atproto.repo.deleteRecord', { repo: did, collection, rkey });
    },
    async list(collection) {
      const found = await query('com.atproto.repo.listRecords', {
        repo: did,
        collection,
        limit: '100',
      });
      return records.parse(found).records;
    },
  };
}
