import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { startEngine, type Engine } from '#main/engine.ts';
import type { Secrets } from '#main/ports.ts';
import { fastClock } from '#main/testing/fast-clock.ts';
import { createTestPorts } from '#main/testing/ports.ts';
import { order, type Order, type Said } from './talk.ts';

/** A whole engine over a data folder, made to be killed: `engine-child.ts FOLDER SERVER EPOCH`. */
const [folder = '', serverUrl = '', epoch = '0'] = process.argv.slice(2);
const LOOK_MS = 100;
const GET = {
  method: 'GET',
  headers: {},
  signal: new AbortController().signal,
  redirect: 'manual',
} as const;

function tell(said: Said): void {
  process.send?.(said);
}

const tokens = z.record(z.string(), z.string());

/** Tokens in a file, so that the next life finds them. */
function fileSecrets(): Secrets {
  const file = join(folder, 'tokens.json');
  const read = (): Record<string, string> => {
    try {
      return tokens.parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch {
      return {};
    }
  };
  const write = (all: Record<string, string>): void => writeFileSync(file, JSON.stringify(all));
  return {
    state: async () => await Promise.resolve('keychain'),
    put: async (ref, secret) => await Promise.resolve(write({ ...read(), [ref]: secret })),
    get: async (ref) => await Promise.resolve(read()[ref] ?? null),
    async drop(ref) {
      const { [ref]: _gone, ...rest } = read();
      await Promise.resolve(write(rest));
    },
  };
}

/** 90 s to settle are three. */
const SPEED = 30;
const clock = fastClock(Number(epoch), SPEED);
const ports = createTestPorts(folder, clock);
const engine = await startEngine(
  {
    ...ports,
    clock,
    secrets: fileSecrets(),
    desktop: {
      ...ports.desktop,
      async openExternal(url) {
        // The person's browser: the server of the test gives its consent at once.
        const asked = new URL('/control/authorize', serverUrl);
        asked.searchParams.set('url', url);
        const answer = await ports.network.fetch(asked.href, GET);
        const { back } = z.object({ back: z.string() }).parse(await answer.json());
        await ports.network.fetch(back, GET);
        return null;
      },
    },
  },
  { version: '0.0.0', platform: 'linux', systemLocale: 'en' },
);

type Account = { readonly id: string; readonly workspaceId: string };

/** The rows of a view as they stand now. */
async function rowsOf<Row>(name: string, args: object, row: z.ZodType<Row>): Promise<Row[]> {
  const update = z.object({ rows: z.array(z.unknown()) });
  return await new Promise((resolve, reject) => {
    const stop = engine.watch(name, args, (value) => {
      queueMicrotask(() => stop());
      const read = update.safeParse(value);
      if (read.success) resolve(read.data.rows.map((one) => row.parse(one)));
      else reject(new Error(`The view ${name} cannot be read`));
    });
  });
}

const accountShape = z.object({ id: z.string(), workspaceId: z.string() });

async function accountOf(running: Engine): Promise<Account> {
  const [known] = await rowsOf('accounts', { workspaceId: null }, accountShape);
  if (known !== undefined) return known;
  const made = z
    .object({ ok: z.literal(true), value: z.object({ workspaceId: z.string() }) })
    .parse(await running.run('workspace.create', { name: 'Bakery' }));
  const { workspaceId } = made.value;
  const signedIn = await running.run('account.signIn', {
    flowId: crypto.randomUUID(),
    workspaceId,
    network: 'mastodon',
    serverUrl,
    methodId: 'browser',
    fields: {},
  });
  const { value } = z
    .object({ ok: z.literal(true), value: z.object({ accountId: z.string() }) })
    .parse(signedIn);
  return { id: value.accountId, workspaceId };
}

/** Again until sync has brought the message that is answered. */
async function send({ replyId, remoteId, text }: Order, account: Account): Promise<void> {
  const content = { kind: 'public', text, media: [] };
  const messageId = `${account.id}|${remoteId}`;
  const { workspaceId } = account;
  const args = { workspaceId, replyId, messageId, content, afterwards: 'stay' };
  for (;;) {
    const answer = z.object({ ok: z.boolean() }).parse(await engine.run('reply.send', args));
    if (answer.ok) return tell({ kind: 'acknowledged', replyId });
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

const waiting = z.object({ state: z.string(), needsPerson: z.boolean() });

/** Tells when nothing is on its way; a reply that waits for the person is not. */
async function watchCalm(): Promise<void> {
  for (;;) {
    const args = { workspaceId: null, list: 'outbox', limit: 200 };
    const rows = await rowsOf('replies', args, waiting);
    const hasPerson = rows.some(({ needsPerson }) => needsPerson);
    if (rows.every(({ state, needsPerson }) => needsPerson || (hasPerson && state === 'queued')))
      return tell({ kind: 'calm' });
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

const account = await accountOf(engine);
process.on('message', (message: unknown) => {
  if (message === 'tell-when-calm') void watchCalm();
  else void send(order.parse(message), account);
});
tell({ kind: 'ready' });
