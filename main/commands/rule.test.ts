import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CommandArgs } from '#contract/commands.ts';
import { conversationId } from '#domain/ids.ts';
import { sharedId } from '#domain/library.ts';
import { triageOf } from '#domain/triage.ts';
import type { OpenedStore } from '#main/store/open.ts';
import {
  aConversation,
  aMessage,
  anAccount,
  aPerson,
  aWorkspace,
  BAKERY,
  GARAGE,
} from '#main/testing/documents.ts';
import { createManualClock, type ManualClock } from '#main/testing/manual-clock.ts';
import { openTestStore } from '#main/testing/test-store.ts';
import { createDispatch, type Dispatch } from './dispatch.ts';
import { testPorts } from '#main/testing/command-ports.ts';

const account = anAccount(BAKERY);
const DURABLE = { safety: 'durable' } as const;
const SPAM = { id: 'spam', name: 'Spam' };
const given: CommandArgs<'rule.save'> = {
  workspaceId: BAKERY,
  name: 'Spam',
  match: 'all',
  conditions: [{ kind: 'text', words: ['kredit'] }],
  actions: [{ kind: 'label', label: SPAM }, { kind: 'state', state: 'done' }, { kind: 'vip' }],
  stops: false,
  takesHistory: false,
};

let store: OpenedStore;
let clock: ManualClock;
let run: Dispatch;

beforeEach(async () => {
  clock = createManualClock();
  store = await openTestStore(clock);
  run = createDispatch(testPorts({ store, clock }));
  for (const id of [BAKERY, GARAGE])
    await store.forWorkspace(id).change((tx) => tx.put('workspaces', aWorkspace(id)), DURABLE);
  await store.forWorkspace(BAKERY).change((tx) => {
    tx.put('accounts', account);
    tx.put('people', aPerson(BAKERY));
    tx.put('library', {
      id: 'spam',
      workspaceId: BAKERY,
      createdAt: 0,
      kind: 'label',
      name: 'Spam',
      color: '#111111',
    });
    for (const [index, text] of ['Kredit!', 'Offen?', 'Kredit?'].entries()) {
      const conversation = conversationId(account.id, `${index}`);
      const times = { createdAt: clock.now() - 1000 + index, receivedAt: clock.now() };
      tx.put(
        'messages',
        aMessage(account, `m${index}`, { text, conversationId: conversation, ...times }),
      );
      tx.put('conversations', aConversation(account, { remoteRootId: `${index}` }));
    }
  }, DURABLE);
});
afterEach(async () => {
  await store.close();
});

async function value(name: string, args: object): Promise<Readonly<Record<string, unknown>>> {
  clock.advance(10);
  const answer = await run(name, args);
  if (!answer.ok) throw new Error(answer.failure.code + (answer.failure.detail ?? ''));
  return Object(answer.value);
}
const refused = async (name: string, args: object) => {
  const before = await everything();
  const answer = await run(name, args);
  expect(await everything()).toEqual(before);
  return answer.ok ? null : [answer.failure.code, answer.failure.detail];
};
const everything = async () => [
  await store.acrossWorkspaces.find('library', {}),
  await store.acrossWorkspaces.find('conversations', {}),
  await store.acrossWorkspaces.find('events', {}),
];
const states = async () =>
  (await store.acrossWorkspaces.find('conversations', { sort: [['id', 'asc']] })).map(
    ({ state, labelIds }) => [state, ...labelIds].join(' '),
  );
const saved = async (change: Partial<typeof given> = {}) =>
  String((await value('rule.save', { ...given, ...change }))['ruleId']);
const rule = async (id: string) => {
  const entry = await store.acrossWorkspaces.get('library', id);
  return entry?.kind === 'rule' ? entry : null;
};
const all = [0, 1, 2].map((index) => ({
  workspaceId: BAKERY,
  conversationId: conversationId(account.id, `${index}`),
}));

const order = async () =>
  (await store.acrossWorkspaces.find('library', { where: { kind: 'rule' } }))
    .filter((entry) => entry.kind === 'rule')
    .toSorted((one, other) => one.position - other.position)
    .map(({ id }) => id);

const slotOf = async (macroId: unknown) => {
  const entry = await store.acrossWorkspaces.get('library', String(macroId));
  return entry?.kind === 'macro' ? entry.slot : null;
};

describe('a rule', () => {
  test('is made switched off, and a change of its words is another version', async () => {
    const ruleId = await saved();
    expect(await rule(ruleId)).toMatchObject({ isOn: false, version: 1, position: 0 });
    await value('rule.setOn', { workspaceId: BAKERY, ruleId, isOn: true });
    const onSince = (await rule(ruleId))?.onSince;
    await saved({
      ruleId,
      name: 'Werbung',
    });
    expect(await rule(ruleId)).toMatchObject({ isOn: true, version: 1, onSince, name: 'Werbung' });
    await saved({
      ruleId,
      match: 'any',
    });
    expect(await rule(ruleId)).toMatchObject({ isOn: true, version: 2 });
  });

  test('that makes no sense, or is nobody’s, changes nothing', async () => {
    const ruleId = await saved();
    const save = async (change: object) => await refused('rule.save', { ...given, ...change });
    expect(await save({ conditions: [] })).toEqual(['invalid-input', 'no-condition']);
    expect(await save({ conditions: [{ kind: 'reach', from: 0 }] })).toEqual([
      'invalid-input',
      'matches-all',
    ]);
    expect(await save({ actions: [{ kind: 'send' }] })).toMatchObject(['invalid-input', {}]);
    expect(await save({ ruleId: 'nobody' })).toEqual(['not-found', undefined]);
    expect(await save({ workspaceId: 'nobody' })).toEqual(['not-found', undefined]);
    expect(await save({ workspaceId: GARAGE, ruleId })).toEqual(['not-found', undefined]);
    for (const name of ['rule.setOn', 'rule.move', 'rule.remove'])
      expect(
        await refused(name, {
          workspaceId: GARAGE,
          ruleId,
          ...(name === 'rule.setOn' ? { isOn: true } : {}),
          ...(name === 'rule.move' ? { after: null } : {}),
        }),
      ).toEqual(['not-found', undefined]);
    expect(await refused('rule.apply', { workspaceId: BAKERY, ruleId: 'no', days: 7 })).toEqual([
      'not-found',
      undefined,
    ]);
    expect(await refused('rule.takeBack', { workspaceId: BAKERY, of: { eventId: 'no' } })).toEqual([
      'not-found',
      undefined,
    ]);
  });

  test('that hides is switched on only by somebody who was asked, and asks again when it is added', async () => {
    const ruleId = await saved({ actions: [{ kind: 'hide' }] });
    const on = { workspaceId: BAKERY, ruleId, isOn: true };
    expect(await refused('rule.setOn', on)).toEqual(['not-allowed-now', 'hide']);
    await value('rule.setOn', { ...on, mayHide: true });
    const other = await saved();
    await value('rule.setOn', { ...on, ruleId: other });
    await saved({
      ruleId: other,
      actions: [{ kind: 'hide' }],
    });
    expect(await rule(other)).toMatchObject({ isOn: false });
    expect(await rule(ruleId)).toMatchObject({ isOn: true });
  });

  test('moves, goes, and comes back to its place', async () => {
    const [a, b, c] = [await saved(), await saved(), await saved()];
    await value('rule.move', { workspaceId: BAKERY, ruleId: c, after: null });
    expect(await order()).toEqual([c, a, b]);
    await value('rule.move', { workspaceId: BAKERY, ruleId: c, after: a });
    expect(await order()).toEqual([a, c, b]);
    await value('rule.remove', { workspaceId: BAKERY, ruleId: c });
    expect(await order()).toEqual([a, b]);
    expect(await value('undo.last', { workspaceId: BAKERY })).toMatchObject({ what: 'library' });
    expect(await order()).toEqual([a, c, b]);
  });

  test('for all clients comes back too, seen from any of them', async () => {
    const ruleId = await saved({ workspaceId: null });
    expect((await rule(ruleId))?.workspaceId).toBe(sharedId);
    await value('rule.remove', { workspaceId: null, ruleId });
    await value('undo.last', { workspaceId: GARAGE });
    expect(await rule(ruleId)).not.toBeNull();
  });

  test('acts on what is there as one run, once, and one step takes all of it back', async () => {
    const ruleId = await saved();
    const before = await states();
    const apply = { workspaceId: BAKERY, ruleId, days: 7 };
    expect(await value('rule.apply', apply)).toMatchObject({ count: 2 });
    expect(await states()).toEqual(['done spam', 'open', 'done spam']);
    expect(await value('rule.apply', apply)).toMatchObject({ count: 0 });
    await value('undo.last', { workspaceId: BAKERY });
    expect(await states()).toEqual(before);
    expect((await store.acrossWorkspaces.find('people', {}))[0]?.isVip).toBe(false);
    expect(await value('rule.apply', apply)).toMatchObject({ count: 2 });
  });

  test('is taken back later: a deed, a run or all of it; what was changed since stays', async () => {
    const ruleId = await saved();
    const { runId } = await value('rule.apply', { workspaceId: BAKERY, ruleId, days: 7 });
    const setState = { conversations: all.slice(0, 1), state: 'waiting' };
    await value('conversation.setState', setState);
    const of = { runId };
    expect(await value('rule.takeBack', { workspaceId: BAKERY, of })).toEqual({
      count: 1,
      left: 1,
    });
    expect(await states()).toEqual(['waiting', 'open', 'open']);
    expect(await refused('rule.takeBack', { workspaceId: BAKERY, of: { ruleId } })).toEqual([
      'not-found',
      undefined,
    ]);
  });
});

describe('a macro', () => {
  const macro = { workspaceId: BAKERY, name: 'Weg', actions: given.actions };

  test('acts on many conversations as one step', async () => {
    const macroId = (await value('macro.save', macro))['macroId'];
    const before = (await store.acrossWorkspaces.find('conversations', {})).map(triageOf);
    expect(await value('macro.run', { macroId, conversations: all })).toMatchObject({ count: 3 });
    expect(await states()).toEqual(['done spam', 'done spam', 'done spam']);
    await value('undo.last', { workspaceId: BAKERY });
    const after = (await store.acrossWorkspaces.find('conversations', {})).map(triageOf);
    expect(after).toEqual(before);
  });

  test('has a key of its own, the first that is free', async () => {
    const first = (await value('macro.save', macro))['macroId'];
    const second = (await value('macro.save', { ...macro, workspaceId: null }))['macroId'];
    expect([await slotOf(first), await slotOf(second)]).toEqual([1, 2]);
    await value('macro.remove', { workspaceId: BAKERY, macroId: first });
    const third = (await value('macro.save', macro))['macroId'];
    expect(await slotOf(third)).toBe(1);
  });

  test('that makes no sense, or belongs to another client, changes nothing', async () => {
    const macroId = (await value('macro.save', { ...macro, workspaceId: GARAGE }))['macroId'];
    expect(await refused('macro.save', { ...macro, actions: [] })).toEqual([
      'invalid-input',
      'no-action',
    ]);
    expect(await refused('macro.save', { ...macro, macroId })).toEqual(['not-found', undefined]);
    expect(await refused('macro.remove', { workspaceId: BAKERY, macroId })).toEqual([
      'not-found',
      undefined,
    ]);
    expect(await refused('macro.run', { macroId: 'no', conversations: all })).toEqual([
      'not-found',
      undefined,
    ]);
    expect(await value('macro.run', { macroId, conversations: all })).toMatchObject({ count: 0 });
    expect(await states()).toEqual(['open', 'open', 'open']);
  });
});
