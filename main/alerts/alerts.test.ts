import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { conversationId, personId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import type { Person } from '#domain/person.ts';
import type { Notice } from '#main/ports.ts';
import {
  aConversation,
  aMessage,
  anAccount,
  aPerson,
  aWorkspace,
  BAKERY,
} from '#main/testing/documents.ts';
import { createManualClock } from '#main/testing/manual-clock.ts';
import { createMemoryStore, emptyTables } from '#main/testing/memory-store.ts';
import { startAlerts } from './alerts.ts';
import { startSnooze } from './snooze.ts';

const MINUTE = 60_000;
const account = anAccount(BAKERY, { createdAt: 1_700_000_000_000 - 60 * MINUTE });
let clock: ReturnType<typeof createManualClock>;
let store: ReturnType<typeof createMemoryStore>;
let notices: Notice[];
let badges: number[];
let how: 'never' | 'shown' | 'hidden';
let opened: Message[];
let alerts: { close(): Promise<void> };

beforeEach(async () => {
  clock = createManualClock();
  const tables = emptyTables();
  tables.workspaces.set(BAKERY, aWorkspace(BAKERY));
  tables.accounts.set(account.id, account);
  store = createMemoryStore(tables);
  notices = [];
  badges = [];
  how = 'shown';
  opened = [];
  alerts = startAlerts({
    store,
    clock,
    log: () => undefined,
    desktop: {
      notify: (notice) => void notices.push(notice),
      setBadge: (count) => void badges.push(count),
    },
    notify: () => how,
    onOpen: (message) => void opened.push(message),
  });
  await gather();
});
afterEach(async () => {
  await alerts.close();
});

async function gather(): Promise<void> {
  clock.advance(2000);
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
}

async function arrive(
  remoteId: string,
  change: Partial<Message> = {},
  conversation: Parameters<typeof aConversation>[1] = {},
): Promise<void> {
  const message = aMessage(account, remoteId, {
    createdAt: clock.now(),
    conversationId: conversationId(account.id, remoteId),
    ...change,
  });
  await store.forWorkspace(BAKERY).change(
    (tx) => {
      tx.put('messages', message);
      tx.put(
        'conversations',
        aConversation(account, { id: message.conversationId, state: 'open', ...conversation }),
      );
      tx.put('events', {
        id: `event-${remoteId}`,
        workspaceId: BAKERY,
        at: clock.now(),
        kind: 'message.arrived',
        conversationId: message.conversationId,
        messageId: message.id,
      });
    },
    { safety: 'cache' },
  );
}

async function put(...people: readonly Person[]): Promise<void> {
  await store.forWorkspace(BAKERY).change(
    (tx) => {
      for (const person of people) tx.put('people', person);
    },
    { safety: 'durable' },
  );
}

describe('who is told of', () => {
  const jana = aPerson(BAKERY);
  const ben = aPerson(BAKERY, { id: personId(BAKERY, 'mastodon', 'ben'), name: 'Ben' });

  test('nothing is told of who is muted, at whichever identity it was said', async () => {
    await put({ ...ben, isMuted: true }, { ...jana, leadId: ben.id });
    await arrive('1', { authorId: jana.id });
    await gather();
    expect(notices).toEqual([]);
  });

  test('where a client wants only VIPs, nobody else is told of', async () => {
    await store
      .forWorkspace(BAKERY)
      .change((tx) => tx.put('workspaces', aWorkspace(BAKERY, { noticesFrom: 'starred' })), {
        safety: 'durable',
      });
    await put(jana, { ...ben, isVip: true });
    await arrive('1', { authorId: jana.id });
    await gather();
    expect(notices).toEqual([]);
    await arrive('2', { authorId: ben.id, authorName: 'Ben' });
    await gather();
    expect(notices.map(({ title }) => title.en)).toEqual(['Ben']);
  });
});

describe('a notice', () => {
  test('names who wrote, shows what, and leads to the conversation', async () => {
    await arrive('1', { authorName: 'Jana', text: 'Where is my parcel?' });
    await gather();
    expect(notices).toMatchObject([
      { title: { en: 'Jana', de: 'Jana' }, body: 'Where is my parcel?' },
    ]);
    notices[0]?.onClick();
    expect(opened.map(({ remoteId }) => remoteId)).toEqual(['1']);
  });

  test('is one for all that comes at once', async () => {
    for (const id of ['1', '2', '3']) await arrive(id, { authorName: `Person ${id}` });
    await gather();
    expect(notices).toHaveLength(1);
    expect(notices[0]?.title.de).toMatch(/ und 2 weitere$/u);
  });

  test('shows a content warning and not what it hides', async () => {
    await arrive('1', { contentWarning: 'Spiders', text: 'secret' });
    await gather();
    expect(notices[0]?.body).toBe('Spiders');
  });

  test.each([
    ['what was read elsewhere', { readAt: 1 }, {}],
    ['what is old', { createdAt: 1_700_000_000_000 - 61 * MINUTE }, {}],
    ['muted conversations', {}, { isMuted: true }],
  ] as const)('is not made for %s', async (_what, message, conversation) => {
    await arrive('1', message, conversation);
    await gather();
    expect(notices).toEqual([]);
  });

  test('says nothing of it while others look at the screen', async () => {
    how = 'hidden';
    await arrive('1', { authorName: 'Jana', text: 'secret' });
    await gather();
    expect(notices).toMatchObject([{ title: { en: 'Parley: something new' }, body: '' }]);
  });

  test('waits for nobody in the quiet hours of its client', async () => {
    const date = new Date(clock.now());
    const fromMinute = date.getHours() * 60 + date.getMinutes();
    const quiet = { fromMinute, toMinute: (fromMinute + 1) % 1440 };
    await store
      .forWorkspace(BAKERY)
      .change((tx) => tx.put('workspaces', aWorkspace(BAKERY, { quiet })), { safety: 'cache' });
    await arrive('1');
    await gather();
    expect(notices).toEqual([]);
    expect(badges.at(-1)).toBe(1);
    clock.advance(MINUTE);
    await arrive('2');
    await gather();
    expect(notices).toHaveLength(1);
  });

  test('is not made when the person wants none', async () => {
    how = 'never';
    await arrive('1');
    await gather();
    how = 'shown';
    await arrive('2', { authorName: 'Tom' });
    await gather();
    expect(notices.map(({ title }) => title.en)).toEqual(['Tom']);
  });
});

test('the number on the icon is how many conversations wait for an answer', async () => {
  await arrive('1');
  await arrive('2', {}, { state: 'waiting' });
  await gather();
  await arrive('3');
  await gather();
  expect(badges).toEqual([0, 1, 2]);
});

test('a snoozed conversation is open again when its time has come, and not before', async () => {
  const until = clock.now() + 10 * MINUTE;
  await arrive('1', {}, { state: 'snoozed', snoozedUntil: until });
  const state = async () =>
    (await store.acrossWorkspaces.get('conversations', conversationId(account.id, '1')))?.state;
  const snooze = startSnooze({ store, clock, log: () => undefined });
  for (let minute = 0; minute < 9; minute++) {
    clock.advance(MINUTE);
    await gather();
  }
  expect(await state()).toBe('snoozed');
  clock.advance(2 * MINUTE);
  await gather();
  clock.advance(MINUTE);
  await gather();
  expect(await state()).toBe('open');
  await snooze.close();
});
