import { afterEach, describe, expect, test } from 'vitest';
import { conversationId, messageId, toId, type AccountId } from '#domain/ids.ts';
import {
  aConversation,
  aMessage,
  anAccount,
  aWorkspace,
  BAKERY,
  GARAGE,
} from '#main/testing/documents.ts';
import { openTestStore } from '#main/testing/test-store.ts';
import type { OpenedStore } from './open.ts';
import type { StoreChange } from './store.ts';

const opened: OpenedStore[] = [];

async function memoryStore(): Promise<OpenedStore> {
  const store = await openTestStore();
  opened.push(store);
  return store;
}

afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});

const bakery = anAccount(BAKERY);
const garage = anAccount(GARAGE);
const DURABLE = { safety: 'durable' } as const;

describe('two clients in one database', () => {
  test('each sees its own documents only, whichever way it asks', async () => {
    const store = await memoryStore();
    const [mine, theirs] = [store.forWorkspace(BAKERY), store.forWorkspace(GARAGE)];
    const [ours, foreign] = [aMessage(bakery, '1'), aMessage(garage, '2')];
    await mine.change((tx) => tx.put('messages', ours), DURABLE);
    await theirs.change((tx) => tx.put('messages', foreign), DURABLE);

    expect(await mine.find('messages', {})).toEqual([ours]);
    expect(await mine.get('messages', foreign.id)).toBeNull();
    expect(await mine.getMany('messages', [ours.id, foreign.id])).toEqual(
      new Map([[ours.id, ours]]),
    );
    expect(await mine.count('messages', {})).toBe(1);
    expect(await mine.searchMessages({ words: 'sonntag', limit: 9 })).toEqual([ours]);
    expect(
      await mine.change((tx) => [tx.get('messages', foreign.id), tx.find('messages', {})], DURABLE),
    ).toEqual([null, [ours]]);
    expect(await store.acrossWorkspaces.count('messages', {})).toBe(2);
  });

  test('a document of another client cannot be written, replaced, stolen or removed', async () => {
    const store = await memoryStore();
    const foreign = aMessage(garage, '2');
    await store.forWorkspace(GARAGE).change((tx) => tx.put('messages', foreign), DURABLE);
    const mine = store.forWorkspace(BAKERY);
    await expect(mine.change((tx) => tx.put('messages', foreign), DURABLE)).rejects.toThrow(
      /client|scope/u,
    );
    await expect(
      mine.change((tx) => tx.put('messages', { ...foreign, workspaceId: BAKERY }), DURABLE),
    ).rejects.toThrow(/client|scope/u);
    await expect(mine.change((tx) => tx.remove('messages', foreign.id), DURABLE)).rejects.toThrow(
      /client|scope/u,
    );
    await expect(
      mine.change((tx) => tx.put('workspaces', aWorkspace(GARAGE)), DURABLE),
    ).rejects.toThrow(/client|scope/u);
    await expect(mine.find('messages', { where: { workspaceId: GARAGE } })).rejects.toThrow(
      /client|scope/u,
    );
    expect(await store.acrossWorkspaces.find('messages', {})).toEqual([foreign]);
  });

  test('deleting a client leaves the other one whole', async () => {
    const store = await memoryStore();
    for (const account of [bakery, garage])
      await store.forWorkspace(account.workspaceId).change((tx) => {
        tx.put('workspaces', aWorkspace(account.workspaceId));
        tx.put('accounts', account);
        for (let n = 0; n < 450; n++) tx.put('messages', aMessage(account, String(n)));
      }, DURABLE);
    await store.deleteWorkspace(BAKERY);
    const all = store.acrossWorkspaces;
    expect(await all.find('workspaces', {})).toEqual([aWorkspace(GARAGE)]);
    expect(await all.find('accounts', {})).toEqual([garage]);
    expect(await all.count('messages', {})).toBe(450);
    expect(await all.count('messages', { where: { workspaceId: GARAGE } })).toBe(450);
  });
});

describe('a change', () => {
  test('that throws changes nothing and tells nobody', async () => {
    const store = await memoryStore();
    const mine = store.forWorkspace(BAKERY);
    const before = aConversation(bakery);
    await mine.change((tx) => tx.put('conversations', before), DURABLE);
    const changes: StoreChange[] = [];
    store.onChange((change) => changes.push(change));
    const failing = mine.change((tx) => {
      tx.put('conversations', { ...before, state: 'done' });
      tx.put('messages', aMessage(bakery, '1'));
      throw new Error('disk is on fire');
    }, DURABLE);
    await expect(failing).rejects.toThrow('disk is on fire');
    expect(await mine.find('conversations', {})).toEqual([before]);
    expect(await mine.find('messages', {})).toEqual([]);
    expect(changes).toEqual([]);
  });

  test('sees its own writes, and the next one sees them too', async () => {
    const store = await memoryStore();
    const mine = store.forWorkspace(BAKERY);
    const conversation = aConversation(bakery, { unreadCount: 0 });
    await mine.change((tx) => tx.put('conversations', conversation), DURABLE);
    const count = async (): Promise<void> =>
      await mine.change(
        (tx) => {
          const now = tx.get('conversations', conversation.id);
          if (now !== null) tx.put('conversations', { ...now, unreadCount: now.unreadCount + 1 });
        },
        { safety: 'cache' },
      );
    await Promise.all(Array.from({ length: 50 }, count));
    expect((await mine.get('conversations', conversation.id))?.unreadCount).toBe(50);
    const found = await mine.change((tx) => {
      tx.put('conversations', { ...conversation, state: 'done' });
      tx.remove('messages', 'unknown');
      return tx.find('conversations', { where: { state: 'done' } });
    }, DURABLE);
    expect(found).toEqual([{ ...conversation, state: 'done' }]);
  });

  test('is told once per collection, after it can be read', async () => {
    const store = await memoryStore();
    const mine = store.forWorkspace(BAKERY);
    const seen: unknown[] = [];
    store.onChange(({ collection, ids, workspaceIds }) => {
      seen.push({ collection, ids: ids.length, workspaceIds: [...workspaceIds] });
    });
    await mine.change((tx) => {
      tx.put('messages', aMessage(bakery, '1'));
      tx.put('conversations', aConversation(bakery));
      tx.put('messages', aMessage(bakery, '2'));
    }, DURABLE);
    expect(seen).toEqual([
      { collection: 'messages', ids: 2, workspaceIds: [BAKERY] },
      { collection: 'conversations', ids: 1, workspaceIds: [BAKERY] },
    ]);
    seen.length = 0;
    await mine.change((tx) => tx.remove('messages', messageId(bakery.id, '1')), DURABLE);
    expect(seen).toEqual([{ collection: 'messages', ids: 1, workspaceIds: [BAKERY] }]);
  });

  test('a listener that throws neither undoes the write nor silences the others', async () => {
    const store = await memoryStore();
    const mine = store.forWorkspace(BAKERY);
    let calls = 0;
    store.onChange(() => {
      throw new Error('bug');
    });
    store.onChange(() => {
      calls += 1;
    });
    await mine.change((tx) => tx.put('messages', aMessage(bakery, '1')), DURABLE);
    expect([calls, await mine.count('messages', {})]).toEqual([1, 1]);
  });
});

describe('questions', () => {
  test('windows, lists, ranges and counts are exact over 20,000 conversations', async () => {
    const store = await memoryStore();
    const mine = store.forWorkspace(BAKERY);
    const states = ['done', 'done', 'done', 'open', 'waiting'] as const;
    const all = Array.from({ length: 20_000 }, (_, n) =>
      aConversation(bakery, {
        id: conversationId(bakery.id, String(n)),
        remoteRootId: String(n),
        state: states[(n * 7919) % 5] ?? 'done',
        lastActivityAt: (n * 48_271) % 1_000_003,
        labelIds: n % 1000 === 0 ? ['praise'] : [],
        unreadCount: n % 3,
      }),
    );
    for (let at = 0; at < all.length; at += 500)
      await mine.change(
        (tx) => {
          for (const one of all.slice(at, at + 500)) tx.put('conversations', one);
        },
        { safety: 'cache' },
      );
    const open = all
      .filter((one) => one.state === 'open')
      .toSorted((a, b) => b.lastActivityAt - a.lastActivityAt);
    const newest = {
      where: { state: 'open' },
      sort: [['lastActivityAt', 'desc']],
      limit: 200,
    } as const;
    expect(await mine.find('conversations', newest)).toEqual(open.slice(0, 200));
    const anchor = open[199]?.lastActivityAt ?? 0;
    expect(
      await mine.find('conversations', {
        ...newest,
        where: { state: 'open', lastActivityAt: { below: anchor } },
      }),
    ).toEqual(open.slice(200, 400));
    expect(await mine.count('conversations', { where: { state: 'open' } })).toBe(open.length);
    expect(
      await mine.find('conversations', {
        where: { labelIds: { has: 'praise' }, state: { inList: ['open', 'waiting'] } },
        sort: [['lastActivityAt', 'desc']],
      }),
    ).toEqual(
      all
        .filter((one) => one.labelIds.includes('praise') && one.state !== 'done')
        .toSorted((a, b) => b.lastActivityAt - a.lastActivityAt),
    );
    expect(
      await mine.count('conversations', { where: { state: 'waiting', unreadCount: { from: 1 } } }),
    ).toBe(all.filter((one) => one.state === 'waiting' && one.unreadCount >= 1).length);
    expect(await mine.count('conversations', { where: { state: { inList: [] } } })).toBe(0);
    expect(await mine.count('conversations', { where: { snoozedUntil: { exists: true } } })).toBe(
      0,
    );
  }, 60_000);

  test('a nested path and a list of states find replies', async () => {
    const store = await memoryStore();
    expect(
      await store.acrossWorkspaces.find('replies', {
        where: {
          accountId: toId<AccountId>('nobody'),
          'status.state': { inList: ['queued', 'sending', 'unclear'] },
        },
        sort: [['updatedAt', 'desc']],
        limit: 5,
      }),
    ).toEqual([]);
  });
});
