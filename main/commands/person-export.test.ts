import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { toId, type PersonId } from '#domain/ids.ts';
import type { FileToSave, Saved } from '#main/ports.ts';
import type { OpenedStore } from '#main/store/open.ts';
import { BAKERY, GARAGE } from '#main/testing/documents.ts';
import { createManualClock } from '#main/testing/manual-clock.ts';
import { canary, plant } from '#main/testing/planted-person.ts';
import { openTestStore } from '#main/testing/test-store.ts';
import { testPorts } from '#main/testing/command-ports.ts';
import { createDispatch, type Dispatch } from './dispatch.ts';

const asked = { workspaceId: BAKERY, personId: canary.id, locale: 'en' };
const clock = createManualClock();

let store: OpenedStore;
let run: Dispatch;
let files: FileToSave[];
let outcome: Saved;

beforeEach(async () => {
  files = [];
  outcome = { kind: 'saved' };
  store = await openTestStore(clock);
  await store.forWorkspace(BAKERY).change(plant, { safety: 'durable' });
  run = createDispatch(
    testPorts({
      store,
      clock,
      async saveFile(file) {
        files.push(file);
        return await Promise.resolve(outcome);
      },
    }),
  );
});
afterEach(async () => {
  await store.close();
});

const data = z.object({
  format: z.string(),
  clientName: z.string(),
  exportedAt: z.number(),
  identities: z.array(z.object({ id: z.string() })),
  conversations: z.array(z.object({ id: z.string() })),
  messages: z.array(z.object({ id: z.string(), text: z.string() })),
  replies: z.array(z.object({ id: z.string() })),
  labels: z.array(z.object({ name: z.string() })),
  lists: z.array(z.unknown()),
  fields: z.array(z.unknown()),
  events: z.array(z.object({ id: z.string() })),
});

/** What a machine finds in the file, the documents by their ids. */
function dataIn(text: string) {
  const [, json = ''] =
    /<script type="application\/json" id="data">([^<]*)<\/script>/u.exec(text) ?? [];
  return data.parse(JSON.parse(json));
}

test('the file holds all that is kept about them, to read and for machines', async () => {
  expect(await run('person.export', asked)).toEqual({ ok: true, value: { isSaved: true } });
  const [file] = files;
  expect(files.map(({ name }) => name)).toEqual(['Kanari Vogel.html']);
  const held = dataIn(file?.text ?? '');
  expect({
    ...held,
    conversations: held.conversations.length,
    messages: held.messages.filter(({ text }) => text === 'Canarywords stehen hier').length,
    identities: held.identities.map(({ id }) => id),
    replies: held.replies.length,
    events: held.events.map(({ id }) => id),
  }).toEqual({
    format: 'parley-person',
    clientName: BAKERY,
    exportedAt: clock.now(),
    identities: [canary.id],
    conversations: 2,
    messages: 31,
    replies: 1,
    labels: [{ name: 'Canarylabel' }],
    lists: [],
    fields: [],
    events: ['1', '4', '6'],
  });
  const [page = ''] = (file?.text ?? '').split('<script');
  for (const word of ['Kanari Vogel', 'Canarybio', 'Canarynote', 'Canarywords', 'Canarylabel'])
    expect(page).toContain(word);
  expect(page).not.toContain('undefined');
});

test('what somebody wrote as markup is text in it, and ends nothing', async () => {
  await store
    .forWorkspace(BAKERY)
    .change((tx) => tx.put('people', { ...canary, bio: '</script><img src=x onerror=alert(1)>' }), {
      safety: 'durable',
    });
  await run('person.export', asked);
  const text = files[0]?.text ?? '';
  expect(text).not.toContain('<img');
  expect(text.match(/<\/script>/gu)).toHaveLength(1);
  expect(dataIn(text).identities).toHaveLength(1);
});

test('who chooses no place saved nothing; a full disk is told; an unknown person is refused', async () => {
  outcome = { kind: 'canceled' };
  expect(await run('person.export', asked)).toEqual({ ok: true, value: { isSaved: false } });
  outcome = { kind: 'failed', failure: { code: 'disk-full' } };
  expect(await run('person.export', asked)).toEqual({ ok: false, failure: { code: 'disk-full' } });
  const unknown = { ok: false, failure: { code: 'not-found' } };
  expect(await run('person.export', { ...asked, personId: toId<PersonId>('x') })).toEqual(unknown);
  expect(await run('person.export', { ...asked, workspaceId: GARAGE })).toEqual(unknown);
  expect(await run('person.export', { ...asked, locale: 'fr' })).toMatchObject({
    failure: { code: 'invalid-input' },
  });
  expect(files).toHaveLength(2);
});
