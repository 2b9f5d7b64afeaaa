import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { views } from '#contract/views.ts';
import { isSnacInstalled, startSnac, type SnacServer, type SnacUser } from '#e2e/servers/snac.ts';
import { startEngine, type Engine } from '#main/engine.ts';
import type { Ports } from '#main/ports.ts';
import { createTestPorts, type TestPorts } from '#main/testing/ports.ts';
import { hold, runWell } from '#main/testing/window.ts';

const canRun = isSnacInstalled();
if (!canRun) console.warn('SKIPPED: the engine against snac2 (npm run servers -- snac install)');

const ABOUT = { version: '0.0.0', platform: 'linux', systemLocale: 'en' } as const;
/** snac delivers every few seconds, even to itself. */
const SLOW = { timeout: 60_000, interval: 300 };

/** The person's browser: fills in the server's own page and follows where it leads. */
function withBrowser(ports: TestPorts, snac: SnacServer): Ports {
  return {
    ...ports,
    desktop: {
      ...ports.desktop,
      async openExternal(url) {
        const location = await snac.authorize(url, 'alice');
        get(location, { agent: false }, (response) => response.resume());
        return null;
      },
    },
  };
}

describe.skipIf(!canRun)('the engine, against a real snac2', { retry: 1 }, () => {
  let dataDir = '';
  let snac: SnacServer;
  let alice: SnacUser;
  let bob: SnacUser;
  let memory: TestPorts;
  let ports: Ports;
  let engine: Engine;
  let workspaceId: unknown;

  beforeAll(async () => {
    snac = await startSnac();
    [alice, bob] = await Promise.all([snac.signIn('alice'), snac.signIn('bob')]);
    dataDir = await mkdtemp(join(tmpdir(), 'parley-snac-'));
    memory = createTestPorts(dataDir);
    ports = withBrowser(memory, snac);
    engine = await startEngine(ports, ABOUT);
    ({ workspaceId } = await runWell(engine, 'workspace.create', { name: 'Rabe' }));
    await runWell(engine, 'settings.change', { change: { undoSeconds: { public: 0, direct: 0 } } });
  }, 60_000);
  afterAll(async () => {
    await engine.close();
    await snac.stop();
    await rm(dataDir, { recursive: true, force: true });
  }, 30_000);

  function inbox() {
    const view = hold(engine, 'inbox', { workspaceId, state: 'open', sort: 'newest', limit: 50 });
    return () => z.array(views.inbox.row).parse(view.rows());
  }

  async function answer(preview: string, text: string): Promise<void> {
    const rows = inbox();
    await vi.waitFor(
      () =>
        expect(rows().map((row) => row.preview.text)).toContainEqual(
          expect.stringContaining(preview),
        ),
      SLOW,
    );
    const row = rows().find((one) => one.preview.text.includes(preview));
    const view = hold(engine, 'conversation', { workspaceId, conversationId: row?.id, limit: 50 });
    const rest = () => views.conversation.rest.parse(view.rest());
    await vi.waitFor(() => expect(rest().replyTo).not.toBe(null), SLOW);
    await runWell(engine, 'reply.send', {
      workspaceId,
      replyId: randomUUID(),
      messageId: rest().replyTo?.messageId,
      content: { kind: 'public', text, media: [] },
      afterwards: 'done',
    });
  }

  async function postsSaying(text: string): Promise<number> {
    return (await alice.posts()).filter(({ content }) => content.includes(text)).length;
  }

  test("signing in goes through the server's own page", async () => {
    const { candidates } = await runWell(engine, 'account.probe', {
      input: new URL(snac.baseUrl).host,
    });
    const [found] = z
      .array(z.looseObject({ network: z.string(), serverUrl: z.string() }))
      .parse(candidates);
    expect(found).toMatchObject({ network: 'mastodon', serverUrl: snac.baseUrl });
    await runWell(engine, 'account.signIn', {
      flowId: randomUUID(),
      workspaceId,
      network: found?.network,
      serverUrl: found?.serverUrl,
      methodId: 'browser',
      fields: {},
    });
    const accounts = hold(engine, 'accounts', { workspaceId });
    await vi.waitFor(
      () =>
        expect(accounts.rows()).toMatchObject([
          { state: 'ready', displayName: 'alice', lastSyncAt: expect.any(Number) },
        ]),
      SLOW,
    );
    accounts.stop();
  }, 60_000);

  test('a comment arrives, is answered, and the answer stands on the server once', async () => {
    const post = await alice.post('We roast on Thursday');
    await bob.post('@alice Are you open on Sunday?', { inReplyTo: post.id });
    const nudge = setInterval(() => void syncNow(), 3000);
    await answer('open on Sunday', 'From ten to four!').finally(() => clearInterval(nudge));
    await vi.waitFor(async () => expect(await postsSaying('From ten to four')).toBe(1), SLOW);
  }, 120_000);

  test('an answer that waited offline goes out once, after a restart', async () => {
    await bob.post('@alice Do you ship to Austria?');
    const nudge = setInterval(() => void syncNow(), 3000);
    const rows = inbox();
    await vi
      .waitFor(
        () =>
          expect(rows().map((row) => row.preview.text)).toContainEqual(
            expect.stringContaining('ship to Austria'),
          ),
        SLOW,
      )
      .finally(() => clearInterval(nudge));
    memory.test.setOnline(false);
    await answer('ship to Austria', 'Yes, since Monday.');
    await engine.close();
    engine = await startEngine(ports, ABOUT);
    expect(await postsSaying('since Monday')).toBe(0);
    memory.test.setOnline(true);
    await vi.waitFor(async () => expect(await postsSaying('since Monday')).toBe(1), SLOW);
    await new Promise((resolve) => setTimeout(resolve, 3000));
    expect(await postsSaying('since Monday')).toBe(1);
  }, 120_000);

  async function syncNow(): Promise<void> {
    const accounts = hold(engine, 'accounts', { workspaceId });
    await vi.waitFor(() => expect(accounts.rows()).toHaveLength(1));
    const [account] = z.array(z.object({ id: z.string() })).parse(accounts.rows());
    accounts.stop();
    await runWell(engine, 'account.sync', { workspaceId, accountId: account?.id });
  }
});
