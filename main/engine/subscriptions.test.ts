import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { views } from '#contract/views.ts';
import { startEngine, type Engine } from '#main/engine.ts';
import { startLoopback, type LoopbackServer } from '#main/networks/conformance/loopback-server.ts';
import { createTestPorts, type TestPorts } from '#main/testing/ports.ts';
import { hold, runWell } from '#main/testing/window.ts';

const ABOUT = { version: '0.0.0', platform: 'linux', systemLocale: 'en' } as const;
const PATIENT = { timeout: 15_000, interval: 50 };
const FEED = `<rss version="2.0"><channel><title>Blog</title><item><title>Kaffee</title><guid>1</guid><pubDate>Wed, 25 Nov 2026 10:00:00 GMT</pubDate></item></channel></rss>`;

let dataDir = '';
let ports: TestPorts;
let engine: Engine;
let site: LoopbackServer;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'parley-feeds-'));
  ports = createTestPorts(dataDir);
  engine = await startEngine(ports, ABOUT);
  site = await startLoopback(({ path }) =>
    path === '/gone' ? { status: 410 } : { headers: { 'content-type': 'text/xml' }, body: FEED },
  );
});
afterEach(async () => {
  await engine.close();
  await site.close();
  await rm(dataDir, { recursive: true, force: true });
});

const listOf = (...paths: readonly string[]): string =>
  `<opml version="2.0"><head><title>Mine</title></head><body><outline text="Foren">${paths
    .map((path) => `<outline type="rss" text="${path}" xmlUrl="${site.origin}${path}"/>`)
    .join('')}</outline></body></opml>`;
const refused = async (args: object): Promise<unknown> =>
  await engine.run('subscription.import', args);

function subscriptions() {
  const view = hold(engine, 'subscriptions', { workspaceId: null });
  return () => z.array(views.subscriptions.row).parse(view.rows());
}

test('a list of feeds is taken in once, fetched, told of where it fails, and given out again', async () => {
  const { workspaceId } = await runWell(engine, 'workspace.create', { name: 'Rabe' });
  const rows = subscriptions();
  const take = { workspaceId, network: 'feeds', file: listOf('/blog', '/gone') };
  expect(await runWell(engine, 'subscription.import', take)).toEqual({
    addedCount: 2,
    knownCount: 0,
  });
  await vi.waitFor(
    () =>
      expect(rows()).toMatchObject([
        { name: '/blog', address: `${site.origin}/blog`, deck: 'Foren' },
        { name: '/gone', deck: 'Foren', failure: { code: 'feed-gone' } },
      ]),
    PATIENT,
  );
  await vi.waitFor(() => expect(rows()[0]?.lastSyncAt).toBeGreaterThan(0), PATIENT);
  const again = { ...take, file: listOf('/blog', '/news') };
  expect(await runWell(engine, 'subscription.import', again)).toEqual({
    addedCount: 1,
    knownCount: 2,
  });
  expect(await runWell(engine, 'subscription.export', { workspaceId })).toEqual({ isSaved: true });
  const [{ name, text: file } = { name: '', text: '' }] = ports.test.saved;
  expect(name).toBe('Rabe.opml');
  const other = await runWell(engine, 'workspace.create', { name: 'Andere' });
  expect(
    await runWell(engine, 'subscription.import', {
      workspaceId: other['workspaceId'],
      network: 'feeds',
      file,
    }),
  ).toEqual({ addedCount: 3, knownCount: 0 });
  await vi.waitFor(
    () => expect(rows().map(({ deck }) => deck)).toEqual(Array.from({ length: 6 }, () => 'Foren')),
    PATIENT,
  );
});

test('a file that lists no feed is refused and changes nothing', async () => {
  const { workspaceId } = await runWell(engine, 'workspace.create', { name: 'Rabe' });
  const rows = subscriptions();
  for (const file of ['', 'words', '<html></html>'])
    expect(await refused({ workspaceId, network: 'feeds', file })).toEqual({
      ok: false,
      failure: { code: 'not-a-list' },
    });
  expect(await refused({ workspaceId, network: 'mastodon', file: listOf('/blog') })).toMatchObject({
    failure: { code: 'not-a-list' },
  });
  expect([rows(), site.seen]).toEqual([[], []]);
});
