import { execFile, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

/**
 * A real WordPress (see wordpress.sh) for specs: starts it with an empty site and writes in the name of
 * its users. Uses plain fetch on purpose: what a spec arranges must not depend on the code that it tests.
 */
const run = promisify(execFile);
const SCRIPT = join(import.meta.dirname, 'wordpress.sh');

export type WordpressUserName = 'admin' | 'berta' | 'carl';
export type WordpressSite = {
  /** For example `http://127.0.0.1:40123`. */
  readonly baseUrl: string;
  /** admin: administrator, berta: editor, carl: subscriber. */
  readonly users: Readonly<
    Record<WordpressUserName, { readonly password: string; readonly appPassword: string }>
  >;
  /** Calls `wp/v2/…` as a user; throws when the site says no. */
  call(
    user: WordpressUserName,
    path: string,
    body?: Readonly<Record<string, unknown>>,
  ): Promise<unknown>;
  /** Deletes a comment for good. */
  deleteComment(id: number): Promise<void>;
  /** A comment of a guest, as the form below a post sends it; answers its number. */
  comment(
    text: string,
    given?: { readonly name?: string; readonly parent?: number; readonly post?: number },
  ): Promise<number>;
  stop(): Promise<void>;
};

const user = z.object({ password: z.string(), appPassword: z.string() });
const ready = z.object({
  baseUrl: z.string(),
  users: z.object({ admin: user, berta: user, carl: user }),
});

export function isWordpressInstalled(): boolean {
  return process.platform === 'linux' && spawnSync(SCRIPT, ['installed']).status === 0;
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

/** A site of its own on free ports, with one post ("Hello world!", number 1) and one comment below it. */
export async function startWordpress(): Promise<WordpressSite> {
  const env = {
    ...process.env,
    PARLEY_WORDPRESS_PORT: String(await freePort()),
    PARLEY_WORDPRESS_DB_PORT: String(await freePort()),
  };
  const { stdout } = await run(SCRIPT, ['start'], { env, timeout: 120_000 });
  const { baseUrl, users } = ready.parse(JSON.parse(stdout.slice(stdout.indexOf('{'))));
  const ask = async (
    name: WordpressUserName,
    path: string,
    init: { readonly method: string; readonly body?: string },
  ): Promise<unknown> => {
    const { appPassword } = users[name];
    const answer = await fetch(`${baseUrl}/wp-json/wp/v2/${path}`, {
      ...init,
      headers: {
        authorization: `Basic ${Buffer.from(`${name}:${appPassword}`).toString('base64')}`,
        'content-type': 'application/json',
      },
      signal: AbortSignal.timeout(30_000),
    });
    const value: unknown = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(value)}`);
    return value;
  };
  return {
    baseUrl,
    users,
    call: async (name, path, body) =>
      await ask(
        name,
        path,
        body === undefined ? { method: 'GET' } : { method: 'POST', body: JSON.stringify(body) },
      ),
    async deleteComment(id) {
      await ask('admin', `comments/${id}?force=true`, { method: 'DELETE' });
    },
    async comment(text, { name = 'Lea', parent = 0, post = 1 } = {}) {
      const answer = await fetch(`${baseUrl}/wp-comments-post.php`, {
        method: 'POST',
        body: new URLSearchParams({
          comment_post_ID: String(post),
          comment_parent: String(parent),
          comment: text,
          author: name,
          email: `${name.toLowerCase()}@mail.test`,
        }),
        redirect: 'manual',
        signal: AbortSignal.timeout(30_000),
      });
      const id = /#comment-(\d+)/u.exec(answer.headers.get('location') ?? '')?.[1];
      if (id === undefined) throw new Error(`No comment: ${await answer.text()}`);
      return Number(id);
    },
    async stop() {
      await run(SCRIPT, ['stop'], { env, timeout: 30_000 });
    },
  };
}
