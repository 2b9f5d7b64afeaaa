import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  APP,
  refusal,
  startGoogleBusinessServer,
  type GoogleBusinessServer,
} from '#e2e/networks/google-business/server.ts';
import { browserOn, withHosts } from '#e2e/networks/kit/way-out.ts';
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
import type { NetworkClient, PullPage, RemoteMessage, SignedIn } from '#main/networks/connector.ts';
import { createHttp } from '#main/networks/http-door.ts';
import { googleBusiness } from './index.ts';
import { withoutTranslation } from './mapper.ts';
import { SERVER_URL } from './own-app.ts';

let server: GoogleBusinessServer;
let signedIn: SignedIn;
let client: NetworkClient;
let asked: string[];

async function setUp(locations?: readonly string[], numbers = ''): Promise<void> {
  server = await startGoogleBusinessServer(locations === undefined ? {} : { locations });
  asked = [];
  const out = withHosts(network, server.hosts);
  const lent = signInPorts({
    http: createHttp(testPorts({ network: out })),
    openBrowser: browserOn(out),
    async ask(prompt) {
      asked.push(prompt.text.en);
      return await Promise.resolve({ places: numbers });
    },
  });
  const request = { serverUrl: SERVER_URL, methodId: 'own-app', fields: { ...APP } };
  signedIn = await googleBusiness.signIn(request, lent);
  client = googleBusiness.open({ ...signedIn, accountId: 'rabe' }, lend(out));
}
beforeEach(async () => await setUp());
afterEach(async () => await server.close());

const pull = async (cursor: unknown = null): Promise<PullPage> =>
  await client.pull({ feed: { kind: 'interactions' }, cursor, direction: 'forward', signal });

async function all(cursor: unknown = null) {
  const pages = [await pull(cursor)];
  while (pages.at(-1)?.more === true && pages.length < 60)
    pages.push(await pull(pages.at(-1)?.cursor));
  return {
    pages,
    cursor: pages.at(-1)?.cursor,
    messages: pages.flatMap(messagesOf),
    deleted: pages.flatMap(({ changes }) =>
      changes.flatMap((change) => (change.kind === 'deleted' ? [change.remoteId] : [])),
    ),
  };
}
async function arrived(text: string): Promise<RemoteMessage> {
  const found = (await all()).messages.find((message) => message.text.includes(text));
  if (found === undefined) throw new Error(`"${text}" did not arrive`);
  return found;
}
const says = (status: number, code: string, message: string): void =>
  server.script({
    on: /reviews/u,
    fault: { kind: 'says', answer: refusal(status, code, message) },
  });

describe('signing in', () => {
  test('one location needs no question', () => {
    expect([asked, signedIn.handle]).toEqual([[], 'Kaffee Rabe']);
  });

  test('of several the person says which belong to this client, and only those are read', async () => {
    await server.close();
    await setUp(['Rabe', 'Elster', 'Amsel'], '1, 3');
    expect(asked).toEqual(['Which locations belong to this client? 1 Rabe, 2 Elster, 3 Amsel']);
    for (const location of ['1', '2', '3']) server.write(`about ${location}`, { location });
    const { messages } = await all();
    expect(messages.map(({ text }) => text)).toEqual(['★★★★★\nabout 1', '★★★★★\nabout 3']);
    expect(signedIn.handle).toBe('Rabe +1');
  });

  test.each(['7', '99 0'])('a number that is none is refused: %s', async (numbers) => {
    await server.close();
    const { failure } = await troubleOf(async () => await setUp(['Rabe', 'Elster'], numbers));
    expect(failure.code).toBe('invalid-input');
  });

  test('the same locations are the same account', async () => {
    const ids: string[] = [];
    for (const numbers of ['1 2', '2, 1', '', '2']) {
      await server.close();
      await setUp(['Rabe', 'Elster'], numbers);
      ids.push(signedIn.remoteUserId);
    }
    expect([new Set(ids).size, ids[3]]).toEqual([2, 'accounts/1/locations/2']);
  });
});

describe('reading reviews', () => {
  test('a review has its stars, its location and waits for an answer', async () => {
    server.write('The queue was long', { stars: 2 });
    expect(await arrived('queue')).toMatchObject({
      kind: 'review',
      text: '★★☆☆☆\nThe queue was long',
      author: { name: 'Karl M.' },
      card: { title: 'Kaffee Rabe', url: 'https://maps.google.com/maps?cid=1' },
      ext: { rating: 2 },
      allowed: ['reply'],
      needsAnswer: true,
    });
  });

  test('stars without words, and a nameless person, are a review too', async () => {
    server.write('', { stars: 1, reviewer: '' });
    const { messages } = await all();
    expect(messages.map(({ text, author }) => [text, author.name])).toEqual([['★☆☆☆☆', 'Google']]);
  });

  test('an answer written elsewhere arrives with its review, and goes when it is taken back', async () => {
    const review = server.write('Nice');
    const { cursor } = await all();
    review.reply = { text: 'Thank you', at: Date.now() + 1000, state: 'PENDING' };
    const second = await all(cursor);
    expect(
      second.messages.map(({ direction, text, needsAnswer, mine }) => [
        direction,
        text,
        needsAnswer,
        mine,
      ]),
    ).toEqual([
      ['in', '★★★★★\nNice', false, {}],
      ['out', 'Thank you', false, { moderation: 'held' }],
    ]);
    review.reply = null;
    expect((await all(second.cursor)).deleted).toEqual([`${server.nameOf(review)}/reply`]);
  });

  test('a review that changed after its answer waits again', async () => {
    const review = server.write('Nice');
    review.reply = { text: 'Thank you', at: review.updatedAt };
    server.edit('Nice', 'Not so nice after all');
    expect(await arrived('Not so nice')).toMatchObject({ needsAnswer: true, allowed: [] });
  });

  test('whoever was away reads back to where they were; what only slid down was not taken back', async () => {
    const old = server.write('old');
    const { cursor } = await all();
    for (let count = 0; count < 130; count++) server.write(`n ${count}`);
    const second = await all(cursor);
    expect([new Set(second.messages.map(({ remoteId }) => remoteId)).size, second.deleted]).toEqual(
      [131, []],
    );
    server.remove('n 129');
    const third = await all(second.cursor);
    expect([third.deleted.length, third.deleted.includes(server.nameOf(old))]).toEqual([1, false]);
  });

  test('a closed location does not cost the others; all of them do', async () => {
    await server.close();
    await setUp(['Rabe', 'Elster']);
    server.write('about Elster', { location: '2' });
    says(403, 'PERMISSION_DENIED', 'Location is not verified');
    expect((await all()).messages.map(({ text }) => text)).toEqual(['★★★★★\nabout Elster']);
    for (let count = 0; count < 2; count++) says(403, 'PERMISSION_DENIED', 'No access');
    const { failure } = await troubleOf(async () => await pull());
    expect(failure).toMatchObject({ code: 'forbidden', detail: 'No access' });
  });
});

describe('answering', () => {
  test('a review has one answer: the same words count as sent, a colleague’s are not overwritten', async () => {
    const review = server.write('Nice');
    const message = await arrived('Nice');
    const sent = await client.replies?.send(replyJob(message, 'Thank you'), save);
    const again = await client.replies?.send(replyJob(message, 'Thank you'), save);
    expect([again?.remoteId, review.reply?.text]).toEqual([sent?.remoteId, 'Thank you']);
    const other = replyJob(message, 'Other words');
    const { failure, safeToRetrySend } = await troubleOf(
      async () => await client.replies?.send(other, save),
    );
    expect([failure.code, safeToRetrySend, review.reply?.text]).toEqual([
      'duplicate',
      true,
      'Thank you',
    ]);
    expect(await client.replies?.findSent?.(other)).toBe('absent');
  });

  test('an answer is changed and taken back, also twice', async () => {
    const review = server.write('Nice');
    review.reply = { text: 'Thanks', at: Date.now() };
    const to = {
      remoteId: `${server.nameOf(review)}/reply`,
      rootRemoteId: server.nameOf(review),
      signal,
    };
    await client.actions?.edit?.({ ...to, text: 'Thank you' });
    expect(review.reply?.text).toBe('Thank you');
    await client.actions?.act({ ...to, action: 'delete' });
    await client.actions?.act({ ...to, action: 'delete' });
    expect(review.reply).toBeNull();
  });

  test('a review itself is not ours to delete', async () => {
    const name = server.nameOf(server.write('Nice'));
    const { failure } = await troubleOf(
      async () =>
        await client.actions?.act({ action: 'delete', remoteId: name, rootRemoteId: name, signal }),
    );
    expect([failure.code, server.reviews.length]).toEqual(['server-unsupported', 1]);
  });

  test('more than 4,096 bytes are a definite no, in Google’s words', async () => {
    server.write('Nice');
    const job = replyJob(await arrived('Nice'), 'ä'.repeat(2049));
    const { failure, safeToRetrySend } = await troubleOf(
      async () => await client.replies?.send(job, save),
    );
    expect([failure.code, failure.detail, safeToRetrySend]).toEqual([
      'rejected',
      'Review reply is too long',
      true,
    ]);
  });
});

test.each([
  ['(Translated by Google) Good coffee\n\n(Original)\nGuter Kaffee', 'Guter Kaffee'],
  ['Guter Kaffee\n\n(Translated by Google)\nGood coffee', 'Guter Kaffee'],
  ['Guter Kaffee', 'Guter Kaffee'],
])('of %j the person wrote %j', (comment, words) => {
  expect(withoutTranslation(comment)).toBe(words);
});

test.each([
  ['business.google.com/reviews', true],
  ['https://www.google.de/maps/place/Rabe', true],
  ['google.de', false],
  ['business.google.com.evil.example', false],
])('%s belongs to it: %s', async (input, belongs) => {
  const lent = { http: createHttp(testPorts()), signal };
  expect((await googleBusiness.probe(input, lent)) !== null).toBe(belongs);
});
