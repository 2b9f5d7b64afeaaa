import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '#contract/limits.ts';
import { views as contract } from '#contract/views.ts';
import { conversationId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import type { Reply } from '#domain/reply.ts';
import { startSending } from '#domain/reply-steps.ts';
import type { OpenedStore } from '#main/store/open.ts';
import type { Transaction } from '#main/store/store.ts';
import { testPorts } from '#main/testing/command-ports.ts';
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
import { macroPreviewView } from '#main/views/macro-preview.ts';
import { createDispatch, type Dispatch } from './dispatch.ts';
import { createViewPorts } from '#main/testing/view-ports.ts';

const account = anAccount(BAKERY);
const base = { workspaceId: BAKERY, createdAt: 0 };
const talk = aConversation(account);
const question = aMessage(account, 'm1');
const conversations = [{ workspaceId: BAKERY, conversationId: talk.id }];
const TEXT = '@jana@kaffee.example Danke, Jana! Bis zum 24.12.2026.';
const shown = [{ messageId: question.id, text: TEXT }];

let store: OpenedStore;
let clock: ManualClock;
let run: Dispatch;
let macroId: string;

beforeEach(async () => {
  clock = createManualClock();
  store = await openTestStore(clock);
  run = createDispatch(testPorts({ store, clock }));
  const capabilities = {
    ...account.capabilities,
    text: { ...account.capabilities.text, mentionWithoutServer: true },
  };
  await put((tx) => {
    tx.put('workspaces', aWorkspace(BAKERY));
    tx.put('accounts', { ...account, capabilities });
    tx.put('people', aPerson(BAKERY, { fields: { until: '2026-12-24' } }));
    tx.put('conversations', talk);
    tx.put('messages', question);
    tx.put('library', {
      ...base,
      id: 'until',
      kind: 'person-field',
      name: 'Frist',
      valueKind: 'date',
    });
    tx.put('library', { ...base, id: 't', kind: 'saved-reply', name: 'Dank', text: THANKS });
  });
  const saved = await run('macro.save', {
    workspaceId: BAKERY,
    name: 'Dank und erledigt',
    actions: [
      { kind: 'send', text: { id: 't', name: 'Dank' } },
      { kind: 'state', state: 'done' },
    ],
  });
  macroId = String(Object(saved.ok ? saved.value : {}).macroId);
});
afterEach(async () => {
  await store.close();
});

const THANKS = 'Danke, {vorname}! Bis zum {Frist}.';

async function put(change: (tx: Transaction) => void): Promise<void> {
  await store.forWorkspace(BAKERY).change(change, { safety: 'cache' });
}
const press = async (change: object = {}) =>
  await run('macro.run', { macroId, conversations, shown, locale: 'de', ...change });
const replies = async (): Promise<readonly Reply[]> =>
  await store.acrossWorkspaces.find('replies', {});
const state = async () => (await store.acrossWorkspaces.get('conversations', talk.id))?.state;
const everything = async () => [
  await replies(),
  await store.acrossWorkspaces.find('conversations', {}),
  await store.acrossWorkspaces.find('events', {}),
];

/** What the window shows before it sends. */
async function preview() {
  const opened = macroPreviewView.withArgs({ macroId, conversations, locale: 'de' });
  const reading = await opened?.read(createViewPorts({ store, clock }));
  return contract.macroPreview.row.array().parse(reading?.rows);
}

test('a macro answers with what was shown, through the outbox, and is done', async () => {
  expect(await preview()).toMatchObject([
    {
      messageId: question.id,
      text: TEXT,
      kind: 'public',
      missing: [],
      obstacle: null,
      accountId: account.id,
      handle: account.handle,
    },
  ]);
  expect(await replies()).toEqual([]);
  const answer = await press();
  const undoUntil = clock.now() + DEFAULT_SETTINGS.undoSeconds.public * 1000;
  expect(answer).toMatchObject({ ok: true, value: { count: 1, refused: 0, undoUntil } });
  expect(await replies()).toMatchObject([
    {
      accountId: account.id,
      inReplyTo: { messageId: question.id },
      content: { text: TEXT },
      status: { state: 'queued', notBefore: undoUntil, waitsFor: 'undo' },
    },
  ]);
  expect(await state()).toBe('done');
});

test('until it leaves, one step takes back the answer and all the rest', async () => {
  await press();
  await run('undo.last', { workspaceId: BAKERY });
  expect(await replies()).toEqual([]);
  expect(await state()).toBe('open');
});

test('taken back in the outbox, it is a draft, and the conversation waits again', async () => {
  await press();
  const [reply] = await replies();
  await run('reply.cancel', { workspaceId: BAKERY, replyId: reply?.id });
  expect(await replies()).toMatchObject([{ content: { text: TEXT }, status: { state: 'draft' } }]);
  expect(await state()).toBe('open');
});

test('what is under way stays, whatever is taken back around it', async () => {
  await press();
  const [reply] = await replies();
  const sending = reply === undefined ? null : startSending(reply.status, clock.now());
  await put((tx) => {
    if (reply !== undefined && sending !== null) tx.put('replies', { ...reply, status: sending });
  });
  await run('undo.last', { workspaceId: BAKERY });
  expect(await replies()).toMatchObject([{ status: { state: 'sending' } }]);
  expect(await state()).toBe('open');
});

const newer: Message = { ...aMessage(account, 'm2'), createdAt: 2000, receivedAt: 2000 };
const REFUSALS: readonly (readonly [string, string | null, (tx: Transaction) => void])[] = [
  [
    'nothing is known for a place in the text',
    'place-empty',
    (tx) => tx.put('people', aPerson(BAKERY)),
  ],
  ['somebody is writing', 'has-draft', (tx) => tx.put('replies', aReply(question))],
  ['the saved reply is gone', 'text-gone', (tx) => tx.remove('library', 't')],
  [
    'it is too long',
    'too-long',
    (tx) =>
      tx.put('library', {
        ...base,
        id: 't',
        kind: 'saved-reply',
        name: 'Dank',
        text: 'Dank'.repeat(200),
      }),
  ],
  [
    'one cannot answer there',
    'cannot-reply',
    (tx) => tx.put('messages', { ...question, allowed: ['like'] }),
  ],
  ['something else was asked since it was shown', null, (tx) => tx.put('messages', newer)],
  [
    'its text is another one since it was shown',
    null,
    (tx) =>
      tx.put('library', { ...base, id: 't', kind: 'saved-reply', name: 'Dank', text: 'Hallo' }),
  ],
];

test.each(REFUSALS)('where %s, nothing is done at all', async (_why, obstacle, happens) => {
  await put(happens);
  expect((await preview())[0]?.obstacle).toBe(obstacle);
  const before = await everything();
  expect(await press()).toMatchObject({ ok: true, value: { count: 0, refused: 1 } });
  expect(await everything()).toEqual(before);
});

test('nothing is sent that was not shown, nor twice, nor to more than can be read', async () => {
  const before = await everything();
  expect(await press({ shown: [] })).toMatchObject({ value: { count: 0, refused: 1 } });
  const many = Array.from({ length: 21 }, (_, at) => ({
    workspaceId: BAKERY,
    conversationId: conversationId(account.id, String(at)),
  }));
  expect(await press({ conversations: many })).toMatchObject({
    ok: false,
    failure: { code: 'invalid-input', detail: 'too-many' },
  });
  expect(await everything()).toEqual(before);
  await press();
  expect(await press()).toMatchObject({ value: { count: 0, refused: 1 } });
  expect(await replies()).toHaveLength(1);
});
