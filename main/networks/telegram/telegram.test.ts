import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withHosts } from '#e2e/networks/kit/way-out.ts';
import {
  BOT,
  startTelegramServer,
  TOKEN,
  type TelegramServer,
} from '#e2e/networks/telegram/server.ts';
import { messagesOf, network, save, signal, troubleOf } from '#main/networks/conformance/bed.ts';
import { replyJob } from '#main/networks/conformance/jobs.ts';
import { signInPorts } from '#main/networks/conformance/sign-in-ports.ts';
import { testPorts } from '#main/networks/conformance/test-ports.ts';
import type { NetworkClient, PullPage, RemoteMessage, SignedIn } from '#main/networks/connector.ts';
import { createHttp } from '#main/networks/http-door.ts';
import { SERVER_URL } from './server-url.ts';
import { telegram } from './index.ts';

let server: TelegramServer;
let client: NetworkClient;
let signedIn: SignedIn;

async function signIn(token: string): Promise<SignedIn> {
  const http = createHttp(testPorts({ network: withHosts(network, server.hosts) }));
  const request = { serverUrl: SERVER_URL, methodId: 'token', fields: { token } };
  return await telegram.signIn(request, signInPorts({ http }));
}
function openAt(offsetMs = 0): NetworkClient {
  const ports = testPorts({ network: withHosts(network, server.hosts), offsetMs });
  const session = { ...signedIn, accountId: 'rabe' };
  return telegram.open(session, { ...ports, http: createHttp(ports), saveSecret: save });
}
async function pullFrom(from: NetworkClient, cursor: unknown = null): Promise<PullPage> {
  const feed = { kind: 'interactions' } as const;
  return await from.pull({ feed, cursor, direction: 'forward', signal });
}
async function messageWith(text: string): Promise<RemoteMessage> {
  const found = messagesOf(await pullFrom(client)).find((one) => one.text.includes(text));
  if (found === undefined) throw new Error(`No message says "${text}"`);
  return found;
}
const at = ({ remoteId, rootRemoteId }: RemoteMessage) => ({ remoteId, rootRemoteId, signal });

beforeEach(async () => {
  server = await startTelegramServer();
  signedIn = await signIn(TOKEN);
  client = openAt();
});
afterEach(async () => await server.close());

async function codeOf(token: string): Promise<string> {
  return (await troubleOf(async () => await signIn(token))).failure.code;
}

test('a token that is none, a wrong one, and a bot that is busy elsewhere are told', async () => {
  expect(await codeOf('hello')).toBe('wrong-credentials');
  expect(await codeOf(`${TOKEN}x`)).toBe('wrong-credentials');
  server.setWebhook('https://elsewhere.example');
  expect(await codeOf(TOKEN)).toBe('rejected');
});

describe('reading', () => {
  test('nothing is confirmed before it was stored', async () => {
    server.write('First');
    const { cursor } = await pullFrom(client);
    await pullFrom(client);
    expect(server.confirmed()).toBe(0);
    expect(messagesOf(await pullFrom(client, cursor))).toEqual([]);
    expect(server.confirmed()).toBe(1);
  });

  test('more than one page comes without loss', async () => {
    for (let count = 0; count < 130; count++) server.write(`Number ${String(count)}`);
    const first = await pullFrom(client);
    const second = await pullFrom(client, first.cursor);
    const third = await pullFrom(client, second.cursor);
    expect([first, second, third].map(({ more }) => more)).toEqual([true, false, false]);
    expect([first, second].flatMap(messagesOf)).toHaveLength(130);
    expect(third.changes).toEqual([]);
  });

  test('who was away for more than a day is told what is missing', async () => {
    const { cursor } = await pullFrom(client);
    const day = 24 * 3_600_000;
    expect((await pullFrom(openAt(day / 2), cursor)).gap).toBeUndefined();
    const { gap } = await pullFrom(openAt(3 * day), cursor);
    expect(gap?.to).toBeGreaterThan(gap?.from ?? 0);
  });

  test('after a week the old numbering is not held against new updates', async () => {
    const cursor = { offset: 5_000_000, pulledAt: Date.now() };
    server.write('New numbers');
    const week = 8 * 24 * 3_600_000;
    expect(messagesOf(await pullFrom(openAt(week), cursor))).toHaveLength(1);
  });

  test('a private chat is one conversation, a group holds many', async () => {
    server.write('One');
    server.write('Two');
    server.write('In the group', { where: 'group' });
    const [one, two, group] = messagesOf(await pullFrom(client));
    expect(one).toMatchObject({ kind: 'direct', visibility: 'direct', needsAnswer: true });
    expect(two?.rootRemoteId).toBe(one?.rootRemoteId);
    expect(group).toMatchObject({ kind: 'comment', rootRemoteId: group?.remoteId });
    expect(group?.url).toMatch(/^https:\/\/t\.me\/coffee\/\d+$/u);
  });

  test('what members say to each other does not wait; what is said to the bot does', async () => {
    const mia = { message_id: 7, from: { id: 42, is_bot: false, first_name: 'Mia' } };
    const bot = { message_id: 8, from: BOT };
    server.write('To Mia', { where: 'group', reply_to_message: mia });
    server.write('To the bot', { where: 'group', reply_to_message: bot });
    const mention = { type: 'mention', offset: 4, length: 9 };
    server.write('Ask @rabe_bot', { where: 'group', reply_to_message: mia, entities: [mention] });
    const waiting = messagesOf(await pullFrom(client)).map(({ needsAnswer }) => needsAnswer);
    expect(waiting).toEqual([false, true, true]);
  });

  test('links and names keep their place; a picture is a sign and its words', async () => {
    const link = { type: 'text_link', offset: 4, length: 4, url: 'https://kaffee.example/' };
    const evil = { type: 'text_link', offset: 0, length: 3, url: 'javascript:alert(1)' };
    server.write('👍 See here', { entities: [evil, { ...link, offset: 7 }] });
    const { text, spans } = await messageWith('See here');
    expect(spans.map(({ start, end, url }) => [text.slice(start, end), url])).toEqual([
      ['here', 'https://kaffee.example/'],
    ]);
    server.write('', { photo: [{ file_id: 'secret' }], caption: 'My cup' });
    expect((await messageWith('📷')).media).toEqual([]);
  });

  test('the wait that Telegram asks for is kept', async () => {
    const value = {
      ok: false,
      error_code: 429,
      description: 'Too Many Requests: retry after 35',
      parameters: { retry_after: 35 },
    };
    const answer = { kind: 'json', value, status: 429 } as const;
    server.script({ on: /getUpdates/u, fault: { kind: 'says', answer } });
    const { failure } = await troubleOf(async () => await pullFrom(client));
    expect(failure.code).toBe('rate-limited');
    expect((failure.retryAt ?? 0) - Date.now()).toBeGreaterThan(30_000);
  });

  test('no failure tells the token', async () => {
    server.script({ on: /getUpdates/u, fault: { kind: 'html' } });
    const { failure } = await troubleOf(async () => await pullFrom(client));
    expect(JSON.stringify(failure)).not.toContain(TOKEN.split(':')[1]);
  });
});

describe('answering and acting', () => {
  test('in a group the answer quotes, also when the group has moved', async () => {
    server.write('Which roast?', { where: 'group' });
    const message = await messageWith('Which roast?');
    server.migrate(-100_999);
    const sent = await client.replies?.send(replyJob(message, 'The dark one'), save);
    expect(sent?.message.rootRemoteId).toBe(message.rootRemoteId);
    expect(server.messages.at(-1)?.chat.id).toBe(-100_999);
  });

  test('a picture goes with its words, if they are short enough', async () => {
    server.write('Hello');
    const message = await messageWith('Hello');
    const media = [{ mediaId: 'm1', name: 'a.png', mimeType: 'image/png', byteLength: 3, alt: '' }];
    const job = (text: string) => ({
      ...replyJob(message, text, { media }),
      readMedia: async () => await Promise.resolve(new Uint8Array([1, 2, 3])),
    });
    const sent = await client.replies?.send(job('My cup'), save);
    expect(sent?.message.text).toBe('📷\nMy cup');
    const long = await troubleOf(
      async () => await client.replies?.send(job('x'.repeat(1025)), save),
    );
    expect([long.failure.code, long.safeToRetrySend]).toEqual(['too-long', true]);
  });

  test('editing and deleting may be said twice; after two days Telegram says no', async () => {
    server.write('Hello');
    const sent = await client.replies?.send(
      replyJob(await messageWith('Hello'), 'A mistake'),
      save,
    );
    if (sent === undefined) throw new Error('Nothing was sent');
    const about = at(sent.message);
    await client.actions?.edit?.({ ...about, text: 'No mistake' });
    await client.actions?.edit?.({ ...about, text: 'No mistake' });
    await client.actions?.act({ ...about, action: 'delete' });
    await client.actions?.act({ ...about, action: 'delete' });
    expect(server.messages.some(({ text }) => text === 'No mistake')).toBe(false);
    const old = server.write('Old', { date: Math.floor(Date.now() / 1000) - 49 * 3600 });
    const remoteId = `42/${String(old.message_id)}`;
    const refused = await troubleOf(
      async () => await client.actions?.act({ ...about, remoteId, action: 'delete' }),
    );
    expect(refused.failure).toMatchObject({ code: 'rejected', status: 400 });
  });
});
