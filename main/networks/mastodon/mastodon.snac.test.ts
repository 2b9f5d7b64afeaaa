import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isSnacInstalled, startSnac, type SnacServer, type SnacUser } from '#e2e/servers/snac.ts';
import { signInPorts } from '#main/networks/conformance/sign-in-ports.ts';
import { testPorts } from '#main/networks/conformance/test-ports.ts';
import { withLostAnswers } from '#main/networks/conformance/faults.ts';
import { replyJob, until } from '#main/networks/conformance/jobs.ts';
import {
  ConnectorError,
  type ConnectorPorts,
  type NetworkClient,
  type RemoteMessage,
  type SignedIn,
} from '#main/networks/connector.ts';
import { createHttp } from '#main/networks/http-door.ts';
import { mastodon } from './index.ts';

const canRun = isSnacInstalled();
if (!canRun) console.warn('SKIPPED: Mastodon API against snac2 (npm run servers -- snac install)');

const { signal } = new AbortController();
const save = async (): Promise<void> => await Promise.resolve();
const ports = testPorts();
const http = createHttp(ports, { version: 'test' });
const lent: ConnectorPorts = { ...ports, http, saveSecret: async () => await Promise.resolve() };

const COMMENTS = [
  'Are you open on Sunday?',
  'once',
  'which circle',
  'lost answer',
  'like me',
] as const;
const DIRECT = ['between us', 'quietly'] as const;

type Text = (typeof COMMENTS)[number] | (typeof DIRECT)[number];

/** snac delivers every few seconds, even to itself. */
const SLOW = 30_000;

async function signIn(snac: SnacServer, user: string): Promise<SignedIn> {
  return await mastodon.signIn(
    { serverUrl: snac.baseUrl, methodId: 'browser', fields: {} },
    signInPorts({
      async openBrowser(url) {
        // The page is the real one; only the fingers on the keyboard are ours.
        const location = await snac.authorize(url, user);
        await ports.network.fetch(location, {
          method: 'GET',
          headers: {},
          signal,
          redirect: 'manual',
        });
      },
    }),
  );
}

function open(signedIn: SignedIn, secret = signedIn.secret): NetworkClient {
  return mastodon.open({ ...signedIn, accountId: signedIn.handle, secret }, lent);
}

async function trouble(work: Promise<unknown>): Promise<[string, boolean]> {
  try {
    await work;
  } catch (error) {
    if (error instanceof ConnectorError) return [error.failure.code, error.safeToRetrySend];
    throw error;
  }
  throw new Error('No trouble');
}

describe.skipIf(!canRun)('Mastodon API, against a real snac2', { retry: 1 }, () => {
  let snac: SnacServer;
  let alice: SignedIn;
  let client: NetworkClient;
  let aliceThere: SnacUser;
  let bob: SnacUser;

  beforeAll(async () => {
    snac = await startSnac();
    [aliceThere, bob] = await Promise.all([snac.signIn('alice'), snac.signIn('bob')]);
    alice = await signIn(snac, 'alice');
    client = open(alice);
    // All at once: snac takes its time with each.
    await Promise.all(COMMENTS.map(write));
    for (const text of DIRECT) await write(text);
  }, 60_000);
  afterAll(async () => {
    await client.close();
    await snac.stop();
  }, 30_000);

  async function pullMessages(
    cursor: unknown = null,
  ): Promise<{ messages: RemoteMessage[]; cursor: unknown }> {
    const page = await client.pull({
      feed: { kind: 'interactions' },
      cursor,
      direction: 'forward',
      signal,
    });
    const messages = page.changes.flatMap((change) =>
      change.kind === 'message' ? [change.message] : [],
    );
    return { messages, cursor: page.cursor };
  }
  /** Bob writes to alice: a comment under a post of hers, or a direct message. */
  async function write(text: Text): Promise<void> {
    if (DIRECT.some((direct) => direct === text))
      await bob.post(`@alice ${text}`, { visibility: 'direct' });
    else {
      const post = await aliceThere.post(`We roast on Thursday (${text})`);
      await bob.post(`@alice ${text}`, { inReplyTo: post.id });
    }
  }
  /** What the inbox of alice gets that says `text`. */
  async function received(text: Text): Promise<RemoteMessage> {
    const look = async (): Promise<RemoteMessage | null> => {
      const { messages } = await pullMessages();
      const found = messages.find(
        (message) => message.direction === 'in' && message.text.includes(text),
      );
      return found ?? null;
    };
    try {
      return await until(look, SLOW);
    } catch {
      // Of many deliveries at once snac now and then loses one: write it again, as a person would.
      await write(text);
      return await until(look, SLOW);
    }
  }
  test('an address is recognised however it is written', async () => {
    const { host } = new URL(snac.baseUrl);
    const known = {
      serverUrl: snac.baseUrl,
      title: host,
      software: expect.stringMatching(/^snac \d/u),
    };
    for (const input of [host, snac.baseUrl, `${snac.baseUrl}/alice`])
      expect(await mastodon.probe(input, { http, signal })).toMatchObject(known);
    expect(await mastodon.probe(`@alice@${host}`, { http, signal })).toMatchObject({
      ...known,
      prefilled: { user: 'alice' },
    });
  });

  test('signing in through the page of the server', () => {
    const { host } = new URL(snac.baseUrl);
    expect(alice).toMatchObject({
      serverUrl: snac.baseUrl,
      handle: `@alice@${host}`,
      displayName: 'alice',
      remoteUserId: expect.any(String),
    });
    // No key that prevents doubles, so it has to look; the limits are the server's own.
    expect(alice.capabilities).toMatchObject({
      sendGuarantee: { kind: 'lookup' },
      text: { max: 100_000 },
      streaming: false,
    });
    expect(alice.capabilities.feeds).not.toContain('direct');
  });

  test('a wrong password leads nowhere, and leaving the page is an end', async () => {
    const wrong = {
      ...snac,
      authorize: async (url: string) => await snac.authorize(url, 'bob', 'x'),
    };
    await expect(signIn(wrong, 'bob')).rejects.toThrow('snac refused the sign-in');
  });

  test(
    'a reply arrives with the post it hangs on, is answered, and the answer stands on the server',
    { timeout: 120_000 },
    async () => {
      const message = await received('Are you open on Sunday?');
      expect(message).toMatchObject({
        kind: 'comment',
        direction: 'in',
        needsAnswer: true,
        visibility: 'public',
        author: { name: 'bob', handle: `@bob@${new URL(snac.baseUrl).host}` },
        spans: [{ kind: 'mention', start: 0 }],
      });
      expect(message.rootRemoteId).not.toBe(message.remoteId);

      const sent = await client.replies?.send(replyJob(message, 'Yes, from ten.'), save);
      expect(sent?.message).toMatchObject({
        direction: 'out',
        parentRemoteId: message.remoteId,
        rootRemoteId: message.rootRemoteId,
        visibility: 'public',
      });
      const there = await aliceThere.read(sent?.remoteId ?? '');
      expect(there).toMatchObject({ in_reply_to_id: message.remoteId, visibility: 'public' });
      expect(there?.content).toMatch(/@bob.*Yes, from ten\./u);
      const heard = await until(async () => {
        const mentions = await bob.mentions();
        return mentions.find(({ content }) => content.includes('from ten')) ?? null;
      }, SLOW);
      expect(heard.id).toBe(sent?.remoteId);

      const thread = await client.thread?.(message.remoteId, signal);
      expect(thread?.isComplete).toBe(true);
      expect(thread?.messages.map(({ remoteId }) => remoteId)).toEqual([
        message.rootRemoteId,
        message.remoteId,
        sent?.remoteId,
      ]);
      expect(new Set(thread?.messages.map(({ rootRemoteId }) => rootRemoteId)).size).toBe(1);
    },
  );

  test(
    'what was pulled does not come again, and a lost cursor harms nothing',
    { timeout: 90_000 },
    async () => {
      const message = await received('once');
      const first = await pullMessages();
      const again = await pullMessages();
      expect(again.messages).toEqual(first.messages);
      const ids = first.messages.map(({ remoteId }) => remoteId);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toContain(message.remoteId);
      const next = await pullMessages(JSON.parse(JSON.stringify(first.cursor)));
      expect(next.messages).toEqual([]);
    },
  );

  test('a direct message stays one: read, answered, found again', { timeout: 90_000 }, async () => {
    const message = await received('between us');
    expect(message).toMatchObject({ kind: 'direct', visibility: 'direct', needsAnswer: true });
    const job = replyJob(message, 'Only for you.', { kind: 'direct' });
    const sent = await client.replies?.send(job, save);
    expect(sent?.message).toMatchObject({ kind: 'direct', visibility: 'direct' });
    // Not in the list of own posts, where Mastodon would show it: only the home timeline has it.
    const own = await aliceThere.posts();
    expect(own.map(({ id }) => id)).not.toContain(sent?.remoteId);
    expect(await client.replies?.findSent?.(job)).toMatchObject({ remoteId: sent?.remoteId });
  });

  test(
    'an answer never reaches more people than what it answers',
    { timeout: 90_000 },
    async () => {
      const message = await received('quietly');
      const job = replyJob(message, 'Loudly!', { visibility: 'public' });
      const sent = await client.replies?.send(job, save);
      expect((await aliceThere.read(sent?.remoteId ?? ''))?.visibility).not.toBe('public');
    },
  );

  test(
    'a visibility that the server does not have becomes a narrower one',
    { timeout: 90_000 },
    async () => {
      // snac 2.75 takes "unlisted" and publishes it for everybody.
      const echo = await aliceThere.post('unlisted?', { visibility: 'unlisted' });
      const message = await received('which circle');
      const job = replyJob(message, 'A small one.', { visibility: 'unlisted' });
      const sent = await client.replies?.send(job, save);
      const isOld = !alice.capabilities.visibilities.includes('unlisted');
      expect(echo.visibility).toBe(isOld ? 'public' : 'unlisted');
      expect(sent?.message.visibility).toBe(isOld ? 'direct' : 'unlisted');
    },
  );

  test(
    'an answer that got lost on the way is found, not posted twice',
    { timeout: 120_000 },
    async () => {
      const message = await received('lost answer');
      const job = replyJob(message, 'It is **this** one: https://kaffee.example/menu?a=1. Danke!', {
        contentWarning: 'menu',
      });
      expect(await client.replies?.findSent?.(job)).toBe('absent');
      const before = (await aliceThere.posts()).length;
      // The server writes the post; its answer never reaches us.
      const losing = mastodon.open(
        { ...alice, accountId: 'alice' },
        { ...lent, http: createHttp({ ...ports, network: withLostAnswers(ports.network) }) },
      );
      expect(await trouble(losing.replies?.send(job, save) ?? Promise.resolve())).toEqual([
        'unreachable',
        false,
      ]);
      const found = await client.replies?.findSent?.(job);
      expect(found).toMatchObject({
        message: { parentRemoteId: message.remoteId, contentWarning: 'menu' },
      });
      const after = await aliceThere.posts();
      expect(after.length).toBe(before + 1);
      // A second reply with the same words does not take the first one's place.
      const claimed = typeof found === 'object' ? found.remoteId : '';
      const other = {
        ...replyJob(message, job.content.text),
        claimedRemoteIds: new Set([claimed]),
      };
      expect(await client.replies?.findSent?.(other)).toBe('absent');
    },
  );

  test('an answer to a post that is gone is refused before anything is written', async () => {
    const before = (await aliceThere.posts()).length;
    const gone = {
      ...(await client.pull({ feed: { kind: 'own' }, cursor: null, direction: 'forward', signal })),
    };
    const [change] = gone.changes;
    const base = change?.kind === 'message' ? change.message : null;
    if (base === null) throw new Error('alice has no posts');
    const job = replyJob({ ...base, remoteId: '1700000000ffff' }, 'Hello?');
    expect(await trouble(client.replies?.send(job, save) ?? Promise.resolve())).toEqual([
      'gone',
      true,
    ]);
    expect((await aliceThere.posts()).length).toBe(before);
  });

  test('a picture goes out with its description', async () => {
    const [post] = await aliceThere.posts();
    const page = await client.thread?.(post?.id ?? '', signal);
    const parent = page?.messages.at(-1);
    if (parent === undefined) throw new Error('alice has no posts');
    const resumes: unknown[] = [];
    const job = {
      ...replyJob(parent, 'Look.', {
        media: [
          {
            mediaId: 'm1',
            name: 'cat.png',
            mimeType: 'image/png',
            byteLength: PNG.length,
            alt: 'A cat',
          },
        ],
      }),
      readMedia: async () => await Promise.resolve(PNG),
    };
    const sent = await client.replies?.send(job, async (resume) => {
      resumes.push(resume);
      await Promise.resolve();
    });
    expect(sent?.message.media).toMatchObject([{ kind: 'image', alt: 'A cat' }]);
    expect(resumes).toEqual([{ media: { m1: expect.any(String) } }]);
  });

  test('likes and boosts, also twice and back', { timeout: 60_000 }, async () => {
    const message = await received('like me');
    const act = async (action: 'like' | 'unlike' | 'boost' | 'unboost') =>
      await client.actions?.act({
        action,
        remoteId: message.remoteId,
        rootRemoteId: message.rootRemoteId,
        signal,
      });
    const mine = async () =>
      (await client.thread?.(message.remoteId, signal))?.messages.find(
        ({ remoteId }) => remoteId === message.remoteId,
      )?.mine;
    await act('like');
    await act('like');
    expect(await mine()).toEqual({ liked: 'yes' });
    await act('boost');
    expect(await mine()).toMatchObject({ boosted: 'yes' });
    await act('unboost');
    await act('unlike');
    await act('unlike');
  });

  test('a delete that the server only pretends is noticed', async () => {
    const post = await aliceThere.post('to be deleted');
    const request = { action: 'delete', remoteId: post.id, rootRemoteId: post.id, signal } as const;
    const canDelete = alice.capabilities.actions.delete?.can === true;
    if (canDelete) {
      await client.actions?.act(request);
      expect(await aliceThere.read(post.id)).toBeNull();
    } else {
      expect(await trouble(client.actions?.act(request) ?? Promise.resolve())).toEqual([
        'server-unsupported',
        true,
      ]);
      expect(await aliceThere.read(post.id)).not.toBeNull();
    }
    // What never was is deleted already.
    await client.actions?.act({ ...request, remoteId: '1700000000ffff' });
  });

  test('every feed answers, also for a list and a tag that nobody knows', async () => {
    for (const kind of ['home', 'own', 'list', 'tag', 'search', 'direct'] as const) {
      const page = await client.pull({
        feed: { kind, ...(['list', 'tag', 'search'].includes(kind) ? { param: 'unheardof' } : {}) },
        cursor: null,
        direction: 'forward',
        signal,
      });
      expect(Array.isArray(page.changes)).toBe(true);
    }
  });

  test('going back in a timeline ends, though max_id is inclusive here', async () => {
    const seen: string[] = [];
    let cursor: unknown = null;
    for (let pages = 0; pages < 10; pages++) {
      const page = await client.pull({
        feed: { kind: 'home' },
        cursor,
        direction: 'backfill',
        signal,
      });
      seen.push(
        ...page.changes.flatMap((change) =>
          change.kind === 'message' ? [change.message.remoteId] : [],
        ),
      );
      cursor = page.cursor;
      if (!page.more) break;
    }
    expect(seen.length).toBeGreaterThan(5);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('a token that is no good means signing in again, though the answer is empty', async () => {
    const bad = open(alice, alice.secret.replace(/("accessToken":")[^"]+/u, '$1nonsense'));
    for (const kind of ['interactions', 'home'] as const)
      expect(
        await trouble(bad.pull({ feed: { kind }, cursor: null, direction: 'forward', signal })),
      ).toEqual(['login-needed', true]);
    const message = await received('Are you open on Sunday?');
    expect(
      await trouble(bad.replies?.send(replyJob(message, 'x'), save) ?? Promise.resolve()),
    ).toEqual(['login-needed', true]);
  });

  test('signing out makes the token useless', async () => {
    const signedIn = await signIn(snac, 'carl');
    const carl = open(signedIn);
    const request = { feed: { kind: 'home' }, cursor: null, direction: 'forward', signal } as const;
    await carl.pull(request);
    await carl.signOut(signal);
    expect(await trouble(carl.pull(request))).toEqual(['login-needed', true]);
  });
});

const PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgAAIAAAUAAeImBZsAAAAASUVORK5CYII=',
    'base64',
  ),
);
