import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { delta } from '#contract/delta.ts';
import { DEFAULT_SETTINGS } from '#contract/limits.ts';
import { views as contract, type ViewArgs, type ViewName } from '#contract/views.ts';
import { EVERY_CLIENT } from '#domain/column.ts';
import { newCursor } from '#domain/cursor.ts';
import {
  conversationId,
  messageId,
  personId,
  toId,
  type ReplyId,
  type WorkspaceId,
} from '#domain/ids.ts';
import type { Conversation } from '#domain/conversation.ts';
import { sharedId, type Label } from '#domain/library.ts';
import type { OpenedStore } from '#main/store/open.ts';
import type { Transaction } from '#main/store/store.ts';
import {
  aConversation,
  aMessage,
  anAccount,
  aPerson,
  aReply,
  aWorkspace,
  BAKERY,
  GARAGE,
} from '#main/testing/documents.ts';
import { createManualClock, type ManualClock } from '#main/testing/manual-clock.ts';
import { openTestStore } from '#main/testing/test-store.ts';
import type { ViewUpdate } from './run-view.ts';
import { NOTHING } from './stretch.ts';
import type { Status, ViewPorts } from './view.ts';
import { createViews } from './views.ts';
import { AT_REST } from '#main/testing/view-ports.ts';

const bakery = anAccount(BAKERY, { avatarUrl: 'https://kaffee.example/rabe.png' });
const garage = anAccount(GARAGE);

let store: OpenedStore;
let clock: ManualClock;
let status: Status;
let statusListeners: Set<() => void>;
let logged: string[];
let closers: (() => void)[];

function ports(): ViewPorts {
  return {
    store,
    networks: [],
    suggestionsOf: async () => await Promise.resolve([]),
    pictureOf: (url) => `/media/${url.length}`,
    takeTurn: async () => {},
    clock,
    log: (event) => logged.push(event),
    status: () => status,
    onStatus(listener) {
      statusListeners.add(listener);
      return () => statusListeners.delete(listener);
    },
  };
}

beforeEach(async () => {
  clock = createManualClock();
  store = await openTestStore(clock);
  statusListeners = new Set();
  logged = [];
  closers = [];
  status = AT_REST;
});

afterEach(async () => {
  for (const close of closers) close();
  await store.close();
});

type Window = {
  /** What crossed the bridge. */
  readonly updates: ViewUpdate[];
  rows(): unknown[];
  rest(): unknown;
  close(): void;
};

/** Plays the window: puts the deltas together again, checked by the contract's own schemas. */
function watch(name: ViewName, args: unknown): Window {
  const updates: ViewUpdate[] = [];
  const rows = new Map<string, unknown>();
  let order: readonly string[] = [];
  let rest: unknown;
  const close = createViews(ports()).open(name, args, (update) => {
    updates.push(update);
    if ('trouble' in update) return;
    const checked = delta.parse(update);
    for (const row of checked.rows) rows.set(row.id, contract[name].row.parse(row));
    order = checked.order;
    if (checked.rest !== undefined) rest = contract[name].rest.parse(checked.rest);
  });
  closers.push(close);
  return { updates, rows: () => order.map((id) => rows.get(id)), rest: () => rest, close };
}

async function updatesOf(window: Window, count: number): Promise<void> {
  await expect.poll(() => window.updates.length, { timeout: 5000, interval: 1 }).toBe(count);
}

/** Long enough for every read that could be under way. */
async function quiet(): Promise<void> {
  for (let turn = 0; turn < 50; turn++)
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
}

async function write(workspaceId: WorkspaceId, run: (tx: Transaction) => void): Promise<void> {
  await store.forWorkspace(workspaceId).change(run, { safety: 'cache' });
}

async function read(name: ViewName, args: unknown): Promise<Window> {
  const window = watch(name, args);
  await updatesOf(window, 1);
  return window;
}

const inbox = (more: object = {}) => ({
  workspaceId: BAKERY,
  state: 'open',
  sort: 'newest',
  limit: 100,
  ...more,
});
const aLabel: Label = {
  id: 'praise',
  workspaceId: BAKERY,
  kind: 'label',
  name: 'Lob',
  color: '#2f7d62',
  createdAt: 0,
};
const conv = (remoteRootId: string, change: Partial<Conversation> = {}) =>
  aConversation(bakery, { remoteRootId, ...change });
const idsOf = (window: Window) => window.rows().map((row) => Object(row).id);

const columnOf = async (limit: number) => {
  const window = await read('column', { workspaceId: BAKERY, columnId: 'c', limit });
  return [window.rows(), window.rest()];
};
const decksOf = async (workspaceId: string | null) => (await read('decks', { workspaceId })).rows();
const shown = async (more: object) => {
  const window = await read('inbox', inbox(more));
  const names = idsOf(window).map((id) => String(id).split('|')[1]);
  return [names.join(''), Object(window.rest()).total];
};
const NO_COUNTS = { open: 0, waiting: 0, snoozed: 0, done: 0, drafts: 0, outbox: 0 };
const countsOf = async (workspaceId: WorkspaceId | null) =>
  (await read('counts', { workspaceId })).rest();

/** The ids of one window after the other, as somebody who scrolls meets them. */
async function walk(more: object, windows: number): Promise<unknown[]> {
  const ids: unknown[] = [];
  let after: unknown;
  for (let count = 0; count < windows; count++) {
    const asked = { ...more, ...(after === undefined ? {} : { after }) };
    const window = await read('inbox', inbox(asked));
    ids.push(...idsOf(window));
    const { ends } = contract.inbox.rest.parse(window.rest());
    after = ends.last;
    window.close();
    if (!ends.hasMore) break;
  }
  return ids;
}
const newest = (ones: readonly Conversation[]) =>
  ones.toSorted((a, b) => b.lastActivityAt - a.lastActivityAt).map((one) => one.id);
const replyId = (n: number) => toId<ReplyId>(`0199c1de-0000-7000-8000-00000000000${n}`);
const intent = (order: number) => ({ key: String(order), createdAt: order, order });

describe('any view', () => {
  test('sends only rows that changed, and nothing when nothing did', async () => {
    await write(BAKERY, (tx) => {
      tx.put('conversations', conv('a', { lastActivityAt: 2 }));
      tx.put('conversations', conv('b', { lastActivityAt: 1 }));
    });
    const window = await read('inbox', inbox());
    clock.advance(1000);
    await write(BAKERY, (tx) => tx.put('conversations', conv('b', { lastActivityAt: 3 })));
    await updatesOf(window, 2);
    expect(window.updates[1]).toMatchObject({
      order: [conv('b').id, conv('a').id],
      rows: [],
    });
    clock.advance(1000);
    await write(BAKERY, (tx) => tx.put('messages', aMessage(bakery, '1')));
    await quiet();
    expect(window.updates).toHaveLength(2);
  });

  test('reads at once, then at most every 50 ms, and always once after the last change', async () => {
    const window = await read('inbox', inbox());
    clock.advance(1000);
    for (let n = 0; n < 20; n++)
      await write(BAKERY, (tx) => tx.put('conversations', conv(String(n))));
    await updatesOf(window, 2);
    await quiet();
    expect([window.updates.length, clock.waiting]).toEqual([2, 2]);
    clock.advance(50);
    await updatesOf(window, 3);
    expect(window.rows()).toHaveLength(20);
    clock.advance(1000);
    await quiet();
    expect(window.updates).toHaveLength(3);
  });

  test("is not disturbed by another client's changes", async () => {
    const window = await read('inbox', inbox());
    const before = clock.waiting;
    clock.advance(1000);
    await write(GARAGE, (tx) => tx.put('conversations', aConversation(garage)));
    await quiet();
    expect([window.updates.length, clock.waiting]).toEqual([1, before]);
  });

  test('sends nothing once it is closed', async () => {
    const window = await read('inbox', inbox());
    clock.advance(1000);
    window.close();
    await write(BAKERY, (tx) => tx.put('conversations', conv('a')));
    clock.advance(1000);
    await quiet();
    expect(window.updates).toHaveLength(1);
    expect(statusListeners.size).toBe(0);
  });

  test.each([
    ['no such view', {}],
    ['inbox', { ...inbox(), limit: 0 }],
    ['inbox', { ...inbox(), injected: true }],
    ['inbox', { ...inbox(), sort: 'colour' }],
    ['inbox', { ...inbox(), state: 'gone' }],
    ['inbox', { ...inbox(), filter: { near: 1 } }],
    ['inbox', { ...inbox(), filter: { from: 'yesterday' } }],
    ['inbox', { ...inbox(), search: 5 }],
    ['inbox', { ...inbox(), after: { part: 0, at: 'now', id: '' } }],
    ['toString', {}],
  ])('refuses %j with %j once', async (name, args) => {
    const updates: unknown[] = [];
    closers.push(createViews(ports()).open(name, args, (update) => updates.push(update)));
    expect(updates).toEqual([]);
    await quiet();
    expect(updates).toEqual([{ trouble: { code: 'invalid-input' } }]);
  });

  test('a search that cannot be read is trouble, and the next good answer is whole again', async () => {
    const window = watch('inbox', inbox({ search: 'before:morgen' }));
    await updatesOf(window, 1);
    expect(window.updates).toEqual([
      { trouble: { code: 'invalid-input', detail: 'before:morgen' } },
    ]);
    expect(logged).toEqual([]);
  });

  test.each(['"Sonntag offen', 'habt "Sonntag offen', '"Sonntag" off', 'from:"Jana Ö'])(
    'a quote that is still open in %j is taken for closed at the end, as while typing',
    async (search) => {
      await write(BAKERY, (tx) => {
        tx.put('messages', aMessage(bakery, '1', { text: 'Habt ihr am Sonntag offen?' }));
        tx.put('conversations', aConversation(bakery));
      });
      const window = await read('inbox', inbox({ search }));
      expect(window.rest()).toMatchObject({ total: 1 });
    },
  );
});

async function foundBy(limit: number): Promise<unknown[]> {
  const window = await read('inbox', inbox({ search: 'Sonntag', limit }));
  return [window.rows().length, Object(window.rest()).total];
}

describe('the inbox', () => {
  test('shows a row with its labels, its reply and its picture', async () => {
    const reply = aReply(aMessage(bakery, '1'), { conversationId: conv('a').id });
    await write(BAKERY, (tx) => {
      tx.put('library', aLabel);
      tx.put('replies', reply);
      tx.put(
        'conversations',
        conv('a', {
          labelIds: ['praise', 'gone'],
          personAvatarUrl: 'https://kaffee.example/jana.png',
          personReach: 1200,
          subject: 'Neues Brot',
        }),
      );
    });
    const window = await read('inbox', inbox());
    expect(window.rows()).toEqual([
      {
        id: conv('a').id,
        workspaceId: BAKERY,
        accountId: bakery.id,
        network: 'mastodon',
        kind: 'comment',
        personId: conv('a').personId,
        personName: 'Jana Öztürk',
        personHandle: '@jana@kaffee.example',
        picture: '/media/31',
        reach: 1200,
        subject: 'Neues Brot',
        preview: { direction: 'in', text: 'Habt ihr am Sonntag offen?', at: 1000 },
        state: 'open',
        labels: [{ id: 'praise', name: 'Lob', color: '#2f7d62' }],
        unreadCount: 1,
        isMuted: false,
        reply: 'draft',
      },
    ]);
    const place = { part: 0, at: 1000, id: conv('a').id };
    expect(window.rest()).toEqual({
      total: 1,
      ends: { middle: place, last: place, hasMore: false },
    });
    expect(await countsOf(BAKERY)).toEqual({ ...NO_COUNTS, open: 1, drafts: 1 });
  });

  test('pictures stay away when the person wants none, at once', async () => {
    await write(BAKERY, (tx) =>
      tx.put('conversations', conv('a', { personAvatarUrl: 'https://kaffee.example/j.png' })),
    );
    const window = await read('inbox', inbox());
    expect(window.rows()).toMatchObject([{ picture: '/media/28' }]);
    clock.advance(1000);
    status = { ...status, settings: { ...DEFAULT_SETTINGS, loadPictures: false } };
    for (const listener of statusListeners) listener();
    await updatesOf(window, 2);
    expect(window.rows()).toMatchObject([{ picture: undefined }]);
  });

  test('a snooze whose time came is open before anybody wrote that down', async () => {
    const now = clock.now();
    await write(BAKERY, (tx) => {
      tx.put('conversations', conv('over', { state: 'snoozed', snoozedUntil: now }));
      tx.put('conversations', conv('later', { state: 'snoozed', snoozedUntil: now + 1 }));
      tx.put('conversations', conv('open', { lastActivityAt: 5000 }));
    });
    const open = await read('inbox', inbox());
    expect(open.rows()).toMatchObject([
      { id: conv('open').id, state: 'open' },
      { id: conv('over').id, state: 'open' },
    ]);
    expect(open.rest()).toMatchObject({ total: 2 });
    expect(await countsOf(BAKERY)).toEqual({ ...NO_COUNTS, open: 2, snoozed: 1 });
    const snoozed = await read('inbox', inbox({ state: 'snoozed' }));
    expect(snoozed.rows()).toMatchObject([{ id: conv('later').id, snoozedUntil: now + 1 }]);
  });

  test('filters, sorts and cuts, and still says how many there are', async () => {
    await write(BAKERY, (tx) => {
      tx.put('conversations', conv('1', { lastActivityAt: 1, dueAt: 900, kind: 'direct' }));
      tx.put('conversations', conv('2', { lastActivityAt: 2, unreadCount: 0, personReach: 7 }));
      tx.put('conversations', conv('3', { lastActivityAt: 3, dueAt: 800, labelIds: ['praise'] }));
      tx.put('conversations', conv('4', { lastActivityAt: 4, state: 'done' }));
    });
    expect(await shown({})).toEqual(['321', 3]);
    expect(await shown({ sort: 'oldest' })).toEqual(['123', 3]);
    expect(await shown({ sort: 'due' })).toEqual(['312', 3]);
    expect(await shown({ sort: 'due', limit: 2 })).toEqual(['31', 3]);
    expect(await shown({ limit: 1 })).toEqual(['3', 3]);
    expect(await shown({ sort: 'reach' })).toEqual(['231', 3]);
    expect(await shown({ filter: { kinds: ['direct'] } })).toEqual(['1', 1]);
    expect(await shown({ filter: { kinds: ['direct', 'comment'] } })).toEqual(['321', 3]);
    expect(await shown({ filter: { kinds: [] } })).toEqual(['', 0]);
    expect(await shown({ filter: { isUnread: true } })).toEqual(['31', 2]);
    expect(await shown({ filter: { labelIds: ['praise'] } })).toEqual(['3', 1]);
    expect(await shown({ filter: { accountIds: ['other'] } })).toEqual(['', 0]);
    expect(await shown({ state: 'done' })).toEqual(['4', 1]);
  });

  test('a search says how many it found when it looked through all, and else that nobody knows', async () => {
    await write(BAKERY, (tx) => {
      for (let index = 0; index < 12; index++) {
        const name = `found-${index}`;
        tx.put('conversations', conv(name, { lastActivityAt: index }));
        tx.put(
          'messages',
          aMessage(bakery, name, {
            conversationId: conv(name).id,
            text: 'Sonntag',
            createdAt: index,
          }),
        );
      }
    });
    expect(await foundBy(12)).toEqual([12, 12]);
    expect(await foundBy(5)).toEqual([5, 12]);
    // Five messages are looked through for each row.
    expect(await foundBy(2)).toEqual([2, null]);
  });

  test('every filter narrows the list and the search alike, and the total says so', async () => {
    const now = clock.now();
    await write(BAKERY, (tx) => {
      const soon = now + 3_600_000;
      const tags = ['praise', 'shop'];
      tx.put('conversations', conv('1', { lastActivityAt: 10, sentiment: 'negative', dueAt: 5 }));
      tx.put('conversations', conv('2', { lastActivityAt: 20, labelIds: tags, dueAt: soon }));
      tx.put('conversations', conv('3', { lastActivityAt: 30, labelIds: ['shop'] }));
      tx.put('conversations', conv('4', { lastActivityAt: 40, sentiment: 'unknown' }));
      for (const root of ['1', '2', '3', '4'])
        tx.put(
          'messages',
          aMessage(bakery, root, {
            conversationId: conversationId(bakery.id, root),
            text: 'Brot',
            createdAt: Number(root),
          }),
        );
    });
    for (const [filter, found] of [
      [{ sentiments: ['negative'] }, '1'],
      [{ sentiments: ['unknown', 'positive'] }, '432'],
      [{ labelIds: ['praise', 'shop'] }, '32'],
      [{ labelIds: [] }, ''],
      [{ due: 'overdue' }, '1'],
      [{ due: 'soon', sentiments: ['unknown'] }, '2'],
      [{ networks: ['mastodon'], from: 20, until: 40 }, '32'],
      [{ networks: ['bluesky'] }, ''],
      [{ personId: 'nobody' }, ''],
    ] satisfies [ViewArgs<'inbox'>['filter'], string][]) {
      expect(await shown({ filter })).toEqual([found, found.length]);
      expect(await shown({ filter, search: 'Brot' })).toEqual([found, found.length]);
    }
  });

  test('in windows of any size it is the same list, also where times are the same', async () => {
    await write(BAKERY, (tx) => {
      for (let n = 0; n < 40; n++)
        tx.put(
          'conversations',
          conv(`c${n}`, {
            lastActivityAt: n % 3,
            ...(n % 4 === 0 ? { dueAt: n % 5 } : {}),
            ...(n % 3 === 0 ? { personReach: n % 7 } : {}),
            ...(n % 5 === 0 ? { state: 'snoozed', snoozedUntil: 1 } : {}),
          }),
        );
    });
    for (const sort of ['newest', 'oldest', 'due', 'reach']) {
      const whole = idsOf(await read('inbox', inbox({ sort })));
      expect(whole).toHaveLength(40);
      for (const limit of [1, 7, 39]) expect(await walk({ sort, limit }, 50)).toEqual(whole);
    }
  });

  test('a window between two places shows what came in between, and nothing else', async () => {
    await write(BAKERY, (tx) => {
      for (const at of [10, 20, 30, 40])
        tx.put('conversations', conv(`${at}`, { lastActivityAt: at }));
    });
    const at = (time: number) => ({ part: 0, at: time, id: conv(`${time}`).id });
    const window = await read('inbox', inbox({ after: at(40), upTo: at(20) }));
    expect(idsOf(window)).toEqual([conv('30').id, conv('20').id]);
    clock.advance(1000);
    await write(BAKERY, (tx) => {
      tx.put('conversations', conv('25', { lastActivityAt: 25 }));
      tx.put('conversations', conv('15', { lastActivityAt: 15 }));
    });
    await updatesOf(window, 2);
    expect(idsOf(window)).toEqual(['30', '25', '20'].map((id) => conv(id).id));
  });

  test('an empty inbox knows what was done since this morning, and what comes back', async () => {
    const now = clock.now();
    const fields = { snoozedUntil: null, sleepsThrough: false, labelIds: [], notes: [] };
    const open = { ...fields, isMuted: false, state: 'open' } as const;
    await write(BAKERY, (tx) => {
      tx.put('conversations', conv('later', { state: 'snoozed', snoozedUntil: now + 500 }));
      tx.put('conversations', conv('answer', { state: 'snoozed' }));
      for (const [id, at, undoneAt] of [
        ['1', now, undefined],
        ['2', now, now],
        ['3', now - 5000, undefined],
      ] as const)
        tx.put('events', {
          id,
          workspaceId: BAKERY,
          at,
          kind: 'conversation.triaged',
          conversationId: conv(id).id,
          before: open,
          after: { ...open, state: 'done' },
          ...(undoneAt === undefined ? {} : { undoneAt }),
        });
    });
    const window = await read('today', { workspaceId: BAKERY, since: now - 1000 });
    expect(window.rest()).toEqual({ doneCount: 1, backAt: now + 500 });
  });

  test('a saved view is counted and says what it speaks of that is gone', async () => {
    await write(BAKERY, (tx) => {
      tx.put('conversations', conv('1', { unreadCount: 1 }));
      tx.put('conversations', conv('2', { unreadCount: 0 }));
      const view = { workspaceId: BAKERY, kind: 'saved-view', createdAt: 1 } as const;
      const place = { state: 'open', sort: 'newest' } as const;
      const unread = { ...place, filter: { isUnread: true } };
      tx.put('library', { ...view, id: 'a', name: 'Neu', place: unread });
      const gone = { ...place, filter: { labelIds: ['gone'] }, search: 'Brot' };
      tx.put('library', { ...view, id: 'b', name: 'Weg', place: gone });
    });
    const window = await read('savedViews', { workspaceId: null });
    expect(window.rows()).toMatchObject([
      { id: 'a', workspaceId: BAKERY, count: 1, missing: { labels: 0, accounts: 0 } },
      { id: 'b', count: undefined, missing: { labels: 1, accounts: 0 } },
    ]);
  });

  test('a view over all clients counts all of them, stands first, and no client has it', async () => {
    await write(BAKERY, (tx) => tx.put('conversations', conv('1', { unreadCount: 1 })));
    await write(GARAGE, (tx) => tx.put('conversations', aConversation(garage, { unreadCount: 1 })));
    const place = { state: 'open', sort: 'newest', filter: { isUnread: true } } as const;
    const view = { kind: 'saved-view', name: 'Neu', place } as const;
    await write(BAKERY, (tx) =>
      tx.put('library', { ...view, id: 'own', workspaceId: BAKERY, createdAt: 1 }),
    );
    await write(sharedId, (tx) =>
      tx.put('library', { ...view, id: 'all', workspaceId: sharedId, createdAt: 2 }),
    );
    const window = await read('savedViews', { workspaceId: null });
    expect(window.rows()).toMatchObject([
      { id: 'all', workspaceId: null, count: 2 },
      { id: 'own', workspaceId: BAKERY, count: 1 },
    ]);
    await write(GARAGE, (tx) => tx.put('conversations', aConversation(garage, { unreadCount: 0 })));
    clock.advance(1000);
    await expect.poll(() => window.rows()).toMatchObject([{ count: 1 }, { count: 1 }]);
    const one = await read('savedViews', { workspaceId: BAKERY });
    expect(one.rows()).toMatchObject([{ id: 'own' }]);
  });

  test('"All clients" shows both, one client only its own', async () => {
    await write(BAKERY, (tx) => tx.put('conversations', conv('a')));
    await write(GARAGE, (tx) => tx.put('conversations', aConversation(garage)));
    const all = await read('inbox', inbox({ workspaceId: null }));
    expect(new Set(idsOf(all))).toEqual(new Set([conv('a').id, aConversation(garage).id]));
    const one = await read('inbox', inbox({ workspaceId: GARAGE }));
    expect(idsOf(one)).toEqual([aConversation(garage).id]);
    expect(one.rest()).toMatchObject({ total: 1 });
    expect(await countsOf(null)).toEqual({ ...NO_COUNTS, open: 2 });
    expect(await countsOf(GARAGE)).toEqual({ ...NO_COUNTS, open: 1 });
  });

  test('stays exact in an archive of 20,000 conversations', async () => {
    const all = Array.from({ length: 20_000 }, (_, n) =>
      conv(String(n), {
        state: n % 10 === 0 ? 'open' : 'done',
        lastActivityAt: (n * 48_271) % 1_000_003,
        labelIds: n % 500 === 0 ? ['praise'] : [],
      }),
    );
    for (let at = 0; at < all.length; at += 500)
      await write(BAKERY, (tx) => {
        for (const one of all.slice(at, at + 500)) tx.put('conversations', one);
      });
    const open = all.filter((one) => one.state === 'open');
    const window = await read('inbox', inbox());
    expect(idsOf(window)).toEqual(newest(open).slice(0, 100));
    expect(window.rest()).toMatchObject({ total: 2000 });
    expect(await countsOf(BAKERY)).toEqual({ ...NO_COUNTS, open: 2000, done: 18_000 });
    const done = all.filter((one) => one.state === 'done');
    expect(await walk({ state: 'done', limit: 200 }, 8)).toEqual(newest(done).slice(0, 1600));
    const labeled = await read('inbox', inbox({ filter: { labelIds: ['praise'] } }));
    expect(idsOf(labeled)).toEqual(newest(open.filter((one) => one.labelIds.length > 0)));
  }, 60_000);

  test('a search looks into every state and shows the message that was found', async () => {
    await write(BAKERY, (tx) => {
      tx.put('conversations', conv('done', { state: 'done' }));
      tx.put('conversations', conv('open', { kind: 'direct' }));
      tx.put('conversations', conv('other'));
      for (const [id, root, text, createdAt] of [
        ['1', 'done', 'Schöne Grüße aus der Bäckerei', 1],
        ['2', 'open', 'gruesse zurück', 2],
        ['3', 'open', 'nochmals GRUSSE', 3],
        ['4', 'other', 'nichts davon', 4],
      ] as const)
        tx.put(
          'messages',
          aMessage(bakery, id, {
            conversationId: conversationId(bakery.id, root),
            text,
            createdAt,
          }),
        );
    });
    const window = await read('inbox', inbox({ search: 'grüß' }));
    expect(window.rows()).toMatchObject([
      { id: conv('open').id, preview: { text: 'nochmals GRUSSE', at: 3 } },
      { id: conv('done').id, preview: { text: 'Schöne Grüße aus der Bäckerei', at: 1 } },
    ]);
    expect(window.rest()).toMatchObject({ total: 2 });
    const direct = await read('inbox', inbox({ search: 'grüß', filter: { kinds: ['direct'] } }));
    expect(idsOf(direct)).toEqual([conv('open').id]);
    expect(direct.rows()).toMatchObject([{ found: { messageId: messageId(bakery.id, '3') } }]);
    // The second window looks on behind the first; what it shows again the list leaves out.
    const found = await walk({ search: 'grüß', limit: 1 }, 9);
    expect([...new Set(found)]).toEqual([conv('open').id, conv('done').id]);
  });

  test('whoever becomes one person with somebody muted is marked at once', async () => {
    const jana = { ...aPerson(BAKERY), id: personId(BAKERY, 'mastodon', 'jana') };
    const ben = { ...aPerson(BAKERY), id: personId(BAKERY, 'mastodon', 'ben') };
    await write(BAKERY, (tx) => {
      tx.put('people', jana);
      tx.put('people', { ...ben, isMuted: true });
      tx.put('conversations', conv('a', { personId: jana.id }));
    });
    const window = await read('inbox', inbox());
    expect(window.rows()).not.toMatchObject([{ isPersonMuted: true }]);
    clock.advance(1000);
    await write(BAKERY, (tx) => tx.put('people', { ...jana, leadId: ben.id }));
    await updatesOf(window, 2);
    expect(window.rows()).toMatchObject([{ isPersonMuted: true }]);
  });

  test('a search says what was found where the text does not say the words', async () => {
    await write(BAKERY, (tx) => {
      for (const [id, more] of [
        ['name', { authorName: 'Ada Grün', authorHandle: '@ada@a.example' }],
        ['warned', { contentWarning: 'Grünkohl' }],
        ['said', { text: 'grün' }],
        ['ours', { authorName: 'Grün & Co', direction: 'out' }],
      ] as const) {
        tx.put('conversations', conv(id));
        tx.put('messages', aMessage(bakery, id, { conversationId: conv(id).id, ...more }));
      }
    });
    const window = await read('inbox', inbox({ search: 'grün' }));
    const rows = window.rows();
    expect(rows).toHaveLength(3);
    for (const [id, by] of [
      ['name', 'Ada Grün @ada@a.example'],
      ['warned', 'Grünkohl'],
      ['said', undefined],
    ] as const)
      expect(rows).toContainEqual(
        expect.objectContaining({
          id: conv(id).id,
          found: { messageId: messageId(bakery.id, id), ...(by === undefined ? {} : { by }) },
        }),
      );
  });

  test('a search shows the stretch of a long message in which the words stand', async () => {
    const text = `${'viel davor '.repeat(60)}Grüße aus der Bäckerei ${'und dahinter '.repeat(60)}`;
    await write(BAKERY, (tx) => {
      tx.put('conversations', conv('long'));
      tx.put('messages', aMessage(bakery, '1', { conversationId: conv('long').id, text }));
    });
    const window = await read('inbox', inbox({ search: 'grüß' }));
    expect(window.rows()).toMatchObject([
      { preview: { text: expect.stringMatching(/^… (?:\w+ ){1,6}Grüße aus der Bäckerei und/u) } },
    ]);
  });
});

describe('a conversation', () => {
  const args = { workspaceId: BAKERY, conversationId: conv('post').id, limit: 50 };
  const progress = { attempts: 0, mayHaveArrived: false, checks: 0 };

  test('merges messages, replies on their way and notes by time', async () => {
    const question = aMessage(bakery, '1', { createdAt: 1000 });
    await write(BAKERY, (tx) => {
      tx.put('workspaces', aWorkspace(BAKERY, { name: 'Bäckerei Rabe' }));
      tx.put('accounts', bakery);
      tx.put(
        'conversations',
        conv('post', { notes: [{ id: 'n', text: 'ruft an', createdAt: 2500 }] }),
      );
      tx.put('messages', question);
      tx.put('messages', aMessage(bakery, '2', { createdAt: 3000 }));
      tx.put('messages', aMessage(bakery, 'sent', { createdAt: 2000, direction: 'out' }));
      tx.put('replies', {
        ...aReply(question, { id: replyId(1) }),
        status: { state: 'sent', intent: intent(1), remoteId: 'sent', sentAt: 2000 },
      });
      tx.put('replies', {
        ...aReply(question, { id: replyId(2) }),
        status: { state: 'sent', intent: intent(2), remoteId: 'not here yet', sentAt: 2100 },
      });
      tx.put('replies', {
        ...aReply(question, { id: replyId(4) }),
        status: { state: 'queued', intent: intent(4), progress, notBefore: 1, waitsFor: 'undo' },
      });
      tx.put('replies', {
        ...aReply(question, { id: replyId(3) }),
        status: {
          state: 'unclear',
          intent: intent(3),
          progress: { ...progress, mayHaveArrived: true },
          needs: 'person',
          nextCheckAt: 0,
        },
      });
      tx.put('replies', aReply(question, { id: replyId(5) }));
      tx.put('replies', {
        ...aReply(question, { id: replyId(6) }),
        status: { state: 'canceled', canceledAt: 1 },
      });
    });
    const window = await read('conversation', args);
    expect(window.rows()).toMatchObject([
      { entry: 'message', id: question.id },
      { entry: 'message', id: messageId(bakery.id, 'sent'), direction: 'out' },
      { entry: 'reply', id: replyId(2), state: 'sent' },
      { entry: 'note', text: 'ruft an' },
      { entry: 'message', id: messageId(bakery.id, '2') },
      { entry: 'reply', id: replyId(3), state: 'unclear', needsPerson: true, mayHaveArrived: true },
      {
        entry: 'reply',
        id: replyId(4),
        state: 'queued',
        dueAt: 1,
        needsPerson: false,
        mayHaveArrived: false,
      },
    ]);
    expect(window.rest()).toMatchObject({
      conversation: { id: conv('post').id, reply: 'unclear' },
      post: null,
      account: { handle: bakery.handle, canReply: true, canDirect: true },
      workspace: { id: BAKERY, initials: 'BR' },
      replyTo: { messageId: messageId(bakery.id, '2') },
      draft: { replyId: replyId(5), content: { text: 'Ja, ab acht.' } },
      hasEarlier: false,
    });
  });

  test('shows the newest messages and the post that they hang on', async () => {
    const post = aMessage(bakery, 'post', { direction: 'out', createdAt: 1, kind: 'post' });
    await write(BAKERY, (tx) => {
      tx.put('conversations', conv('post', { notes: [{ id: 'n', text: 'alt', createdAt: 2 }] }));
      tx.put('messages', post);
      for (let n = 10; n < 20; n++)
        tx.put('messages', aMessage(bakery, String(n), { createdAt: n }));
    });
    const window = await read('conversation', { ...args, limit: 3 });
    expect(window.rows()).toMatchObject([{ createdAt: 17 }, { createdAt: 18 }, { createdAt: 19 }]);
    expect(window.rest()).toMatchObject({
      hasEarlier: true,
      post: { id: post.id },
      account: null,
    });
  });

  test('of two thousand messages shows a stretch around one of them', async () => {
    await write(BAKERY, (tx) => {
      tx.put('conversations', conv('post'));
      for (let n = 0; n < 60; n++)
        tx.put('messages', aMessage(bakery, String(n), { createdAt: 100 + Math.floor(n / 2) }));
    });
    const at = messageId(bakery.id, '30');
    const window = await read('conversation', { ...args, limit: 8, at });
    const times = window.rows().map((row) => Object(row).createdAt);
    expect(times).toEqual([114, 114, 115, 115, 116, 116, 117, 117]);
    expect(window.rest()).toMatchObject({ hasEarlier: true, hasLater: true, unreadBefore: null });
    const gone = await read('conversation', {
      ...args,
      limit: 4,
      at: messageId(bakery.id, 'gone'),
    });
    expect(gone.rows().map((row) => Object(row).createdAt)).toEqual([128, 128, 129, 129]);
  });

  test('names the first unread message when it is further up', async () => {
    await write(BAKERY, (tx) => {
      tx.put('conversations', conv('post', { unreadCount: 6 }));
      for (let n = 0; n < 10; n++)
        tx.put(
          'messages',
          aMessage(bakery, String(n), { createdAt: n, ...(n < 4 ? { readAt: 1 } : {}) }),
        );
    });
    const few = await read('conversation', { ...args, limit: 3 });
    expect(few.rest()).toMatchObject({ unreadBefore: messageId(bakery.id, '4') });
    const all = await read('conversation', { ...args, limit: 6 });
    expect(all.rest()).toMatchObject({ unreadBefore: null });
  });

  test('says what each message answers, but not that all hang on the post', async () => {
    await write(BAKERY, (tx) => {
      tx.put('conversations', conv('post'));
      tx.put('messages', aMessage(bakery, 'post', { createdAt: 1, direction: 'out' }));
      tx.put('messages', aMessage(bakery, 'a', { createdAt: 2, parentRemoteId: 'post' }));
      tx.put('messages', aMessage(bakery, 'b', { createdAt: 3, parentRemoteId: 'a' }));
      tx.put('messages', aMessage(bakery, 'c', { createdAt: 4, parentRemoteId: 'unknown' }));
    });
    const window = await read('conversation', { ...args, limit: 2 });
    expect(window.rows().map((row) => Object(row).answers)).toEqual([
      { messageId: messageId(bakery.id, 'a'), authorName: expect.any(String), isOurs: false },
      undefined,
    ]);
  });

  test('is not read again for what happens in another one', async () => {
    await write(BAKERY, (tx) => tx.put('conversations', conv('post')));
    const window = await read('conversation', args);
    clock.advance(1000);
    const other = { conversationId: conversationId(bakery.id, 'other') };
    await write(BAKERY, (tx) => {
      tx.put('conversations', conv('other'));
      tx.put('messages', aMessage(bakery, '7', { ...other, createdAt: 7 }));
      tx.put('replies', aReply(aMessage(bakery, '7'), other));
    });
    const find = vi.spyOn(store, 'forWorkspace');
    await quiet();
    expect([window.updates.length, find.mock.calls]).toEqual([1, []]);
    find.mockRestore();
    await write(BAKERY, (tx) => tx.put('messages', aMessage(bakery, '8', { createdAt: 8 })));
    await updatesOf(window, 2);
  });

  test('is gone for another client, and when it is deleted', async () => {
    await write(BAKERY, (tx) => tx.put('conversations', conv('post')));
    const foreign = await read('conversation', { ...args, workspaceId: GARAGE });
    expect(foreign.rows()).toEqual([]);
    expect(foreign.rest()).toMatchObject({ conversation: null, hasEarlier: false });
    const window = await read('conversation', args);
    clock.advance(1000);
    await write(BAKERY, (tx) => tx.remove('conversations', conv('post').id));
    await updatesOf(window, 2);
    expect(window.rest()).toMatchObject({ conversation: null });
  });

  test('says what can be done with a message and why not', async () => {
    const actions = {
      ...bakery.capabilities.actions,
      boost: { can: false, why: 'needs-scope' },
    } as const;
    await write(BAKERY, (tx) => {
      tx.put('accounts', { ...bakery, capabilities: { ...bakery.capabilities, actions } });
      tx.put('conversations', conv('post'));
      tx.put('messages', aMessage(bakery, '1', { createdAt: 1, mine: { liked: 'x' } }));
      tx.put('messages', aMessage(bakery, '2', { createdAt: 2, allowed: ['like'] }));
      tx.put('messages', aMessage(bakery, '3', { createdAt: 3, direction: 'out' }));
      tx.put('messages', aMessage(bakery, '4', { createdAt: 4, isDeletedRemotely: true }));
    });
    const window = await read('conversation', args);
    const yes = { can: true };
    const boost = { can: false, why: 'needs-scope' };
    expect(window.rows().map((row) => Object(row).actions)).toEqual([
      { reply: yes, unlike: yes, boost },
      { reply: { can: false, why: 'server-cannot' }, like: yes, boost },
      { reply: yes, like: yes, delete: yes, boost },
      {},
    ]);
    expect(window.rest()).toMatchObject({ replyTo: { messageId: messageId(bakery.id, '2') } });
  });
});

describe('the frame and the lists', () => {
  test('the frame counts what is open, queued and stuck', async () => {
    const message = aMessage(bakery, '1');
    const reply = aReply(message);
    const waiting = { intent: { key: 'k', createdAt: 0, order: 0 } };
    const progress = { attempts: 1, mayHaveArrived: true, checks: 0 };
    await write(BAKERY, (tx) => {
      tx.put('workspaces', aWorkspace(BAKERY, { position: 1 }));
      tx.put('accounts', bakery);
      tx.put('conversations', conv('a'));
      tx.put('cursors', { ...newCursor(bakery, { kind: 'home' }), lastOkAt: 77 });
      tx.put('replies', {
        ...reply,
        status: { state: 'unclear', ...waiting, progress, needs: 'checking', nextCheckAt: 1 },
      });
      tx.put('replies', {
        ...reply,
        id: toId<ReplyId>('0199c1de-0000-7000-8000-000000000002'),
        status: { state: 'failed', ...waiting, progress, failure: { code: 'rejected' } },
      });
    });
    await write(GARAGE, (tx) => tx.put('workspaces', aWorkspace(GARAGE, { position: 0 })));
    const window = await read('app', {});
    expect(window.rows()).toMatchObject([
      { id: GARAGE, openCount: 0, accountCount: 0 },
      { id: BAKERY, openCount: 1, accountCount: 1, initials: 'BA' },
    ]);
    expect(window.rest()).toMatchObject({ queuedCount: 1, stuckCount: 1, lastSyncAt: 77 });
  });

  test('an account shows when it is synced and what is left of its limit', async () => {
    const cursor = { ...newCursor(bakery, { kind: 'home' }), nextAt: 900, lastOkAt: 800 };
    await write(BAKERY, (tx) => {
      tx.put('accounts', bakery);
      tx.put('cursors', cursor);
      tx.put('conversations', conv('a'));
    });
    const rate = { limit: 300, remaining: 12, resetAt: 5 };
    status = { ...status, syncing: new Set([cursor.id]), rates: new Map([[bakery.id, rate]]) };
    const window = await read('accounts', { workspaceId: null });
    expect(window.rows()).toMatchObject([
      { id: bakery.id, openCount: 1, lastSyncAt: 800, nextSyncAt: 900, isSyncing: true, rate },
    ]);
  });

  test('drafts and outbox are views of the same replies', async () => {
    const reply = aReply(aMessage(bakery, '1'), { conversationId: conv('a').id });
    await write(BAKERY, (tx) => {
      tx.put('accounts', bakery);
      tx.put('conversations', conv('a'));
      tx.put('replies', reply);
    });
    const drafts = await read('replies', { workspaceId: null, list: 'drafts', limit: 9 });
    expect(drafts.rows()).toMatchObject([
      { replyId: reply.id, accountHandle: bakery.handle, personName: 'Jana Öztürk' },
    ]);
    const outbox = await read('replies', { workspaceId: BAKERY, list: 'outbox', limit: 9 });
    expect([outbox.rows(), outbox.rest()]).toEqual([[], { total: 0, ends: NOTHING }]);
  });

  test('the outbox says what waits behind another reply, and for how long a server wants to be left alone', async () => {
    const reply = aReply(aMessage(bakery, '1'), { conversationId: conv('a').id });
    const waiting = (id: string, order: number, waitsFor: 'retry' | 'undo') => ({
      ...reply,
      id: toId<ReplyId>(id),
      status: {
        state: 'queued' as const,
        intent: { key: id, createdAt: 1, order },
        notBefore: 1,
        waitsFor,
        progress: { attempts: 0, mayHaveArrived: false, checks: 0 },
      },
    });
    const quietUntil = clock.now() + 60_000;
    await write(BAKERY, (tx) => {
      tx.put('accounts', { ...bakery, quietUntil });
      tx.put('conversations', conv('a'));
      tx.put('replies', waiting('first', 1, 'retry'));
      tx.put('replies', waiting('second', 2, 'undo'));
    });
    const outbox = await read('replies', { workspaceId: BAKERY, list: 'outbox', limit: 9 });
    const rows = contract.replies.row.array().parse(outbox.rows());
    const about = rows.map((row) => [row.replyId, row.waitsBehind, row.dueAt, row.failure?.code]);
    expect(new Set(about)).toEqual(
      new Set([
        ['first', undefined, quietUntil, 'rate-limited'],
        ['second', true, quietUntil, 'rate-limited'],
      ]),
    );
  });

  test('a person comes with what was written before', async () => {
    const person = aPerson(BAKERY, { reach: 5, labelIds: ['praise'] });
    await write(BAKERY, (tx) => {
      tx.put('library', aLabel);
      tx.put('people', person);
      tx.put('conversations', conv('a', { lastActivityAt: 1, state: 'done', subject: 'Brot' }));
      tx.put('conversations', conv('b', { lastActivityAt: 2 }));
    });
    const args = { workspaceId: BAKERY, personId: person.id };
    expect((await read('person', args)).rows()).toMatchObject([
      {
        name: 'Jana Öztürk',
        conversationCount: 2,
        labels: [{ name: 'Lob' }],
        earlier: [
          { id: conv('b').id, title: 'Habt ihr am Sonntag offen?', at: 2, state: 'open' },
          { id: conv('a').id, title: 'Brot', at: 1, state: 'done' },
        ],
      },
    ]);
    expect((await read('person', { ...args, workspaceId: GARAGE })).rows()).toEqual([]);
  });

  test('a person is shown over all identities, whichever is asked for', async () => {
    const jana = aPerson(BAKERY, {
      reach: 5,
      labelIds: ['praise'],
      note: 'mag Roggen',
      firstSeenAt: 9,
    });
    const id = personId(BAKERY, 'bluesky', 'jana');
    const other = { network: 'bluesky', remoteId: 'jana', handle: 'jana.example', isVip: true };
    const blue = aPerson(BAKERY, {
      id,
      ...other,
      reach: 7,
      firstSeenAt: 3,
      bio: 'Backt',
      note: 'Presse',
    });
    await write(BAKERY, (tx) => {
      tx.put('library', aLabel);
      tx.put('people', jana);
      tx.put('people', blue);
      tx.put('conversations', conv('a', { lastActivityAt: 1 }));
      tx.put('conversations', conv('b', { lastActivityAt: 2, personId: id }));
    });
    const whole = {
      id: jana.id,
      handle: jana.handle,
      reach: 12,
      isVip: true,
      firstSeenAt: 3,
      bio: 'Backt',
      note: 'mag Roggen',
      labels: [{ name: 'Lob' }],
      conversationCount: 2,
      identities: [
        { id: jana.id, network: 'mastodon', reach: 5, note: 'mag Roggen' },
        { id, network: 'bluesky', handle: 'jana.example', reach: 7, note: 'Presse' },
      ],
      earlier: [{ id: conv('b').id }, { id: conv('a').id }],
    };
    const byLead = await read('person', { workspaceId: BAKERY, personId: jana.id });
    expect(byLead.rows()).toMatchObject([{ conversationCount: 1, identities: [{ id: jana.id }] }]);
    clock.advance(1000);
    await write(BAKERY, (tx) => tx.put('people', { ...blue, leadId: jana.id }));
    await updatesOf(byLead, 2);
    expect(byLead.rows()).toMatchObject([whole]);
    const byOther = await read('person', { workspaceId: BAKERY, personId: id });
    expect(byOther.rows()).toMatchObject([whole]);
    clock.advance(1000);
    await write(BAKERY, (tx) => tx.put('people', { ...jana, name: 'Jana Ö.' }));
    await updatesOf(byOther, 2);
    expect(byOther.rows()).toMatchObject([{ ...whole, name: 'Jana Ö.' }]);
    clock.advance(1000);
    await write(BAKERY, (tx) => tx.put('people', blue));
    await updatesOf(byOther, 3);
    expect(byOther.rows()).toMatchObject([{ id, reach: 7, conversationCount: 1 }]);
  });

  test('a column shows its feed only, newest first, and knows the inbox', async () => {
    const column = {
      id: 'c',
      workspaceId: BAKERY,
      kind: 'column',
      source: { kind: 'feed', accountId: bakery.id, feed: { kind: 'home' } },
      position: 0,
      createdAt: 0,
    } as const;
    const elsewhere = { conversationId: conversationId(bakery.id, 'elsewhere') };
    await write(BAKERY, (tx) => {
      tx.put('accounts', bakery);
      tx.put('library', column);
      tx.put('conversations', conv('post'));
      tx.put('messages', aMessage(bakery, '1', { createdAt: 1, feeds: ['home'] }));
      tx.put('messages', aMessage(bakery, '2', { createdAt: 2, feeds: ['home'], ...elsewhere }));
      tx.put('messages', aMessage(bakery, '3', { createdAt: 3, feeds: ['interactions'] }));
    });
    const deck = await read('deck', { workspaceId: BAKERY, deckId: 'first' });
    expect(deck.rows()).toMatchObject([{ id: 'c', accountHandle: bakery.handle }]);
    const window = await read('column', { workspaceId: BAKERY, columnId: 'c', limit: 9 });
    expect(window.rows()).toMatchObject([
      { id: messageId(bakery.id, '2'), isInInbox: false, isUnread: false },
      { id: messageId(bakery.id, '1'), isInInbox: true, isUnread: true },
    ]);
    expect(window.rest()).toMatchObject({ isSyncing: false, ends: { hasMore: false } });
    const args = { workspaceId: BAKERY, columnId: 'c', limit: 1 };
    const short = await read('column', args);
    const last = { part: 0, at: 2, id: messageId(bakery.id, '2') };
    expect(short.rest()).toMatchObject({ ends: { last, hasMore: true } });
    const next = await read('column', { ...args, after: last });
    expect(idsOf(next)).toEqual([messageId(bakery.id, '1')]);
  });

  test('a column of a saved view shows what was said last in its conversations, and says when the view is gone', async () => {
    await write(BAKERY, (tx) => {
      tx.put('accounts', bakery);
      const place = { state: 'open', filter: { isUnread: true }, sort: 'newest' } as const;
      const base = { workspaceId: BAKERY, createdAt: 0 };
      tx.put('library', { ...base, id: 'v', kind: 'saved-view', name: 'Unread', place });
      const source = { kind: 'view', viewId: 'v' } as const;
      tx.put('library', { ...base, id: 'c', kind: 'column', position: 0, source, name: 'Unread' });
      tx.put('messages', aMessage(bakery, 'last', { text: 'Und am Montag?' }));
      const preview = { ...conv('post').preview, messageId: messageId(bakery.id, 'last') };
      tx.put('conversations', conv('post', { preview }));
      tx.put('conversations', conv('read', { unreadCount: 0 }));
    });
    const full = await read('column', { workspaceId: BAKERY, columnId: 'c', limit: 9 });
    expect(full.rows()).toMatchObject([{ text: 'Und am Montag?', isInInbox: true }]);
    await write(BAKERY, (tx) => tx.remove('library', 'v'));
    const empty = await read('column', { workspaceId: BAKERY, columnId: 'c', limit: 9 });
    expect([empty.rows(), empty.rest()]).toMatchObject([[], { isGone: true }]);
  });

  test('a column of a monitor shows its mentions with why, and says when the monitor is gone', async () => {
    const source = { kind: 'monitor', monitorId: 'm' } as const;
    const base = { workspaceId: BAKERY, createdAt: 0, name: 'Kornblume' };
    const found = { monitorIds: ['m'], text: 'Bei Kornblume war das Brot trocken' };
    const options = { mutedWords: ['Gewinnspiel'] };
    await write(BAKERY, (tx) => {
      tx.put('accounts', bakery);
      tx.put('monitors', { ...base, id: 'm', words: 'Kornblume' });
      tx.put('library', { ...base, id: 'c', kind: 'column', position: 0, source, options });
      tx.put('conversations', conv('post'));
      tx.put('messages', aMessage(bakery, '1', { createdAt: 1, ...found }));
      tx.put('messages', aMessage(bakery, '2', { createdAt: 2, text: 'Kornblume, ungefragt' }));
      const muted = { ...found, text: 'Kornblume: Gewinnspiel!' };
      tx.put('messages', aMessage(bakery, '3', { createdAt: 3, ...muted }));
    });
    expect(await columnOf(9)).toEqual([
      [
        expect.objectContaining({
          id: messageId(bakery.id, '1'),
          isInInbox: true,
          why: {
            reasons: [{ kind: 'words', text: 'Kornblume', isPrefix: false }],
            marks: [{ start: 4, end: 13 }],
            beside: [],
          },
        }),
      ],
      expect.objectContaining({ ends: expect.objectContaining({ hasMore: false }) }),
    ]);
    await write(BAKERY, (tx) => tx.remove('monitors', 'm'));
    expect(await columnOf(9)).toMatchObject([[], { isGone: true }]);
  });

  test('a column hides what its filter hides, however much that is', async () => {
    const column = {
      id: 'c',
      workspaceId: BAKERY,
      kind: 'column',
      source: { kind: 'feed', accountId: bakery.id, feed: { kind: 'home' } },
      options: { mutedWords: ['Fußball'] },
      position: 0,
      createdAt: 0,
    } as const;
    await write(BAKERY, (tx) => {
      tx.put('accounts', bakery);
      tx.put('library', column);
      for (let at = 1; at <= 12; at++)
        tx.put(
          'messages',
          aMessage(bakery, `${at}`, {
            createdAt: at,
            feeds: ['home'],
            text: at % 4 === 0 ? 'Brot' : 'Immer nur Fussball',
          }),
        );
    });
    const ids = [12, 8, 4].map((at) => expect.objectContaining({ createdAt: at }));
    expect(await columnOf(9)).toMatchObject([ids, { ends: { hasMore: false } }]);
    expect(await columnOf(2)).toMatchObject([ids.slice(0, 2), { ends: { hasMore: true } }]);

    // What is rare is further away than one look: the next piece begins where this one ended.
    await write(BAKERY, (tx) =>
      tx.put('library', { ...column, options: { words: 'nichts davon' } }),
    );
    await write(BAKERY, (tx) => {
      for (let at = 20; at <= 60; at++)
        tx.put('messages', aMessage(bakery, `${at}`, { createdAt: at, feeds: ['home'] }));
    });
    const last = { part: 0, at: 45, id: messageId(bakery.id, '45') };
    expect(await columnOf(1)).toMatchObject([[], { ends: { last, hasMore: true } }]);
  });

  test('decks are those of the client, or those over all clients, after the first', async () => {
    const deck = { kind: 'deck', createdAt: 1 } as const;
    await write(BAKERY, (tx) =>
      tx.put('library', { ...deck, id: 'd1', workspaceId: BAKERY, name: 'Presse' }),
    );
    await write(EVERY_CLIENT, (tx) =>
      tx.put('library', { ...deck, id: 'd2', workspaceId: EVERY_CLIENT, name: 'Alle' }),
    );
    const first = { id: 'first', name: '', columnCount: 0 };
    expect(await decksOf(BAKERY)).toEqual([first, { id: 'd1', name: 'Presse', columnCount: 0 }]);
    expect(await decksOf(null)).toEqual([first, { id: 'd2', name: 'Alle', columnCount: 0 }]);
  });

  test('labels come by name', async () => {
    await write(BAKERY, (tx) => {
      tx.put('library', aLabel);
      tx.put('library', { ...aLabel, id: 'b', name: 'Ärger' });
    });
    const window = await read('labels', { workspaceId: null });
    expect(window.rows()).toMatchObject([{ name: 'Ärger' }, { name: 'Lob' }]);
  });
});
