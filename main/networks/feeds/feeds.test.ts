import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { messagesOf, signal, troubleOf } from '#main/networks/conformance/bed.ts';
import {
  startLoopback,
  type LoopbackAnswer,
  type LoopbackServer,
} from '#main/networks/conformance/loopback-server.ts';
import { signInPorts } from '#main/networks/conformance/sign-in-ports.ts';
import { testPorts } from '#main/networks/conformance/test-ports.ts';
import type { NetworkClient, PullPage } from '#main/networks/connector.ts';
import { createHttp } from '#main/networks/http-door.ts';
import { createFeeds } from './index.ts';
import { capabilities } from './info.ts';
import { readFeed } from './parse.ts';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-11-25T12:00:00Z');
const RSS = `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Rabe &amp; Co</title><link>https://rabe.example/</link>
<item><title>Coffee &lt;3</title><link>https://rabe.example/a</link><guid isPermaLink="false">one</guid><pubDate>Wed, 25 Nov 2026 10:00:00 GMT</pubDate><dc:creator>Mia</dc:creator><content:encoded><![CDATA[<p>Long <a href="/x">text</a></p><script>alert(1)</script>]]></content:encoded></item>
<item><title>Undated</title><guid>two</guid><description>no date</description></item>
<item><title>Twice</title><guid>one</guid></item></channel></rss>`;
const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Alerts</title><id>u</id><updated>2026-11-25T10:00:00Z</updated><entry><title type="html">&lt;b&gt;Rabe&lt;/b&gt; in the news</title><id>tag:1</id><link href="https://www.google.com/url?rct=j&amp;sa=t&amp;url=https://paper.example/rabe&amp;ct=ga"/><published>2999-01-01T00:00:00Z</published><updated>2026-11-25T10:00:00Z</updated><author><name></name></author><content type="html">…</content></entry></feed>`;
const JSON_FEED = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'J',
  items: [
    {
      id: '1',
      url: 'https://j.example/1',
      content_text: '5 < 6',
      date_published: '2026-11-25T10:00:00Z',
    },
  ],
});

let server: LoopbackServer;
let answers: Map<string, LoopbackAnswer>;
let now: number;
let client: NetworkClient;
const text = (
  body: string,
  headers: Record<string, string> = {},
  status = 200,
): LoopbackAnswer => ({
  status,
  headers: { 'content-type': 'text/xml', ...headers },
  body,
});

beforeEach(async () => {
  now = NOW;
  answers = new Map();
  server = await startLoopback(({ path }) => answers.get(path) ?? { status: 404 });
  const ports = testPorts();
  const clock = { ...ports.clock, now: () => now };
  const connector = createFeeds({
    hackerNews: server.origin,
    stackOverflow: server.origin,
    bluesky: server.origin,
  });
  const session = {
    accountId: 'feeds',
    serverUrl: '',
    remoteUserId: 'feeds',
    handle: 'Feeds',
    capabilities,
    secret: 'none',
  };
  client = connector.open(session, { ...ports, clock, http: createHttp(ports), saveSecret });
});
afterEach(async () => {
  await server.close();
});
const saveSecret = async (): Promise<void> => await Promise.resolve();
async function pull(path: string, cursor: unknown = null): Promise<PullPage> {
  const feed = { kind: 'feed', param: server.origin + path } as const;
  return await client.pull({ feed, cursor, direction: 'forward', signal });
}

describe('reading feeds', () => {
  test('RSS: titles and texts are text, links whole, ids once, a missing date is when it was seen', async () => {
    answers.set('/feed', text(RSS));
    const first = messagesOf(await pull('/feed'));
    expect(first).toMatchObject([
      {
        text: 'Coffee <3\n\nLong text',
        spans: [{ kind: 'link', url: 'https://rabe.example/x', start: 16, end: 20 }],
        author: { name: 'Mia' },
        url: 'https://rabe.example/a',
        createdAt: Date.parse('2026-11-25T10:00:00Z'),
        needsAnswer: false,
      },
      { text: 'Undated\n\nno date', createdAt: NOW, author: { name: 'Rabe & Co' } },
    ]);
    const { cursor } = await pull('/feed');
    now += 2 * HOUR;
    expect(messagesOf(await pull('/feed', cursor))).toEqual(first);
  });

  test('Atom: a date of 2999 is none, and what leads through Google’s counter leads to the page', () => {
    const [item] = readFeed(ATOM, 'https://www.google.com/alerts/feeds/1/2', NOW)?.items ?? [];
    expect(item).toMatchObject({
      title: 'Rabe in the news',
      url: 'https://paper.example/rabe',
      publishedAt: Date.parse('2026-11-25T10:00:00Z'),
    });
    expect(item).not.toHaveProperty('author');
  });

  test('JSON Feed: plain text stays plain', () => {
    const feed = readFeed(JSON_FEED, 'https://j.example/', NOW);
    expect(feed?.items).toMatchObject([{ id: '1', content: { text: '5 < 6' } }]);
  });

  test.each(['', '<html></html>', '{"a":1}', '<rss><channel>', 'x'.repeat(100_000)])(
    'what is no feed is none: %.20s',
    (body) => {
      expect(readFeed(body, 'https://x.example/', NOW)?.items ?? []).toEqual([]);
    },
  );

  test('a bomb of entities and ten thousand entries stay small', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "${'ha'.repeat(1000)}">]><rss version="2.0"><channel><title>&a;&a;</title><item><title>x</title><guid>1</guid></item></channel></rss>`;
    expect(JSON.stringify(readFeed(bomb, 'https://x.example/', NOW) ?? '').length).toBeLessThan(
      5000,
    );
    const items = Array.from(
      { length: 10_000 },
      (_each, at) => `<item><title>t</title><guid>${at}</guid></item>`,
    );
    const many = `<rss version="2.0"><channel><title>m</title>${items.join('')}</channel></rss>`;
    expect(readFeed(many, 'https://x.example/', NOW)?.items.length).toBe(500);
  });
});

describe('finding and asking', () => {
  test('a site leads to the feed that it names, or to where feeds lie by habit', async () => {
    answers.set('/', {
      headers: { 'content-type': 'text/html' },
      body: `<link rel="alternate" type="application/rss+xml" href="/named"><title>x</title>`,
    });
    answers.set('/named', text(RSS));
    expect(messagesOf(await pull('/'))).toHaveLength(2);
    answers.set('/', { headers: { 'content-type': 'text/html' }, body: '<title>x</title>' });
    answers.set('/atom.xml', text(ATOM));
    expect(messagesOf(await pull('/'))).toHaveLength(1);
  });

  test.each([
    ['a tag of a Mastodon server', '/tags/kaffee', '/tags/kaffee.rss'],
    ['a forum', '/c/muehlen/7', '/c/muehlen/7.rss'],
  ])('%s names its feed on its page', async (_what, page, feed) => {
    const link = `<head><link href="${feed}" rel="alternate" type="application/rss+xml"></head>`;
    answers.set(page, { headers: { 'content-type': 'text/html' }, body: link });
    answers.set(feed, text(RSS));
    expect(messagesOf(await pull(page))).toHaveLength(2);
  });

  test('a subreddit has its feed below its own address', async () => {
    answers.set('/r/kaffee/', { headers: { 'content-type': 'text/html' }, body: '<html></html>' });
    answers.set('/r/kaffee/.rss', text(ATOM));
    expect(messagesOf(await pull('/r/kaffee/'))).toHaveLength(1);
  });

  test('the marks go back exactly as they came, and 304 is nothing new', async () => {
    const marks = { etag: 'W/"a b,c"', 'last-modified': 'yesterday, more or less' };
    answers.set('/feed', text(RSS, marks));
    const { cursor, notBefore } = await pull('/feed');
    expect(notBefore).toBe(NOW + HOUR);
    answers.set('/feed', { status: 304 });
    const page = await pull('/feed', cursor);
    expect(server.seen.at(-1)?.headers).toMatchObject({
      'if-none-match': marks.etag,
      'if-modified-since': marks['last-modified'],
    });
    expect(page).toMatchObject({ changes: [], cursor, more: false });
  });

  test('a feed may ask for more patience, up to a day', async () => {
    answers.set('/feed', text(RSS, { 'cache-control': 'public, max-age=7200' }));
    expect((await pull('/feed')).notBefore).toBe(NOW + 2 * HOUR);
    answers.set('/feed', text(RSS, { 'cache-control': 'max-age=99999999' }));
    expect((await pull('/feed')).notBefore).toBe(NOW + 24 * HOUR);
  });

  test('moved for good it is asked there from now on, and its entries stay the same', async () => {
    answers.set('/feed', text(RSS));
    const before = await pull('/feed');
    answers.set('/feed', { status: 301, headers: { location: '/new' } });
    answers.set('/new', text(RSS));
    const moved = await pull('/feed', before.cursor);
    expect(messagesOf(moved)).toEqual(messagesOf(before));
    await pull('/feed', moved.cursor);
    expect(server.seen.slice(-2).map(({ path }) => path)).toEqual(['/new', '/new']);
  });

  test('moved for a while it is asked at the old place again', async () => {
    answers.set('/feed', { status: 302, headers: { location: '/new' } });
    answers.set('/new', text(RSS));
    answers.set('/start', text(RSS));
    const { cursor } = await pull('/start');
    answers.set('/start', { status: 302, headers: { location: '/new' } });
    const { cursor: after } = await pull('/start', cursor);
    await pull('/start', after);
    expect(server.seen.at(-2)?.path).toBe('/start');
  });

  test('gone is gone: told, and never asked again', async () => {
    answers.set('/feed', text(RSS));
    const { cursor } = await pull('/feed');
    answers.set('/feed', { status: 410 });
    const { cursor: gone } = await pull('/feed', cursor);
    const count = server.seen.length;
    const { failure } = await troubleOf(async () => await pull('/feed', gone));
    expect([failure.code, server.seen.length]).toEqual(['feed-gone', count]);
  });

  test.each<[string, LoopbackAnswer, string]>([
    ['no feed', text('<html></html>'), 'not-an-api'],
    ['broken XML', text('<rss><channel><item>'), 'bad-answer'],
    ['500', { status: 500 }, 'server-error'],
    ['endless bytes', { kind: 'flood' }, 'too-large'],
    ['a connection that dies', { kind: 'reset' }, 'unreachable'],
    [
      'an inner address',
      { status: 302, headers: { location: 'http://127.0.0.1:1/' } },
      'address-refused',
    ],
    ['a circle', { status: 302, headers: { location: '/feed' } }, 'bad-answer'],
  ])('%s is told, and left alone for an hour', async (_what, answer, code) => {
    answers.set('/feed', text(RSS));
    const { cursor } = await pull('/feed');
    answers.set('/feed', answer);
    const { failure } = await troubleOf(async () => await pull('/feed', cursor));
    expect(failure.code).toBe(code);
    expect(failure.retryAt).toBeGreaterThanOrEqual(NOW + HOUR);
  });
});

const HITS = {
  hits: [
    {
      objectID: '9',
      created_at_i: 1_790_000_000,
      author: 'pg',
      story_title: 'Tea',
      comment_text: '<p>Rabe &amp; tea',
    },
    { objectID: 7 },
  ],
};
const EXCERPTS = {
  items: [
    {
      item_type: 'answer',
      question_id: 1,
      answer_id: 2,
      title: 'How?',
      body: 'so',
      creation_date: 1_790_000_001,
    },
  ],
  backoff: 3600,
};
const POSTS = {
  posts: [
    {
      uri: 'at://did:plc:one/app.bsky.feed.post/3k',
      author: { handle: 'mia.example', displayName: 'Mia' },
      record: { text: 'Rabe is open' },
      indexedAt: '2026-11-25T11:00:00.000Z',
    },
    { uri: 'https://elsewhere.example/' },
  ],
};
const search = async (): Promise<PullPage> =>
  await client.pull({
    feed: { kind: 'search', param: 'Rabe coffee' },
    cursor: null,
    direction: 'forward',
    signal,
  });

describe('a search', () => {
  test('asks the places that need no key, and obeys their wish for a pause', async () => {
    answers.set('/api/v1/search_by_date', { kind: 'json', value: HITS });
    answers.set('/2.3/search/excerpts', { kind: 'json', value: EXCERPTS });
    answers.set('/xrpc/app.bsky.feed.searchPosts', { kind: 'json', value: POSTS });
    const page = await search();
    expect(messagesOf(page)).toMatchObject([
      {
        remoteId: 'hn:9',
        text: 'Tea\n\nRabe & tea',
        url: 'https://news.ycombinator.com/item?id=9',
      },
      { remoteId: 'se:a/2', url: 'https://stackoverflow.com/a/2' },
      {
        text: 'Rabe is open',
        author: { name: 'Mia', handle: 'mia.example' },
        url: 'https://bsky.app/profile/mia.example/post/3k',
      },
    ]);
    expect(page.notBefore).toBe(NOW + HOUR);
    const words = server.seen.map(({ query }) => query.get('query') ?? query.get('q'));
    expect(words).toEqual(['Rabe coffee', 'Rabe coffee', 'Rabe coffee']);
  });

  test('is content with those that answer, and told of when none does', async () => {
    answers.set('/api/v1/search_by_date', { kind: 'json', value: HITS });
    answers.set('/2.3/search/excerpts', { kind: 'json', value: { items: 'lie' } });
    answers.set('/xrpc/app.bsky.feed.searchPosts', { status: 403 });
    expect(messagesOf(await search())).toMatchObject([{ remoteId: 'hn:9' }]);
    answers.set('/api/v1/search_by_date', { status: 503 });
    const { failure } = await troubleOf(search);
    expect(failure.code).toBe('server-error');
  });
});

test('an address becomes a subscription with the title of its feed', async () => {
  answers.set('/feed', text(RSS));
  const connector = createFeeds();
  const lent = { http: createHttp(testPorts()), signal };
  const found = await connector.probe(`${server.origin}/feed`, lent);
  expect(found).toMatchObject({ serverUrl: `${server.origin}/feed`, title: 'Rabe & Co' });
  const request = { serverUrl: `${server.origin}/feed`, methodId: 'open', fields: {} };
  expect(await connector.signIn(request, signInPorts())).toMatchObject({
    serverUrl: '',
    columns: [{ feed: { kind: 'feed', param: `${server.origin}/feed` }, name: 'Rabe & Co' }],
  });
  expect(await connector.probe('@mia@kaffee.example', lent)).toBeNull();
});
