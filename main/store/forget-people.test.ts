import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { conversationId, personId } from '#domain/ids.ts';
import {
  aConversation,
  aMessage,
  anAccount,
  aPerson,
  aReply,
  aWorkspace,
  BAKERY,
} from '#main/testing/documents.ts';
import { createManualClock } from '#main/testing/manual-clock.ts';
import { openTestStore } from '#main/testing/test-store.ts';
import { listBackups, makeBackup } from './backup.ts';
import { forgottenIn, hashOf } from './forgotten.ts';
import type { OpenedStore } from './open.ts';

const bakery = anAccount(BAKERY);
const ben = personId(BAKERY, 'mastodon', 'ben');
const canary = aPerson(BAKERY, {
  id: personId(BAKERY, 'mastodon', 'canaryid'),
  remoteId: 'canaryid',
  name: 'Kanari Vogel',
  handle: '@canaryhandle@a.example',
  note: 'Canarynote',
});
const blue = aPerson(BAKERY, {
  id: personId(BAKERY, 'bluesky', 'canaryblue'),
  remoteId: 'canaryblue',
  network: 'bluesky',
  handle: 'canaryhandle.example',
  leadId: canary.id,
});
const by = {
  authorId: canary.id,
  authorName: canary.name,
  authorHandle: canary.handle,
  text: 'Canarywords stehen hier',
};
const shared = conversationId(bakery.id, 'shared');
const alone = conversationId(bakery.id, 'alone');
const who = { personId: canary.id, personName: canary.name, personHandle: canary.handle };
const preview = { authorName: canary.name, direction: 'in', text: by.text, at: 9 } as const;
const mark = { workspaceId: BAKERY, salt: 's', hash: hashOf(canary, 's') };

let folder: string;
let file: string;
let store: OpenedStore;
const clock = createManualClock();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-forget-'));
  file = join(folder, 'parley.sqlite');
  store = await openTestStore(clock, file);
  await store.forWorkspace(BAKERY).change(
    (tx) => {
      tx.put('workspaces', aWorkspace(BAKERY));
      tx.put('accounts', bakery);
      for (const person of [
        canary,
        blue,
        aPerson(BAKERY, { id: ben, remoteId: 'ben', name: 'Ben' }),
      ])
        tx.put('people', person);
      for (let n = 0; n < 40; n++)
        tx.put('messages', aMessage(bakery, `canary${n}`, { ...by, conversationId: alone }));
      tx.put('messages', aMessage(bakery, 'c', { ...by, conversationId: shared, createdAt: 9 }));
      tx.put('messages', aMessage(bakery, 'b', { authorId: ben, conversationId: shared }));
      tx.put(
        'messages',
        aMessage(bakery, 'q', {
          authorId: ben,
          conversationId: shared,
          createdAt: 5,
          quote: {
            state: 'shown',
            authorName: canary.name,
            authorHandle: canary.handle,
            text: by.text,
          },
        }),
      );
      tx.put('conversations', aConversation(bakery, { ...who, remoteRootId: 'alone', preview }));
      tx.put(
        'conversations',
        aConversation(bakery, {
          ...who,
          remoteRootId: 'shared',
          preview,
          notes: [
            { id: '1', text: 'Kanari Vogel ruft an', createdAt: 1 },
            { id: '2', text: 'bleibt', createdAt: 1 },
          ],
        }),
      );
      const question = aMessage(bakery, 'canary1', { ...by, conversationId: alone });
      tx.put('replies', aReply(question));
      tx.put('events', {
        id: 'e',
        workspaceId: BAKERY,
        at: 1,
        kind: 'message.arrived',
        conversationId: alone,
        messageId: question.id,
      });
    },
    { safety: 'durable' },
  );
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

async function filesWith(word: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const holding: string[] = [];
  for (const entry of entries.filter((one) => one.isFile())) {
    const text = (await readFile(join(entry.parentPath, entry.name))).toString('latin1');
    if (text.toLowerCase().includes(word)) holding.push(entry.name);
  }
  return holding;
}

async function left() {
  const mine = store.forWorkspace(BAKERY);
  const counted = ['people', 'messages', 'conversations', 'replies', 'events'] as const;
  return await Promise.all(counted.map(async (name) => await mine.count(name, {})));
}

test('who is forgotten is in no byte of any file, and others keep what is theirs', async () => {
  expect(await filesWith('canary')).not.toEqual([]);
  await store.forgetPeople([canary, blue], [mark]);
  expect(await left()).toEqual([1, 2, 1, 0, 0]);
  expect(await store.forWorkspace(BAKERY).get('conversations', shared)).toMatchObject({
    personId: ben,
    preview: { text: 'Habt ihr am Sonntag offen?' },
    notes: [{ text: 'bleibt' }],
  });
  await store.close();
  expect(await filesWith('canary')).toEqual([]);
  expect(await filesWith('kanari')).toEqual([]);
  store = await openTestStore(clock, file);
});

test('what a crash cut off is finished at the next start', async () => {
  await store.close();
  const path = join(folder, 'manifest.json');
  const manifest: unknown = JSON.parse(await readFile(path, 'utf8'));
  const forgetting = [{ workspaceId: BAKERY, personIds: [canary.id, blue.id] }];
  await writeFile(path, JSON.stringify({ ...Object(manifest), forgetting }));
  store = await openTestStore(clock, file);
  expect(await left()).toEqual([1, 2, 1, 0, 0]);
});

test('a backup that still holds them is cleaned when it is restored, and they stay away', async () => {
  await makeBackup(file, clock.now());
  await store.forgetPeople([canary, blue], [mark, { ...mark, hash: hashOf(blue, 's') }]);
  await store.close();
  expect(listBackups(file)).toHaveLength(1);
  await writeFile(file, 'x'.repeat(10_000));
  store = await openTestStore(clock, file);
  expect(store.restored).not.toBeNull();
  expect(await left()).toEqual([1, 2, 1, 0, 0]);
  const known = await store.forWorkspace(BAKERY).change(
    (tx) => {
      const isForgotten = forgottenIn(tx, BAKERY);
      return [canary, blue, aPerson(BAKERY)].map((person) => isForgotten(person));
    },
    { safety: 'cache' },
  );
  expect(known).toEqual([true, true, false]);
});
