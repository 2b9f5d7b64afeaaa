import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '#contract/limits.ts';
import { views as contract, type ViewName } from '#contract/views.ts';
import { personId, toId, type PersonId, type ReplyId } from '#domain/ids.ts';
import { STAR_LIST } from '#domain/library.ts';
import type { Message } from '#domain/message.ts';
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
} from '#main/testing/documents.ts';
import { createManualClock, type ManualClock } from '#main/testing/manual-clock.ts';
import { openTestStore } from '#main/testing/test-store.ts';
import { createViews } from './views.ts';

const DAY = 86_400_000;
const account = anAccount(BAKERY);
const jana = aPerson(BAKERY);
const ben = aPerson(BAKERY, {
  id: personId(BAKERY, 'mastodon', 'ben'),
  remoteId: 'ben',
  name: 'Ben',
});
const her = { workspaceId: BAKERY, personId: jana.id };
const talk = aConversation(account, { lastActivityAt: 9 });
const made = { workspaceId: BAKERY, createdAt: 1 };

let store: OpenedStore;
let clock: ManualClock;
let close: () => void;

beforeEach(async () => {
  clock = createManualClock();
  store = await openTestStore(clock);
  close = () => undefined;
  await write((tx) => {
    tx.put('workspaces', aWorkspace(BAKERY));
    tx.put('accounts', account);
    tx.put('people', jana);
    tx.put('people', ben);
  });
});
afterEach(async () => {
  close();
  await store.close();
});

async function write(run: (tx: Transaction) => void): Promise<void> {
  await store.forWorkspace(BAKERY).change(run, { safety: 'cache' });
}

/** The first answer, checked by the contract. */
async function read<Name extends ViewName>(name: Name, args: object) {
  const ports = {
    store,
    networks: [],
    suggestionsOf: async () => await Promise.resolve([]),
    pictureOf: () => '',
    takeTurn: async () => {},
    clock,
    log: () => undefined,
    status: () => ({
      version: '1.0.0',
      platform: 'linux' as const,
      systemLocale: 'de' as const,
      dataFolder: '/data/parley',
      isOnline: true,
      offlineSince: null,
      secrets: 'keychain' as const,
      settings: DEFAULT_SETTINGS,
      sampleWasRemoved: false,
      restored: null,
      isDamaged: false,
      syncing: new Set<string>(),
      rates: new Map(),
      prompts: new Map(),
    }),
    onStatus: () => () => undefined,
  };
  const delta = await new Promise<unknown>((resolve) => {
    close = createViews(ports).open(name, args, resolve);
  });
  close();
  const { rows, order, rest } = Object(delta);
  if (!Array.isArray(rows) || !Array.isArray(order)) throw new Error(JSON.stringify(delta));
  return {
    rows: order.map((id) => contract[name].row.parse(rows.find((row) => row.id === id))),
    rest: contract[name].rest.parse(rest),
  };
}

const toldOf = (row: unknown) => {
  const { name, count, missing } = contract.savedViews.row.parse(row);
  return [name, count, missing.lists];
};
const touchRows = async () =>
  (await read('keepInTouch', { workspaceId: null })).rows.map((row) => {
    const { id, dueAt, lastContactAt } = contract.keepInTouch.row.parse(row);
    return [id, dueAt, lastContactAt];
  });

describe('the story of a person', () => {
  let count = 0;
  const wrote = (tx: Transaction, daysAgo: number, change: Partial<Message> = {}): void => {
    count += 1;
    const createdAt = clock.now() - daysAgo * DAY;
    tx.put('messages', aMessage(account, `m${count}`, { createdAt, ...change }));
  };

  test('is counted from the archive: messages, sound, contacts, who waits, who answered', async () => {
    const now = clock.now();
    await write((tx) => {
      tx.put('conversations', { ...talk, lastActivityAt: now - DAY });
      tx.put(
        'conversations',
        aConversation(account, { remoteRootId: 'b', state: 'waiting', lastActivityAt: 3 }),
      );
      wrote(tx, 200);
      wrote(tx, 8, { sentiment: 'negative' });
      wrote(tx, 1, { sentiment: 'positive' });
      wrote(tx, 1, { authorId: ben.id });
      // The post that it hangs on, an answer from here, and two from elsewhere.
      const ours = { direction: 'out', authorId: toId<PersonId>('us') } as const;
      wrote(tx, 9, { ...ours, kind: 'post' });
      for (const daysAgo of [7, 6, 5]) wrote(tx, daysAgo, ours);
      const intent = { key: 'k', createdAt: 1, order: 1 };
      const status = { state: 'sent', intent, sentAt: 1 } as const;
      tx.put('replies', aReply(aMessage(account, 'm1'), { status }));
    });
    const { rows, rest } = await read('personStory', her);
    expect(rows).toEqual([
      { id: account.id, network: 'mastodon', handle: account.handle, here: 1, elsewhere: 2 },
    ]);
    expect(rest).toMatchObject({
      messages: 3,
      positive: 1,
      negative: 1,
      firstAt: now - 200 * DAY,
      lastContactAt: now - DAY,
      waitForUs: 1,
      waitForThem: 1,
    });
    const { weeks } = contract.personStory.rest.parse(rest);
    const sounds = weeks.map((week) => [week.messages, week.positive, week.negative]);
    expect(sounds).toHaveLength(12);
    expect(sounds.slice(-2)).toEqual([
      [1, 0, 1],
      [1, 1, 0],
    ]);
    expect((await read('personWeeks', her)).rest).toEqual({ weeks });
  });

  test('of somebody unknown is empty', async () => {
    const { rows, rest } = await read('personStory', { ...her, personId: 'nobody' });
    expect(rows).toEqual([]);
    expect(rest).toMatchObject({ messages: 0, firstAt: null, lastContactAt: null });
  });
});

test('hundreds of conversations come in windows, each once, newest first', async () => {
  await write((tx) => {
    for (let index = 0; index < 450; index += 1) {
      const lastActivityAt = Math.floor(index / 3);
      tx.put(
        'conversations',
        aConversation(account, { remoteRootId: `r${index}`, lastActivityAt }),
      );
    }
    tx.put('conversations', aConversation(account, { remoteRootId: 'x', personId: ben.id }));
  });
  const seen: { id: string; at: number }[] = [];
  const { row: aRow, rest: aRest } = contract.personConversations;
  for (let more: object = {}; ;) {
    const window = await read('personConversations', { ...her, limit: 200, ...more });
    seen.push(...window.rows.map((row) => aRow.parse(row)));
    const { total, ends } = aRest.parse(window.rest);
    expect(total).toBe(450);
    if (!ends.hasMore) break;
    more = { after: ends.last };
  }
  expect(new Set(seen.map(({ id }) => id)).size).toBe(450);
  expect(seen.map(({ at }) => at)).toEqual(
    seen.map(({ at }) => at).toSorted((one, other) => other - one),
  );
});

describe('lists and fields', () => {
  const press = { ...made, id: 'press', kind: 'people-list', name: 'Presse' } as const;
  const born = {
    ...made,
    id: 'born',
    kind: 'person-field',
    name: 'Geburtstag',
    valueKind: 'date',
  } as const;

  test('say how many are on them, and stand at the person', async () => {
    await write((tx) => {
      tx.put('library', press);
      tx.put('library', born);
      const touch = { days: 30, since: 5 };
      const fields = { born: '1984-03-04' };
      tx.put('people', { ...jana, isVip: true, listIds: ['press', 'gone'], fields, touch });
      tx.put('people', { ...ben, listIds: ['press'] });
      tx.put('conversations', talk);
    });
    const lists = await read('peopleLists', { workspaceId: BAKERY });
    expect(lists).toEqual({
      rows: [{ id: 'press', workspaceId: BAKERY, name: 'Presse', count: 2 }],
      rest: { stars: 1 },
    });
    const [row] = (await read('person', her)).rows;
    expect(row).toMatchObject({
      fields: [{ id: 'born', name: 'Geburtstag', valueKind: 'date', value: '1984-03-04' }],
      lists: [{ id: 'press', name: 'Presse' }],
      touch: { days: 30, dueAt: 9 + 30 * DAY },
    });
  });

  test('narrow the inbox and what is counted of a saved view', async () => {
    await write((tx) => {
      tx.put('library', press);
      tx.put('people', { ...jana, listIds: ['press'] });
      tx.put('conversations', talk);
      tx.put('conversations', aConversation(account, { remoteRootId: 'b', personId: ben.id }));
      const place = { state: 'open', sort: 'newest' } as const;
      const views = { a: ['press'], b: [STAR_LIST], c: ['away'] };
      for (const [id, listIds] of Object.entries(views)) {
        const filter = { listIds };
        tx.put('library', {
          ...made,
          id,
          kind: 'saved-view',
          name: id,
          place: { ...place, filter },
        });
      }
    });
    const inbox = { workspaceId: BAKERY, state: 'open', sort: 'newest', limit: 50 };
    const found = async (filter: object) =>
      (await read('inbox', { ...inbox, filter })).rows.map(({ id }) => id);
    expect(await found({ listIds: ['press'] })).toEqual([talk.id]);
    expect(await found({ listIds: ['press', STAR_LIST] })).toEqual([talk.id]);
    expect(await found({ listIds: [STAR_LIST] })).toEqual([]);
    expect(await found({ listIds: ['press'], personId: ben.id })).toEqual([]);
    const saved = (await read('savedViews', { workspaceId: BAKERY })).rows;
    expect(saved.map(toldOf)).toEqual([
      ['a', 1, 0],
      ['b', 0, 0],
      ['c', 0, 1],
    ]);
  });
});

test('who has several identities is one on lists, in touch and in the story', async () => {
  await write((tx) => {
    tx.put('people', { ...jana, isVip: true });
    tx.put('people', { ...ben, leadId: jana.id, touch: { days: 10, since: 0 } });
    tx.put('conversations', talk);
    const other = { remoteRootId: 'b', personId: ben.id, lastActivityAt: 2 * DAY };
    tx.put('conversations', aConversation(account, other));
    tx.put('messages', aMessage(account, '1'));
    tx.put('messages', aMessage(account, '2', { authorId: ben.id }));
  });
  const inbox = { workspaceId: BAKERY, state: 'open', sort: 'newest', limit: 50 };
  const { rows } = await read('inbox', { ...inbox, filter: { listIds: [STAR_LIST] } });
  expect(rows).toHaveLength(2);
  expect((await read('keepInTouch', { workspaceId: BAKERY })).rows).toMatchObject([
    { id: jana.id, name: jana.name, dueAt: 12 * DAY },
  ]);
  for (const id of [jana.id, ben.id]) {
    const story = await read('personStory', { ...her, personId: id });
    expect(story.rest).toMatchObject({ messages: 2, waitForUs: 2 });
  }
});

test('whose time comes first stands first; a first message of ours is a contact', async () => {
  await write((tx) => {
    tx.put('people', { ...jana, touch: { days: 10, since: 0 } });
    tx.put('people', { ...ben, touch: { days: 5, since: 20 * DAY } });
    tx.put('conversations', { ...talk, lastActivityAt: 3 * DAY });
  });
  expect(await touchRows()).toEqual([
    [jana.id, 13 * DAY, 3 * DAY],
    [ben.id, 25 * DAY, undefined],
  ]);
  await write((tx) => {
    const status = {
      state: 'sent',
      intent: { key: 'k', createdAt: 1, order: 1 },
      sentAt: 30 * DAY,
    } as const;
    const { inReplyTo: _, ...post } = aReply(aMessage(account, '1'), { status });
    const id = toId<ReplyId>('first');
    tx.put('replies', { ...post, id, to: { handle: jana.handle, personId: jana.id } });
  });
  expect(await touchRows()).toEqual([
    [ben.id, 25 * DAY, undefined],
    [jana.id, 40 * DAY, 30 * DAY],
  ]);
});
