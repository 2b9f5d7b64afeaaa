import { describe, expect, test } from 'vitest';
import { compileMonitor } from '#domain/monitor/match.ts';
import { monitoredOf } from '#domain/monitor/monitored.ts';
import { parseMonitor } from '#domain/monitor/parse.ts';
import { printMonitor } from '#domain/monitor/print.ts';
import type { Feed } from '#domain/network.ts';
import { fillPlaces } from '#domain/saved-reply.ts';
import { replyJob } from '#main/networks/conformance/jobs.ts';
import type { ConnectorPorts, NetworkClient, PullPage } from '#main/networks/connector.ts';
import { createHttp } from '#main/networks/http-door.ts';
import { aMessage, anAccount, BAKERY } from '#main/testing/documents.ts';
import { createManualClock } from '#main/testing/manual-clock.ts';
import { createTestPorts } from '#main/testing/ports.ts';
import { blogStory } from './blog-story.ts';
import { blueskyStory } from './bluesky-story.ts';
import { SAMPLE_SEARCH } from './client-name.ts';
import { sampleNetworks } from './index.ts';
import { mastodonStory } from './mastodon-story.ts';
import { touches } from './touches.ts';

const STORIES = [mastodonStory, blueskyStory, blogStory];
const LINES = STORIES.flatMap(({ lines }) => lines);
const { signal } = new AbortController();

function open(locale: 'en' | 'de' = 'de') {
  const clock = createManualClock();
  const ports = createTestPorts('/nowhere', clock);
  const lent: ConnectorPorts = {
    ...ports,
    http: createHttp(ports),
    saveSecret: async () => await Promise.resolve(),
  };
  const [connector] = sampleNetworks;
  if (connector === undefined) throw new Error('There must be a sample network');
  const secret = JSON.stringify({ locale, startedAt: clock.now() });
  const session = {
    accountId: 'account',
    serverUrl: '',
    remoteUserId: 'us',
    handle: mastodonStory.account.handle,
    capabilities: {
      text: { unit: 'grapheme', max: 500 },
      visibilities: [],
      contentWarning: false,
      language: false,
      actions: {},
      feeds: ['interactions'],
      sendGuarantee: { kind: 'chosen-id' },
      streaming: true,
    },
    secret,
  } as const;
  return { clock, connector, lent, session, client: connector.open(session, lent) };
}

async function pull(client: NetworkClient, cursor: unknown = null): Promise<PullPage> {
  return await client.pull({
    feed: { kind: 'interactions' },
    cursor,
    direction: 'forward',
    signal,
  });
}

async function idsIn(client: NetworkClient, feed: Feed): Promise<readonly string[]> {
  const page = await client.pull({ feed, cursor: null, direction: 'forward', signal });
  return messagesOf(page).map(({ remoteId }) => remoteId);
}

function messagesOf(page: PullPage) {
  return page.changes.flatMap((change) => (change.kind === 'message' ? [change.message] : []));
}

describe('the story of the sample', () => {
  test.each(['en', 'de'] as const)('has saved replies whose places are all known: %s', (locale) => {
    const texts = touches.texts.map(({ kind, name, text }) => ({
      kind,
      name: name[locale],
      text: text[locale],
    }));
    const fields = texts.filter(({ kind }) => kind === 'field');
    const replies = texts.filter(({ kind }) => kind === 'saved-reply');
    const known = { firstName: 'Jana', client: 'Rabe' };
    const filled = replies.map(({ text }) => fillPlaces(text, known, fields));
    expect(filled.map(({ missing }) => missing)).toEqual([[], [], []]);
    for (const { text } of filled) expect(text).toMatch(/^(?:Hi|Hallo) Jana, /u);
    for (const { name } of fields)
      expect(filled.some(({ text }) => text.includes(name))).toBe(false);
  });

  test('has about forty messages with different ids, each in both languages', () => {
    expect(LINES.length).toBeGreaterThanOrEqual(38);
    expect(LINES.length).toBeLessThanOrEqual(46);
    expect(new Set(LINES.map(({ id }) => id)).size).toBe(LINES.length);
    const untranslated = LINES.filter(
      ({ text }) => text.en.trim() === '' || text.de.trim() === '' || text.en === text.de,
    );
    expect(untranslated).toEqual([]);
  });

  test('is told by people that it introduces, and answers what came before', () => {
    const wrong = STORIES.flatMap(({ lines, people }) => {
      const known = new Map(lines.map((line) => [line.id, line]));
      return lines.filter(({ from, to, minutesAgo }) => {
        const isStranger = from !== 'us' && people[from] === undefined;
        const before = to === undefined ? Number.POSITIVE_INFINITY : known.get(to)?.minutesAgo;
        return isStranger || before === undefined || before <= minutesAgo;
      });
    });
    expect(wrong).toEqual([]);
  });

  test('names only addresses that can belong to nobody', () => {
    const handles = STORIES.flatMap(({ account, people }) =>
      [account, ...Object.values(people)].map(({ handle }) => handle),
    );
    expect(
      handles.filter((handle) => handle.includes('.') && !handle.endsWith('.example')),
    ).toEqual([]);
  });

  test('is touched only where there is something to touch', () => {
    const ids = new Set(LINES.map(({ id }) => id));
    const touched = [
      ...touches.labels.flatMap(({ on }) => on),
      ...touches.notes.map(({ on }) => on),
      ...touches.snoozed.map(({ on }) => on),
    ];
    expect(touched.filter((id) => !ids.has(id))).toEqual([]);
  });

  test('is listened to by monitors that hear something, in either language', async () => {
    for (const { words } of touches.monitors) {
      const parsed = parseMonitor(words);
      if (!parsed.ok) throw new Error(words);
      expect(printMonitor(parsed.query)).toBe(words);
      const match = compileMonitor(parsed.query);
      const heardOf = aMessage(anAccount(BAKERY), '1');
      for (const locale of ['de', 'en'] as const) {
        const texts = LINES.map(({ text }) => text[locale]);
        const heard = texts.filter((text) => match(monitoredOf({ ...heardOf, text })) !== null);
        expect(heard.length).toBeGreaterThan(5);
      }
    }
  });

  test('comes in the language that was asked for', async () => {
    const german = messagesOf(await pull(open('de').client)).map(({ text }) => text);
    const english = messagesOf(await pull(open('en').client)).map(({ text }) => text);
    expect(german).toContainEqual(expect.stringContaining('enttäuschend'));
    expect(english).toContainEqual(expect.stringContaining('disappointing'));
  });
});

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

test.each(sampleNetworks.map(({ info }) => [info.name, info.color]))(
  'the white glyph of %s can be read on its colour',
  (_name, color) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
      linear(Number.parseInt(color.slice(at, at + 2), 16) / 255),
    );
    const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    expect(1.05 / (luminance + 0.05)).toBeGreaterThanOrEqual(4.5);
  },
);

describe.each(['de', 'en'] as const)('searching the sample in %s', (locale) => {
  const find = async (param: string) => await idsIn(open(locale).client, { kind: 'search', param });

  test('finds those who talk about the client without talking to it', async () => {
    const { client } = open(locale);
    const found = await find(SAMPLE_SEARCH);
    expect(found).toEqual(['m-found-2', 'm-found-1']);
    const shown = [
      ...(await idsIn(client, { kind: 'interactions' })),
      ...(await idsIn(client, { kind: 'home' })),
    ];
    expect(shown.filter((id) => found.includes(id))).toEqual([]);
  });

  test('takes all words in any order, large or small, and finds nothing without words', async () => {
    expect(await find('  rabe RÖSTEREI ')).toEqual(['m-found-2', 'm-found-1']);
    expect(await find('Rabe Zeppelin')).toEqual([]);
    expect(await find(' ')).toEqual([]);
  });
});

describe('a reply to the sample', () => {
  test('sent twice under one key is one message, and is thanked for later', async () => {
    const { client, clock } = open();
    const first = await pull(client);
    const message = messagesOf(first).find(({ remoteId }) => remoteId === 'm-suse');
    if (message === undefined) throw new Error('Somebody must have written');
    const job = replyJob(message, 'Ja, ab Montag!');
    expect(job.content.text.length % 2).toBe(0);
    const sending = client.replies?.send(job, async () => await Promise.resolve());
    clock.advance(1000);
    const sent = await sending;
    expect(sent?.message).toMatchObject({
      direction: 'out',
      text: 'Ja, ab Montag!',
      parentRemoteId: 'm-suse',
      rootRemoteId: 'm-suse',
    });
    expect(await client.replies?.send(job, async () => await Promise.resolve())).toEqual(sent);
    const nudged: string[] = [];
    client.stream?.open(({ kind }) => nudged.push(kind));
    clock.advance(10_000);
    expect(nudged).toEqual(['interactions']);
    const news = messagesOf(await pull(client, first.cursor));
    expect(news).toMatchObject([
      { direction: 'in', author: { name: 'Suse W.' }, parentRemoteId: sent?.remoteId },
    ]);
    await client.close();
    expect(clock.waiting).toBe(0);
  });
});

test('a secret that can not be read is a failure with a name', () => {
  const { connector, session, lent } = open();
  expect(() => connector.open({ ...session, secret: '?' }, lent)).toThrow('login-needed');
});

test('nothing in the sample belongs to an address that somebody types', async () => {
  const { connector, lent } = open();
  expect(await connector.probe('kaffee.example', { http: lent.http, signal })).toBe(null);
});
