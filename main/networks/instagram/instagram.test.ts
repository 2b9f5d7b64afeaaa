import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startInstagramServer, type InstagramServer } from '#e2e/networks/instagram/server.ts';
import { graphError } from '#e2e/networks/graph/graph.ts';
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
import { testClock } from '#main/networks/conformance/test-ports.ts';
import type { NetworkClient, RemoteMessage, SignedIn } from '#main/networks/connector.ts';
import { instagram } from './index.ts';

const DAY = 24 * 3_600_000;
let server: InstagramServer;
let signedIn: SignedIn;
let client: NetworkClient;

async function signIn(token = 'IGAA-first'): Promise<SignedIn> {
  const request = { serverUrl: server.origin, methodId: 'token', fields: { token } };
  return await instagram.signIn(request, signInPorts());
}

beforeEach(async () => {
  server = await startInstagramServer();
  signedIn = await signIn();
  client = instagram.open({ ...signedIn, accountId: 'shop' }, lend(network));
});
afterEach(async () => {
  await server.close();
});

async function all(kind: 'interactions' | 'direct'): Promise<readonly RemoteMessage[]> {
  const messages: RemoteMessage[] = [];
  let cursor: unknown = null;
  for (let more = true; more;) {
    const page = await client.pull({ feed: { kind }, cursor, direction: 'forward', signal });
    messages.push(...messagesOf(page));
    ({ cursor, more } = page);
  }
  return messages;
}

async function only(text: string, kind: 'interactions' | 'direct' = 'interactions') {
  const found = (await all(kind)).find((message) => message.text.includes(text));
  if (found === undefined) throw new Error(`"${text}" did not come`);
  return found;
}

describe('the token', () => {
  test('is given for a new one at once, so that its end is known', () => {
    expect(signedIn).toMatchObject({ handle: '@bakery.test', remoteUserId: '17841' });
    expect(signedIn.secret).toContain('IGAA-renewed');
    expect(Math.round(((signedIn.endsAt ?? 0) - Date.now()) / DAY)).toBe(60);
  });

  test('one of today, which can not be renewed yet, is taken as it is', async () => {
    const answer = graphError(100, 'Token is too young');
    server.script({ on: /refresh/u, fault: { kind: 'says', answer } });
    const young = await signIn();
    expect(young.secret).toContain('IGAA-first');
    expect(Math.round(((young.endsAt ?? 0) - Date.now()) / DAY)).toBe(60);
  });

  test('renews itself long before its end, and moves the end', async () => {
    const saved: (number | undefined)[] = [];
    const clock = testClock({ offsetMs: 40 * DAY });
    const lent = {
      ...lend(network),
      clock,
      saveSecret: async (_secret: string, endsAt?: number) => {
        saved.push(endsAt);
        return await Promise.resolve();
      },
    };
    const later = instagram.open({ ...signedIn, accountId: 'shop' }, lent);
    await later.capabilities(signal);
    expect(saved.map((endsAt) => Math.round(((endsAt ?? 0) - Date.now()) / DAY))).toEqual([100]);
  });

  test('that nobody knows is told as such', async () => {
    const { failure } = await troubleOf(async () => await signIn('nobody'));
    expect(failure.code).toBe('wrong-credentials');
  });
});

describe('comments', () => {
  test('answers come with their comment, and stand below it', async () => {
    const top = server.comment('top');
    server.comment('below', top.id);
    const [above, below] = [await only('top'), await only('below')];
    expect(below).toMatchObject({
      rootRemoteId: above.rootRemoteId,
      parentRemoteId: above.remoteId,
      author: { handle: 'lea.b', url: 'https://www.instagram.com/lea.b/' },
    });
  });

  test('hidden ones take no answer, until they are shown again', async () => {
    server.comment('rude');
    const { remoteId, rootRemoteId } = await only('rude');
    const at = { remoteId, rootRemoteId, signal };
    await client.actions?.act({ ...at, action: 'hide' });
    expect(await only('rude')).toMatchObject({
      mine: { hidden: true },
      allowed: ['hide', 'unhide', 'delete'],
    });
    await client.actions?.act({ ...at, action: 'unhide' });
    expect((await only('rude')).allowed).toContain('reply');
    for (const action of ['delete', 'delete'] as const)
      await client.actions?.act({ ...at, action });
    await expect(only('rude')).rejects.toThrow('did not come');
  });

  test('a post with a tag on us is a mention, and is answered where it stands', async () => {
    const post = server.tag('Best rolls by @bakery.test');
    const mention = await only('Best rolls');
    expect(mention).toMatchObject({
      kind: 'mention',
      needsAnswer: true,
      author: { handle: 'lea.b' },
    });
    const job = replyJob(mention, 'Thank you!');
    await client.replies?.send(job, save);
    expect(server.posts.all.at(-1)).toMatchObject({ parent: post.id, text: 'Thank you!' });
    expect(await client.replies?.findSent?.(job)).toBe('cannot-tell');
  });
});

describe('messages', () => {
  test('come with who wrote, and are answered within the window', async () => {
    server.write('Do you deliver?');
    const asked = await only('Do you deliver?', 'direct');
    expect(asked).toMatchObject({ kind: 'direct', author: { handle: 'lea.b' }, needsAnswer: true });
    const sent = await client.replies?.send(replyJob(asked, 'We do', { kind: 'direct' }), save);
    const seen = await all('direct');
    expect(seen.map(({ remoteId }) => remoteId)).toContain(sent?.remoteId);
    const late = { ...asked, ext: { ...asked.ext, at: Date.now() - 8 * DAY } };
    const { failure } = await troubleOf(
      async () => await client.replies?.send(replyJob(late, 'x'), save),
    );
    expect(failure.code).toBe('answered-too-late');
  });
});
