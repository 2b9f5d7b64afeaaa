import { afterEach, expect, test } from 'vitest';
import { wantAction } from '#domain/action-steps.ts';
import { pendingActionsOf, type MessageAction } from '#domain/message-action.ts';
import { SETTLE_MS } from '#domain/reply-steps.ts';
import { ConnectorError, type NetworkClient } from '#main/networks/connector.ts';
import { accountOn, firstMessage } from '#main/simulation/fixtures.ts';
import { createWorld } from '#main/simulation/world.ts';
import { BAKERY } from '#main/testing/documents.ts';
import { createFakeNetwork } from '#main/testing/fake-network.ts';
import { createMemoryStore, emptyTables } from '#main/testing/memory-store.ts';
import { startOutbox, type Outbox } from './outbox.ts';

const account = accountOn('lookup', 'account-1', BAKERY);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
let outbox: Outbox | null = null;
afterEach(async () => {
  await outbox?.close();
  outbox = null;
});

function openDesk() {
  const world = createWorld(1);
  const tables = emptyTables();
  const message = firstMessage(account, 'root', world.clock.now());
  tables.accounts.set(account.id, account);
  tables.messages.set(message.id, message);
  const store = createMemoryStore(tables);
  const network = createFakeNetwork();
  const start = async (client: NetworkClient = network.client): Promise<void> => {
    world.crash();
    outbox = await startOutbox({
      store: createMemoryStore(tables),
      clientFor: async () => await Promise.resolve(client),
      needsInternet: () => true,
      isFromBackup: false,
      readMedia: async () => await Promise.resolve(new Uint8Array()),
      clock: world.clock,
      random: world.random,
      online: world.online,
      log: () => undefined,
    });
  };
  return {
    world,
    tables,
    network,
    start,
    asked: () => network.actions.map(({ action }) => action),
    message: () => tables.messages.get(message.id) ?? message,
    /** Writes the wish as the command does; a running outbox finds it at its next start. */
    async want(action: MessageAction): Promise<void> {
      await store.forWorkspace(BAKERY).change(
        (tx) => {
          const current = tx.get('messages', message.id);
          if (current !== null) tx.put('messages', wantAction(current, action, world.clock.now()));
        },
        { safety: 'durable' },
      );
    },
  };
}

const lost = (): never => {
  throw new ConnectorError({ code: 'timeout' }, false);
};

test('a like is carried out and keeps what takes it back', async () => {
  const desk = openDesk();
  desk.network.onAct = () => ({ undo: 'like-7' });
  await desk.want('like');
  await desk.start();
  await desk.world.run(MINUTE);
  expect(desk.asked()).toEqual(['like']);
  expect(desk.message().mine).toEqual({ liked: 'like-7' });
  expect(pendingActionsOf(desk.message())).toEqual([]);
});

test('offline nothing is tried; back online it is done', async () => {
  const desk = openDesk();
  desk.world.setOnline(false);
  await desk.want('boost');
  await desk.start();
  await desk.world.run(HOUR);
  expect(desk.asked()).toEqual([]);
  desk.world.setOnline(true);
  await desk.world.run(HOUR + MINUTE);
  expect(desk.asked()).toEqual(['boost']);
});

test('what was asked of the network when the app died is asked again after the restart', async () => {
  const desk = openDesk();
  await desk.want('like');
  const never: NetworkClient = {
    ...desk.network.client,
    actions: { act: async () => await new Promise(() => undefined) },
  };
  await desk.start(never);
  await desk.world.run(1000);
  expect(pendingActionsOf(desk.message())).toMatchObject([
    { attempts: 1, doubt: { about: 'like' } },
  ]);
  await desk.start();
  await desk.world.run(MINUTE);
  expect(desk.asked()).toEqual([]);
  await desk.world.run(3 * MINUTE);
  expect(desk.asked()).toEqual(['like']);
  expect(pendingActionsOf(desk.message())).toEqual([]);
});

test('the opposite of something in doubt waits until that has settled', async () => {
  const desk = openDesk();
  desk.network.onAct = lost;
  await desk.want('like');
  await desk.start();
  await desk.world.run(500);
  await desk.want('unlike');
  desk.network.onAct = null;
  await desk.start();
  await desk.world.run(SETTLE_MS - 1000);
  expect(desk.asked()).toEqual(['like']);
  await desk.world.run(SETTLE_MS + 2000);
  expect(desk.asked()).toEqual(['like', 'unlike']);
  expect(desk.message().mine).toEqual({});
});

test('a refusal is shown as it was, and stands in the outbox with its reason', async () => {
  const desk = openDesk();
  desk.network.onAct = () => {
    throw new ConnectorError({ code: 'forbidden' }, true);
  };
  await desk.want('hide');
  await desk.start();
  await desk.world.run(HOUR);
  expect(desk.asked()).toEqual(['hide']);
  expect(desk.message().mine).toEqual({});
  expect(pendingActionsOf(desk.message())).toMatchObject([
    { action: 'hide', isRefused: true, failure: { code: 'forbidden' } },
  ]);
});

test('a limit rests the whole account until the time that the server named, also over a restart', async () => {
  const desk = openDesk();
  const retryAt = desk.world.clock.now() + 10 * MINUTE;
  desk.network.onAct = () => {
    throw new ConnectorError({ code: 'rate-limited', retryAt }, true);
  };
  await desk.want('like');
  await desk.start();
  await desk.world.run(MINUTE);
  desk.network.onAct = null;
  await desk.start();
  await desk.world.run(10 * MINUTE - 1);
  expect(desk.asked()).toEqual(['like']);
  await desk.world.run(12 * MINUTE);
  expect(desk.asked()).toEqual(['like', 'like']);
});

test('reading and following go to the ports of their own; what is missing there is refused', async () => {
  const desk = openDesk();
  const read: string[] = [];
  await desk.want('read');
  await desk.want('follow');
  await desk.start({
    ...desk.network.client,
    actions: {
      act: async () => await Promise.resolve({}),
      async markRead({ remoteId }) {
        await Promise.resolve();
        read.push(remoteId);
      },
    },
  });
  await desk.world.run(HOUR);
  expect(read).toEqual(['root']);
  expect(pendingActionsOf(desk.message())).toMatchObject([
    { action: 'follow', isRefused: true, failure: { code: 'server-unsupported' } },
  ]);
});
