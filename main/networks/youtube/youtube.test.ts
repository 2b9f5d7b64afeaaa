import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { browserOn, withHosts } from '#e2e/networks/kit/way-out.ts';
import { CHANNEL, VIDEO } from '#e2e/networks/youtube/comments.ts';
import {
  APP,
  refusal,
  startYoutubeServer,
  type YoutubeServer,
} from '#e2e/networks/youtube/server.ts';
import {
  lend,
  messagesOf,
  network,
  save,
  signal,
  troubleOf,
} from '#main/networks/conformance/bed.ts';
import { replyJob } from '#main/networks/conformance/jobs.ts';
import { signInPorts } from '#main/networks/conformance/sign-in-ports.ts';
import { testPorts } from '#main/networks/conformance/test-ports.ts';
import type { NetworkClient, PullPage, RemoteMessage } from '#main/networks/connector.ts';
import { createHttp } from '#main/networks/http-door.ts';
import { youtube } from './index.ts';
import { SERVER_URL } from './own-app.ts';
import { nextMidnight } from './quota.ts';

let server: YoutubeServer;
let client: NetworkClient;
let secrets: string[];

async function setUp(units?: number): Promise<void> {
  server = await startYoutubeServer(units === undefined ? {} : { units });
  const out = withHosts(network, server.hosts);
  const lent = signInPorts({
    http: createHttp(testPorts({ network: out })),
    openBrowser: browserOn(out),
  });
  const request = { serverUrl: SERVER_URL, methodId: 'own-app', fields: { ...APP } };
  const session = { ...(await youtube.signIn(request, lent)), accountId: 'rabe' };
  secrets = [session.secret];
  const saveSecret = async (secret: string): Promise<void> => {
    await Promise.resolve();
    secrets.push(secret);
  };
  client = youtube.open(session, { ...lend(out), saveSecret });
}
beforeEach(async () => await setUp());
afterEach(async () => await server.close());

const pull = async (
  cursor: unknown = null,
  direction: 'forward' | 'backfill' = 'forward',
): Promise<PullPage> =>
  await client.pull({ feed: { kind: 'interactions' }, cursor, direction, signal });

/** All that comes from a cursor on, and the last cursor. */
async function all(cursor: unknown = null, direction: 'forward' | 'backfill' = 'forward') {
  const pages = [await pull(cursor, direction)];
  while (pages.at(-1)?.more === true && pages.length < 60)
    pages.push(await pull(pages.at(-1)?.cursor, direction));
  return {
    pages,
    cursor: pages.at(-1)?.cursor,
    messages: new Map(pages.flatMap(messagesOf).map((message) => [message.remoteId, message])),
    deleted: pages.flatMap(({ changes }) =>
      changes.flatMap((change) => (change.kind === 'deleted' ? [change.remoteId] : [])),
    ),
  };
}
async function arrived(text: string): Promise<RemoteMessage> {
  const { messages } = await all();
  const found = [...messages.values()].find((message) => message.text === text);
  if (found === undefined) throw new Error(`"${text}" did not arrive`);
  return found;
}
const says = (reason: string, status = 403): void =>
  server.script({
    on: /commentThreads/u,
    fault: { kind: 'says', answer: refusal(status, reason, `About <b>${reason}</b>`) },
  });

describe('finding YouTube', () => {
  const lent = { http: createHttp(testPorts()), signal };
  test.each(['youtube.com/@rabe', 'https://m.youtube.com/watch?v=x', 'youtu.be/x', SERVER_URL])(
    'an address of any page is enough: %s',
    async (input) => {
      expect(await youtube.probe(input, lent)).toMatchObject({ serverUrl: SERVER_URL });
    },
  );
  test.each([
    'youtube.com.evil.example',
    '@rabe@kaffee.example',
    'rabe',
    '%',
    'https://youtube.com/%',
  ])('nothing else is: %s', async (input) => {
    const found = await youtube.probe(input, lent);
    expect(found === null || found.serverUrl === SERVER_URL).toBe(true);
    if (!input.startsWith('https')) expect(found).toBeNull();
  });
});

describe('reading comments', () => {
  test('a comment says under which video it stands', async () => {
    server.write('Lovely @rabe https://kaffee.example');
    expect(await arrived('Lovely @rabe https://kaffee.example')).toMatchObject({
      kind: 'comment',
      author: { remoteId: 'UCmia', name: '@mia' },
      card: { title: VIDEO.title, url: `${SERVER_URL}/watch?v=${VIDEO.id}` },
      spans: [{ kind: 'mention' }, { kind: 'link', url: 'https://kaffee.example' }],
      mine: { moderation: 'approved' },
      needsAnswer: true,
    });
  });

  test('answers that do not come along with their thread are listed, also when they are new', async () => {
    const top = server.write('top');
    for (let count = 0; count < 130; count++) server.write(`answer ${count}`, { parent: top.id });
    const first = await all();
    expect(first.messages.size).toBe(131);
    server.write('a late one', { parent: top.id });
    const second = await all(first.cursor);
    expect([...second.messages.values()].map(({ text }) => text)).toContain('a late one');
    const used = server.used();
    await all(second.cursor);
    expect(server.used() - used).toBe(3);
  });

  test('held comments and likely spam come as what they are', async () => {
    for (const status of ['heldForReview', 'likelySpam'] as const)
      server.comments.statuses.set(server.write(status).id, status);
    const [held, spam] = [await arrived('heldForReview'), await arrived('likelySpam')];
    expect([held.mine.moderation, held.needsAnswer, held.allowed]).toEqual([
      'held',
      true,
      ['approve', 'trash'],
    ]);
    expect([spam.mine.moderation, spam.needsAnswer, spam.allowed]).toEqual([
      'spam',
      false,
      ['unspam', 'trash'],
    ]);
  });

  test('comments and answers that went are told as gone, older ones that only scrolled away are not', async () => {
    const old = server.write('old');
    for (let count = 0; count < 99; count++) server.write(`n ${count}`);
    const top = server.write('top');
    const answer = server.write('answer', { parent: top.id });
    const { cursor } = await all();
    server.comments.posts.delete(answer.id);
    const gone = server.comments.posts.remove('n 98');
    const second = await all(cursor);
    expect(second.deleted.toSorted()).toEqual([answer.id, gone.id].toSorted());
    expect(second.deleted).not.toContain(old.id);
  });

  test('whoever was away reads back to where they were; a page that is gone meanwhile is a gap', async () => {
    server.write('before');
    const { cursor } = await all();
    for (let count = 0; count < 250; count++) server.write(`n ${count}`);
    const whole = await all(cursor);
    expect([whole.messages.size, whole.pages.flatMap(({ gap }) => gap ?? [])]).toEqual([251, []]);
    const first = await pull(cursor);
    says('invalidPageToken', 400);
    expect(await pull(first.cursor)).toMatchObject({ changes: [], gap: {}, more: false });
  });

  test('the past is read in all three lists', async () => {
    for (let count = 0; count < 120; count++)
      if (count % 3 === 0)
        server.comments.statuses.set(server.write(`spam ${count}`).id, 'likelySpam');
      else server.write(`n ${count}`);
    const { messages, pages } = await all(null, 'backfill');
    expect([messages.size, pages.at(-1)?.more]).toEqual([120, false]);
  });

  test('a page of the past that is gone meanwhile is a gap, and the other lists are read', async () => {
    for (let count = 0; count < 120; count++) server.write(`n ${count}`);
    server.comments.statuses.set(server.write('spam').id, 'likelySpam');
    const first = await pull(null, 'backfill');
    says('invalidPageToken', 400);
    const second = await pull(first.cursor, 'backfill');
    expect(second).toMatchObject({ changes: [], gap: {}, more: true });
    const rest = await all(second.cursor, 'backfill');
    expect([...rest.messages.values()].map(({ text }) => text)).toEqual(['spam']);
  });

  test('the conversation around a comment has all of its answers', async () => {
    const top = server.write('top');
    for (let count = 0; count < 12; count++) server.write(`a ${count}`, { parent: top.id });
    const thread = await client.thread?.(top.id, signal);
    expect([thread?.messages.length, thread?.isComplete]).toEqual([13, true]);
  });
});

describe('answering and moderating', () => {
  test('an answer to an answer hangs on the thread, and is found again', async () => {
    const top = server.write('top');
    server.write('answer', { parent: top.id });
    const job = replyJob(await arrived('answer'), 'Gladly');
    const sent = await client.replies?.send(job, save);
    expect(sent?.message).toMatchObject({ direction: 'out', rootRemoteId: top.id });
    expect(server.comments.repliesTo(top.id)[0]?.text).toBe('Gladly');
    expect(await client.replies?.findSent?.(job)).toMatchObject({ remoteId: sent?.remoteId });
    const claimed = { ...job, claimedRemoteIds: new Set([sent?.remoteId ?? '']) };
    expect(await client.replies?.findSent?.(claimed)).toBe('absent');
  });

  test('an answer below a comment that is gone, or too long, is a definite no', async () => {
    server.write('top');
    const message = await arrived('top');
    const long = replyJob(message, 'x'.repeat(10_001));
    const tooLong = await troubleOf(async () => await client.replies?.send(long, save));
    server.comments.posts.remove('top');
    const gone = await troubleOf(
      async () => await client.replies?.send(replyJob(message, 'x'), save),
    );
    expect(
      [tooLong, gone].map(({ failure, safeToRetrySend }) => [failure.code, safeToRetrySend]),
    ).toEqual([
      ['too-long', true],
      ['gone', true],
    ]);
  });

  test('hold, publish, reject; a second time changes nothing', async () => {
    const { id } = server.write('top');
    const to = { remoteId: id, rootRemoteId: id, signal };
    for (const [action, status] of [
      ['unapprove', 'heldForReview'],
      ['approve', 'published'],
      ['approve', 'published'],
      ['trash', 'rejected'],
      ['trash', 'rejected'],
    ] as const) {
      await client.actions?.moderate?.({ ...to, action });
      expect(server.comments.statusOf(id)).toBe(status);
    }
    const lost = await troubleOf(
      async () => await client.actions?.moderate?.({ ...to, action: 'restore' }),
    );
    expect(lost.failure.code).toBe('server-unsupported');
  });

  test('an own answer is edited and deleted, also twice', async () => {
    const top = server.write('top');
    const own = server.write('mine', { parent: top.id, author: CHANNEL });
    const to = { remoteId: own.id, rootRemoteId: top.id, signal };
    await client.actions?.edit?.({ ...to, text: 'better' });
    expect(server.comments.posts.get(own.id)?.text).toBe('better');
    await client.actions?.act({ ...to, action: 'delete' });
    await client.actions?.act({ ...to, action: 'delete' });
    expect(server.comments.posts.get(own.id)).toBeUndefined();
  });
});

describe('what Google says', () => {
  test.each([
    ['quotaExceeded', 'rate-limited'],
    ['rateLimitExceeded', 'rate-limited'],
    ['insufficientPermissions', 'scope-missing'],
    ['accessNotConfigured', 'forbidden'],
    ['processingFailure', 'server-error'],
  ])('%s is %s, in its own words without markup', async (reason, code) => {
    says(reason);
    const { failure } = await troubleOf(async () => await pull());
    expect(failure).toMatchObject({ code, detail: `About ${reason}` });
    expect(failure.retryAt !== undefined).toBe(code === 'rate-limited');
  });

  test('when the units are used up, nothing is asked before they come back', async () => {
    await server.close();
    await setUp(3);
    const before = Date.now();
    const { failure } = await troubleOf(async () => await pull());
    expect(failure).toMatchObject({ code: 'rate-limited', retryAt: nextMidnight(before) });
  });

  test('the background stops while the person can still answer', async () => {
    server.write('top');
    const message = await arrived('top');
    const nowhere = { remoteId: 'x', rootRemoteId: 'x', text: 'x', signal };
    const refused = Array.from(
      { length: 160 },
      async () => await client.actions?.edit?.(nowhere).catch(() => null),
    );
    await Promise.all(refused);
    const { failure } = await troubleOf(async () => await pull());
    expect(failure.code).toBe('rate-limited');
    const sent = await client.replies?.send(replyJob(message, 'Still here'), save);
    expect(sent?.message.text).toBe('Still here');
  });

  test('the token of the hour is renewed once for any number of calls', async () => {
    server.oauth.expire();
    await Promise.all([pull(), pull(), pull()]);
    expect([server.seen.filter(({ path }) => path === '/token').length, secrets.length]).toEqual([
      2, 2,
    ]);
  });

  test('signing out makes the grant useless', async () => {
    await client.signOut(signal);
    server.oauth.expire();
    const { failure } = await troubleOf(async () => await pull());
    expect(failure.code).toBe('login-needed');
  });
});

test.each([
  ['2026-01-15T12:00:00Z', '2026-01-16T08:00:00.000Z'],
  ['2026-07-15T06:59:59Z', '2026-07-15T07:00:00.000Z'],
  ['2026-07-15T07:00:00Z', '2026-07-16T07:00:00.000Z'],
])('the units of %s come back at %s: midnight in California', (now, midnight) => {
  expect(new Date(nextMidnight(Date.parse(now))).toISOString()).toBe(midnight);
});
