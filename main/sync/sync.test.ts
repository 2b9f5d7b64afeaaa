import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { conversationId, messageId, toId, type AccountId } from '#domain/ids.ts';
import { refreshRequestedAt, withRefreshRequest } from '#domain/refresh-request.ts';
import { ConnectorError, type PullRequest } from '#main/networks/connector.ts';
import { aWorkspace, anAccount, BAKERY, GARAGE } from '#main/testing/documents.ts';
import { createFakeNetwork, fetchedMessage, type FakeNetwork } from '#main/testing/fake-network.ts';
import { createManualClock } from '#main/testing/manual-clock.ts';
import { createMemoryStore, emptyTables } from '#main/testing/memory-store.ts';
import { createTestPorts, type TestPorts } from '#main/testing/ports.ts';
import { startSync, type Sync } from './sync.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

let clock: ReturnType<typeof createManualClock>;
let ports: TestPorts;
let tables: ReturnType<typeof emptyTables>;
let failCommit: (() => void) | null;
let networks: Map<string, FakeNetwork>;
let sync: Sync | null;

beforeEach(() => {
  clock = createManualClock();
  ports = createTestPorts('/nowhere', clock);
  tables = emptyTables();
  failCommit = null;
  networks = new Map();
  sync = null;
});
afterEach(async () => {
  await sync?.close();
});

/** Lets everything happen that waits for nothing but a turn. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 60; turn++) await new Promise((resolve) => setImmediate(resolve));
}

async function pass(ms: number): Promise<void> {
  for (let rest = ms; rest > 0; rest -= 10 * SECOND) {
    clock.advance(Math.min(rest, 10 * SECOND));
    await settle();
  }
}

function openStore() {
  return createMemoryStore(tables, { beforeCommit: () => failCommit?.() });
}

async function start(store = openStore()) {
  sync = await startSync({
    store,
    clock,
    random: { ...ports.random, fraction: () => 0.5 },
    online: ports.online,
    log: ports.log,
    takeTurn: async () => {},
    needsInternet: () => true,
    onActivity: () => undefined,
    async clientFor(account) {
      const network = networks.get(account.id);
      if (network === undefined) throw new ConnectorError({ code: 'login-needed' }, true);
      return await Promise.resolve(network.client);
    },
  });
  await settle();
  return store;
}

function addAccount(client = BAKERY, change: Parameters<typeof anAccount>[1] = {}) {
  const account = anAccount(client, {
    createdAt: clock.now(),
    serverUrl: `https://${client}.example`,
    ...change,
  });
  const network = createFakeNetwork();
  networks.set(account.id, network);
  tables.workspaces.set(client, aWorkspace(client, { focusedAt: client === BAKERY ? 2 : 1 }));
  tables.accounts.set(account.id, account);
  return { account, network };
}

function once(changes: readonly ReturnType<typeof fetchedMessage>[]) {
  let isGiven = false;
  return ({ feed, direction }: PullRequest) => {
    if (isGiven || direction === 'backfill' || feed.kind !== 'interactions') return {};
    isGiven = true;
    return { changes: changes.map((message) => ({ kind: 'message', message }) as const) };
  };
}

describe('a feed', () => {
  test('is pulled at once, its page stored with its cursor, and asked again later', async () => {
    const { account, network } = addAccount();
    network.onPull = once([fetchedMessage('a', clock.now())]);
    await start();
    expect(tables.messages.get(messageId(account.id, 'a'))?.text).toBe('words of a');
    expect(tables.conversations.get(conversationId(account.id, 'a'))?.unreadCount).toBe(1);
    expect([...tables.events.values()].map(({ kind }) => kind)).toEqual(['message.arrived']);
    expect(tables.cursors.get(`${account.id}|interactions`)).toMatchObject({
      cursor: 1,
      failureCount: 0,
      lastOkAt: clock.now(),
      nextAt: clock.now() + 30 * SECOND,
    });
    expect(network.asked('interactions')).toBe(1);
    await pass(25 * SECOND);
    expect(network.asked('interactions')).toBe(1);
    await pass(10 * SECOND);
    expect(network.asked('interactions')).toBe(2);
    expect(network.pulls.findLast(({ direction }) => direction === 'forward')?.cursor).toBe(1);
  });

  test('is asked less and less often while nothing comes', async () => {
    const { network } = addAccount(GARAGE);
    addAccount(BAKERY);
    await start();
    await pass(2 * 60 * MINUTE);
    const busy = network.asked('interactions');
    await pass(2 * 60 * MINUTE);
    expect(busy).toBeGreaterThan(8);
    expect(network.asked('interactions') - busy).toBeLessThanOrEqual(9);
  });

  test('of several pages is walked to its end in one go', async () => {
    const { network } = addAccount();
    let page = 0;
    network.onPull = ({ feed, direction }) => {
      if (direction === 'backfill' || feed.kind !== 'interactions') return {};
      page++;
      const message = fetchedMessage(`page-${page}`, clock.now());
      return { changes: [{ kind: 'message', message }], cursor: page, more: page < 4 };
    };
    await start();
    expect(tables.messages.size).toBe(4);
    expect(network.asked('interactions')).toBe(4);
  });

  test('of a new column is fetched, of a column that was paused or went is not', async () => {
    const { account, network } = addAccount();
    const store = await start();
    const client = store.forWorkspace(BAKERY);
    expect(network.asked('home')).toBe(0);
    const column = {
      id: 'column',
      workspaceId: BAKERY,
      createdAt: 0,
      kind: 'column',
      source: { kind: 'feed', accountId: account.id, feed: { kind: 'home' } },
      position: 0,
    } as const;
    const put = async (options: { isPaused?: true }): Promise<void> => {
      await client.change((tx) => tx.put('library', { ...column, options }), { safety: 'cache' });
      await settle();
    };
    await put({});
    expect(network.asked('home')).toBe(1);
    await put({ isPaused: true });
    await pass(10 * MINUTE);
    expect(network.asked('home')).toBe(1);
    await put({});
    expect(network.asked('home')).toBe(2);
    await client.change((tx) => tx.remove('library', 'column'), { safety: 'cache' });
    await pass(10 * MINUTE);
    expect(network.asked('home')).toBe(2);
    expect(network.asked('interactions')).toBeGreaterThan(2);
  });

  test('is walked into the past, ninety days and no further', async () => {
    const { network } = addAccount();
    let age = 0;
    network.onPull = ({ feed, direction }) => {
      if (direction === 'forward' || feed.kind !== 'interactions') return {};
      age += 20 * DAY;
      const message = fetchedMessage(`old-${age}`, clock.now() - age);
      return { changes: [{ kind: 'message', message }], cursor: age, more: true };
    };
    await start();
    await pass(2 * MINUTE);
    const backfills = network.pulls.filter(({ direction }) => direction === 'backfill');
    expect(backfills.map(({ cursor }) => cursor)).toEqual([
      null,
      20 * DAY,
      40 * DAY,
      60 * DAY,
      80 * DAY,
    ]);
    const states = [...tables.conversations.values()].map(({ state }) => state);
    expect(states.toSorted()).toEqual(['done', 'done', 'done', 'done', 'open']);
  });
});

/** A page further into the past with every request, a pinned message on each. */
function agesOf(network: FakeNetwork, step = 20 * DAY) {
  let age = 0;
  network.onPull = ({ feed, direction }) => {
    if (direction === 'forward' || feed.kind !== 'interactions') return {};
    age += step;
    const message = fetchedMessage(`old-${age}`, clock.now() - age);
    const pinned = fetchedMessage('pinned', clock.now() - 4000 * DAY);
    const changes = [message, pinned].map((one) => ({ kind: 'message', message: one }) as const);
    return { changes, cursor: age, more: true };
  };
  return () => age / DAY;
}

describe('the past of an account', () => {
  test('goes on where it ended when more of it is wanted later', async () => {
    const { account, network } = addAccount();
    const daysBack = agesOf(network);
    const store = await start();
    await pass(2 * MINUTE);
    expect(daysBack()).toBe(100);
    await store.forWorkspace(BAKERY).change(
      (tx) => {
        const current = tx.get('accounts', account.id);
        if (current !== null) tx.put('accounts', { ...current, history: '1-year' });
      },
      { safety: 'durable' },
    );
    await pass(5 * MINUTE);
    expect(daysBack()).toBe(380);
    const { backfill } = tables.cursors.get(`${account.id}|interactions`) ?? {};
    expect(backfill).toMatchObject({ isComplete: false, count: 20 });
  });

  test('of which little is wanted is left alone sooner', async () => {
    const { network } = addAccount(BAKERY, { history: '30-days' });
    const daysBack = agesOf(network);
    await start();
    await pass(5 * MINUTE);
    expect(daysBack()).toBe(40);
  });

  test('is fetched behind the news: the list stands after the first page', async () => {
    const { network } = addAccount();
    agesOf(network);
    const older = network.onPull;
    network.onPull = (request) =>
      request.direction === 'forward' && request.feed.kind === 'interactions'
        ? { changes: [{ kind: 'message', message: fetchedMessage('new', clock.now()) }] }
        : (older?.(request) ?? {});
    await start();
    expect([...tables.conversations.values()].map(({ state }) => state)).toContain('open');
    const first = network.pulls.findIndex(({ direction }) => direction === 'backfill');
    const feeds = network.pulls.slice(0, first).map(({ feed }) => feed.kind);
    expect(feeds).toContain('interactions');
  });
});

describe('a server whose paging never ends', () => {
  test('is asked at its usual pace, and its past is left alone after a while', async () => {
    const { network } = addAccount();
    let page = 0;
    network.onPull = ({ feed }) => {
      if (feed.kind !== 'interactions') return {};
      page += 1;
      const message = fetchedMessage('the same', clock.now() - MINUTE);
      return { changes: [{ kind: 'message', message }], cursor: page, more: true };
    };
    await start();
    await pass(20 * MINUTE);
    const asked = (direction: PullRequest['direction']): number =>
      network.pulls.filter((one) => one.feed.kind === 'interactions' && one.direction === direction)
        .length;
    // Twenty pages a turn, and turns of minutes.
    expect(asked('forward')).toBeLessThan(20 * 20);
    expect(asked('backfill')).toBeLessThanOrEqual(51);
    expect(tables.messages.size).toBe(1);
  });
});

describe('trouble', () => {
  test('with one account leaves the others alone', async () => {
    const broken = addAccount(BAKERY);
    const fine = addAccount(GARAGE);
    broken.network.onPull = () => {
      throw new ConnectorError({ code: 'login-needed', status: 401 }, true);
    };
    await start();
    await pass(10 * MINUTE);
    expect(tables.accounts.get(broken.account.id)).toMatchObject({
      state: 'login-needed',
      failure: { code: 'login-needed' },
    });
    expect(broken.network.pulls).toHaveLength(1);
    expect(fine.network.asked('interactions')).toBeGreaterThan(2);
  });

  test('of one feed stays shown while another one answers', async () => {
    const { account, network } = addAccount();
    const capabilities = { ...account.capabilities, feeds: ['interactions', 'direct'] as const };
    tables.accounts.set(account.id, { ...account, capabilities });
    let isBroken = true;
    network.onPull = ({ feed }) => {
      if (isBroken && feed.kind === 'interactions')
        throw new ConnectorError({ code: 'bad-answer' }, false);
      return {};
    };
    await start();
    for (let minute = 0; minute < 20; minute++) {
      await pass(MINUTE);
      expect(tables.accounts.get(account.id)?.failure).toEqual({ code: 'bad-answer' });
    }
    expect(network.asked('direct')).toBeGreaterThan(5);
    isBroken = false;
    await pass(20 * MINUTE);
    expect(tables.accounts.get(account.id)?.failure).toBeUndefined();
  });

  test('that passes is shown, tried again with pauses, and then forgotten', async () => {
    const { account, network } = addAccount();
    network.onPull = () => {
      throw new ConnectorError({ code: 'server-error', status: 502 }, false);
    };
    await start();
    await pass(5 * MINUTE);
    expect(tables.accounts.get(account.id)).toMatchObject({
      state: 'ready',
      failure: { code: 'server-error' },
    });
    const tries = network.asked('interactions');
    expect(tries).toBeGreaterThan(2);
    expect(tries).toBeLessThan(15);
    network.onPull = null;
    await pass(10 * MINUTE);
    expect(tables.accounts.get(account.id)?.failure).toBe(undefined);
  });

  test('never makes us ask before Retry-After, even when a person asks for it', async () => {
    const { account, network } = addAccount();
    const retryAt = clock.now() + 8 * MINUTE;
    network.onPull = () => {
      throw new ConnectorError({ code: 'rate-limited', retryAt }, true);
    };
    const store = await start();
    const key = `${account.id}|interactions`;
    await store.forWorkspace(BAKERY).change(
      (tx) => {
        const cursor = tx.get('cursors', key);
        if (cursor !== null) tx.put('cursors', { ...cursor, nextAt: 0 });
      },
      { safety: 'cache' },
    );
    await pass(7 * MINUTE + 50 * SECOND);
    expect(network.asked('interactions')).toBe(1);
    network.onPull = null;
    await pass(2 * MINUTE);
    expect(network.asked('interactions')).toBeGreaterThan(1);
  });

  test('while writing leaves nothing of a page and does not move its cursor', async () => {
    const { account, network } = addAccount();
    network.onPull = once([fetchedMessage('a', clock.now())]);
    let commits = 0;
    failCommit = () => {
      commits++;
      // The first commit makes the cursors, the second one is the page.
      if (commits === 2) throw new Error('disk full');
    };
    await start();
    expect(tables.messages.size).toBe(0);
    expect(tables.cursors.get(`${account.id}|interactions`)?.cursor).toBe(null);
    network.onPull = once([fetchedMessage('a', clock.now())]);
    await pass(2 * MINUTE);
    expect(tables.messages.size).toBe(1);
  });

  test('of a connection that broke is forgotten as soon as there is one again', async () => {
    const { account, network } = addAccount();
    await start();
    const key = `${account.id}|interactions`;
    const cursor = tables.cursors.get(key);
    if (cursor === undefined) throw new Error('There must be a cursor');
    const nextAt = clock.now() + 5 * MINUTE;
    tables.cursors.set(key, {
      ...cursor,
      failureCount: 6,
      failure: { code: 'unreachable' },
      nextAt,
    });
    const tries = network.asked('interactions');
    await pass(2 * MINUTE);
    expect(network.asked('interactions')).toBe(tries);
    ports.test.setOnline(false);
    ports.test.setOnline(true);
    await settle();
    expect(network.asked('interactions')).toBe(tries + 1);
    expect(tables.accounts.get(account.id)?.failure).toBe(undefined);
  });

  test("of a request that was under way when the connection went is nobody's fault", async () => {
    const { account, network } = addAccount();
    network.onPull = () => {
      ports.test.setOnline(false);
      throw new ConnectorError({ code: 'unreachable' }, true);
    };
    await start();
    expect(tables.accounts.get(account.id)?.failure).toBe(undefined);
    expect(tables.cursors.get(`${account.id}|interactions`)?.failureCount).toBe(0);
  });

  test('with a token that was renewed meanwhile does not sign the account out', async () => {
    const { account, network } = addAccount();
    network.onPull = () => {
      networks.set(account.id, createFakeNetwork());
      throw new ConnectorError({ code: 'login-needed' }, true);
    };
    await start();
    await pass(MINUTE);
    expect(tables.accounts.get(account.id)?.state).toBe('ready');
    expect(networks.get(account.id)?.asked('interactions')).toBeGreaterThan(0);
  });

  test('that is a bug of a connector is shown and does not stop the others', async () => {
    const broken = addAccount(BAKERY);
    const fine = addAccount(GARAGE);
    broken.network.onPull = () => {
      throw new TypeError('undefined is not a function');
    };
    await start();
    await pass(5 * MINUTE);
    expect(tables.accounts.get(broken.account.id)?.failure).toEqual({ code: 'internal' });
    expect(fine.network.asked('interactions')).toBeGreaterThan(1);
    const logged = ports.test.logged.find(([event]) => event === 'sync.bug');
    expect(logged?.[1]).toEqual({
      accountId: broken.account.id,
      network: 'mastodon',
      name: 'TypeError',
    });
  });

  test('with a host makes us leave it alone for a while, whoever has accounts there', async () => {
    const down = { serverUrl: 'https://down.example' };
    const one = addAccount(BAKERY, down);
    const two = addAccount(GARAGE, down);
    for (const { network } of [one, two])
      network.onPull = () => {
        throw new ConnectorError({ code: 'timeout' }, false);
      };
    await start();
    await pass(50 * SECOND);
    expect(one.network.pulls.length + two.network.pulls.length).toBeLessThanOrEqual(6);
  });

  test('offline is not tried at all, and made up for afterwards', async () => {
    const { network } = addAccount();
    ports.test.setOnline(false);
    await start();
    await pass(30 * MINUTE);
    expect(network.pulls).toHaveLength(0);
    ports.test.setOnline(true);
    await settle();
    expect(network.asked('interactions')).toBe(1);
  });
});

describe('money', () => {
  const prices = {
    currency: 'USD',
    publicAnswer: 15_000,
    publicAnswerWithLink: 200_000,
    directAnswer: 10_000,
  } as const;

  test('that is spent up to 80 % of the limit ends reading in the background, not what a person asks', async () => {
    const month = new Date(clock.now()).toISOString().slice(0, 7);
    const { account, network } = addAccount(BAKERY, {
      spending: { month, amount: 8_000_000 },
      monthlyCap: 10_000_000,
    });
    tables.accounts.set(account.id, {
      ...account,
      capabilities: { ...account.capabilities, prices },
    });
    await start();
    await pass(20 * MINUTE);
    expect(network.asked('interactions')).toBe(0);
    const now = new Date(clock.now());
    clock.advance(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1) - clock.now());
    await pass(2 * MINUTE);
    expect(network.asked('interactions')).toBeGreaterThan(0);
  });
});

test('a page that comes back after its account was removed is thrown away', async () => {
  const { account, network } = addAccount();
  const answer = Promise.withResolvers<object>();
  network.onPull = async () => {
    await answer.promise;
    return { changes: [{ kind: 'message', message: fetchedMessage('a', clock.now()) }] };
  };
  const store = await start();
  const removed = store
    .forWorkspace(BAKERY)
    .change((tx) => tx.remove('accounts', account.id), { safety: 'durable' });
  answer.resolve({});
  await removed;
  await settle();
  expect(tables.messages.size).toBe(0);
});

test('a nudge makes us look at once, a hundred of them do not make us look more', async () => {
  const { network } = addAccount();
  await start();
  await pass(10 * SECOND);
  expect(network.asked('interactions')).toBe(1);
  for (let count = 0; count < 100; count++) network.nudge({ kind: 'interactions' });
  clock.advance(SECOND);
  await settle();
  expect(network.asked('interactions')).toBe(2);
});

test('back online the client in the window comes first, the others within a minute', async () => {
  const focused = addAccount(BAKERY);
  const other = addAccount(GARAGE);
  ports.test.setOnline(false);
  await start();
  await pass(60 * MINUTE);
  ports.test.setOnline(true);
  await settle();
  const asked = () => [focused, other].map(({ network }) => network.asked('interactions'));
  expect(asked()).toEqual([1, 0]);
  await pass(20 * SECOND);
  expect(asked()).toEqual([1, 0]);
  await pass(10 * SECOND);
  expect(other.network.asked('interactions')).toBe(1);
});

describe('a conversation', () => {
  test('whose first post is missing is loaded', async () => {
    const { account, network } = addAccount();
    const at = clock.now();
    network.onPull = once([
      fetchedMessage('answer', at, { rootRemoteId: 'post', parentRemoteId: 'post' }),
    ]);
    network.onThread = () => [
      fetchedMessage('post', at - MINUTE, {
        direction: 'out',
        needsAnswer: false,
        text: 'The autumn roast is here',
      }),
      fetchedMessage('answer', at, { rootRemoteId: 'post', parentRemoteId: 'post' }),
    ];
    await start();
    expect(network.threads).toEqual(['answer']);
    expect(tables.conversations.get(conversationId(account.id, 'post'))).toMatchObject({
      subject: 'The autumn roast is here',
      unreadCount: 1,
    });
  });

  test('is loaded again when the person asks, and the wish is gone', async () => {
    const { account, network } = addAccount();
    network.onPull = once([fetchedMessage('a', clock.now())]);
    const store = await start();
    const id = conversationId(account.id, 'a');
    network.onThread = () => [
      fetchedMessage('a', clock.now()),
      fetchedMessage('b', clock.now() + 1, { rootRemoteId: 'a', parentRemoteId: 'a' }),
    ];
    await store.forWorkspace(BAKERY).change(
      (tx) => {
        const conversation = tx.get('conversations', id);
        if (conversation !== null)
          tx.put('conversations', withRefreshRequest(conversation, clock.now()));
      },
      { safety: 'cache' },
    );
    await settle();
    const conversation = tables.conversations.get(id);
    expect(conversation?.preview.text).toBe('words of b');
    expect(conversation && refreshRequestedAt(conversation)).toBe(null);
    expect(network.threads).toEqual(['a']);
  });
});

test('what an account can do is read again soon after the start', async () => {
  const { account, network } = addAccount();
  network.capabilities = { ...account.capabilities, text: { unit: 'grapheme', max: 5000 } };
  await start();
  await pass(2 * MINUTE);
  expect(tables.accounts.get(account.id)?.capabilities.text.max).toBe(5000);
});

test('after closing nothing is asked and no timer waits', async () => {
  const { network } = addAccount();
  addAccount(GARAGE, { id: toId<AccountId>('other') });
  await start();
  await sync?.close();
  await sync?.close();
  const before = network.pulls.length;
  await pass(60 * MINUTE);
  expect(network.pulls).toHaveLength(before);
  expect(clock.waiting).toBe(0);
});
