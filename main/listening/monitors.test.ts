import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { messageId, personId, toId, type PersonId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import type { Monitor } from '#domain/monitor.ts';
import type { Notice } from '#main/ports.ts';
import type { OpenedStore } from '#main/store/open.ts';
import {
  aMessage,
  anAccount,
  aPerson,
  aWorkspace,
  BAKERY,
  GARAGE,
} from '#main/testing/documents.ts';
import { createManualClock, type ManualClock } from '#main/testing/manual-clock.ts';
import { openTestStore } from '#main/testing/test-store.ts';
import { startListening } from './listening.ts';

const HOUR = 3_600_000;
const account = anAccount(BAKERY);
let clock: ManualClock;
let store: OpenedStore;
let notices: Notice[];
let opened: string[];
let minuteOfDay: number;
let listening: { close(): Promise<void> } | null;

beforeEach(async () => {
  clock = createManualClock(Date.UTC(2026, 10, 27, 20));
  store = await openTestStore(clock);
  notices = [];
  opened = [];
  minuteOfDay = 12 * 60;
  listening = null;
  await store.forWorkspace(BAKERY).change((tx) => tx.put('workspaces', aWorkspace(BAKERY)), {
    safety: 'durable',
  });
});
afterEach(async () => {
  await listening?.close();
  await store.close();
});

function start(): void {
  listening = startListening({
    store,
    clock,
    takeTurn: async () => {},
    log: (event) => {
      throw new Error(event);
    },
    desktop: { notify: (notice) => void notices.push(notice) },
    mayNotify: () => true,
    minuteOfDay: () => minuteOfDay,
    onOpen: () => undefined,
    onOpenMessage: () => undefined,
    random: { uuid: () => 'id', bytes: (length) => new Uint8Array(length), fraction: () => 0 },
    onOpenMonitor: ({ id }) => void opened.push(id),
  });
}

async function pass(ms: number): Promise<void> {
  for (let rest = ms; rest > 0; rest -= 1000) {
    clock.advance(Math.min(rest, 1000));
    for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
  }
}

async function arrive(...messages: readonly Partial<Message>[]): Promise<void> {
  await store.forWorkspace(BAKERY).change(
    (tx) => {
      for (const [at, change] of messages.entries()) {
        const remoteId = change.remoteId ?? `m${at}`;
        tx.put('messages', aMessage(account, remoteId, { createdAt: clock.now(), ...change }));
      }
    },
    { safety: 'cache' },
  );
}

async function watch(change: Partial<Monitor> = {}): Promise<void> {
  const monitor = { id: 'rabe', workspaceId: BAKERY, name: 'Rabe', words: 'rabe', createdAt: 0 };
  await store
    .forWorkspace(BAKERY)
    .change((tx) => tx.put('monitors', { ...monitor, ...change }), { safety: 'durable' });
}

async function marked(): Promise<readonly string[]> {
  const found = await store
    .forWorkspace(BAKERY)
    .find('messages', { where: { monitorIds: { has: 'rabe' } }, sort: [['createdAt', 'asc']] });
  return found.map(({ text }) => text);
}
const monitor = async () => await store.forWorkspace(BAKERY).get('monitors', 'rabe');

describe('a monitor', () => {
  test('marks what comes in, of its own client only, and own messages never', async () => {
    await watch();
    start();
    await arrive(
      { remoteId: '1', text: 'Rabe ist gut' },
      { remoteId: '2', text: 'Raben fliegen' },
      { remoteId: '3', text: 'Wir von Rabe', direction: 'out' },
    );
    const garage = aMessage(anAccount(GARAGE), '1', { text: 'Rabe' });
    await store
      .forWorkspace(GARAGE)
      .change((tx) => tx.put('messages', garage), { safety: 'cache' });
    await pass(3000);
    expect(await marked()).toEqual(['Rabe ist gut']);
    expect(await store.acrossWorkspaces.get('messages', garage.id)).not.toHaveProperty(
      'monitorIds',
    );
  });

  test('finds what was stored before it was made', async () => {
    await arrive({ remoteId: '1', text: 'Rabe war gut' }, { remoteId: '2', text: 'Anderes' });
    await watch();
    start();
    await pass(3000);
    expect(await marked()).toEqual(['Rabe war gut']);
    expect(await monitor()).toMatchObject({ markedWith: '["rabe",[]]' });
  });

  test('that is changed, or learns what is noise, is made anew from the archive', async () => {
    await watch();
    start();
    await arrive(
      { remoteId: '1', text: 'Rabe eins' },
      { remoteId: '2', text: 'Rabe zwei Vogel' },
      { remoteId: '3', text: 'Espresso' },
    );
    await pass(3000);
    await watch({ rules: [{ id: 'r', createdAt: 0, kind: 'word', word: 'Vogel' }] });
    await pass(3000);
    expect(await marked()).toEqual(['Rabe eins']);
    await watch({ words: 'espresso OR zwei' });
    await pass(3000);
    expect((await marked()).toSorted()).toEqual(['Espresso', 'Rabe zwei Vogel']);
    await watch({ rules: [], words: '"' });
    await pass(3000);
    expect(await marked()).toEqual([]);
  });

  test('forgets a message that was edited and is no mention any more', async () => {
    await watch();
    start();
    await arrive({ remoteId: '1', text: 'Rabe' });
    await pass(3000);
    const id = messageId(account.id, '1');
    await store.forWorkspace(BAKERY).change(
      (tx) => {
        const { sentiment: _heard, ...before } = tx.get('messages', id) ?? aMessage(account, '1');
        tx.put('messages', { ...before, text: 'Anderes' });
      },
      { safety: 'cache' },
    );
    await pass(3000);
    expect(await marked()).toEqual([]);
  });

  test('goes on after it was closed in the middle of the archive', async () => {
    await arrive(
      ...Array.from({ length: 300 }, (_, at) => ({
        remoteId: `${at}`,
        text: `Rabe ${at}`,
        createdAt: at,
      })),
    );
    await watch();
    start();
    clock.advance(300);
    await new Promise((resolve) => setImmediate(resolve));
    await listening?.close();
    expect((await marked()).length).toBeLessThan(300);
    start();
    await pass(20_000);
    expect((await marked()).length).toBe(300);
  });
});

async function known(id: PersonId, reach: number): Promise<void> {
  await store
    .forWorkspace(BAKERY)
    .change((tx) => tx.put('people', aPerson(BAKERY, { id, reach, name: 'Lena' })), {
      safety: 'cache',
    });
}

describe('the desktop is told', () => {
  const lena = personId(BAKERY, 'mastodon', 'lena');
  const angry = { text: 'Rabe ist furchtbar schlecht, nie wieder!', language: 'de' };
  test('of a negative mention by somebody with a large reach, once', async () => {
    await known(lena, 18_000);
    await watch({ tellsNegativeFrom: 1000 });
    start();
    await pass(2000);
    await arrive(
      { ...angry, remoteId: '1', authorId: lena, authorName: 'Lena' },
      { ...angry, remoteId: '2', authorId: toId<PersonId>('somebody') },
      { text: 'Rabe um acht?', remoteId: '3', authorId: lena },
    );
    await pass(70_000);
    expect(notices.map(({ title }) => title.en)).toEqual([
      'Negative about “Rabe”: Lena, reach 18000',
    ]);
    notices[0]?.onClick();
    expect(opened).toEqual(['rabe']);
  });

  test('of a rise, once, and after the quiet hours', async () => {
    await arrive({ remoteId: 'old', text: 'Hallo', createdAt: clock.now() - 60 * 24 * HOUR });
    await store
      .forWorkspace(BAKERY)
      .change(
        (tx) =>
          tx.put('workspaces', aWorkspace(BAKERY, { quiet: { fromMinute: 1080, toMinute: 480 } })),
        { safety: 'durable' },
      );
    minuteOfDay = 20 * 60;
    await watch({ tellsRise: true });
    start();
    await arrive(
      ...Array.from({ length: 12 }, (_, at) => ({
        remoteId: `${at}`,
        text: `Rabe ${at}`,
        createdAt: clock.now() - at * 600_000,
      })),
    );
    await pass(70_000);
    expect(notices).toEqual([]);
    minuteOfDay = 9 * 60;
    await pass(120_000);
    expect(notices.map(({ title }) => title.de)).toEqual([
      '„Rabe“: 12 Erwähnungen in 2 Std., sonst 0',
    ]);
  });
});
