import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { conversationId, toId, type AccountId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import {
  aConversation,
  aMessage,
  anAccount,
  aWorkspace,
  BAKERY,
  GARAGE,
} from '#main/testing/documents.ts';
import { openTestStore } from '#main/testing/test-store.ts';
import { SearchError, type OpenedStore } from './open.ts';

const bakery = anAccount(BAKERY);
const second = anAccount(BAKERY, { id: toId<AccountId>('second'), handle: 'brot.bsky.example' });
const garage = anAccount(GARAGE);
const DAY = 86_400_000;
const NOVEMBER = Date.UTC(2026, 10, 1);

let store: OpenedStore;

const texts: readonly (readonly [id: string, text: string, change?: Partial<Message>])[] = [
  ['koeln', 'Liebe Grüße aus Köln'],
  ['street', 'Die Bäckerei in der Großen Straße 5'],
  ['ascii', 'Gruesse aus Koeln, nicht aus Bonn'],
  ['recall', 'Eine Rückrufaktion für Müsli'],
  ['emoji', 'Das war toll 🥐👩‍🍳 wirklich'],
  ['quote', 'Er sagte "schlechtes Brot" und ging'],
  ['order', 'Brot war schlechtes dabei'],
  ['warned', 'Text', { contentWarning: 'Glutenhaltig' }],
  ['pictured', 'Bild', { media: [{ kind: 'image', url: 'https://x', alt: 'Ein Croissant' }] }],
  ['by', 'Hallo', { authorName: 'Renée Weiß', authorHandle: '@renee@anders.example' }],
];

beforeEach(async () => {
  store = await openTestStore();
  await store.forWorkspace(BAKERY).change(
    (tx) => {
      tx.put('workspaces', aWorkspace(BAKERY, { name: 'Bäckerei Rabe' }));
      tx.put('accounts', bakery);
      tx.put('accounts', second);
      tx.put('library', {
        id: 'praise',
        workspaceId: BAKERY,
        kind: 'label',
        name: 'Großes Lob',
        color: '#000000',
        createdAt: 0,
      });
      tx.put('conversations', aConversation(bakery, { state: 'done', labelIds: ['praise'] }));
      tx.put('conversations', aConversation(bakery, { remoteRootId: 'other' }));
      for (const [at, [id, text, change]] of texts.entries())
        tx.put(
          'messages',
          aMessage(bakery, id, { text, createdAt: NOVEMBER + at * DAY, ...change }),
        );
      tx.put(
        'messages',
        aMessage(second, 'bluesky', {
          text: 'Brot auf Bluesky',
          network: 'bluesky',
          createdAt: NOVEMBER + 30 * DAY,
          conversationId: conversationId(bakery.id, 'other'),
        }),
      );
    },
    { safety: 'cache' },
  );
  await store
    .forWorkspace(GARAGE)
    .change((tx) => tx.put('messages', aMessage(garage, 'foreign', { text: 'Grüße, Brot' })), {
      safety: 'cache',
    });
});

afterEach(async () => {
  await store.close();
});

async function found(words: string, limit = 50): Promise<string> {
  const messages = await store.forWorkspace(BAKERY).searchMessages({ words, limit });
  return messages.map((message) => message.remoteId).join(' ');
}

describe('words', () => {
  test.each([
    ['grüße', 'ascii koeln'],
    ['GRÜSSE', 'ascii koeln'],
    ['gruesse', 'ascii koeln'],
    ['grusse', 'koeln'],
    ['koln', 'koeln'],
    ['köln', 'ascii koeln'],
    ['koeln', 'ascii koeln'],
    ['strasse', 'street'],
    ['straße', 'street'],
    ['backerei', 'street'],
    ['baeck', 'street'],
    ['rückruf', 'recall'],
    ['rückruf ', ''],
    ['rückrufaktion ', 'recall'],
    ['musli', 'recall'],
    ['gluten', 'warned'],
    ['croissant', 'pictured'],
    ['weiss', 'by'],
    ['grüße bonn', 'ascii'],
    ['grüße -bonn', 'koeln'],
    ['-bonn grüße', 'koeln'],
    ['brot', 'bluesky order quote'],
    ['"schlechtes brot"', 'quote'],
    ['"schlechtes brot', 'quote'],
    ['"schlechtes bro', 'quote'],
    ['🥐', 'emoji'],
    ['toll 🥐', 'emoji'],
    ['toll 🍞', ''],
    ['(brot OR 1=1) AND *', ''],
    ['NEAR(brot)', ''],
    ['words: "', ''],
    ['""', ''],
    ['   ', ''],
    ['\u0000', ''],
  ])('%j finds %j', async (words, expected) => {
    expect(await found(words)).toBe(expected);
  });

  test('a limit keeps the newest', async () => {
    expect(await found('brot', 2)).toBe('bluesky order');
    expect(await found('brot', 0)).toBe('');
  });

  test('"not this" alone shows everything else', async () => {
    expect((await found('-brot')).split(' ')).toHaveLength(8);
  });

  test('what is deleted or changed is found no more', async () => {
    await store.forWorkspace(BAKERY).change(
      (tx) => {
        const [one] = tx.find('messages', { where: { remoteId: 'koeln' } });
        if (one === undefined) throw new Error('no message');
        tx.put('messages', { ...one, text: 'Tschüss' });
        for (const gone of tx.find('messages', { where: { remoteId: 'ascii' } }))
          tx.remove('messages', gone.id);
      },
      { safety: 'cache' },
    );
    expect([await found('grüße'), await found('tschuess')]).toEqual(['', 'koeln']);
  });
});

describe('filters', () => {
  test.each([
    ['from:renee', 'by'],
    ['from:@renee', 'by'],
    ['from:"Renée W"', 'by'],
    ['from:renee brot', ''],
    ['from:🥐', ''],
    ['from:🥐 from:renee', 'by'],
    ['network:bluesky', 'bluesky'],
    ['network:Bluesky brot', 'bluesky'],
    ['in:brot.bsky', 'bluesky'],
    ['in:done brot', 'order quote'],
    ['in:open', 'bluesky'],
    ['in:open in:@bakery brot', 'bluesky order quote'],
    ['in:nirgends brot', ''],
    ['in:bäckerei brot', 'bluesky order quote'],
    ['label:gross brot', 'order quote'],
    ['label:gibtsnicht brot', ''],
    ['brot before:2026-12', 'order quote'],
    ['brot after:1.12.2026', 'bluesky'],
    ['after:2026-11-06 before:2026-11-08', 'order quote'],
  ])('%j finds %j', async (words, expected) => {
    expect(await found(words)).toBe(expected);
  });

  test('a date that is none is an error that names it', async () => {
    const search = store.forWorkspace(BAKERY).searchMessages({
      words: 'brot before:2026-13',
      limit: 5,
    });
    await expect(search).rejects.toEqual(new SearchError('before:2026-13', 5));
  });

  test('rare ones are found behind many that do not fit', async () => {
    await store.forWorkspace(BAKERY).change(
      (tx) => {
        for (let n = 0; n < 600; n++)
          tx.put(
            'messages',
            aMessage(bakery, `n${n}`, {
              text: 'Brot',
              createdAt: NOVEMBER + 100 * DAY + n,
              conversationId: conversationId(bakery.id, 'other'),
            }),
          );
      },
      { safety: 'cache' },
    );
    expect(await found('brot label:lob', 5)).toBe('order quote');
    expect(await found('label:großes -brot', 3)).toBe('by pictured warned');
  });
});

test('"All clients" looks everywhere, one client never finds the other', async () => {
  const all = await store.acrossWorkspaces.searchMessages({ words: 'grüße brot', limit: 9 });
  expect(all.map((message) => message.workspaceId)).toEqual([GARAGE]);
  expect(await found('grüße brot')).toBe('');
  await store
    .forWorkspace(GARAGE)
    .change((tx) => tx.put('workspaces', aWorkspace(GARAGE)), { safety: 'cache' });
  const newest = await store.acrossWorkspaces.searchMessages({ words: '-🥐', limit: 99 });
  expect(newest).toHaveLength(texts.length + 1);
  expect(newest.at(0)?.remoteId).toBe('bluesky');
  expect(newest.at(-1)?.workspaceId).toBe(GARAGE);
});
