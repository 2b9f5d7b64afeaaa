import { afterEach, beforeEach, expect, test } from 'vitest';
import { toId, type ReplyId } from '#domain/ids.ts';
import type { OpenedStore } from '#main/store/open.ts';
import { aMessage, anAccount, aWorkspace, BAKERY, GARAGE } from '#main/testing/documents.ts';
import { createManualClock } from '#main/testing/manual-clock.ts';
import { openTestStore } from '#main/testing/test-store.ts';
import { createDispatch, type Dispatch } from './dispatch.ts';
import { testPorts } from '#main/testing/command-ports.ts';

const plain = anAccount(BAKERY);
const bakery = {
  ...plain,
  capabilities: { ...plain.capabilities, posts: ['public', 'direct'] as const },
};
const mute = anAccount(BAKERY, { ...plain, id: toId('bakery-reviews') });
const garage = anAccount(GARAGE);
const REPLY = toId<ReplyId>('0199c1de-0000-7000-8000-00000000aaaa');
const content = { kind: 'public', text: 'Wir backen ab morgen Stollen.', media: [] } as const;
const post = { workspaceId: BAKERY, replyId: REPLY, accountId: bakery.id, content } as const;
const to = { handle: '@jana@kaffee.example' };
const DURABLE = { safety: 'durable' } as const;

let store: OpenedStore;
let run: Dispatch;

beforeEach(async () => {
  const clock = createManualClock();
  store = await openTestStore(clock);
  run = createDispatch(
    testPorts({
      store,
      clock,
      chooseId: async () => await Promise.resolve('3l5chosen'),
    }),
  );
  for (const account of [bakery, mute, garage])
    await store.forWorkspace(account.workspaceId).change((tx) => {
      tx.put('workspaces', aWorkspace(account.workspaceId));
      tx.put('accounts', account);
    }, DURABLE);
});

afterEach(async () => {
  await store.close();
});

const stored = async () => await store.forWorkspace(BAKERY).get('replies', REPLY);
const failed = (code: string, detail?: string) => ({
  ok: false,
  failure: detail === undefined ? { code } : { code, detail },
});

test('a post is one document that answers nothing, queued with all that it needs', async () => {
  expect(await run('post.send', post)).toMatchObject({ ok: true });
  const reply = await stored();
  expect(reply).not.toHaveProperty('inReplyTo');
  expect(reply).toMatchObject({
    accountId: bakery.id,
    content,
    status: { state: 'queued', waitsFor: 'undo', intent: { chosenId: '3l5chosen' } },
  });
  // Twice is once.
  expect(await run('post.send', post)).toMatchObject({ ok: true });
  expect(await stored()).toEqual(reply);
  // Undo knows of it; figures count what was sent as an answer.
  const events = await store.forWorkspace(BAKERY).find('events', {});
  expect(events.map(({ kind }) => kind)).toEqual(['reply.queued']);
});

test('it comes back as a draft, and goes out at the time that was asked for', async () => {
  await run('post.save', post);
  expect(await stored()).toMatchObject({ status: { state: 'draft' } });
  await run('post.send', { ...post, sendAt: 2_000_000_000_000 });
  expect(await stored()).toMatchObject({
    status: { waitsFor: 'later', notBefore: 2_000_000_000_000 },
  });
  await run('reply.cancel', { workspaceId: BAKERY, replyId: REPLY });
  expect(await stored()).toMatchObject({ status: { state: 'draft' }, content });
});

test('what is too long becomes a thread, each part behind the one before it', async () => {
  const text = 'Zwölf Bleche Stollen. '.repeat(30).trim();
  const partIds = ['0199c1de-0000-7000-8000-00000000bbbb'];
  const long = { ...post, content: { ...content, text } };
  expect(await run('post.send', long)).toEqual(failed('too-long'));
  expect(await run('post.send', { ...long, partIds })).toMatchObject({ ok: true });
  const parts = await store.forWorkspace(BAKERY).find('replies', {});
  expect(parts).toHaveLength(2);
  expect(parts.find(({ part }) => part?.index === 1)?.part?.after).toBe(REPLY);
});

test('a first direct message says whom it is for, and to nobody it does not go', async () => {
  const direct = { ...post, content: { ...content, kind: 'direct' } } as const;
  expect(await run('post.send', direct)).toEqual(failed('invalid-input', 'to'));
  expect(await run('post.send', { ...direct, to })).toMatchObject({ ok: true });
  expect(await stored()).toMatchObject({ to });
});

test('an account of another client is not there, and one that cannot post says so', async () => {
  expect(await run('post.save', { ...post, accountId: garage.id })).toEqual(failed('not-found'));
  expect(await run('post.send', { ...post, accountId: garage.id })).toEqual(failed('not-found'));
  expect(await run('post.send', { ...post, accountId: mute.id })).toEqual(failed('cannot-post'));
});

test('a draft may change its account; an answer never becomes a post', async () => {
  await run('post.save', post);
  await run('post.save', { ...post, accountId: mute.id });
  expect(await stored()).toMatchObject({ accountId: mute.id });
  await run('post.save', { ...post, content: { ...content, text: ' ' } });
  expect(await stored()).toBeNull();

  const question = aMessage(bakery, '1');
  await store.forWorkspace(BAKERY).change((tx) => tx.put('messages', question), DURABLE);
  const { accountId: _, ...answer } = post;
  await run('draft.save', { ...answer, messageId: question.id });
  expect(await run('post.save', post)).toEqual(failed('not-allowed-now'));
});
