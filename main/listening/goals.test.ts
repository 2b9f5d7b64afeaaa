import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { conversationId } from '#domain/ids.ts';
import type { Conversation } from '#domain/conversation.ts';
import type { Workspace } from '#domain/workspace.ts';
import type { Notice } from '#main/ports.ts';
import { aConversation, anAccount, aWorkspace, BAKERY } from '#main/testing/documents.ts';
import { createManualClock, type ManualClock } from '#main/testing/manual-clock.ts';
import { createMemoryStore, emptyTables } from '#main/testing/memory-store.ts';
import { startDueWarnings } from './due-warnings.ts';
import { startGoals } from './goals.ts';

const MINUTE = 60_000;
const account = anAccount(BAKERY);
const ALWAYS = { weekdays: [0, 1, 2, 3, 4, 5, 6], fromMinute: 0, toMinute: 1440 };
const HOUR_GOAL = [{ id: 'all', firstMinutes: 60, nextMinutes: 30 }];
let clock: ManualClock;
let store: ReturnType<typeof createMemoryStore>;
let notices: Notice[];
let opened: string[];
let mayNotify: boolean;
let minuteOfDay: number;
let watchers: { close(): Promise<void> }[];

beforeEach(() => {
  clock = createManualClock();
  const tables = emptyTables();
  tables.workspaces.set(BAKERY, aWorkspace(BAKERY, { hours: ALWAYS, goals: HOUR_GOAL }));
  store = createMemoryStore(tables);
  notices = [];
  opened = [];
  mayNotify = true;
  minuteOfDay = 12 * 60;
  watchers = [];
});
afterEach(async () => {
  for (const watcher of watchers) await watcher.close();
});

function start(): void {
  const ports = { store, clock, log: () => undefined, takeTurn: async () => {} };
  watchers = [
    startGoals(ports),
    startDueWarnings({
      ...ports,
      desktop: { notify: (notice) => void notices.push(notice) },
      mayNotify: () => mayNotify,
      minuteOfDay: () => minuteOfDay,
      onOpen: ({ id }) => void opened.push(id),
    }),
  ];
}

async function pass(ms: number): Promise<void> {
  for (let rest = ms; rest > 0; rest -= 10_000) {
    clock.advance(Math.min(rest, 10_000));
    for (let turn = 0; turn < 30; turn++) await new Promise((resolve) => setImmediate(resolve));
  }
}

async function put(change: Partial<Conversation>): Promise<void> {
  const now = await read();
  const next = { ...(now ?? aConversation(account)), ...change };
  await store
    .forWorkspace(BAKERY)
    .change((tx) => tx.put('conversations', next), { safety: 'cache' });
}

async function setWorkspace(change: Partial<Workspace>): Promise<void> {
  await store.forWorkspace(BAKERY).change(
    (tx) => {
      const now = tx.get('workspaces', BAKERY);
      if (now !== null) tx.put('workspaces', { ...now, ...change });
    },
    { safety: 'cache' },
  );
}

const read = async () =>
  await store.acrossWorkspaces.get('conversations', conversationId(account.id, 'post'));
const arrived = () => ({ firstInboundAt: clock.now(), lastInboundAt: clock.now() });

describe('answer goals', () => {
  test('say when an answer is due, whoever changed the conversation', async () => {
    start();
    const at = clock.now();
    await put(arrived());
    await pass(MINUTE);
    expect((await read())?.dueAt).toBe(at + 60 * MINUTE);
    await put({ lastOutboundAt: clock.now(), state: 'waiting' });
    await pass(MINUTE);
    expect((await read())?.dueAt).toBeUndefined();
  });

  test('hold for what came in while Parley was closed', async () => {
    const at = clock.now();
    await put(arrived());
    await pass(20 * MINUTE);
    start();
    await pass(MINUTE);
    expect((await read())?.dueAt).toBe(at + 60 * MINUTE);
  });

  test('that change are counted anew; without one nothing is due', async () => {
    start();
    const at = clock.now();
    await put(arrived());
    await pass(MINUTE);
    await setWorkspace({ goals: [{ id: 'all', firstMinutes: 240 }] });
    await pass(MINUTE);
    expect((await read())?.dueAt).toBe(at + 240 * MINUTE);
    await setWorkspace({ goals: [] });
    await pass(MINUTE);
    expect(await read()).not.toHaveProperty('dueAt');
  });

  test('warn once, before it is late, and lead to the conversation', async () => {
    start();
    await put(arrived());
    await pass(44 * MINUTE);
    expect(notices).toEqual([]);
    await pass(3 * MINUTE);
    expect(notices).toMatchObject([{ title: { en: 'Answer due in 15 min: Jana Öztürk' } }]);
    await pass(30 * MINUTE);
    expect(notices).toHaveLength(1);
    notices[0]?.onClick();
    expect(opened).toEqual([conversationId(account.id, 'post')]);
  });

  test('tell after sleep what became late meanwhile', async () => {
    start();
    await put(arrived());
    await pass(MINUTE);
    clock.advance(5 * 60 * MINUTE);
    await pass(MINUTE);
    expect(notices).toMatchObject([{ title: { de: 'Antwort überfällig: Jana Öztürk' } }]);
  });

  test('are silent when the person wants no notices', async () => {
    mayNotify = false;
    start();
    await put(arrived());
    await pass(50 * MINUTE);
    expect(notices).toEqual([]);
  });

  test('wait for the end of the quiet hours of a client', async () => {
    start();
    await setWorkspace({ quiet: { fromMinute: 18 * 60, toMinute: 8 * 60 } });
    minuteOfDay = 20 * 60;
    await put(arrived());
    await pass(70 * MINUTE);
    expect(notices).toEqual([]);
    minuteOfDay = 8 * 60;
    await pass(MINUTE);
    expect(notices).toMatchObject([{ title: { en: 'Answer overdue: Jana Öztürk' } }]);
  });
});
