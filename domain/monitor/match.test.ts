import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  toId,
  type AccountId,
  type ConversationId,
  type MessageId,
  type PersonId,
  type WorkspaceId,
} from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import type { NoiseRule } from '#domain/monitor.ts';
import { compileMonitor } from './match.ts';
import { monitoredOf, siteOf } from './monitored.ts';
import { parseMonitor } from './parse.ts';
import type { MonitorQuery } from './query.ts';
import { createWordIndex } from './word-index.ts';

function message(text: string, change: Partial<Message> = {}): Message {
  return {
    id: toId<MessageId>('a|1'),
    workspaceId: toId<WorkspaceId>('w'),
    accountId: toId<AccountId>('a'),
    network: 'mastodon',
    remoteId: '1',
    conversationId: toId<ConversationId>('a|1'),
    kind: 'mention',
    direction: 'in',
    authorId: toId<PersonId>('w|mastodon|jana'),
    authorName: 'Jana Öztürk',
    authorHandle: '@jana@kaffee.example',
    text,
    spans: [],
    media: [],
    counts: {},
    mine: {},
    feeds: ['home'],
    version: 1,
    createdAt: 1,
    isDeletedRemotely: false,
    receivedAt: 1,
    ...change,
  };
}

function queryOf(words: string): MonitorQuery {
  const parsed = parseMonitor(words);
  if (!parsed.ok) throw new Error(parsed.problem.kind);
  return parsed.query;
}

/** What of the text is marked; null: no hit. */
function marked(words: string, said: Message | string, rules: readonly NoiseRule[] = []) {
  const given = typeof said === 'string' ? message(said) : said;
  const monitored = monitoredOf(given);
  const hit = compileMonitor(queryOf(words), rules)(monitored);
  return (
    hit?.spans.map(({ part, start, end }) => monitored.parts[part]?.text.slice(start, end)) ?? null
  );
}

describe('a mention is found', () => {
  test('by whole words, in every German spelling, and the words are marked', () => {
    expect(marked('köln', 'Grüße aus Köln!')).toEqual(['Köln']);
    expect(marked('koeln', 'Grüße aus KÖLN')).toEqual(['KÖLN']);
    expect(marked('Köln', 'aus Koeln und koln')).toEqual(['Koeln', 'koln']);
    expect(marked('straße', 'In der Hauptstraße')).toBeNull();
    expect(marked('haupt* OR straße', 'In der Hauptstrasse')).toEqual(['Hauptstrasse']);
    expect(marked('"Rösterei Rabe"', 'die Rösterei-Rabe, ja')).toEqual(['Rösterei-Rabe']);
    expect(marked('"Rabe Rösterei"', 'die Rösterei Rabe')).toBeNull();
  });

  test('by words near each other, in any order', () => {
    const text = 'Seit zwei Wochen kein Paket von Rabe, jetzt ist der Kaffee alt';
    expect(marked('Kaffee NEAR/4 Rabe', text)).toEqual(['Rabe', 'Kaffee']);
    expect(marked('Kaffee NEAR/2 Rabe', text)).toBeNull();
    expect(marked('Rabe AND NOT Vogel', 'Der Rabe ist ein Vogel')).toBeNull();
  });

  test('by language, network, feed, author and site', () => {
    const said = message('Rabe', {
      language: 'de-AT',
      feeds: ['feed:https://Blog.example/rss'],
      url: 'https://www.regionalblatt.example/5',
    });
    const holds = [
      'lang:de',
      'network:mastodon',
      'feed:blog.example',
      'from:ozturk',
      'site:regionalblatt.example',
    ];
    const fails = ['lang:en', 'network:bluesky', 'feed:news', 'from:tom', 'site:blatt.example'];
    for (const filter of holds) expect(marked(`Rabe ${filter}`, said)).toEqual(['Rabe']);
    for (const filter of [...fails, ...holds.map((held) => `-${held}`)])
      expect([filter, marked(`Rabe ${filter}`, said)]).toEqual([filter, null]);
  });

  test('in what hangs on a message too', () => {
    const said = message('Seht mal', {
      media: [{ kind: 'image', url: 'https://x', alt: 'Eine Tasse Rabe' }],
      card: { url: 'https://x', title: 'Rabe im Test' },
    });
    expect(marked('Rabe', said)).toEqual(['Rabe', 'Rabe']);
    expect(marked('"Tasse Rabe Rabe"', said)).toBeNull();
  });

  test('and says by which words', () => {
    const query = queryOf('"Rösterei Rabe" OR Rabe NEAR/3 Kaffee OR Espresso');
    const hit = compileMonitor(query)(monitoredOf(message('Rabe hat Kaffee und Espresso')));
    expect(hit?.reasons).toEqual([
      { kind: 'near', texts: ['Rabe', 'Kaffee'], distance: 3 },
      { kind: 'words', text: 'Espresso', isPrefix: false },
    ]);
  });

  test('unless a rule says that it is noise', () => {
    const said = message('Rabe fliegt', { url: 'https://voegel.example/1' });
    const base = { id: 'r', createdAt: 0 };
    const rules: readonly NoiseRule[] = [
      { ...base, kind: 'author', authorId: said.authorId, label: 'Jana' },
      { ...base, kind: 'site', site: 'voegel.example' },
      { ...base, kind: 'word', word: 'fliegt' },
      { ...base, kind: 'message', messageId: said.id, label: 'Rabe fliegt' },
    ];
    for (const rule of rules) expect(marked('Rabe', said, [rule])).toBeNull();
    expect(
      marked('Rabe', message('Rabe röstet', { id: toId<MessageId>('a|2') }), rules.slice(1)),
    ).toEqual(['Rabe']);
  });
});

const said = fc
  .array(fc.constantFrom('a', 'Köln', 'koeln', 'koln', 'rabe', 'Rabe', 'raben', '.', 'b'), {
    maxLength: 9,
  })
  .map((words) => words.join(' '));

function isBetween(text: string, distance: number): boolean {
  const words = text.split(' ').filter((word) => word !== '.' && word !== '');
  return words.some((one, at) =>
    words.some(
      (other, place) => one === 'a' && other === 'b' && Math.abs(at - place) - 1 <= distance,
    ),
  );
}

test('near means what counting by hand says', () => {
  fc.assert(
    fc.property(said, fc.integer({ min: 1, max: 4 }), (text, distance) => {
      expect(marked(`a NEAR/${distance} b`, text) !== null).toBe(isBetween(text, distance));
    }),
  );
});

test('the index over many monitors never leaves one out that matches', () => {
  const queries = [
    'köln',
    'rab*',
    '"rabe koeln"',
    'a AND (rabe OR raben)',
    'b NEAR/2 rabe',
    'a -rabe',
  ];
  const index = createWordIndex(queries.map((key) => ({ key, query: queryOf(key) })));
  fc.assert(
    fc.property(said, (text) => {
      const candidates = index(monitoredOf(message(text)));
      for (const key of queries) if (marked(key, text) !== null) expect(candidates).toContain(key);
    }),
  );
});

test('a site is the host of a page', () => {
  expect(siteOf('https://www.Example.org:8080/x?y=https://z')).toBe('example.org');
  expect([siteOf('mailto:a@b.example'), siteOf(undefined)]).toEqual([null, null]);
});
