import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { actionDone, startAction } from '#domain/action-steps.ts';
import { toId, type ReplyId } from '#domain/ids.ts';
import { pendingActionsOf } from '#domain/message-action.ts';
import type { Message } from '#domain/message.ts';
import type { Reply } from '#domain/reply.ts';
import type { OpenedStore } from '#main/store/open.ts';
import { testPorts } from '#main/testing/command-ports.ts';
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
import { createDispatch, type Dispatch } from './dispatch.ts';

const can = { can: true } as const;
const plain = anAccount(BAKERY);
const bakery = anAccount(BAKERY, {
  capabilities: {
    ...plain.capabilities,
    actions: { reply: can, like: can, unlike: can, delete: can, boost: can, edit: can },
  },
});
const question = aMessage(bakery, '1');
const own = aMessage(bakery, '2', { direction: 'out', text: 'Ab acht.' });
const conversation = aConversation(bakery);
const REPLY = toId<ReplyId>('0199c1de-0000-7000-8000-00000000aaaa');
const DURABLE = { safety: 'durable' } as const;
const ref = { workspaceId: BAKERY, replyId: REPLY };
const draft = {
  ...ref,
  messageId: question.id,
  content: { kind: 'public', text: 'Ja, ab acht.', media: [] },
} as const;

let folder: string;
let store: OpenedStore;
let clock: ManualClock;
let run: Dispatch;

const open = async (): Promise<void> => {
  store = await openTestStore(clock, join(folder, 'parley.db'));
  run = createDispatch(testPorts({ store, clock }));
};
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-undo-'));
  clock = createManualClock();
  await open();
  await mine().change((tx) => {
    tx.put('workspaces', aWorkspace(BAKERY));
    tx.put('accounts', bakery);
    tx.put('people', aPerson(BAKERY));
    tx.put('conversations', conversation);
    for (const message of [question, own]) tx.put('messages', message);
  }, DURABLE);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const mine = () => store.forWorkspace(BAKERY);
/** Every act is of another moment, as with a person. */
const act = async (name: string, args: object = {}): Promise<unknown> => {
  clock.advance(1);
  const answer = await run(name, { workspaceId: BAKERY, ...args });
  return answer.ok ? answer.value : answer;
};
const undo = async (): Promise<unknown> => await act('undo.last');
const back = (what: string | null, undone: string | null = null): object => ({ undone, what });
const messageNow = async ({ id }: Message): Promise<Message> => {
  const message = await mine().get('messages', id);
  if (message === null) throw new Error('gone');
  return message;
};
const replyNow = async (): Promise<Reply | null> => await mine().get('replies', REPLY);
const network = async (message: Message): Promise<void> => {
  const now = await messageNow(message);
  const [pending] = pendingActionsOf(now);
  if (pending === undefined) throw new Error('nothing waits');
  const after = actionDone(startAction(now, pending, clock.now()), pending, { at: clock.now() });
  await mine().change((tx) => tx.put('messages', after), DURABLE);
};

test('a draft that was thrown away comes back whole, after a restart as well', async () => {
  await act('draft.save', draft);
  const saved = await replyNow();
  await act('draft.discard', ref);
  expect((await replyNow())?.status.state).toBe('canceled');
  await store.close();
  await open();
  expect(await undo()).toEqual(back('reply'));
  expect(await replyNow()).toEqual({ ...saved, updatedAt: clock.now() });
  expect(await undo()).toEqual(back(null));
});

test('a draft that was emptied is nothing that was thrown away', async () => {
  await act('draft.save', draft);
  await act('draft.save', { ...draft, content: { ...draft.content, text: ' ' } });
  expect(await act('draft.discard', ref)).toEqual({});
  expect(await undo()).toEqual(back(null));
});

test('what was liked on the network is not any more, and what has not left never leaves', async () => {
  await act('message.act', { messageId: question.id, action: 'like' });
  expect(await undo()).toEqual(back('message'));
  expect(pendingActionsOf(await messageNow(question))).toEqual([]);
  expect((await messageNow(question)).mine).toEqual(question.mine);

  await act('message.act', { messageId: question.id, action: 'like' });
  await network(question);
  await store.close();
  await open();
  expect(await undo()).toEqual(back('message'));
  expect(pendingActionsOf(await messageNow(question))).toMatchObject([{ action: 'unlike' }]);
  expect(await undo()).toEqual(back(null));
});

test('a rewritten message reads as before, step by step', async () => {
  await act('message.edit', { messageId: own.id, text: 'Ab neun.' });
  await act('message.edit', { messageId: own.id, text: 'Ab zehn.' });
  await undo();
  expect((await messageNow(own)).text).toBe('Ab neun.');
  await undo();
  expect(await messageNow(own)).toMatchObject({ text: own.text, spans: own.spans });
  expect(pendingActionsOf(await messageNow(own))).toEqual([]);
  await act('message.edit', { messageId: own.id, text: 'Ab neun.' });
  await network(own);
  await undo();
  expect(pendingActionsOf(await messageNow(own))).toMatchObject([{ edit: { text: own.text } }]);
});

test('what has no way back says so once, and the next undo goes on before it', async () => {
  await run('conversation.setMuted', {
    conversations: [{ workspaceId: BAKERY, conversationId: conversation.id }],
    isMuted: true,
  });
  await act('message.act', { messageId: own.id, action: 'delete' });
  await network(own);
  await act('message.act', { messageId: question.id, action: 'boost' });
  await network(question);
  expect(await undo()).toEqual(back('final'));
  expect(await undo()).toEqual(back('final'));
  expect(await undo()).toEqual(back('conversation', conversation.id));
  expect((await mine().get('conversations', conversation.id))?.isMuted).toBe(false);
});

test('a deletion that has not left is given up', async () => {
  await act('message.act', { messageId: own.id, action: 'delete' });
  expect(await undo()).toEqual(back('message'));
  expect(pendingActionsOf(await messageNow(own))).toEqual([]);
});

test('what was given up in the outbox is not taken back once more', async () => {
  const like = { messageId: question.id, action: 'like' };
  await act('message.act', like);
  await act('message.settleAction', { ...like, as: 'drop' });
  expect(await undo()).toEqual(back(null));
});

test('an answer that waits is a draft again, with what was done beside it', async () => {
  await act('reply.send', { ...draft, afterwards: 'done' });
  expect(await undo()).toEqual(back('reply', conversation.id));
  expect((await replyNow())?.status).toEqual({ state: 'draft' });
  expect((await mine().get('conversations', conversation.id))?.state).toBe('open');
  // Sent again, taken back by its own button: nothing is left.
  await act('reply.send', { ...draft, afterwards: 'done' });
  await act('reply.cancel', ref);
  expect(await undo()).toEqual(back(null));
});

test('an answer that has left stays, and only its conversation is open again', async () => {
  await act('reply.send', { ...draft, afterwards: 'done' });
  await mine().change((tx) => {
    const reply = tx.get('replies', REPLY);
    if (reply?.status.state !== 'queued') throw new Error('not queued');
    const status = { state: 'sent', intent: reply.status.intent, sentAt: 1 } as const;
    tx.put('replies', { ...reply, status });
  }, DURABLE);
  expect(await undo()).toEqual(back('sent', conversation.id));
  expect((await replyNow())?.status.state).toBe('sent');
  expect((await mine().get('conversations', conversation.id))?.state).toBe('open');
  expect(await undo()).toEqual(back(null));
});

test('a post that was taken into the inbox goes out of it, unless it is being answered', async () => {
  const post = aMessage(bakery, '7', {
    conversationId: aConversation(bakery, { remoteRootId: '7' }).id,
    kind: 'post',
  });
  await mine().change((tx) => tx.put('messages', post), DURABLE);
  await act('message.takeIntoInbox', { messageId: post.id });
  expect(await mine().get('conversations', post.conversationId)).not.toBeNull();
  expect(await undo()).toEqual(back('conversation'));
  expect(await mine().get('conversations', post.conversationId)).toBeNull();
  await act('message.takeIntoInbox', { messageId: post.id });
  await act('draft.save', { ...draft, messageId: post.id });
  await undo();
  expect(await mine().get('conversations', post.conversationId)).not.toBeNull();
});
