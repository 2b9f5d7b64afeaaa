import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { views } from '#contract/views.ts';
import { startEngine, type Engine } from '#main/engine.ts';
import type { LoopbackAnswer, SeenRequest } from '#main/networks/conformance/loopback-server.ts';
import { startMastodonServer, type MastodonServer } from '#main/networks/mastodon/test-server.ts';
import { createTestPorts } from '#main/testing/ports.ts';
import { hold, runWell } from '#main/testing/window.ts';

/** Whole engines over real HTTP: one server that sends anything, and one that is fine. */

const ABOUT = { version: '0.0.0', platform: 'linux', systemLocale: 'en' } as const;
const PATIENT = { timeout: 15_000, interval: 25 };
const PAGES = '/api/v1/notifications';
/** The same message may come by any of these. */
const LISTS = new Set([PAGES, '/api/v1/timelines/home', '/api/v1/conversations']);
const HUGE = 20_000_000;

type Lie = (honest: readonly object[], request: SeenRequest) => LoopbackAnswer;
type Home = { readonly server: MastodonServer; readonly accountId: string };

let folder = '';
let engine: Engine;
let workspaceId = '';
let broken: Home;
let fine: Home;
let lie: Lie | null = null;

const page = z.object({ kind: z.literal('json'), value: z.array(z.looseObject({})) });

function spoil(request: SeenRequest, honest: () => LoopbackAnswer): LoopbackAnswer {
  const answer = honest();
  return LISTS.has(request.path) && lie !== null ? lie(page.parse(answer).value, request) : answer;
}

beforeEach(async () => {
  lie = null;
  folder = await mkdtemp(join(tmpdir(), 'parley-pages-'));
  const servers = [
    await startMastodonServer(
      async (request, answer) => await Promise.resolve(spoil(request, answer)),
    ),
    await startMastodonServer(),
  ] as const;
  const ports = createTestPorts(folder);
  engine = await startEngine(
    {
      ...ports,
      desktop: {
        ...ports.desktop,
        async openExternal(url) {
          const home = servers.find(({ origin }) => url.startsWith(origin));
          void fetch(home?.authorize(url) ?? '');
          return await Promise.resolve(null);
        },
      },
    },
    ABOUT,
  );
  workspaceId = String(
    (await runWell(engine, 'workspace.create', { name: 'Bakery' }))['workspaceId'],
  );
  [broken, fine] = [await connect(servers[0]), await connect(servers[1])];
});
afterEach(async () => {
  await engine.close();
  await broken.server.close();
  await fine.server.close();
  await rm(folder, { recursive: true, force: true });
});

async function connect(server: MastodonServer): Promise<Home> {
  server.write(`welcome to ${server.host}`);
  const { accountId } = await runWell(engine, 'account.signIn', {
    flowId: crypto.randomUUID(),
    workspaceId,
    network: 'mastodon',
    serverUrl: server.origin,
    methodId: 'browser',
    fields: {},
  });
  await shows([`welcome to ${server.host}`]);
  return { server, accountId: String(accountId) };
}

async function sync({ accountId }: Home): Promise<void> {
  await runWell(engine, 'account.sync', { workspaceId, accountId });
}

/** What stands in the inbox, as the window has it. */
async function texts(): Promise<readonly string[]> {
  const view = hold(engine, 'inbox', { workspaceId, state: 'open', sort: 'newest', limit: 200 });
  await vi.waitFor(() => expect(view.rest()).toBeDefined(), PATIENT);
  view.stop();
  return z
    .array(views.inbox.row)
    .parse(view.rows())
    .map(({ preview }) => preview.text);
}

async function shows(wanted: readonly string[]): Promise<void> {
  await vi.waitFor(async () => {
    const all = (await texts()).join('\n');
    for (const text of wanted) expect(all).toContain(text);
  }, PATIENT);
}

async function accountOf({ accountId }: Home) {
  const view = hold(engine, 'accounts', { workspaceId });
  await vi.waitFor(() => expect(view.rows()).toHaveLength(2), PATIENT);
  view.stop();
  const rows = z.array(views.accounts.row).parse(view.rows());
  return rows.find(({ id }) => id === accountId);
}

async function failureOf(home: Home): Promise<string | undefined> {
  return (await accountOf(home))?.failure?.code;
}

/** What the account says that it missed. */
async function missedOf(home: Home): Promise<readonly string[]> {
  return (await accountOf(home))?.missed.map(({ why }) => why) ?? [];
}

const json = (value: unknown): LoopbackAnswer => ({ kind: 'json', value });
const HTML = '<!doctype html><title>Welcome to the hotel</title><p>Accept our terms to go online.';

async function pageOf({ origin, token }: MastodonServer): Promise<readonly object[]> {
  const answer = await fetch(`${origin}${PAGES}?limit=40`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return z.array(z.looseObject({})).parse(await answer.json());
}

/** Instead of pages with a message that is whole. */
const BAD: readonly (readonly [name: string, code: string, lie: Lie])[] = [
  ['an object instead of a list', 'bad-answer', (all) => json({ notifications: all })],
  ['nothing instead of a list', 'bad-answer', () => json(null)],
  [
    'HTML instead of JSON',
    'not-an-api',
    () => ({ headers: { 'content-type': 'text/html' }, body: HTML }),
  ],
  [
    'a page of 20 MB',
    'too-large',
    (all) => json([...all, { id: 'x', type: 'mention', filler: 'x'.repeat(HUGE) }]),
  ],
  ['an answer that breaks off', 'unreachable', () => ({ kind: 'cut' })],
];

describe('a page that cannot be', () => {
  test.for(BAD)(
    '%s: refused as a whole and said; nothing of it is stored, others go on, and it heals',
    { timeout: 60_000 },
    async ([, code, told]) => {
      lie = told;
      broken.server.write('hidden in a bad page');
      await sync(broken);
      await vi.waitFor(async () => expect(await failureOf(broken)).toBe(code), PATIENT);
      fine.server.write('from the other server');
      await sync(fine);
      await shows(['from the other server']);
      expect((await texts()).join()).not.toContain('hidden in a bad page');
      expect(await failureOf(fine)).toBeUndefined();
      lie = null;
      await sync(broken);
      await shows(['hidden in a bad page']);
      await vi.waitFor(async () => expect(await failureOf(broken)).toBeUndefined(), PATIENT);
    },
  );
});

describe('an entry that cannot be', () => {
  const ENTRIES: readonly (readonly [name: string, entry: Lie])[] = [
    ['an id of a wrong type', (all) => json([{ ...all[0], id: { a: 1 } }, ...all])],
    ['no id', (all) => json([{ type: 'mention' }, ...all])],
    [
      'a post without its fields',
      (all) => json([{ id: '1', type: 'mention', status: {} }, ...all]),
    ],
    ['null', (all) => json([null, ...all, 7])],
  ];

  test.for(ENTRIES)(
    '%s: is left out as a whole and said until it is known, its neighbours are there once, and the account works',
    { timeout: 60_000 },
    async ([, told]) => {
      lie = told;
      broken.server.write('beside a broken entry');
      await sync(broken);
      await shows(['beside a broken entry']);
      await vi.waitFor(async () => expect(await failureOf(broken)).toBeUndefined(), PATIENT);
      const all = await texts();
      expect(all.filter((text) => text.includes('beside a broken entry'))).toHaveLength(1);
      expect(all).toHaveLength(3);
      await vi.waitFor(
        async () => expect(await missedOf(broken)).toEqual(['not-readable']),
        PATIENT,
      );
      const known = { workspaceId, accountId: broken.accountId };
      await runWell(engine, 'account.acceptGaps', known);
      await sync(broken);
      expect([await missedOf(broken), await missedOf(fine)]).toEqual([[], []]);
    },
  );
});

describe('paging that leads nowhere', () => {
  const LOOPS: readonly (readonly [name: string, lie: Lie])[] = [
    ['every page is the same full one', () => json(firstPage)],
    [
      'the pages go backwards from where we stand',
      (_all, { query }) => json(query.has('min_id') ? firstPage.toReversed() : firstPage),
    ],
  ];
  let firstPage: readonly object[] = [];

  test.for(LOOPS)(
    '%s: everything is there once, the server is left in peace, and news still comes',
    { timeout: 60_000 },
    async ([, told]) => {
      for (let count = 0; count < 45; count++) broken.server.write(`number ${count}.`);
      await sync(broken);
      await shows(['number 0.', 'number 44.']);
      firstPage = await pageOf(broken.server);
      lie = told;
      const before = broken.server.seen.length;
      for (let turn = 0; turn < 3; turn++) {
        await sync(broken);
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
      expect(broken.server.seen.length - before).toBeLessThan(60);
      lie = null;
      broken.server.write('after the loop');
      await sync(broken);
      await shows(['after the loop']);
      const all = await texts();
      expect(all.filter((text) => text.includes('number 7.'))).toHaveLength(1);
      await vi.waitFor(async () => expect(await failureOf(broken)).toBeUndefined(), PATIENT);
    },
  );
});
