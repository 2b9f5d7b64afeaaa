import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { views } from '#contract/views.ts';
import { leaksBelow, leaksIn, secretsSeen } from '#e2e/networks/kit/canary.ts';
import { browserOn, withHosts } from '#e2e/networks/kit/way-out.ts';
import { APP, startYoutubeServer, type YoutubeServer } from '#e2e/networks/youtube/server.ts';
import { startEngine, type Engine } from '#main/engine.ts';
import { createTestPorts, type TestPorts } from '#main/testing/ports.ts';
import { hold, runWell } from '#main/testing/window.ts';

const ABOUT = { version: '0.0.0', platform: 'linux', systemLocale: 'en' } as const;
const PATIENT = { timeout: 20_000, interval: 50 };

let dataDir = '';
let server: YoutubeServer;
let memory: TestPorts;
let engine: Engine;
/** All that the window ever got: answers to commands and updates of views. */
let traffic: string[];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'parley-canary-'));
  server = await startYoutubeServer({ refreshLifeS: 7 * 86_400 });
  memory = createTestPorts(dataDir);
  traffic = [];
  const network = withHosts(memory.network, server.hosts);
  const browser = browserOn(network);
  const desktop = {
    ...memory.desktop,
    async openExternal(url: string) {
      await browser(url);
      return null;
    },
  };
  const inner = await startEngine({ ...memory, network, desktop }, ABOUT);
  engine = {
    ...inner,
    async run(name, args) {
      const answer = await inner.run(name, args);
      traffic.push(JSON.stringify(answer));
      return answer;
    },
    watch: (name, args, onUpdate) =>
      inner.watch(name, args, (update) => {
        traffic.push(JSON.stringify(update));
        onUpdate(update);
      }),
  };
}, 30_000);
afterEach(async () => {
  await engine.close();
  await server.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** The server repeats in its words what it is sent: the token of the hour. */
function repeatToken(on: RegExp): void {
  const newest = server.seen.findLast(({ headers }) => headers.authorization !== undefined);
  const words = `Bad token: ${newest?.headers.authorization?.slice('Bearer '.length) ?? ''}`;
  const value = { error: { code: 400, message: words, errors: [{ reason: 'badRequest' }] } };
  server.script({ on, fault: { kind: 'says', answer: { kind: 'json', status: 400, value } } });
}
/** So does the place where tokens come from. */
function repeatSecret(secret: string): void {
  const value = { error: 'invalid_client', error_description: `Unknown secret: ${secret}` };
  const answer = { kind: 'json', status: 401, value } as const;
  server.script({ on: /POST \/token/u, fault: { kind: 'says', answer } });
}

test(
  'whatever happens with an account, its secrets are in the vault and nowhere else',
  { timeout: 60_000 },
  async () => {
    const { workspaceId } = await runWell(engine, 'workspace.create', { name: 'Rabe' });
    await runWell(engine, 'settings.change', { change: { undoSeconds: { public: 0, direct: 0 } } });
    for (const [name, args] of [
      ['app', {}],
      ['counts', { workspaceId: null }],
      ['replies', { workspaceId: null }],
    ] as const)
      engine.watch(name, args, () => undefined);
    const accounts = hold(engine, 'accounts', { workspaceId });
    const account = () => views.accounts.row.parse(accounts.rows()[0]);
    const inbox = hold(engine, 'inbox', { workspaceId, state: 'open', sort: 'newest', limit: 50 });
    const rows = () => z.array(views.inbox.row).parse(inbox.rows());
    const signIn = async (fields: Readonly<Record<string, string>>) =>
      await engine.run('account.signIn', {
        flowId: randomUUID(),
        workspaceId,
        network: 'youtube',
        serverUrl: 'https://www.youtube.com',
        methodId: 'own-app',
        fields,
      });

    await engine.run('account.probe', { input: 'youtube.com/@rabe' });
    // A wrong secret first: what the server says about it must not carry it either.
    repeatSecret('GOCSPX-wrong-one');
    expect(await signIn({ ...APP, clientSecret: 'GOCSPX-wrong-one' })).toMatchObject({
      ok: false,
      failure: { code: 'wrong-credentials', detail: 'Unknown secret: …' },
    });
    server.write('Is it open on Sunday?');
    expect(await signIn(APP)).toMatchObject({ ok: true });
    await vi.waitFor(() => expect(rows()).toHaveLength(1), PATIENT);

    const view = hold(engine, 'conversation', {
      workspaceId,
      conversationId: rows()[0]?.id,
      limit: 50,
    });
    const rest = () => views.conversation.rest.parse(view.rest());
    await vi.waitFor(() => expect(rest().replyTo).not.toBe(null), PATIENT);
    const send = async (text: string) =>
      await runWell(engine, 'reply.send', {
        workspaceId,
        replyId: randomUUID(),
        messageId: rest().replyTo?.messageId,
        content: { kind: 'public', text, media: [] },
        afterwards: 'stay',
      });
    await send('From nine');
    const said = (text: string) => server.comments.posts.all.some((post) => post.text === text);
    await vi.waitFor(() => expect(said('From nine')).toBe(true), PATIENT);

    // Errors of reading and of sending that repeat what was sent to them.
    repeatToken(/GET .*commentThreads/u);
    await runWell(engine, 'account.sync', { workspaceId, accountId: account().id });
    await vi.waitFor(() => expect(account().failure?.detail).toContain('Bad token: …'), PATIENT);
    repeatToken(/POST .*comments/u);
    await send('Refused');
    // The token is renewed, and signing in again keeps the app.
    server.oauth.expire();
    await runWell(engine, 'account.sync', { workspaceId, accountId: account().id });
    await vi.waitFor(() => expect(account().failure).toBeUndefined(), PATIENT);
    expect(await signIn({ clientId: '', clientSecret: '' })).toMatchObject({ ok: true });
    const vault = [...memory.test.secrets.values()].join('\n');

    await runWell(engine, 'account.remove', { workspaceId, accountId: account().id });
    expect([...memory.test.secrets.keys()]).toEqual([]);
    await engine.close();

    const secrets = secretsSeen(server.seen);
    const kept = leaksIn(Buffer.from(vault), secrets);
    // Two tokens and the secret of the app at least: this test looks for something that is there.
    expect([secrets.size > 8, kept.length >= 3, kept.includes(APP.clientSecret)]).toEqual([
      true,
      true,
      true,
    ]);
    const { leaks, looked } = await leaksBelow(dataDir, secrets);
    expect([leaks, looked.length > 0]).toEqual([[], true]);
    expect(leaksIn(Buffer.from(traffic.join('\n')), secrets)).toEqual([]);
    expect(traffic.length).toBeGreaterThan(20);
    expect(leaksIn(Buffer.from(JSON.stringify(memory.test.logged)), secrets)).toEqual([]);
    expect(memory.test.logged.length).toBeGreaterThan(0);
  },
);
