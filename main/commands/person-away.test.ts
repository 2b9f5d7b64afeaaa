import { afterEach, beforeEach, expect, test } from 'vitest';
import { personId, toId, type AccountId, type PersonId } from '#domain/ids.ts';
import { pendingActionsOf } from '#domain/message-action.ts';
import type { OpenedStore } from '#main/store/open.ts';
import {
  aConversation,
  aMessage,
  anAccount,
  aPerson,
  aWorkspace,
  BAKERY,
} from '#main/testing/documents.ts';
import { createManualClock, type ManualClock } from '#main/testing/manual-clock.ts';
import { openTestStore } from '#main/testing/test-store.ts';
import { testPorts } from '#main/testing/command-ports.ts';
import { createDispatch, type Dispatch } from './dispatch.ts';

const OK = { ok: true, value: {} };
const refused = (code: string) => ({ ok: false, failure: { code } });
const plain = anAccount(BAKERY);
const can = (id: string, network: string) =>
  anAccount(BAKERY, {
    id: toId<AccountId>(id),
    network,
    capabilities: {
      ...plain.capabilities,
      actions: { block: { can: true }, unblock: { can: true } },
    },
  });
const first = can('first', 'mastodon');
const second = can('second', 'mastodon');
const blog = anAccount(BAKERY, { id: toId<AccountId>('blog'), network: 'wordpress' });
const jana = aPerson(BAKERY);
const onBlog = aPerson(BAKERY, {
  id: personId(BAKERY, 'wordpress', 'jana'),
  network: 'wordpress',
  leadId: jana.id,
});
const ben = aPerson(BAKERY, { id: personId(BAKERY, 'mastodon', 'ben'), remoteId: 'ben' });
const by = { authorId: jana.id };
const old = aMessage(first, 'old', { ...by, createdAt: 1 });
const newest = aMessage(first, 'newest', { ...by, createdAt: 2 });
const other = aMessage(second, 'other', { ...by, createdAt: 3 });
const own = aConversation(first, { remoteRootId: 'own', personId: jana.id });
const both = aConversation(first, { remoteRootId: 'both', personId: jana.id });
const his = aMessage(first, 'his', { conversationId: both.id, authorId: ben.id });

let store: OpenedStore;
let clock: ManualClock;
let run: Dispatch;

beforeEach(async () => {
  clock = createManualClock();
  store = await openTestStore(clock);
  run = createDispatch(testPorts({ store, clock }));
  await store.forWorkspace(BAKERY).change(
    (tx) => {
      tx.put('workspaces', aWorkspace(BAKERY));
      for (const account of [first, second, blog]) tx.put('accounts', account);
      for (const person of [jana, onBlog, ben]) tx.put('people', person);
      for (const message of [old, newest, other, his]) tx.put('messages', message);
      for (const conversation of [own, both]) tx.put('conversations', conversation);
    },
    { safety: 'durable' },
  );
});
afterEach(async () => {
  await store.close();
});

const act = async (name: string, args: object): Promise<unknown> => {
  clock.advance(1);
  return await run(name, { workspaceId: BAKERY, personId: jana.id, ...args });
};
const undo = async (): Promise<unknown> => await run('undo.last', { workspaceId: BAKERY });
const mine = () => store.forWorkspace(BAKERY);
const states = async () =>
  await Promise.all(
    [own, both].map(async ({ id }) => (await mine().get('conversations', id))?.state),
  );
const wishes = async () => {
  const messages = await mine().find('messages', { where: { feeds: { has: 'pending-action' } } });
  return messages
    .flatMap((one) => pendingActionsOf(one).map(({ action }) => `${one.remoteId} ${action}`))
    .toSorted();
};

test('muting closes what only they wait for, on all networks, and one undo brings it back', async () => {
  expect(await act('person.setMuted', { isMuted: true })).toEqual(OK);
  expect(await states()).toEqual(['done', 'open']);
  const muted = await mine().find('people', { where: { isMuted: true } });
  expect(muted.map(({ id }) => id).toSorted()).toEqual([jana.id, onBlog.id].toSorted());
  await undo();
  expect(await states()).toEqual(['open', 'open']);
  expect(await mine().find('people', { where: { isMuted: true } })).toEqual([]);
  expect(await mine().get('people', jana.id)).toEqual(jana);
});

test('unmuting changes nothing else', async () => {
  await act('person.setMuted', { isMuted: true });
  expect(await act('person.setMuted', { personId: onBlog.id, isMuted: false })).toEqual(OK);
  expect(await mine().find('people', { where: { isMuted: true } })).toEqual([]);
  expect(await states()).toEqual(['done', 'open']);
});

test('a block is wanted of every account that they wrote to, on their newest message', async () => {
  expect(await act('person.block', { isOn: true })).toEqual(OK);
  expect(await wishes()).toEqual(['newest block', 'other block']);
  expect((await mine().get('people', jana.id))?.blocked).toEqual([newest.id, other.id]);
});

test('undone before it left, nothing is wanted any more; undoing an unblock wants it again', async () => {
  await act('person.block', { isOn: true });
  await undo();
  expect(await wishes()).toEqual([]);
  expect(await mine().get('people', jana.id)).toEqual(jana);
  await act('person.block', { isOn: true });
  await act('person.block', { isOn: false });
  expect(await wishes()).toEqual([]);
  await undo();
  expect(await wishes()).toEqual(['newest block', 'other block']);
});

test('where no account can block, and of whom nothing is known, it is refused and nothing changes', async () => {
  expect(await act('person.block', { personId: onBlog.id, isOn: true })).toEqual(
    refused('not-allowed-now'),
  );
  expect(await act('person.block', { personId: ben.id.replace('ben', 'x'), isOn: true })).toEqual(
    refused('not-found'),
  );
  expect(await act('person.setMuted', { personId: toId<PersonId>('x'), isMuted: true })).toEqual(
    refused('not-found'),
  );
  expect(await act('person.setMuted', { isMuted: 'yes' })).toMatchObject({
    failure: { code: 'invalid-input' },
  });
  expect(await wishes()).toEqual([]);
  expect(await mine().count('events', {})).toBe(0);
});
