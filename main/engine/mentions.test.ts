import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { delta } from '#contract/delta.ts';
import { views, type ViewName } from '#contract/views.ts';
import { conversationId, messageId, personId } from '#domain/ids.ts';
import { startEngine, type Engine } from '#main/engine.ts';
import {
  aConversation,
  aMessage,
  anAccount,
  aPerson,
  aWorkspace,
  BAKERY,
} from '#main/testing/documents.ts';
import { createTestPorts } from '#main/testing/ports.ts';
import { createManualClock } from '#main/testing/manual-clock.ts';
import { openTestStore } from '#main/testing/test-store.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const account = anAccount(BAKERY, { state: 'paused' });
const lena = personId(BAKERY, 'mastodon', 'lena');
const jana = personId(BAKERY, 'mastodon', 'jana');
const given = {
  workspaceId: BAKERY,
  name: 'Rabe',
  words: 'rabe',
  isCompetitor: false,
  isSearched: false,
  tellsRise: true,
};
let folder: string;
let engine: Engine;

/** A quiet archive of two months, and this afternoon everybody speaks of Rabe's parcels. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-mentions-'));
  const now = Date.now();
  const store = await openTestStore(createManualClock(now), join(folder, 'parley.sqlite'));
  await store.forWorkspace(BAKERY).change(
    (tx) => {
      tx.put('workspaces', aWorkspace(BAKERY));
      tx.put('accounts', account);
      tx.put('people', aPerson(BAKERY, { id: lena, remoteId: 'lena', reach: 18_000 }));
      tx.put('people', aPerson(BAKERY, { reach: 700 }));
      for (let day = 1; day < 60; day++)
        tx.put(
          'messages',
          aMessage(account, `old${day}`, {
            text: 'Guten Morgen zusammen, schönes Wetter',
            createdAt: now - day * DAY,
            sentiment: 'neutral',
          }),
        );
      for (let at = 0; at < 12; at++) {
        const remoteId = `new${at}`;
        tx.put(
          'messages',
          aMessage(account, remoteId, {
            text: `Mein Paket von Rabe fehlt, Tag ${at}`,
            // Two at a time: an hour with only one is not yet a part of the rise.
            createdAt: now - Math.floor(at / 2) * 1_200_000 - (at % 2),
            conversationId: conversationId(account.id, remoteId),
            url: 'https://forum.example/1',
            sentiment: at % 2 === 0 ? 'negative' : 'neutral',
            ...(at === 2 ? { authorId: lena, authorName: 'Lena' } : {}),
          }),
        );
      }
      tx.put(
        'conversations',
        aConversation(account, { remoteRootId: 'new0', lastOutboundAt: now, state: 'waiting' }),
      );
    },
    { safety: 'durable' },
  );
  await store.close();
  engine = await startEngine(createTestPorts(folder), {
    version: '0.0.0',
    platform: 'linux',
    systemLocale: 'de',
  });
});
afterEach(async () => {
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

/** The first answer of a view, all of it. */
async function look(name: ViewName, args: object): Promise<{ rows: unknown[]; rest: unknown }> {
  const update = await new Promise<unknown>((resolve) => {
    const stop = engine.watch(name, args, (found) => {
      stop();
      resolve(found);
    });
  });
  const { rows, rest } = delta.parse(update);
  return { rows, rest };
}

async function save(change: object = {}): Promise<string> {
  const saved = await engine.run('monitor.save', { ...given, ...change });
  const id = /"monitorId":"([^"]+)"/u.exec(JSON.stringify(saved))?.[1] ?? '';
  await expect
    .poll(async () => JSON.stringify((await look('monitors', { workspaceId: BAKERY })).rows))
    .toContain('"isLooking":false');
  return id;
}

async function hits(monitorId: string): Promise<readonly string[]> {
  const { rows } = await look('monitorHits', { workspaceId: BAKERY, monitorId, limit: 50 });
  return rows.map((row) => views.monitorHits.row.parse(row).text);
}

test('a name is found in the archive, with why, how much and a rise', async () => {
  const monitorId = await save();
  const { rows } = await look('monitorHits', { workspaceId: BAKERY, monitorId, limit: 50 });
  const first = views.monitorHits.row.parse(rows[0]);
  expect(rows).toHaveLength(12);
  expect(first).toMatchObject({
    marks: [{ start: 15, end: 19 }],
    reasons: [{ kind: 'words', text: 'rabe', isPrefix: false }],
    isInInbox: true,
    site: 'forum.example',
  });
  const list = await look('monitors', { workspaceId: BAKERY });
  const monitor = views.monitors.row.parse(list.rows[0]);
  expect(monitor.days.reduce((sum, count) => sum + count, 0)).toBe(12);
  expect(monitor.rise).toMatchObject({ count: 12, usual: 0, negative: 6 });
  const share = await look('monitorShare', { workspaceId: BAKERY });
  expect(share.rows).toMatchObject([
    { name: 'Rabe', total: 12, negative: 6, networks: [{ network: 'mastodon', mentions: 12 }] },
  ]);
});

test('while a rise is on, it says what, where, who, and what waits', async () => {
  const monitorId = await save();
  const { rest } = await look('crisis', { workspaceId: BAKERY, monitorId });
  const { crisis } = views.crisis.rest.parse(rest);
  expect(crisis).toMatchObject({
    negative: 6,
    people: 2,
    reach: 18_700,
    answered: 1,
    networks: [{ network: 'mastodon', mentions: 12 }],
  });
  expect(crisis?.words.map(({ word }) => word)).toEqual(['Mein', 'Paket', 'Tag', 'fehlt', 'von']);
  expect(crisis?.waiting[0]).toMatchObject({ authorName: 'Lena', reach: 18_000 });
  expect(crisis?.waiting).toHaveLength(5);
});

test('whoever is one person on two networks is counted once, with all they reach', async () => {
  await engine.run('person.merge', { workspaceId: BAKERY, personId: lena, otherId: jana });
  const monitorId = await save();
  const { rest } = await look('crisis', { workspaceId: BAKERY, monitorId });
  const { crisis } = views.crisis.rest.parse(rest);
  expect(crisis).toMatchObject({ negative: 6, people: 1, reach: 18_700 });
  expect(crisis?.authors).toMatchObject([{ personId: lena, mentions: 12, reach: 18_700 }]);
  await engine.run('message.takeIntoInbox', {
    workspaceId: BAKERY,
    messageId: messageId(account.id, 'new4'),
  });
  const asked = { workspaceId: BAKERY, state: 'open', sort: 'risk', limit: 50 };
  await expect.poll(async () => (await look('inbox', asked)).rows.length).toBe(1);
  const { rows } = await look('inbox', asked);
  expect(views.inbox.row.parse(rows[0])).toMatchObject({
    personName: 'Jana Öztürk',
    risk: { reach: 18_700 },
  });
});

test('what is noise goes, by rules that are seen and taken back', async () => {
  const monitorId = await save();
  const about = { workspaceId: BAKERY, monitorId, messageId: messageId(account.id, 'new2') };
  await engine.run('monitor.addRule', { ...about, noise: { kind: 'author' } });
  expect(await hits(monitorId)).toHaveLength(11);
  await engine.run('monitor.addRule', { ...about, noise: { kind: 'site' } });
  expect(await hits(monitorId)).toEqual([]);
  const { rows } = await look('monitors', { workspaceId: BAKERY });
  expect(views.monitors.row.parse(rows[0]).rules.map(({ label }) => label)).toEqual([
    '@jana@kaffee.example',
    'forum.example',
  ]);
  const undone = await engine.run('undo.last', { workspaceId: BAKERY });
  expect(undone).toMatchObject({ value: { what: 'monitor' } });
  await expect.poll(async () => (await hits(monitorId)).length).toBe(11);
});

test('a monitor that is removed comes back with undo, with its mentions', async () => {
  const monitorId = await save();
  await engine.run('monitor.remove', { workspaceId: BAKERY, monitorId });
  expect((await look('monitors', { workspaceId: BAKERY })).rows).toEqual([]);
  await engine.run('undo.last', { workspaceId: BAKERY });
  expect(await hits(monitorId)).toHaveLength(12);
});

async function trial(words: string) {
  const { rest } = await look('monitorTrial', { workspaceId: BAKERY, words });
  return views.monitorTrial.rest.parse(rest);
}

test('words are tried on the archive, and refused when they cannot be understood', async () => {
  expect(await trial('paket')).toEqual({
    problem: null,
    found: 12,
    isMore: false,
    findsMost: false,
  });
  expect((await trial('"rabe')).problem).toEqual({ kind: 'open-quote', text: '"rabe', at: 0 });
  expect((await trial('guten OR paket')).findsMost).toBe(true);
  expect(await engine.run('monitor.save', { ...given, words: '-vogel' })).toMatchObject({
    ok: false,
    failure: { code: 'invalid-input', detail: 'finds-all' },
  });
});

test('the inbox by risk holds what is negative and not answered, with why', async () => {
  const monitorId = await save();
  for (const remoteId of ['new2', 'new4', 'new3'])
    await engine.run('message.takeIntoInbox', {
      workspaceId: BAKERY,
      messageId: messageId(account.id, remoteId),
    });
  expect(await hits(monitorId)).toHaveLength(12);
  const asked = { workspaceId: BAKERY, state: 'open', sort: 'risk', limit: 50 };
  await expect.poll(async () => (await look('inbox', asked)).rows.length).toBeGreaterThan(0);
  const { rows, rest } = await look('inbox', asked);
  const risks = rows.map((row) => views.inbox.row.parse(row));
  expect(views.inbox.rest.parse(rest).total).toBe(risks.length);
  expect(risks[0]?.personName).toBe('Lena');
  expect(risks.every(({ risk }) => risk !== undefined && risk.waitingMs > 0)).toBe(true);
});
