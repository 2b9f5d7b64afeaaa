import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '#contract/limits.ts';
import { cursorId, newCursor } from '#domain/cursor.ts';
import {
  messageId,
  personId,
  toId,
  type AccountId,
  type ReplyId,
  type WorkspaceId,
} from '#domain/ids.ts';
import { sharedId, type Label } from '#domain/library.ts';
import type { Person } from '#domain/person.ts';
import { afterIncoming } from '#domain/triage.ts';
import type { Accounts } from '#main/accounts/accounts.ts';
import type { OpenedStore } from '#main/store/open.ts';
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
import {
  createCountingRandom,
  createMemorySettings,
  openTestStore,
} from '#main/testing/test-store.ts';
import type { CommandPorts } from './command.ts';
import { createDispatch, type Dispatch } from './dispatch.ts';
import { readSettings } from './settings.ts';

const bakery = anAccount(BAKERY);
const garage = anAccount(GARAGE);
const question = aMessage(bakery, '1');
const conversation = aConversation(bakery);
const REPLY = toId<ReplyId>('0199c1de-0000-7000-8000-00000000aaaa');
const DURABLE = { safety: 'durable' } as const;
const content = { kind: 'public', text: 'Ja, ab acht.', media: [] } as const;
const send = {
  workspaceId: BAKERY,
  replyId: REPLY,
  messageId: question.id,
  content,
  afterwards: 'done',
} as const;

let store: OpenedStore;
let clock: ManualClock;
let run: Dispatch;
let ports: CommandPorts;
let logged: string[];
let opened: string[];

const accounts: Accounts = {
  probe: async () => await Promise.resolve({ ok: true, value: [] }),
  signIn: async () => await Promise.resolve({ ok: false, failure: { code: 'wrong-credentials' } }),
  prompts: () => new Map(),
  onPrompt: () => () => undefined,
  answerPrompt: () => undefined,
  cancelSignIn: () => undefined,
  importSubscriptions: async () =>
    await Promise.resolve({ ok: false, failure: { code: 'internal' } } as const),
  setOptions: async () =>
    await Promise.resolve({ ok: false, failure: { code: 'internal' } } as const),
  lists: async () => await Promise.resolve({ ok: true, value: [] }),
  remove: async () => await Promise.resolve({ ok: true, value: null }),
  removeAll: async () => await Promise.resolve(),
  openSample: async () => await Promise.resolve(toId<WorkspaceId>('sample')),
};

beforeEach(async () => {
  clock = createManualClock();
  store = await openTestStore(clock);
  logged = [];
  opened = [];
  ports = {
    store,
    clock,
    random: createCountingRandom(),
    log: (event, fields) => logged.push(JSON.stringify([event, fields])),
    settings: createMemorySettings(),
    accounts,
    chooseId: async () => await Promise.resolve('3l5chosen'),
    dropMedia: async () => await Promise.resolve(),
    saveFile: async () => await Promise.resolve({ kind: 'canceled' }),
    addMedia: async (_bytes, mimeType) =>
      await Promise.resolve(
        mimeType === 'image/gif' ? null : { mediaId: 'ab', picture: '/media/ab' },
      ),
    async openExternal(url) {
      opened.push(url);
      return await Promise.resolve(null);
    },
    restart: () => opened.push('again'),
  };
  run = createDispatch(ports);
  for (const account of [bakery, garage])
    await store.forWorkspace(account.workspaceId).change((tx) => {
      tx.put('workspaces', aWorkspace(account.workspaceId));
      tx.put('accounts', account);
      tx.put('messages', aMessage(account, '1'));
      tx.put('conversations', aConversation(account));
      tx.put('people', aPerson(account.workspaceId));
    }, DURABLE);
});

afterEach(async () => {
  await store.close();
});

const mine = () => store.forWorkspace(BAKERY);
const conversationNow = async () => await mine().get('conversations', conversation.id);
const replyNow = async () => await mine().get('replies', REPLY);
const partsNow = async () =>
  (await mine().find('replies', {})).toSorted(
    (a, b) => (a.part?.index ?? 0) - (b.part?.index ?? 0),
  );
const failed = (code: string, detail?: string) => ({
  ok: false,
  failure: detail === undefined ? { code } : { code, detail },
});
const OK = { ok: true, value: {} };
const undoLast = async (): Promise<unknown> => {
  const answer = await run('undo.last', { workspaceId: BAKERY });
  return answer.ok ? answer.value : answer;
};

const setState = async (state: string, more = {}) =>
  await run('conversation.setState', {
    conversations: [{ workspaceId: BAKERY, conversationId: conversation.id }],
    state,
    ...more,
  });
const states = async () =>
  (await store.acrossWorkspaces.find('conversations', {})).map((one) => one.state);

describe('the door', () => {
  test.each(['toString', '__proto__', 'reply.sendAll', ''])('refuses the name %j', async (name) => {
    expect(await run(name, {})).toEqual(failed('invalid-input', 'unknown command'));
  });

  test('names the wrong field and never repeats its value', async () => {
    const answer = await run('draft.save', { ...send, content: { ...content, text: 42 } });
    expect(answer).toMatchObject({ ok: false, failure: { code: 'invalid-input' } });
    expect(JSON.stringify(answer)).toContain('content.text');
    const extra = await run('workspace.create', { name: 'Neu', admin: 'geheim' });
    expect(extra).toMatchObject({ ok: false, failure: { code: 'invalid-input' } });
    expect(JSON.stringify(extra)).not.toContain('geheim');
  });

  test('turns a bug into one line without texts and an expected failure into itself', async () => {
    const broken = createDispatch({
      ...ports,
      openExternal: () => {
        throw new TypeError('about Jana');
      },
    });
    expect(await broken('link.open', { url: 'https://a.example' })).toEqual(failed('internal'));
    expect(logged).toEqual([
      '["command.failed",{"command":"link.open","error":"TypeError","code":""}]',
    ]);
    const limited = createDispatch({
      ...ports,
      chooseId: () => {
        throw Object.assign(new Error('x'), { failure: { code: 'login-needed' } });
      },
    });
    expect(await limited('reply.send', send)).toEqual(failed('login-needed'));
  });
});

describe('clients', () => {
  test('are made, renamed and deleted with everything', async () => {
    const made = await run('workspace.create', { name: '  Blumen Mai ' });
    expect(made).toMatchObject({ ok: true });
    const all = await store.acrossWorkspaces.find('workspaces', {});
    expect(all.map(({ name, position }) => [name, position])).toContainEqual(['Blumen Mai', 1]);
    expect(await run('workspace.update', { workspaceId: BAKERY, name: 'Bäckerei' })).toEqual(OK);
    expect((await mine().get('workspaces', BAKERY))?.name).toBe('Bäckerei');
    expect(await run('workspace.delete', { workspaceId: BAKERY })).toEqual(OK);
    expect(await mine().count('messages', {})).toBe(0);
    expect(await run('workspace.delete', { workspaceId: BAKERY })).toEqual(failed('not-found'));
    expect(await store.forWorkspace(GARAGE).count('messages', {})).toBe(1);
  });

  test('a new client gets a color that no other has', async () => {
    await run('workspace.create', { name: 'A' });
    await run('workspace.create', { name: 'B' });
    const colors = (await store.acrossWorkspaces.find('workspaces', {})).map((one) => one.color);
    expect(new Set(colors).size).toBe(colors.length - 1);
  });
});

describe('triage', () => {
  test('is taken back step by step, newest first, and then there is nothing left', async () => {
    await setState('done');
    clock.advance(1000);
    await setState('snoozed', { snoozedUntil: clock.now() + 3_600_000 });
    expect(await conversationNow()).toMatchObject({ state: 'snoozed' });
    const undone = { ok: true, value: { undone: conversation.id, what: 'conversation' } };
    expect(await run('undo.last', { workspaceId: null })).toEqual(undone);
    expect(await conversationNow()).toEqual({ ...conversation, state: 'done' });
    expect(await run('undo.last', { workspaceId: BAKERY })).toEqual(undone);
    expect(await conversationNow()).toEqual(conversation);
    expect(await run('undo.last', { workspaceId: BAKERY })).toEqual({
      ok: true,
      value: { undone: null, what: null },
    });
  });

  test('one act on conversations of two clients is one undo', async () => {
    const theirs = aConversation(garage);
    await run('conversation.setState', {
      conversations: [
        { workspaceId: BAKERY, conversationId: conversation.id },
        { workspaceId: GARAGE, conversationId: theirs.id },
      ],
      state: 'done',
    });
    expect(await states()).toEqual(['done', 'done']);
    await run('undo.last', { workspaceId: null });
    expect(await states()).toEqual(['open', 'open']);
  });

  test('undo leaves alone what happened since', async () => {
    await setState('done');
    await mine().change((tx) => {
      const now = tx.get('conversations', conversation.id);
      if (now !== null) tx.put('conversations', { ...afterIncoming(now), unreadCount: 2 });
    }, DURABLE);
    await run('undo.last', { workspaceId: BAKERY });
    expect(await conversationNow()).toEqual({ ...conversation, unreadCount: 2 });
  });

  test('a time to snooze must come, only a snooze has one, and only with one it outlasts answers', async () => {
    for (const more of [
      { snoozedUntil: clock.now() },
      { snoozedUntil: 1 },
      { sleepsThrough: true },
    ])
      expect(await setState('snoozed', more)).toEqual(failed('invalid-input', 'snoozedUntil'));
    for (const more of [{ snoozedUntil: clock.now() + 1 }, { sleepsThrough: true }])
      expect(await setState('done', more)).toEqual(failed('invalid-input', 'snoozedUntil'));
    expect(await conversationNow()).toEqual(conversation);
    const snoozedUntil = clock.now() + 1;
    await setState('snoozed', { snoozedUntil, sleepsThrough: true });
    expect(await conversationNow()).toMatchObject({ snoozedUntil, sleepsThrough: true });
    await setState('snoozed');
    expect(await conversationNow()).toEqual({ ...conversation, state: 'snoozed' });
  });

  test('"all" is everything of a list, also beyond any window, and one undo', async () => {
    await mine().change((tx) => {
      for (let n = 0; n < 1200; n++)
        tx.put('conversations', aConversation(bakery, { remoteRootId: `n${n}`, unreadCount: 0 }));
      tx.put('conversations', aConversation(bakery, { remoteRootId: 'direct', kind: 'direct' }));
    }, DURABLE);
    const all = { workspaceId: BAKERY, state: 'open', filter: { kinds: ['comment'] } };
    const answer = await run('conversation.setState', { conversations: { all }, state: 'done' });
    expect(answer).toEqual({ ok: true, value: { count: 1201 } });
    const open = { where: { state: 'open' } };
    expect((await mine().find('conversations', open)).map(({ kind }) => kind)).toEqual(['direct']);
    await run('undo.last', { workspaceId: BAKERY });
    expect(await mine().count('conversations', open)).toBe(1202);
    const found = { workspaceId: null, state: 'done', search: 'Sonntag' };
    const muted = { conversations: { all: found }, isMuted: true };
    expect(await run('conversation.setMuted', muted)).toEqual({ ok: true, value: { count: 2 } });
    expect(await conversationNow()).toMatchObject({ isMuted: true });
  });

  test('"all" of a search is what it shows: our own name over our answers finds nothing', async () => {
    const ours = aConversation(bakery, { remoteRootId: 'ours' });
    const theirs = aConversation(bakery, { remoteRootId: 'theirs' });
    await mine().change((tx) => {
      for (const [one, more] of [
        [ours, { authorName: 'Grün & Co', direction: 'out' }],
        [theirs, { authorName: 'Ada Grün' }],
      ] as const) {
        tx.put('conversations', one);
        tx.put('messages', aMessage(bakery, one.id, { conversationId: one.id, ...more }));
      }
    }, DURABLE);
    const all = { workspaceId: BAKERY, state: 'open', search: 'grün' };
    const answer = await run('conversation.setState', { conversations: { all }, state: 'done' });
    expect(answer).toEqual({ ok: true, value: { count: 1 } });
    expect(await mine().get('conversations', ours.id)).toEqual(ours);
  });

  test("another client's conversation cannot be touched", async () => {
    const foreign = { workspaceId: BAKERY, conversationId: aConversation(garage).id };
    expect(await run('conversation.setState', { conversations: [foreign], state: 'done' })).toEqual(
      failed('not-found'),
    );
    expect(await run('conversation.markRead', foreign)).toEqual(failed('not-found'));
    expect((await store.forWorkspace(GARAGE).find('conversations', {}))[0]?.state).toBe('open');
  });

  test('labels and notes come and go, and undo brings them back', async () => {
    const created = await run('label.create', {
      workspaceId: BAKERY,
      name: 'Lob',
      color: '#2f7d62',
    });
    const [label] = await mine().find('library', { where: { kind: 'label' } });
    expect(created).toEqual({ ok: true, value: { labelId: label?.id } });
    const again = await run('label.create', { workspaceId: BAKERY, name: 'LOB', color: '#000000' });
    expect(again).toEqual(created);
    const conversations = [{ workspaceId: BAKERY, conversationId: conversation.id }];
    const args = { workspaceId: BAKERY, conversations, labelId: label?.id };
    await run('conversation.setLabel', { ...args, isOn: true });
    await run('conversation.addNote', {
      workspaceId: BAKERY,
      conversationId: conversation.id,
      text: 'Stammkundin',
    });
    expect(await conversationNow()).toMatchObject({
      labelIds: [label?.id],
      notes: [{ text: 'Stammkundin', createdAt: clock.now() }],
    });
    await run('undo.last', { workspaceId: BAKERY });
    expect(await conversationNow()).toMatchObject({ labelIds: [label?.id], notes: [] });
    await run('label.remove', { workspaceId: BAKERY, labelId: label?.id });
    expect(await conversationNow()).toMatchObject({ labelIds: [] });
    expect(await run('conversation.setLabel', { ...args, isOn: true })).toEqual(
      failed('not-found'),
    );
    expect(await run('undo.last', { workspaceId: BAKERY })).toMatchObject({
      value: { undone: conversation.id, what: 'library' },
    });
    expect(await conversationNow()).toMatchObject({ labelIds: [label?.id] });
    expect(await mine().find('library', { where: { kind: 'label' } })).toEqual([label]);
  });

  test('a label that was just made is gone again by undo', async () => {
    await run('label.create', { workspaceId: BAKERY, name: 'Lob', color: '#2f7d62' });
    expect(await run('undo.last', { workspaceId: BAKERY })).toMatchObject({
      value: { undone: null, what: 'library' },
    });
    expect(await mine().find('library', { where: { kind: 'label' } })).toEqual([]);
  });

  test('what changes nothing counts nothing and leaves nothing to take back', async () => {
    const conversations = [{ workspaceId: BAKERY, conversationId: conversation.id }];
    await run('conversation.setState', { conversations, state: 'done' });
    for (const [name, change] of [
      ['conversation.setState', { state: 'done' }],
      ['conversation.setMuted', { isMuted: false }],
    ] as const)
      expect(await run(name, { conversations, ...change })).toEqual({
        ok: true,
        value: { count: 0 },
      });
    await run('undo.last', { workspaceId: BAKERY });
    expect(await conversationNow()).toMatchObject({ state: 'open' });
  });

  test('removing a label clears more conversations than one write takes', async () => {
    const label: Label = {
      id: 'l',
      workspaceId: BAKERY,
      kind: 'label',
      name: 'Viel',
      color: '#000000',
      createdAt: 0,
    };
    await mine().change((tx) => {
      tx.put('library', label);
      for (let n = 0; n < 450; n++)
        tx.put('conversations', aConversation(bakery, { remoteRootId: `n${n}`, labelIds: ['l'] }));
    }, DURABLE);
    await run('label.remove', { workspaceId: BAKERY, labelId: 'l' });
    expect(await mine().count('conversations', { where: { labelIds: { has: 'l' } } })).toBe(0);
  });

  test('read and unread count the messages that are there', async () => {
    await mine().change((tx) => {
      tx.put('messages', aMessage(bakery, '2', { createdAt: 2000 }));
      tx.put('conversations', { ...conversation, unreadCount: 2 });
    }, DURABLE);
    const ref = { workspaceId: BAKERY, conversationId: conversation.id };
    expect(await run('conversation.markRead', ref)).toEqual(OK);
    expect((await mine().find('messages', {})).map((one) => one.readAt)).toEqual([
      clock.now(),
      clock.now(),
    ]);
    expect((await conversationNow())?.unreadCount).toBe(0);
    await run('conversation.setRead', { conversations: [ref], isRead: false });
    expect((await mine().get('messages', messageId(bakery.id, '2')))?.readAt).toBeUndefined();
    expect((await conversationNow())?.unreadCount).toBe(1);
    clock.advance(1);
    await run('conversation.setRead', { conversations: [ref], isRead: true });
    expect((await conversationNow())?.unreadCount).toBe(0);
    await run('undo.last', { workspaceId: BAKERY });
    expect((await conversationNow())?.unreadCount).toBe(1);
    await run('undo.last', { workspaceId: BAKERY });
    expect((await conversationNow())?.unreadCount).toBe(0);
  });
});

describe('drafts', () => {
  test('name the account of the message for ever, and an empty one is none', async () => {
    expect(await run('draft.save', { ...send, afterwards: undefined })).toMatchObject({
      ok: false,
    });
    const { afterwards: _, ...draft } = send;
    expect(await run('draft.save', draft)).toEqual(OK);
    const saved = await replyNow();
    expect(saved).toEqual({
      ...aReply(question),
      id: REPLY,
      content,
      createdAt: clock.now(),
      updatedAt: clock.now(),
    });
    clock.advance(500);
    await run('draft.save', { ...draft, content: { ...content, text: 'Nein.' } });
    expect(await replyNow()).toEqual({
      ...saved,
      content: { ...content, text: 'Nein.' },
      updatedAt: clock.now(),
    });
    await run('draft.save', { ...draft, content: { ...content, text: '  \n' } });
    expect(await replyNow()).toBeNull();
    expect(await run('draft.discard', { workspaceId: BAKERY, replyId: REPLY })).toEqual(OK);
  });

  test("a message of another client is refused as that client's", async () => {
    const { afterwards: _, ...draft } = send;
    const foreign = { ...draft, messageId: messageId(garage.id, '1') };
    expect(await run('draft.save', foreign)).toEqual(failed('wrong-workspace'));
    expect(await run('reply.send', { ...send, messageId: foreign.messageId })).toEqual(
      failed('wrong-workspace'),
    );
    expect(await run('draft.save', { ...draft, messageId: 'x' })).toEqual(failed('not-found'));
    expect(await store.acrossWorkspaces.count('replies', {})).toBe(0);
  });

  test('a draft cannot move to another account', async () => {
    const other = anAccount(BAKERY, { id: toId<AccountId>('second') });
    const elsewhere = aMessage(other, '9', { conversationId: aConversation(other).id });
    await mine().change((tx) => {
      tx.put('accounts', other);
      tx.put('messages', elsewhere);
    }, DURABLE);
    const { afterwards: _, ...draft } = send;
    await run('draft.save', draft);
    expect(await run('draft.save', { ...draft, messageId: elsewhere.id })).toEqual(
      failed('not-allowed-now'),
    );
    expect((await replyNow())?.accountId).toBe(bakery.id);
  });
});

describe('sending', () => {
  test('writes content, intent, state and events at once', async () => {
    const answer = await run('reply.send', send);
    expect(answer).toEqual({ ok: true, value: { undoUntil: clock.now() + 5000 } });
    expect((await replyNow())?.status).toEqual({
      state: 'queued',
      notBefore: clock.now() + 5000,
      waitsFor: 'undo',
      intent: {
        key: '0199c1de-0000-7000-8000-000000000001',
        chosenId: '3l5chosen',
        createdAt: clock.now(),
        order: clock.now(),
      },
      progress: { attempts: 0, mayHaveArrived: false, checks: 0 },
    });
    expect((await conversationNow())?.state).toBe('done');
    const events = await mine().find('events', {});
    expect(events.map((event) => event.kind).toSorted()).toEqual([
      'conversation.triaged',
      'reply.queued',
    ]);
  });

  test('twice is once: the intent stays as it was made', async () => {
    await run('reply.send', send);
    const first = await replyNow();
    clock.advance(1000);
    const answer = await run('reply.send', { ...send, content: { ...content, text: 'anders' } });
    expect(answer).toEqual({ ok: true, value: { undoUntil: clock.now() + 4000 } });
    expect(await replyNow()).toEqual(first);
    expect(await mine().count('replies', {})).toBe(1);
  });

  test('"stay" leaves the conversation as it is', async () => {
    await run('reply.send', { ...send, afterwards: 'stay' });
    expect(await conversationNow()).toEqual(conversation);
  });

  test('undo send gives the draft back and reopens the conversation', async () => {
    await run('reply.send', send);
    const ref = { workspaceId: BAKERY, replyId: REPLY };
    expect(await run('reply.cancel', ref)).toEqual(OK);
    expect(await replyNow()).toMatchObject({ status: { state: 'draft' }, content });
    expect(await conversationNow()).toEqual(conversation);
    expect(await run('reply.cancel', ref)).toEqual(failed('not-allowed-now'));
    clock.advance(10);
    expect(await run('reply.send', send)).toMatchObject({ ok: true });
    expect((await conversationNow())?.state).toBe('done');
  });

  const long = 'Wir öffnen um acht. '.repeat(60);
  const PARTS = [2, 3].map((n) => toId<ReplyId>(`0199c1de-0000-7000-8000-00000000020${n}`));
  const inParts = { ...send, content: { ...content, text: long }, partIds: PARTS };

  test('a long answer is queued in numbered parts, in one write and once', async () => {
    expect(await run('reply.send', { ...inParts, partIds: undefined })).toEqual(failed('too-long'));
    expect(await run('reply.send', { ...inParts, partIds: PARTS.slice(1) })).toEqual(
      failed('too-long'),
    );
    expect(await mine().count('replies', {})).toBe(0);
    await run('reply.send', inParts);
    await run('reply.send', inParts);
    const parts = await partsNow();
    expect(parts.map(({ id }) => id)).toEqual([REPLY, ...PARTS]);
    expect(parts.map(({ content: { text } }) => text.slice(-5))).toEqual([
      '(1/3)',
      '(2/3)',
      '(3/3)',
    ]);
    expect(parts.map(({ part }) => part?.after)).toEqual([undefined, REPLY, PARTS[0]]);
    const intents = parts.map(({ status }) => ('intent' in status ? status.intent : null));
    const first = intents[0]?.order ?? 0;
    expect(intents.map((intent) => intent?.order)).toEqual([first, first + 1, first + 2]);
    expect(new Set(intents.map((intent) => intent?.key)).size).toBe(3);
  });

  test('undo send makes one draft of all parts again, and reopens the conversation', async () => {
    await run('reply.send', inParts);
    const ref = { workspaceId: BAKERY, replyId: toId<ReplyId>(PARTS[0] ?? '') };
    expect(await run('reply.cancel', ref)).toEqual(OK);
    expect(await partsNow()).toMatchObject([
      { id: REPLY, status: { state: 'draft' }, content: { text: long } },
    ]);
    expect((await replyNow())?.part).toBeUndefined();
    expect((await conversationNow())?.state).toBe('open');
  });

  test('when the first part is out, the others go back behind it', async () => {
    await run('reply.send', inParts);
    await mine().change((tx) => {
      const reply = tx.get('replies', REPLY);
      if (reply?.status.state !== 'queued') throw new Error('not queued');
      const { intent } = reply.status;
      tx.put('messages', aMessage(bakery, 'mine', { direction: 'out' }));
      const status = { state: 'sent', intent, remoteId: 'mine', sentAt: 1 } as const;
      tx.put('replies', { ...reply, status });
    }, DURABLE);
    await run('reply.cancel', { workspaceId: BAKERY, replyId: PARTS[1] });
    const all = await partsNow();
    expect(all).toHaveLength(2);
    const draft = all.find(({ status }) => status.state === 'draft');
    expect(draft).toMatchObject({
      id: PARTS[0],
      status: { state: 'draft' },
      inReplyTo: { remoteId: 'mine', authorHandle: question.authorHandle },
    });
    expect(long.endsWith(draft?.content.text ?? '?')).toBe(true);
  });

  test('parts are thrown away together', async () => {
    await run('reply.send', inParts);
    await run('reply.discard', { workspaceId: BAKERY, replyId: REPLY });
    expect((await partsNow()).map(({ status }) => status.state)).toEqual([
      'canceled',
      'canceled',
      'canceled',
    ]);
    // By mistake: they are one draft again.
    await run('undo.last', { workspaceId: BAKERY });
    expect(await partsNow()).toMatchObject([
      { id: REPLY, status: { state: 'draft' }, content: { text: long } },
    ]);
  });

  test('what was thrown away by mistake is a draft again, once', async () => {
    const ref = { workspaceId: BAKERY, replyId: REPLY };
    await run('reply.send', send);
    const queued = await replyNow();
    await run('reply.discard', ref);
    expect(await undoLast()).toEqual({ undone: null, what: 'reply' });
    const draft = { status: { state: 'draft' }, content: queued?.content };
    expect(await replyNow()).toMatchObject(draft);
    expect(await undoLast()).toEqual({ undone: null, what: null });
    expect(await replyNow()).toMatchObject(draft);
  });

  test('what is on its way can be neither taken back, edited nor discarded', async () => {
    await run('reply.send', send);
    await mine().change((tx) => {
      const reply = tx.get('replies', REPLY);
      if (reply?.status.state !== 'queued') throw new Error('not queued');
      const { intent, progress } = reply.status;
      tx.put('replies', { ...reply, status: { state: 'sending', intent, progress } });
    }, DURABLE);
    const before = await replyNow();
    const ref = { workspaceId: BAKERY, replyId: REPLY };
    const { afterwards: _, ...draft } = send;
    for (const [name, args] of [
      ['reply.cancel', ref],
      ['reply.discard', ref],
      ['reply.retry', ref],
      ['reply.settle', { ...ref, as: 'send-again' }],
      ['draft.discard', ref],
      ['draft.save', draft],
    ] as const)
      expect([name, await run(name, args)]).toEqual([name, failed('not-allowed-now')]);
    expect(await replyNow()).toEqual(before);
  });

  test.each([
    ['empty', { content: { ...content, text: ' ' } }, failed('invalid-input', 'text')],
    ['too long', { content: { ...content, text: 'ä'.repeat(501) } }, failed('too-long')],
    [
      'a visibility that the account lacks',
      { content: { ...content, visibility: 'followers' } },
      failed('invalid-input', 'visibility'),
    ],
    [
      'files where there can be none',
      {
        content: {
          ...content,
          media: [
            {
              mediaId: 'a'.repeat(64),
              name: 'a.png',
              mimeType: 'image/png',
              byteLength: 1,
              alt: '',
            },
          ],
        },
      },
      failed('invalid-input', 'media'),
    ],
  ])('refuses what is %s and writes nothing', async (_name, change, answer) => {
    expect(await run('reply.send', { ...send, ...change })).toEqual(answer);
    expect(await replyNow()).toBeNull();
    expect(await conversationNow()).toEqual(conversation);
    expect(await mine().count('events', {})).toBe(0);
  });

  test('refuses to answer what is gone', async () => {
    await mine().change(
      (tx) => tx.put('messages', { ...question, isDeletedRemotely: true }),
      DURABLE,
    );
    expect(await run('reply.send', send)).toEqual(failed('gone'));
  });

  test('later means later, with the time that the post will carry', async () => {
    const sendAt = clock.now() + 3_600_000;
    expect(await run('reply.send', { ...send, sendAt })).toEqual({
      ok: true,
      value: { undoUntil: sendAt },
    });
    expect((await replyNow())?.status).toMatchObject({
      waitsFor: 'later',
      notBefore: sendAt,
      intent: { createdAt: sendAt },
    });
  });

  test('replies of one conversation keep their order, also when the clock is set back', async () => {
    const second = toId<ReplyId>('0199c1de-0000-7000-8000-00000000bbbb');
    await mine().change(
      (tx) =>
        tx.put('replies', {
          ...aReply(question),
          id: second,
          status: {
            state: 'sent',
            intent: { key: 'k', createdAt: 0, order: clock.now() + 60_000 },
            sentAt: 0,
          },
        }),
      DURABLE,
    );
    await run('reply.send', send);
    expect((await replyNow())?.status).toMatchObject({ intent: { order: clock.now() + 60_001 } });
  });

  test('the undo time is the person setting', async () => {
    await run('settings.change', { change: { undoSeconds: { public: 20, direct: 0 } } });
    expect(await run('reply.send', send)).toEqual({
      ok: true,
      value: { undoUntil: clock.now() + 20_000 },
    });
  });

  test('an unclear reply is what the person decides', async () => {
    await run('reply.send', send);
    await mine().change((tx) => {
      const reply = tx.get('replies', REPLY);
      if (reply?.status.state !== 'queued') throw new Error('not queued');
      const { intent, progress } = reply.status;
      tx.put('replies', {
        ...reply,
        status: { state: 'unclear', intent, progress, needs: 'person', nextCheckAt: 0 },
      });
    }, DURABLE);
    const args = { workspaceId: BAKERY, replyId: REPLY, as: 'sent' };
    expect(await run('reply.settle', args)).toEqual(OK);
    expect((await replyNow())?.status).toMatchObject({ state: 'sent', sentAt: clock.now() });
    expect(await run('reply.settle', args)).toEqual(failed('not-allowed-now'));
  });
});

describe('messages and columns', () => {
  test('an action is noted on the message at once, and refused where the account cannot', async () => {
    const act = async (action: string) =>
      await run('message.act', { workspaceId: BAKERY, messageId: question.id, action });
    expect(await act('like')).toEqual(OK);
    expect((await mine().get('messages', question.id))?.mine.liked).toBeDefined();
    expect(await act('boost')).toEqual(failed('not-allowed-now'));
  });

  test('a post of a column becomes a conversation once', async () => {
    const post = aMessage(bakery, '7', {
      conversationId: aConversation(bakery, { remoteRootId: '7' }).id,
      kind: 'post',
    });
    await mine().change((tx) => tx.put('messages', post), DURABLE);
    const args = { workspaceId: BAKERY, messageId: post.id };
    const answer = { ok: true, value: { conversationId: post.conversationId } };
    expect(await run('message.takeIntoInbox', args)).toEqual(answer);
    expect(await mine().get('conversations', post.conversationId)).toMatchObject({
      remoteRootId: '7',
      state: 'open',
      unreadCount: 1,
      preview: { text: post.text },
    });
    expect(await run('message.takeIntoInbox', args)).toEqual(answer);
  });

  test('syncing an account makes its feeds due', async () => {
    const cursor = { ...newCursor(bakery, { kind: 'home' }), nextAt: 9e15 };
    await mine().change((tx) => tx.put('cursors', cursor), DURABLE);
    await run('account.sync', { workspaceId: BAKERY, accountId: bakery.id });
    expect((await mine().get('cursors', cursorId(bakery.id, 'home')))?.nextAt).toBe(0);
    expect(await run('account.sync', { workspaceId: GARAGE, accountId: bakery.id })).toEqual(
      failed('not-found'),
    );
  });
});

const saved = async () => await mine().find('library', { where: { kind: 'saved-view' } });

describe('saved views', () => {
  const place = { state: 'open', filter: { labelIds: ['gone'], isUnread: true }, sort: 'newest' };

  test('are kept under their name, repaired and removed, and undo brings one back', async () => {
    const view = { workspaceId: BAKERY, name: 'Dringend', place };
    const first = await run('view.save', view);
    const sorted = { ...place, sort: 'due' };
    expect(await run('view.save', { ...view, place: sorted })).toEqual(first);
    expect(await saved()).toMatchObject([{ name: 'Dringend', place: sorted }]);
    const ref = { workspaceId: BAKERY, viewId: (await saved())[0]?.id };
    expect(await run('view.repair', ref)).toEqual(OK);
    expect(await saved()).toMatchObject([{ place: { filter: { isUnread: true } } }]);
    expect(await run('view.remove', ref)).toEqual(OK);
    expect(await run('view.repair', ref)).toEqual(failed('not-found'));
    await run('undo.last', { workspaceId: BAKERY });
    expect(await saved()).toMatchObject([{ name: 'Dringend' }]);
  });

  test('one over all clients is kept apart, renamed, repaired, removed and brought back', async () => {
    const label: Label = {
      id: 'praise',
      workspaceId: GARAGE,
      kind: 'label',
      name: 'Lob',
      color: '#00aa00',
      createdAt: 0,
    };
    await store.forWorkspace(GARAGE).change((tx) => tx.put('library', label), DURABLE);
    const filter = { labelIds: ['praise', 'gone'] };
    const all = { workspaceId: null, name: 'Alle', place: { ...place, filter } };
    const made = await run('view.save', all);
    expect(made).toMatchObject({ ok: true });
    await run('view.save', { ...all, name: 'Zwei' });
    const shared = async () =>
      await store.forWorkspace(sharedId).find('library', { where: { kind: 'saved-view' } });
    const ref = { workspaceId: null, viewId: (await shared())[0]?.id };
    expect(await saved()).toEqual([]);
    expect(await run('view.rename', { ...ref, name: 'Zwei' })).toEqual(failed('name-taken'));
    expect(await run('view.rename', { ...ref, workspaceId: BAKERY, name: 'B' })).toEqual(
      failed('not-found'),
    );
    clock.advance(1);
    expect(await run('view.rename', { ...ref, name: 'Eins' })).toEqual(OK);
    clock.advance(1);
    // A label of any client is there; the other is gone.
    expect(await run('view.repair', ref)).toEqual(OK);
    const repaired = { name: 'Eins', place: { filter: { labelIds: ['praise'] } } };
    expect(await shared()).toMatchObject([repaired, { name: 'Zwei' }]);
    clock.advance(1);
    expect(await run('view.remove', ref)).toEqual(OK);
    await run('undo.last', { workspaceId: null });
    expect(await shared()).toMatchObject([repaired, {}]);
    await run('undo.last', { workspaceId: null });
    await run('undo.last', { workspaceId: null });
    expect(await shared()).toMatchObject([{ name: 'Alle', place: { filter } }, {}]);
  });

  test('saving under a name that is taken, mending and making one are one undo each', async () => {
    const view = { workspaceId: BAKERY, name: 'Dringend', place };
    const again = { ...place, sort: 'due' };
    await run('view.save', view);
    clock.advance(1);
    await run('view.save', { ...view, place: again });
    clock.advance(1);
    await run('view.repair', { workspaceId: BAKERY, viewId: (await saved())[0]?.id });
    await run('undo.last', { workspaceId: BAKERY });
    expect(await saved()).toMatchObject([{ place: again }]);
    await run('undo.last', { workspaceId: BAKERY });
    expect(await saved()).toMatchObject([{ place }]);
    expect(await run('undo.last', { workspaceId: BAKERY })).toMatchObject({
      value: { what: 'library' },
    });
    expect(await saved()).toEqual([]);
  });
});

const pair = (one: Person, other: Person) => ({
  workspaceId: BAKERY,
  personId: one.id,
  otherId: other.id,
});

describe('everything else', () => {
  test('a person becomes important and gets a note', async () => {
    const person = aPerson(BAKERY);
    const args = { workspaceId: BAKERY, personId: person.id };
    await run('person.update', { ...args, isVip: true, note: 'mag Roggen' });
    expect(await mine().get('people', person.id)).toEqual({
      ...person,
      isVip: true,
      note: 'mag Roggen',
    });
    await run('person.update', { ...args, note: '' });
    expect(await mine().get('people', person.id)).toEqual({ ...person, isVip: true });
    await run('undo.last', { workspaceId: BAKERY });
    expect(await mine().get('people', person.id)).toMatchObject({ note: 'mag Roggen' });
    expect(await run('undo.last', { workspaceId: BAKERY })).toEqual({
      ok: true,
      value: { undone: null, what: 'person' },
    });
    expect(await mine().get('people', person.id)).toEqual(person);
  });

  test('identities become one person and are taken apart, by one undo each', async () => {
    const jana = aPerson(BAKERY, { note: 'mag Roggen' });
    const others = ['bluesky', 'mail'].map((network) =>
      aPerson(BAKERY, { id: personId(BAKERY, network, 'j'), network, note: network }),
    );
    const [blue = jana, mail = jana] = others;
    const all = [jana, ...others];
    await mine().change((tx) => {
      for (const person of all) tx.put('people', person);
    }, DURABLE);
    const now = async () => {
      const found = await mine().getMany(
        'people',
        all.map(({ id }) => id),
      );
      return all.map(({ id }) => found.get(id));
    };
    expect(await run('person.merge', pair(blue, mail))).toEqual(OK);
    expect(await run('person.merge', pair(jana, mail))).toEqual(OK);
    const together = [jana, { ...blue, leadId: jana.id }, { ...mail, leadId: jana.id }];
    expect(await now()).toEqual(together);
    for (const [args, failure] of [
      [pair(jana, jana), failed('invalid-input', 'otherId')],
      [pair(blue, mail), failed('invalid-input', 'otherId')],
      [{ ...pair(jana, blue), otherId: 'nobody' }, failed('not-found')],
      [{ ...pair(jana, blue), workspaceId: GARAGE }, failed('not-found')],
    ] as const)
      expect(await run('person.merge', args)).toEqual(failure);
    expect(await now()).toEqual(together);
    const alone = { workspaceId: BAKERY, personId: jana.id };
    expect(await run('person.split', alone)).toEqual(OK);
    expect(await run('person.split', alone)).toEqual(failed('invalid-input', 'personId'));
    expect(await now()).toEqual([jana, blue, { ...mail, leadId: blue.id }]);
    for (const earlier of [together, [jana, blue, { ...mail, leadId: blue.id }], all]) {
      expect(await run('undo.last', { workspaceId: null })).toMatchObject({
        value: { what: 'person' },
      });
      expect(await now()).toEqual(earlier);
    }
  });

  test('VIP is taken off the whole person, and what is typed goes to the lead', async () => {
    const jana = aPerson(BAKERY);
    const id = personId(BAKERY, 'bluesky', 'j');
    const blue = aPerson(BAKERY, { id, network: 'bluesky', leadId: jana.id, isVip: true });
    await mine().change((tx) => {
      for (const person of [jana, blue]) tx.put('people', person);
    }, DURABLE);
    await run('person.update', { workspaceId: BAKERY, personId: id, isVip: false, note: 'neu' });
    const now = async () => [await mine().get('people', jana.id), await mine().get('people', id)];
    expect(await now()).toEqual([
      { ...jana, note: 'neu' },
      { ...blue, isVip: false },
    ]);
    await run('undo.last', { workspaceId: BAKERY });
    expect(await now()).toEqual([jana, blue]);
  });

  test('two are kept apart until that is taken back', async () => {
    const jana = aPerson(BAKERY);
    const id = personId(BAKERY, 'bluesky', 'j');
    const blue = aPerson(BAKERY, { id, network: 'bluesky' });
    await mine().change((tx) => {
      for (const person of [jana, blue]) tx.put('people', person);
    }, DURABLE);
    const both = pair(jana, blue);
    const now = async () => [await mine().get('people', jana.id), await mine().get('people', id)];
    const apart = [
      { ...jana, apartFrom: [id] },
      { ...blue, apartFrom: [jana.id] },
    ];
    await run('person.setApart', { ...both, isApart: true });
    expect(await now()).toEqual(apart);
    await run('person.setApart', { ...both, isApart: false });
    expect(await now()).toEqual([jana, blue]);
    await run('undo.last', { workspaceId: BAKERY });
    expect(await now()).toEqual(apart);
    expect(await run('person.setApart', { ...both, otherId: jana.id, isApart: true })).toEqual(
      failed('invalid-input', 'otherId'),
    );
  });

  test('settings change one by one; a broken one falls back alone', async () => {
    await run('settings.change', { change: { theme: 'dark' } });
    expect(readSettings(ports.settings)).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' });
    ports.settings.set('settings', { theme: 'dark', density: 'tiny', junk: 1 });
    expect(readSettings(ports.settings)).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' });
  });

  test.each([
    ['https://kaffee.example/@jana', true],
    ['mailto:jana@kaffee.example', true],
    ['file:///etc/passwd', false],
    ['javascript:alert(1)', false],
    ['no address', false],
  ])('the link %j goes to the browser: %j', async (url, isOpened) => {
    expect(await run('link.open', { url })).toEqual(isOpened ? OK : failed('address-refused'));
    expect(opened).toEqual(isOpened ? [url] : []);
  });

  test('an empty file is no file, and one that is not what it says is refused', async () => {
    const args = { name: 'a.png', mimeType: 'image/png' };
    expect(await run('media.add', { ...args, base64: '' })).toEqual(
      failed('invalid-input', 'base64'),
    );
    expect(await run('media.add', { ...args, base64: 'AAAA' })).toEqual({
      ok: true,
      value: { mediaId: 'ab', picture: '/media/ab', byteLength: 3 },
    });
    expect(await run('media.add', { ...args, mimeType: 'image/gif', base64: 'AAAA' })).toEqual(
      failed('invalid-input', 'mimeType'),
    );
  });
});

const judge = async (sentiment: string | null) =>
  await run('message.setSentiment', { workspaceId: BAKERY, messageId: question.id, sentiment });
const messageNow = async () => await mine().get('messages', question.id);

describe('how a message sounds', () => {
  test('is what the person says, on the message and on its conversation', async () => {
    expect(await judge('negative')).toMatchObject({ ok: true });
    expect(await messageNow()).toMatchObject({ sentiment: 'negative', tone: { by: 'person' } });
    expect(await conversationNow()).toMatchObject({ sentiment: 'negative' });
    expect(await mine().find('events', { where: { kind: 'message.judged' } })).toMatchObject([
      { messageId: question.id, sentiment: 'negative' },
    ]);
  });

  test('can be left to its words again', async () => {
    await judge('positive');
    await judge(null);
    expect((await messageNow())?.sentiment).toBeUndefined();
    expect(await conversationNow()).toMatchObject({ sentiment: 'unknown' });
  });

  test('is taken back by undo, on both, unless it was said anew since', async () => {
    await judge('negative');
    clock.advance(1);
    await judge('positive');
    await run('undo.last', { workspaceId: BAKERY });
    expect(await messageNow()).toMatchObject({ sentiment: 'negative', tone: { by: 'person' } });
    expect(await conversationNow()).toMatchObject({ sentiment: 'negative' });
    await run('undo.last', { workspaceId: BAKERY });
    expect(await messageNow()).toEqual(question);
    expect(await conversationNow()).toMatchObject({ sentiment: 'unknown' });
  });

  test('is not asked about our own, nor about one that is not there', async () => {
    await mine().change((tx) => tx.put('messages', { ...question, direction: 'out' }), DURABLE);
    expect(await judge('positive')).toMatchObject({ failure: { code: 'not-allowed-now' } });
    expect(
      await run('message.setSentiment', {
        workspaceId: BAKERY,
        messageId: messageId(garage.id, '1'),
        sentiment: 'positive',
      }),
    ).toMatchObject({ failure: { code: 'not-found' } });
  });
});

const setCap = async (cap: number | null, workspaceId = BAKERY) =>
  await run('account.setMonthlyCap', { workspaceId, accountId: bakery.id, cap });
const capNow = async () =>
  (await store.forWorkspace(BAKERY).get('accounts', bakery.id))?.monthlyCap;

test('a monthly limit is set, changed and taken away; of another client’s account it is not', async () => {
  expect([await setCap(5_000_000), await capNow()]).toMatchObject([{ ok: true }, 5_000_000]);
  expect(await setCap(1, GARAGE)).toMatchObject({ ok: false });
  await setCap(null);
  expect(await capNow()).toBeUndefined();
});
