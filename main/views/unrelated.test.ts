import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '#contract/limits.ts';
import { views as contract, type ViewName } from '#contract/views.ts';
import { FIRST_DECK } from '#domain/column.ts';
import { newCursor } from '#domain/cursor.ts';
import { conversationId, personId, toId, type ReplyId, type WorkspaceId } from '#domain/ids.ts';
import { PENDING_ACTION_FEED } from '#domain/message-action.ts';
import type { OpenedStore } from '#main/store/open.ts';
import type { Reader, Store, Transaction } from '#main/store/store.ts';
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
import type { Status } from './view.ts';
import { createViews } from './views.ts';
import { AT_REST } from '#main/testing/view-ports.ts';

/**
 * A client with two conversations, of which the windows look at the first; the second is done.
 */
const account = anAccount(BAKERY);
const shown = aConversation(account, { remoteRootId: 'post' });
const done = aConversation(account, { remoteRootId: 'old', state: 'done', lastActivityAt: 5 });
const elsewhere = { conversationId: done.id, createdAt: 5, feeds: ['home'] } as const;
const message = aMessage(account, '1');
const other = aMessage(account, '2', elsewhere);
const cursor = newCursor(account, { kind: 'interactions' });
const draft = { ...aReply(other), id: toId<ReplyId>('draft') };
const base = { workspaceId: BAKERY, createdAt: 5 };
const column = {
  ...base,
  id: 'column',
  kind: 'column' as const,
  name: '',
  position: 1,
  source: {
    kind: 'feed' as const,
    accountId: account.id,
    feed: { kind: 'interactions' as const },
  },
};
const ofMonitor = {
  ...column,
  id: 'of-monitor',
  source: { kind: 'monitor' as const, monitorId: 'm' },
};
const aView = {
  ...base,
  id: 'view',
  kind: 'saved-view' as const,
  name: 'Offen',
  place: { state: 'open' as const, sort: 'newest' as const, filter: {} },
};

/** What happens, each at a time, and nothing else. */
const EVENTS = {
  'another client has work to do': null,
  'a conversation comes': (tx: Transaction) => {
    tx.put('conversations', aConversation(account, { remoteRootId: 'new', lastActivityAt: 9 }));
  },
  'what is done sounds different': (tx: Transaction) => {
    tx.put('conversations', { ...done, sentiment: 'negative' });
  },
  'a message in what is done is edited': (tx: Transaction) => {
    tx.put('messages', { ...other, text: 'Anders' });
  },
  'a message in what is done sounds different': (tx: Transaction) => {
    tx.put('messages', { ...other, sentiment: 'negative' });
  },
  'a message in what is done waits for a like': (tx: Transaction) => {
    const feeds = [...other.feeds, PENDING_ACTION_FEED];
    tx.put('messages', { ...other, sentiment: 'negative', feeds });
  },
  'a draft is typed in what is done': (tx: Transaction) => {
    tx.put('replies', { ...draft, content: { ...draft.content, text: 'Ja, a' }, updatedAt: 2001 });
  },
  'the account learns to do more': (tx: Transaction) => {
    tx.put('accounts', { ...account, capabilities: { ...account.capabilities, streaming: true } });
  },
  'a feed is due later': (tx: Transaction) => {
    tx.put('cursors', { ...cursor, nextAt: 77 });
  },
  'a feed was read': (tx: Transaction) => {
    tx.put('cursors', { ...cursor, lastOkAt: 77 });
  },
  'somebody is seen again': (tx: Transaction) => {
    tx.put('people', { ...aPerson(BAKERY, { remoteId: 'ben' }), id: ben, lastSeenAt: 9 });
  },
  'a label is made': (tx: Transaction) => {
    tx.put('library', { ...base, id: 'praise', kind: 'label', name: 'Lob', color: '#2f7d62' });
  },
  'a text is saved': (tx: Transaction) => {
    tx.put('library', { ...base, id: 'hello', kind: 'saved-reply', name: 'Hallo', text: 'Hallo' });
  },
  'somebody is followed': (tx: Transaction) => {
    tx.put('events', {
      id: 'event',
      workspaceId: BAKERY,
      at: 1,
      kind: 'person.changed',
      personId: ben,
      before: { note: null, isVip: false },
      after: { note: null, isVip: true },
    });
  },
  'a field is thought of': (tx: Transaction) => {
    const valueKind = 'date';
    tx.put('library', { ...base, id: 'born', kind: 'person-field', name: 'Geburtstag', valueKind });
  },
  'a list of people is made': (tx: Transaction) => {
    tx.put('library', { ...base, id: 'list', kind: 'people-list', name: 'Presse' });
  },
  'somebody comes to a list': (tx: Transaction) => {
    tx.put('people', { ...aBen, listIds: ['list'] });
  },
  'one keeps in touch': (tx: Transaction) => {
    tx.put('people', { ...aBen, listIds: ['list'], touch: { days: 30, since: 1 } });
  },
  'somebody reaches more': (tx: Transaction) => {
    tx.put('people', { ...aBen, listIds: ['list'], touch: { days: 30, since: 1 }, reach: 9 });
  },
  'somebody is muted': (tx: Transaction) => {
    const more = { listIds: ['list'], touch: { days: 30, since: 1 }, reach: 9 };
    tx.put('people', { ...aBen, ...more, isMuted: true });
  },
  'the client is looked at': (tx: Transaction) => {
    tx.put('workspaces', aWorkspace(BAKERY, { focusedAt: 9 }));
  },
} as const;
type Happening = keyof typeof EVENTS;
const ben = personId(BAKERY, 'mastodon', 'ben');
const aBen = { ...aPerson(BAKERY, { remoteId: 'ben' }), id: ben, lastSeenAt: 9 };

const A_RULE = {
  match: 'all',
  conditions: [{ kind: 'text', words: ['sonntag'] }],
  actions: [{ kind: 'state', state: 'done' }],
};

/** Each view with what alters it; of everything else it takes no notice. */
const VIEWS: readonly (readonly [ViewName, object, readonly Happening[]])[] = [
  [
    'app',
    {},
    [
      'another client has work to do',
      'a conversation comes',
      'a message in what is done waits for a like',
      'a feed was read',
      'the client is looked at',
    ],
  ],
  [
    'accounts',
    { workspaceId: BAKERY },
    [
      'a conversation comes',
      'the account learns to do more',
      'a feed is due later',
      'a feed was read',
    ],
  ],
  ['signIn', { flowId: '0199c1de-0000-7000-8000-000000000001' }, []],
  [
    'inbox',
    { workspaceId: BAKERY, state: 'open', sort: 'newest', limit: 50 },
    ['a conversation comes', 'a label is made', 'somebody is muted'],
  ],
  [
    'inbox',
    { workspaceId: BAKERY, state: 'done', sort: 'newest', limit: 50 },
    ['what is done sounds different', 'a label is made', 'somebody is muted'],
  ],
  ['counts', { workspaceId: BAKERY }, ['a conversation comes']],
  ['replies', { workspaceId: BAKERY, list: 'outbox', limit: 50 }, []],
  [
    'replies',
    { workspaceId: BAKERY, list: 'drafts', limit: 50 },
    ['a draft is typed in what is done'],
  ],
  ['actions', { workspaceId: BAKERY }, ['a message in what is done waits for a like']],
  [
    'conversation',
    { workspaceId: BAKERY, conversationId: shown.id, limit: 50 },
    ['the account learns to do more', 'a label is made', 'the client is looked at'],
  ],
  [
    'person',
    { workspaceId: BAKERY, personId: aPerson(BAKERY).id },
    [
      'a conversation comes',
      'what is done sounds different',
      'the account learns to do more',
      'a label is made',
      'a field is thought of',
      'a list of people is made',
    ],
  ],
  [
    'person',
    { workspaceId: BAKERY, personId: ben },
    [
      'the account learns to do more',
      'somebody is seen again',
      'a label is made',
      'a field is thought of',
      'a list of people is made',
      'somebody comes to a list',
      'one keeps in touch',
      'somebody reaches more',
      'somebody is muted',
    ],
  ],
  ['decks', { workspaceId: BAKERY }, []],
  ['deck', { workspaceId: BAKERY, deckId: FIRST_DECK }, []],
  [
    'column',
    { workspaceId: BAKERY, columnId: 'column', limit: 50 },
    ['the account learns to do more', 'a feed is due later', 'a feed was read'],
  ],
  ['subscriptions', { workspaceId: BAKERY }, ['a feed is due later', 'a feed was read']],
  ['labels', { workspaceId: BAKERY }, ['a label is made']],
  [
    'savedViews',
    { workspaceId: BAKERY },
    ['a conversation comes', 'a label is made', 'a list of people is made'],
  ],
  ['savedTexts', {}, ['a text is saved']],
  [
    'mentions',
    { workspaceId: BAKERY, accountId: account.id, conversationId: shown.id, word: 'j' },
    [],
  ],
  ['monitors', { workspaceId: BAKERY }, []],
  ['monitorShare', { workspaceId: BAKERY }, []],
  ['today', { workspaceId: BAKERY, since: 0 }, ['a conversation comes']],
  ['insights', { workspaceId: BAKERY, days: 7 }, ['a message in what is done sounds different']],
  [
    'insightList',
    { workspaceId: BAKERY, days: 7, mark: { kind: 'unanswered' } },
    ['a message in what is done sounds different'],
  ],
  [
    'monitorHits',
    { workspaceId: BAKERY, monitorId: 'm', limit: 50 },
    ['the account learns to do more'],
  ],
  ['monitorDays', { workspaceId: BAKERY, monitorId: 'm' }, []],
  ['monitorTrial', { workspaceId: BAKERY, words: 'brot' }, []],
  [
    'crisis',
    { workspaceId: BAKERY, monitorId: 'm' },
    ['a conversation comes', 'somebody reaches more'],
  ],
  [
    'multipliers',
    { workspaceId: BAKERY, days: 30 },
    ['a conversation comes', 'a message in what is done sounds different', 'somebody reaches more'],
  ],
  [
    'column',
    { workspaceId: BAKERY, columnId: 'of-monitor', limit: 50 },
    ['the account learns to do more'],
  ],
  [
    'personStory',
    { workspaceId: BAKERY, personId: aPerson(BAKERY).id },
    [
      'a conversation comes',
      'what is done sounds different',
      'a message in what is done sounds different',
    ],
  ],
  ['personStory', { workspaceId: BAKERY, personId: ben }, []],
  [
    'personConversations',
    { workspaceId: BAKERY, personId: aPerson(BAKERY).id, limit: 50 },
    ['a conversation comes'],
  ],
  [
    'personWeeks',
    { workspaceId: BAKERY, personId: aPerson(BAKERY).id },
    ['a message in what is done sounds different'],
  ],
  [
    'peopleLists',
    { workspaceId: BAKERY },
    ['a list of people is made', 'somebody comes to a list'],
  ],
  ['keepInTouch', { workspaceId: BAKERY }, ['one keeps in touch']],
  [
    'inbox',
    {
      workspaceId: BAKERY,
      state: 'open',
      sort: 'newest',
      limit: 50,
      filter: { listIds: ['list'] },
    },
    ['a label is made', 'somebody comes to a list', 'somebody is muted'],
  ],
  ['monitorShare', { workspaceId: BAKERY }, []],
  ['rules', { workspaceId: BAKERY }, ['a label is made', 'a text is saved']],
  ['macros', { workspaceId: BAKERY }, ['a label is made', 'a text is saved']],
  [
    'macroPreview',
    {
      macroId: 'm',
      locale: 'de',
      conversations: [{ workspaceId: BAKERY, conversationId: shown.id }],
    },
    [],
  ],
  ['ruleTrial', { workspaceId: BAKERY, rule: A_RULE, days: 7 }, []],
  ['ruleTrialList', { workspaceId: BAKERY, rule: A_RULE, days: 7, limit: 50 }, []],
  ['ruleLog', { workspaceId: BAKERY, ruleId: null, limit: 50 }, []],
  ['mergeSuggestions', { workspaceId: BAKERY, list: 'open' }, []],
  [
    'inbox',
    { workspaceId: BAKERY, state: 'open', sort: 'risk', limit: 50 },
    ['a conversation comes', 'a label is made', 'somebody reaches more', 'somebody is muted'],
  ],
  ['peopleNamed', { workspaceId: BAKERY, personId: ben, words: 'Jana' }, []],
];

test('no view is missing here', () => {
  expect(new Set(VIEWS.map(([name]) => name))).toEqual(new Set(Object.keys(contract)));
});

let store: OpenedStore;
let clock: ManualClock;
let reads: number;
let close: () => void;
let status: Status;
let tellStatus: () => void;

beforeEach(async () => {
  clock = createManualClock();
  store = await openTestStore(clock);
  reads = 0;
  close = () => undefined;
  status = AT_REST;
  tellStatus = () => undefined;
  await write(BAKERY, (tx) => {
    tx.put('workspaces', aWorkspace(BAKERY));
    tx.put('accounts', account);
    for (const one of [shown, done]) tx.put('conversations', one);
    for (const one of [message, other]) tx.put('messages', one);
    for (const entry of [column, ofMonitor, aView]) tx.put('library', entry);
    tx.put('replies', draft);
    tx.put('cursors', cursor);
    tx.put('people', aPerson(BAKERY));
    tx.put('people', { ...aPerson(BAKERY, { remoteId: 'ben' }), id: ben });
  });
});
afterEach(async () => {
  close();
  await store.close();
});

async function write(workspaceId: WorkspaceId, run: (tx: Transaction) => void): Promise<void> {
  await store.forWorkspace(workspaceId).change(run, { safety: 'cache' });
}

/** Another client does all of it. */
async function workElsewhere(): Promise<void> {
  const theirs = anAccount(GARAGE);
  await write(GARAGE, (tx) => {
    tx.put('workspaces', aWorkspace(GARAGE));
    tx.put('accounts', theirs);
    tx.put('conversations', aConversation(theirs));
    tx.put('messages', aMessage(theirs, '1'));
    tx.put('replies', aReply(aMessage(theirs, '1')));
    tx.put('people', aPerson(GARAGE));
    tx.put('cursors', newCursor(theirs, { kind: 'interactions' }));
  });
}

async function told<Value>(answer: Promise<Value>): Promise<Value> {
  reads += 1;
  return await answer;
}

function countedReader(reader: Reader): Reader {
  return {
    get: async (name, id) => await told(reader.get(name, id)),
    getMany: async (name, ids) => await told(reader.getMany(name, ids)),
    find: async (name, query) => await told(reader.find(name, query)),
    count: async (name, query) => await told(reader.count(name, query)),
    countBy: async (name, path, query) => await told(reader.countBy(name, path, query)),
    numbers: async (name, path, query) => await told(reader.numbers(name, path, query)),
    messagesWith: async (query) => await told(reader.messagesWith(query)),
    searchMessages: async (query) => await told(reader.searchMessages(query)),
  };
}

/** The store, with its questions counted. */
function counted(): Store {
  return {
    ...store,
    acrossWorkspaces: countedReader(store.acrossWorkspaces),
    forWorkspace: (id) => {
      const mine = store.forWorkspace(id);
      return { ...mine, ...countedReader(mine) };
    },
  };
}

/** Long enough for every read that could be under way, and past the throttle. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1)
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  clock.advance(50);
  for (let turn = 0; turn < 40; turn += 1)
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
}

async function open(name: ViewName, args: object): Promise<unknown[]> {
  const views = createViews({
    store: counted(),
    networks: [],
    suggestionsOf: async () => await Promise.resolve([]),
    pictureOf: (url) => url,
    clock,
    log: () => undefined,
    takeTurn: async () => {},
    status: () => status,
    onStatus: (listener) => {
      tellStatus = listener;
      return () => undefined;
    },
  });
  const troubles: unknown[] = [];
  close = views.open(name, args, (update) => {
    if ('trouble' in update) troubles.push(update.trouble);
  });
  await settle();
  return troubles;
}

/** What of all that happens makes the view read again. */
async function alteringIn(name: ViewName, args: object): Promise<readonly string[]> {
  const troubles = await open(name, args);
  const altering: string[] = [];
  for (const [happening, change] of Object.entries(EVENTS)) {
    reads = 0;
    await (change === null ? workElsewhere() : write(BAKERY, change));
    await settle();
    if (reads > 0) altering.push(happening);
  }
  expect(troubles).toEqual([]);
  return altering;
}

test.each(VIEWS)('%s %j is read again by what alters it, and by nothing else', async (...view) => {
  const [name, args, altering] = view;
  expect(await alteringIn(name, args)).toEqual(altering);
});

test('a client that nobody looks at is not read, whatever happens there', async () => {
  const of = { workspaceId: GARAGE };
  await workElsewhere();
  const id = conversationId(anAccount(GARAGE).id, 'post');
  expect(await alteringIn('conversation', { ...of, conversationId: id, limit: 50 })).toEqual([]);
});

const STATES: Readonly<Record<string, Partial<Status>>> = {
  'a feed is being read': { syncing: new Set([cursor.id]) },
  'another feed is being read': { syncing: new Set(['other']) },
  'a limit is told': { rates: new Map([[account.id, { limit: 9, remaining: 8, resetAt: 7 }]]) },
  'the net is gone': { isOnline: false, offlineSince: 5 },
  'pictures are not wanted': { settings: { ...DEFAULT_SETTINGS, loadPictures: false } },
};

test.each([
  ['app', VIEWS[0]?.[1], ['the net is gone', 'pictures are not wanted']],
  ['inbox', VIEWS[3]?.[1], ['pictures are not wanted']],
  [
    'accounts',
    VIEWS[1]?.[1],
    [
      'a feed is being read',
      'another feed is being read',
      'a limit is told',
      'pictures are not wanted',
    ],
  ],
  ['column', VIEWS[14]?.[1], ['a feed is being read', 'pictures are not wanted']],
  ['counts', VIEWS[5]?.[1], []],
] as const)('%s %j follows of the state of the world what it shows', async (...view) => {
  const [name, args = {}, altering] = view;
  await open(name, args);
  const seen: string[] = [];
  for (const [happening, change] of Object.entries(STATES)) {
    for (const now of [{ ...AT_REST, ...change }, AT_REST]) {
      reads = 0;
      status = now;
      tellStatus();
      await settle();
      if (reads > 0 && now !== AT_REST) seen.push(happening);
    }
  }
  expect(seen).toEqual(altering);
});
