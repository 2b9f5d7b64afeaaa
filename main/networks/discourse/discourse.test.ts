import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  ADMIN_KEY,
  PRIVATE_TOPIC,
  startDiscourseServer,
  type DiscourseServer,
} from '#e2e/networks/discourse/server.ts';
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
import type { NetworkClient, RemoteMessage, SignedIn } from '#main/networks/connector.ts';
import { discourse } from './index.ts';
import { messageWith, nothing, openAt, pullFrom, signInTo } from './test-bed.ts';

let server: DiscourseServer;
let signedIn: SignedIn;
let client: NetworkClient;
beforeEach(async () => {
  server = await startDiscourseServer();
  signedIn = await signInTo(server.origin, { showCode: ({ code }) => server.approve(code) });
  client = openAt(signedIn);
});
afterEach(async () => await server.close());

const at = ({ remoteId, rootRemoteId, ext }: RemoteMessage) => ({
  remoteId,
  rootRemoteId,
  signal,
  ...(ext === undefined ? {} : { ext }),
});

describe('finding a forum', () => {
  test('any page of it will do, and both ways in are offered', async () => {
    const input = `${server.origin}/t/which-roast-for-filter/13`;
    const found = await discourse.probe(input, { http: lend(network).http, signal });
    expect(found).toMatchObject({ serverUrl: server.origin, title: 'Coffee forum' });
    expect(found?.methods.map(({ id }) => id)).toEqual(['user-key', 'admin-key']);
  });
});

describe('signing in', () => {
  test('a code typed on the page brings a key of our own', () => {
    expect(signedIn).toMatchObject({ remoteUserId: '7', displayName: 'Rabe' });
    expect(signedIn.avatarUrl).toBe(`${server.origin}/user_avatar/forum/rabe/96/1_1.png`);
    expect(signedIn.capabilities.text.max).toBe(32_000);
  });

  test('a no on the page is a cancel', async () => {
    const refusing = signInTo(server.origin, { showCode: ({ code }) => server.deny(code) });
    expect((await troubleOf(async () => await refusing)).failure.code).toBe('canceled');
  });

  test('an older forum shows the key encrypted, and it is pasted', async () => {
    const older = await startDiscourseServer('older');
    const byHand = {
      ask: async (prompt: { readonly url?: string }) =>
        await Promise.resolve({ payload: older.payloadFor(prompt.url ?? '') }),
    };
    expect(await signInTo(older.origin, byHand)).toMatchObject({ remoteUserId: '7' });
    const wrong = { ask: async () => await Promise.resolve({ payload: 'bm90aGluZw==' }) };
    const error = await troubleOf(async () => await signInTo(older.origin, wrong));
    expect(error.failure.code).toBe('wrong-credentials');
    await older.close();
  });

  test('a key that somebody else asked for is not taken', async () => {
    const older = await startDiscourseServer('older');
    const stolen = {
      ask: async (prompt: { readonly url?: string }) => {
        const page = new URL(prompt.url ?? '');
        page.searchParams.set('nonce', 'of somebody else');
        return await Promise.resolve({ payload: older.payloadFor(page.href) });
      },
    };
    const error = await troubleOf(async () => await signInTo(older.origin, stolen));
    expect(error.failure.code).toBe('bad-answer');
    await older.close();
  });

  test('a key of an administrator acts as the user that it names; a wrong one is told', async () => {
    const by = async (key: string): Promise<SignedIn> =>
      await discourse.signIn(
        { serverUrl: server.origin, methodId: 'admin-key', fields: { username: '@rabe', key } },
        signInPorts({ openBrowser: nothing }),
      );
    server.write('Hello');
    expect((await messageWith(openAt(await by(ADMIN_KEY)), 'Hello')).direction).toBe('in');
    const error = await troubleOf(async () => await by('nonsense'));
    expect(error.failure.code).toBe('wrong-credentials');
  });

  test('signing out ends the key on the forum', async () => {
    await client.signOut(signal);
    expect((await troubleOf(async () => await pullFrom(client))).failure.code).toBe('login-needed');
  });
});

async function inFeed(kind: 'own' | 'home'): Promise<readonly RemoteMessage[]> {
  const page = await client.pull({ feed: { kind }, cursor: null, direction: 'forward', signal });
  return messagesOf(page);
}

describe('reading', () => {
  test('a private message is direct, a badge is nobody’s message', async () => {
    server.write('Only for you', { topic: PRIVATE_TOPIC });
    server.award();
    expect(await messageWith(client, 'Only for you')).toMatchObject({
      kind: 'direct',
      visibility: 'direct',
      rootRemoteId: '14/1',
    });
    expect(messagesOf(await pullFrom(client))).toHaveLength(1);
  });

  test('a mention says so, and points at who is meant', async () => {
    server.write('Ask @rabe about it');
    const { kind, spans } = await messageWith(client, 'Ask @rabe');
    expect(kind).toBe('mention');
    expect(spans).toMatchObject([{ kind: 'mention', url: `${server.origin}/u/rabe` }]);
  });

  test('one topic costs one request, however much came in it', async () => {
    for (const text of ['one', 'two', 'three']) server.write(`Number ${text}`);
    const before = server.seen.length;
    expect(messagesOf(await pullFrom(client))).toHaveLength(3);
    expect(server.seen.length - before).toBe(2);
  });

  test('edits and deletions are found when the newest are read again', async () => {
    server.write('First thought');
    server.write('To be taken back');
    const { cursor } = await pullFrom(client);
    server.posts.edit('First thought', 'Second thought');
    server.posts.remove('To be taken back');
    expect((await pullFrom(client, cursor)).changes).toEqual([]);
    const later = openAt(signedIn, 31 * 60_000);
    const { changes } = await pullFrom(later, cursor);
    // The notification of a post stays when the post goes.
    expect(changes).toMatchObject([
      { kind: 'deleted', remoteId: '13/3' },
      { kind: 'message', message: { text: 'Second thought' } },
    ]);
  });

  test('own posts and the newest of the forum come in their feeds', async () => {
    server.write('News');
    expect((await inFeed('own')).map(({ direction }) => direction)).toEqual(['out', 'out']);
    expect((await inFeed('home')).map(({ text }) => text)).toContain('News');
    expect((await inFeed('own'))[0]?.text).toMatch(/^Which roast for filter\?\n\nWe roast/u);
  });

  test('a key that is gone and a right that is missing are told apart', async () => {
    server.script({ on: /^GET \/notifications/u, fault: { kind: 'forbidden' } });
    expect((await troubleOf(async () => await pullFrom(client))).failure.code).toBe('forbidden');
  });

  test('when the limit is used up nothing is asked before its end', async () => {
    server.limit.leave(0);
    const { failure } = await troubleOf(async () => await pullFrom(client));
    expect(failure).toMatchObject({ code: 'rate-limited', status: 429 });
    const before = server.seen.length;
    await troubleOf(async () => await pullFrom(client));
    expect(server.seen.length).toBe(before);
  });
});

describe('answering and acting', () => {
  let message: RemoteMessage;
  beforeEach(async () => {
    server.write('Which roast?');
    message = await messageWith(client, 'Which roast?');
  });

  test('a text that stands there already counts as sent', async () => {
    const first = await client.replies?.send(replyJob(message, 'The dark one'), save);
    const again = await client.replies?.send(replyJob(message, 'The dark one'), save);
    expect(again?.remoteId).toBe(first?.remoteId);
  });

  test('too short a text is refused in the forum’s own words, and nothing was written', async () => {
    const error = await troubleOf(
      async () => await client.replies?.send(replyJob(message, 'No'), save),
    );
    expect(error.failure).toMatchObject({ code: 'rejected', detail: /too short/u });
    expect(error.safeToRetrySend).toBe(true);
  });

  test('an answer that waits for a moderator says so', async () => {
    server.holdPosts();
    const sent = await client.replies?.send(replyJob(message, 'Please wait'), save);
    expect(sent?.message.mine).toEqual({ moderation: 'held' });
  });

  test('pictures are uploaded once and stand below the text', async () => {
    const media = [
      { mediaId: 'm1', name: 'a.png', mimeType: 'image/png', byteLength: 3, alt: 'A [cup]' },
    ];
    let job = {
      ...replyJob(message, 'With a picture', { media }),
      readMedia: async () => await Promise.resolve(new Uint8Array([1, 2, 3])),
    };
    const remember = async (resume: unknown): Promise<void> => {
      job = { ...job, resume };
      await Promise.resolve();
    };
    server.script({ on: /^POST \/posts/u, fault: { kind: 'lost' } });
    await troubleOf(async () => await client.replies?.send(job, remember));
    expect(await client.replies?.findSent?.(job)).toMatchObject({ remoteId: '13/3' });
    expect(server.posts.all.at(-1)?.text).toBe('With a picture\n\n![A  cup](upload://4uK1.png)');
    expect(server.seen.filter(({ path }) => path === '/uploads.json')).toHaveLength(1);
  });

  test('own posts are edited and deleted, also twice; those of others are not', async () => {
    const sent = await client.replies?.send(replyJob(message, 'A mistake'), save);
    const own = sent?.message;
    if (own === undefined) throw new Error('Nothing was sent');
    await client.actions?.edit?.({ ...at(own), text: 'No mistake' });
    expect(server.posts.all.at(-1)?.text).toBe('No mistake');
    await client.actions?.act({ ...at(own), action: 'delete' });
    await client.actions?.act({ ...at(own), action: 'delete' });
    expect(server.posts.all.some(({ text }) => text === 'No mistake')).toBe(false);
    const foreign = async () => await client.actions?.act({ ...at(message), action: 'delete' });
    expect((await troubleOf(foreign)).failure.code).toBe('forbidden');
  });

  test('what is read here is read on the forum', async () => {
    const { kind, createdAt } = message;
    await client.actions?.markRead?.({ ...at(message), kind, createdAt });
    expect((await messageWith(client, 'Which roast?')).isRead).toBe(true);
  });
});
