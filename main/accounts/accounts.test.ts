import { get } from 'node:http';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageId, toId, type AccountId, type WorkspaceId } from '#domain/ids.ts';
import {
  atHand,
  ConnectorError,
  type NetworkConnector,
  type SignInPorts,
  type SignedIn,
} from '#main/networks/connector.ts';
import { createHttp } from '#main/networks/http-door.ts';
import { sampleNetworks } from '#main/networks/sample/index.ts';
import { aMessage, aReply, aWorkspace, anAccount, BAKERY } from '#main/testing/documents.ts';
import { createFakeNetwork } from '#main/testing/fake-network.ts';
import { createManualClock } from '#main/testing/manual-clock.ts';
import { createMemoryStore, emptyTables } from '#main/testing/memory-store.ts';
import { createTestPorts, type TestPorts } from '#main/testing/ports.ts';
import { createClients, type Clients } from './clients.ts';
import { openAccounts } from './open-accounts.ts';

const SIGNED_IN: SignedIn = {
  serverUrl: 'https://kaffee.example',
  remoteUserId: '7',
  handle: '@rabe@kaffee.example',
  displayName: 'Rabe',
  capabilities: { ...anAccount(BAKERY).capabilities, feeds: ['interactions', 'home', 'search'] },
  secret: 'token-1',
};
const ARGS = {
  flowId: 'flow',
  workspaceId: BAKERY,
  network: 'fake',
  serverUrl: 'https://kaffee.example',
  methodId: 'browser',
  fields: {},
};

let ports: TestPorts;
let tables: ReturnType<typeof emptyTables>;
let clock: ReturnType<typeof createManualClock>;
let signedOut: string[];
let opened: string[];

beforeEach(() => {
  clock = createManualClock();
  ports = createTestPorts('/nowhere', clock);
  tables = emptyTables();
  tables.workspaces.set(BAKERY, aWorkspace(BAKERY));
  signedOut = [];
  opened = [];
});

/** A network that signs in as the test says. */
function fakeConnector(signIn: (lent: SignInPorts) => Promise<SignedIn>): NetworkConnector {
  const [sample] = sampleNetworks;
  if (sample === undefined) throw new Error('There must be a sample network');
  return {
    info: { ...sample.info, id: 'fake', stage: 'stable' },
    probe: async (input) => {
      await Promise.resolve();
      if (input === 'down.example')
        throw new ConnectorError({ code: 'unreachable', host: input }, true);
      return input.endsWith('.example')
        ? { serverUrl: `https://${input}`, title: input, methods: [] }
        : null;
    },
    signIn: async (_request, lent) => await signIn(lent),
    open(session) {
      opened.push(session.secret);
      return {
        ...createFakeNetwork().client,
        signOut: async () => {
          await Promise.resolve();
          signedOut.push(session.secret);
        },
      };
    },
  };
}

function setUp(
  signIn: (lent: SignInPorts) => Promise<SignedIn> = async () => await Promise.resolve(SIGNED_IN),
) {
  const store = createMemoryStore(tables);
  const given = {
    store,
    ports,
    http: createHttp(ports),
    networks: [fakeConnector(signIn), ...sampleNetworks].map(atHand),
  };
  const clients: Clients = createClients(given);
  return { store, clients, accounts: openAccounts(given, clients) };
}

function onlyAccount() {
  const [account, ...others] = tables.accounts.values();
  if (account === undefined || others.length > 0) throw new Error('There must be one account');
  return account;
}

describe('signing in', () => {
  test('stores the token apart, the account, its first columns and what to fetch', async () => {
    const { accounts } = setUp();
    const done = await accounts.signIn(ARGS);
    const account = onlyAccount();
    expect(done).toEqual({ ok: true, value: account.id });
    expect(JSON.stringify([...tables.accounts.values()])).not.toContain('token-1');
    expect(ports.test.secrets).toEqual(new Map([[account.secretRef, 'token-1']]));
    expect(
      [...tables.library.values()].map((entry) =>
        entry.kind === 'column' && entry.source.kind === 'feed' ? entry.source.feed : null,
      ),
    ).toEqual([
      { kind: 'home' },
      { kind: 'interactions' },
      { kind: 'search', param: 'rabe@kaffee.example' },
    ]);
    expect(
      new Map([...tables.cursors.values()].map(({ feed, nextAt }) => [feed.kind, nextAt])),
    ).toEqual(
      new Map([
        ['home', 0],
        ['interactions', 0],
        ['search', 0],
      ]),
    );
  });

  test('again as the same person renews the account and keeps its queue and columns', async () => {
    let secret = 'token-1';
    const { accounts, clients, store } = setUp(
      async () => await Promise.resolve({ ...SIGNED_IN, secret }),
    );
    await accounts.signIn(ARGS);
    const before = onlyAccount();
    await clients.clientFor(before);
    const message = aMessage(before, '1');
    const reply = aReply(message);
    await store.forWorkspace(BAKERY).change(
      (tx) => {
        tx.put('accounts', { ...before, state: 'login-needed', failure: { code: 'login-needed' } });
        tx.put('replies', reply);
      },
      { safety: 'durable' },
    );
    secret = 'token-2';
    await accounts.signIn(ARGS);
    const after = onlyAccount();
    expect(after).toEqual(before);
    expect(tables.library.size).toBe(3);
    expect(tables.replies.get(reply.id)).toEqual(reply);
    await clients.clientFor(after);
    expect(opened).toEqual(['token-1', 'token-2']);
    expect([...ports.test.secrets.values()]).toEqual(['token-2']);
  });

  test('goes through the browser and back', async () => {
    const { accounts } = setUp(async (lent) => {
      const { redirectUri, answer } = await lent.loopback('/callback');
      await lent.openBrowser(`https://kaffee.example/oauth?redirect=${redirectUri}`);
      get(`${redirectUri}?code=abc`, { agent: false }, (response) => response.resume());
      return { ...SIGNED_IN, secret: `token-${(await answer).get('code') ?? ''}` };
    });
    expect(await accounts.signIn(ARGS)).toMatchObject({ ok: true });
    expect([...ports.test.secrets.values()]).toEqual(['token-abc']);
    expect(ports.test.opened).toHaveLength(1);
  });

  test('ends when it is canceled, and after a quarter of an hour, though the connector waits on', async () => {
    const { accounts } = setUp(async () => await new Promise<SignedIn>(() => undefined));
    const canceled = accounts.signIn(ARGS);
    await Promise.resolve();
    accounts.cancelSignIn('flow');
    expect(await canceled).toEqual({ ok: false, failure: { code: 'canceled' } });
    const forgotten = accounts.signIn(ARGS);
    clock.advance(15 * 60_000);
    expect(await forgotten).toEqual({ ok: false, failure: { code: 'timeout' } });
    expect(tables.accounts.size).toBe(0);
  });

  test('tells what the network said, and leaves nothing behind', async () => {
    const { accounts } = setUp(async () => {
      await Promise.resolve();
      throw new ConnectorError({ code: 'wrong-credentials', host: 'kaffee.example' }, true);
    });
    expect(await accounts.signIn(ARGS)).toEqual({
      ok: false,
      failure: { code: 'wrong-credentials', host: 'kaffee.example' },
    });
    expect([tables.accounts.size, ports.test.secrets.size]).toEqual([0, 0]);
  });

  test('into a client that is gone leaves no token behind', async () => {
    const { accounts } = setUp();
    const done = await accounts.signIn({ ...ARGS, workspaceId: toId<WorkspaceId>('gone') });
    expect(done).toEqual({ ok: false, failure: { code: 'not-found' } });
    expect(ports.test.secrets.size).toBe(0);
  });
});

describe('probing', () => {
  test('finds the network, says nothing where there is none, and why when it is down', async () => {
    const { accounts } = setUp();
    expect(await accounts.probe('kaffee.example')).toEqual({
      ok: true,
      value: [
        {
          network: 'fake',
          serverUrl: 'https://kaffee.example',
          title: 'kaffee.example',
          methods: [],
        },
      ],
    });
    expect(await accounts.probe('what?')).toEqual({ ok: true, value: [] });
    expect(await accounts.probe('down.example')).toEqual({
      ok: false,
      failure: { code: 'unreachable', host: 'down.example' },
    });
  });
});

describe('removing an account', () => {
  test('signs out, deletes what was fetched, and keeps unsent answers as drafts', async () => {
    const { accounts, store } = setUp();
    await accounts.signIn(ARGS);
    const account = onlyAccount();
    const reply = aReply(aMessage(account, '1'), {
      status: {
        state: 'queued',
        intent: { key: 'key', createdAt: 1, order: 1 },
        notBefore: 0,
        waitsFor: 'retry',
        progress: { attempts: 0, mayHaveArrived: false, checks: 0 },
      },
    });
    await store.forWorkspace(BAKERY).change(
      (tx) => {
        for (let count = 0; count < 450; count++)
          tx.put('messages', aMessage(account, String(count)));
        tx.put('replies', reply);
      },
      { safety: 'cache' },
    );
    expect(tables.messages.has(messageId(account.id, '449'))).toBe(true);
    expect(await accounts.remove(BAKERY, account.id)).toEqual({ ok: true, value: null });
    expect(signedOut).toEqual(['token-1']);
    expect([
      tables.accounts.size,
      tables.messages.size,
      tables.cursors.size,
      tables.library.size,
      ports.test.secrets.size,
    ]).toEqual([0, 0, 0, 0, 0]);
    expect(tables.replies.get(reply.id)?.status).toEqual({ state: 'draft' });
  });

  test('works offline too: the token is forgotten here', async () => {
    const { accounts } = setUp();
    await accounts.signIn(ARGS);
    ports.test.setOnline(false);
    await accounts.remove(BAKERY, onlyAccount().id);
    expect([tables.accounts.size, ports.test.secrets.size, signedOut.length]).toEqual([0, 0, 0]);
  });
});

describe('open clients', () => {
  test('are opened once, and a missing token asks for a new sign-in', async () => {
    const { accounts, clients } = setUp();
    await accounts.signIn(ARGS);
    const account = onlyAccount();
    const [one, two] = await Promise.all([clients.clientFor(account), clients.clientFor(account)]);
    expect(one).toBe(two);
    expect(opened).toEqual(['token-1']);
    await clients.forget(account.id);
    await ports.secrets.drop(account.secretRef);
    await expect(clients.clientFor(account)).rejects.toMatchObject({
      failure: { code: 'login-needed' },
    });
    await ports.secrets.put(account.secretRef, 'token-3');
    await clients.clientFor(account);
    expect(opened).toEqual(['token-1', 'token-3']);
  });
});

describe('what the person set for an account', () => {
  test('goes to its connector at once, and everything is read anew with it', async () => {
    const { accounts, clients, store } = setUp();
    await accounts.signIn(ARGS);
    const { id: accountId } = onlyAccount();
    const before = await clients.clientFor(onlyAccount());
    await store.forWorkspace(BAKERY).change(
      (tx) => {
        for (const cursor of tx.find('cursors', {})) tx.put('cursors', { ...cursor, cursor: 7 });
      },
      { safety: 'cache' },
    );
    const set = async (options: Record<string, unknown>) =>
      await accounts.setOptions({ workspaceId: BAKERY, accountId, options });
    expect(await set({ words: ['a'], more: 1 })).toEqual({ ok: true, value: null });
    expect(await set({ more: null })).toEqual({ ok: true, value: null });
    expect(onlyAccount().options).toEqual({ words: ['a'] });
    expect([...tables.cursors.values()].map(({ cursor }) => cursor)).toEqual([null, null, null]);
    expect(await clients.clientFor(onlyAccount())).not.toBe(before);
  });

  test('is refused for an account that is not there', async () => {
    const { accounts } = setUp();
    const gone = toId<AccountId>('gone');
    expect(
      await accounts.setOptions({ workspaceId: BAKERY, accountId: gone, options: {} }),
    ).toEqual({ ok: false, failure: { code: 'not-found' } });
  });
});
