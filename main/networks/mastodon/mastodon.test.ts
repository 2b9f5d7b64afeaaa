import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { replyJob } from '#main/networks/conformance/jobs.ts';
import { startLoopback, type LoopbackServer } from '#main/networks/conformance/loopback-server.ts';
import { testPorts } from '#main/networks/conformance/test-ports.ts';
import {
  ConnectorError,
  type NetworkClient,
  type PullPage,
  type RemoteMessage,
  type SendJob,
  type SignedIn,
} from '#main/networks/connector.ts';
import { createHttp } from '#main/networks/http-door.ts';
import type { NetworkAccess } from '#main/ports.ts';
import { mastodon } from './index.ts';
import { replyVisibility, withMention } from './replies.ts';
import { quirksOf } from './quirks.ts';
import { consentingPorts, signInTo } from './test-sign-in.ts';
import { startMastodonServer, type MastodonServer } from './test-server.ts';

const { signal } = new AbortController();
const { network } = testPorts();

let server: MastodonServer;
let account: SignedIn;
let client: NetworkClient;
const saved: unknown[] = [];
const save = async (resume: unknown): Promise<void> => {
  saved.push(resume);
  await Promise.resolve();
};

function open(access: NetworkAccess = network, secret = account.secret): NetworkClient {
  const ports = testPorts({ network: access, faster: 50 });
  // Deadlines stay those of life; only waiting between two questions is shortened.
  const http = createHttp(testPorts({ network: access }));
  return mastodon.open(
    { ...account, accountId: 'rabe', secret },
    { ...ports, http, saveSecret: save },
  );
}

beforeAll(async () => {
  server = await startMastodonServer();
  account = await signInTo(server.origin, (url) => server.authorize(url));
  client = open();
});
afterAll(async () => {
  await server.close();
});

const messagesOf = (page: PullPage): readonly RemoteMessage[] =>
  page.changes.flatMap((change) => (change.kind === 'message' ? [change.message] : []));
async function pull(
  cursor: unknown,
  kind: 'interactions' | 'direct' | 'home' = 'interactions',
): Promise<PullPage> {
  return await client.pull({ feed: { kind }, cursor, direction: 'forward', signal });
}
/** All pages until there is nothing more. */
async function pullAll(
  cursor: unknown,
): Promise<{ ids: string[]; pages: number; cursor: unknown }> {
  const ids: string[] = [];
  let at = cursor;
  for (let pages = 1; ; pages++) {
    const page = await pull(at);
    ids.push(...messagesOf(page).map(({ remoteId }) => remoteId));
    at = page.cursor;
    if (!page.more) return { ids, pages, cursor: at };
  }
}
async function trouble(work: () => Promise<unknown>): Promise<ConnectorError> {
  try {
    await work();
  } catch (error) {
    if (error instanceof ConnectorError) return error;
    throw error;
  }
  throw new Error('No trouble');
}
async function newMessage(text: string): Promise<RemoteMessage> {
  const { id } = server.write(text);
  const thread = await client.thread?.(id, signal);
  const found = thread?.messages.find(({ remoteId }) => remoteId === id);
  if (found === undefined) throw new Error('The message is not there');
  return found;
}

const uploads = (): number => server.seen.filter(({ path }) => path === '/api/v2/media').length;
/** Waits longer than the stream does, on the clock that it was given. */
async function settle(): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, 150);
  });
}

describe('signing in', () => {
  test('with PKCE, a state and an issuer, and no more rights than needed', async () => {
    let asked = new URLSearchParams();
    await signInTo(server.origin, (url) => {
      asked = new URL(url).searchParams;
      return server.authorize(url);
    });
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/u),
      state: expect.stringMatching(/^[\w-]{43}$/u),
      redirect_uri: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/mastodon$/u),
    });
    expect(asked.get('scope')?.split(' ')).not.toContain('write');
    expect(account).toMatchObject({ remoteUserId: server.me.id, software: 'Mastodon 4.5.0' });
  });

  const attacks: readonly [string, (back: URL) => void, string][] = [
    ['another state', (back) => back.searchParams.set('state', 'x'), 'bad-answer'],
    ['no state', (back) => back.searchParams.delete('state'), 'bad-answer'],
    [
      'another issuer',
      (back) => back.searchParams.set('iss', 'https://evil.example'),
      'bad-answer',
    ],
    ['no issuer', (back) => back.searchParams.delete('iss'), 'bad-answer'],
    ['a code twice', (back) => back.searchParams.append('code', 'x'), 'bad-answer'],
    ['a code of somebody else', (back) => back.searchParams.set('code', 'x'), 'rejected'],
  ];
  test.each(attacks)('an answer with %s is refused', async (_name, attack, code) => {
    const before = server.seen.filter(({ path }) => path === '/oauth/token').length;
    const { failure } = await trouble(
      async () =>
        await signInTo(server.origin, (url) => {
          const back = new URL(server.authorize(url));
          attack(back);
          return back.href;
        }),
    );
    expect(failure.code).toBe(code);
    const exchanges = server.seen.filter(({ path }) => path === '/oauth/token').length - before;
    expect(exchanges).toBe(code === 'rejected' ? 1 : 0);
  });

  test('a person who says no, and one who gives up', async () => {
    const refused = await trouble(
      async () =>
        await signInTo(server.origin, (url) => {
          const back = new URL(new URL(url).searchParams.get('redirect_uri') ?? '');
          const state = new URL(url).searchParams.get('state') ?? '';
          back.search = new URLSearchParams({
            error: 'access_denied',
            state,
            iss: server.origin,
          }).toString();
          return back.href;
        }),
    );
    expect(refused.failure.code).toBe('canceled');
    const controller = new AbortController();
    const ports = {
      ...consentingPorts(() => '', controller.signal),
      openBrowser: async () => {
        setTimeout(() => controller.abort(), 50);
        await Promise.resolve();
      },
    };
    const request = { serverUrl: server.origin, methodId: 'browser', fields: {} };
    const left = await trouble(async () => await mastodon.signIn(request, ports));
    expect(left.failure.code).toBe('canceled');
  });
});

/** Sixty messages come while a server leaves `what` out of our questions; then one page. */
async function missed(what: RegExp): Promise<PullPage> {
  server.write('old one');
  server.write('old two');
  const { cursor } = await pullAll(null);
  for (let at = 0; at < 60; at++) server.write(`missed ${at}`);
  const feed = { kind: 'interactions' } as const;
  const fetch: NetworkAccess['fetch'] = async (url, init) =>
    await network.fetch(url.replaceAll(what, ''), init);
  const ignoring = open({ ...network, fetch });
  return await ignoring.pull({ feed, cursor, direction: 'forward', signal });
}

describe('reading', () => {
  test('more than a page is walked from the oldest on, and nothing between is skipped', async () => {
    server.write('before');
    const start = await pullAll(null);
    const written = Array.from({ length: 95 }, (_each, at) => server.write(`storm ${at}`).id);
    const { ids, pages } = await pullAll(JSON.parse(JSON.stringify(start.cursor)));
    expect(ids.filter((id) => written.includes(id))).toEqual(written);
    expect(pages).toBeGreaterThan(2);
  });

  test('an event that comes again under a new id is no new message', async () => {
    server.write('again');
    const first = await pullAll(null);
    server.repeatNotification();
    expect(await pull(first.cursor)).toMatchObject({ changes: [], more: false });
  });

  test('a mention deep in a conversation brings the conversation', async () => {
    const root = server.write('root', { visibility: 'unlisted' });
    const middle = server.write('middle', { parent: root.id });
    const { cursor } = await pullAll(null);
    const leaf = server.write('leaf', { parent: middle.id });
    // A connector that was just opened knows nothing of the conversation.
    client = open();
    const page = await pull(cursor);
    expect(messagesOf(page).map(({ remoteId, rootRemoteId }) => [remoteId, rootRemoteId])).toEqual([
      [root.id, root.id],
      [middle.id, root.id],
      [leaf.id, root.id],
    ]);
  });

  test('a conversation between us comes with what was said before', async () => {
    const first = server.write('psst', { visibility: 'direct' });
    const second = server.write('hey', { visibility: 'direct', parent: first.id });
    client = open();
    const messages = messagesOf(await pull(null, 'direct'));
    expect(messages.map(({ remoteId, kind }) => [remoteId, kind])).toEqual([
      [first.id, 'direct'],
      [second.id, 'direct'],
    ]);
  });

  describe('a server that ignores where we were', () => {
    test('is read backwards to what is known', async () => {
      const page = await missed(/&min_id=\d+/gu);
      expect(page.gap).toBeUndefined();
      expect(messagesOf(page)).toHaveLength(60);
    });

    test('is noticed when it has no way back either: the gap is told', async () => {
      const page = await missed(/&(?:min|max)_id=\d+/gu);
      expect(page.gap).toEqual({ from: expect.any(Number), to: expect.any(Number) });
    });
  });

  test('an unknown tag is an empty one', async () => {
    const feed = { kind: 'tag', param: '#neverused' } as const;
    const page = await client.pull({ feed, cursor: null, direction: 'forward', signal });
    expect(page).toMatchObject({ changes: [], more: false });
    expect(server.seen.at(-1)?.path).toBe('/api/v1/timelines/tag/neverused');
  });
});

describe('answering', () => {
  test('the key of the intent goes along, so a repeat is the same post', async () => {
    const job = replyJob(await newMessage('key'), 'Once.');
    const first = await client.replies?.send(job, save);
    const second = await client.replies?.send(job, save);
    expect(second?.remoteId).toBe(first?.remoteId);
    const posts = server.seen.filter(
      ({ method, path }) => method === 'POST' && path === '/api/v1/statuses',
    );
    expect(posts.slice(-2).map(({ headers }) => headers['idempotency-key'])).toEqual([
      job.intent.key,
      job.intent.key,
    ]);
    expect(account.capabilities.sendGuarantee).toEqual({
      kind: 'idempotency-key',
      windowMs: 3_600_000,
    });
  });

  test('what the server refuses comes back in its own words', async () => {
    const job = replyJob(await newMessage('long'), 'x'.repeat(600));
    const error = await trouble(async () => await client.replies?.send(job, save));
    expect(error).toMatchObject({
      safeToRetrySend: true,
      failure: {
        code: 'rejected',
        detail: 'Validation failed: Text character limit of 500 exceeded',
      },
    });
  });

  test('a picture is uploaded once, waited for, and described', async () => {
    saved.length = 0;
    const message = await newMessage('picture');
    const job: SendJob = {
      ...replyJob(message, 'Look.', {
        media: [
          { mediaId: 'm', name: 'c.png', mimeType: 'image/png', byteLength: 3, alt: 'A cup' },
        ],
      }),
      readMedia: async () => await Promise.resolve(new Uint8Array([1, 2, 3])),
    };
    const sent = await client.replies?.send(job, save);
    expect(sent?.message.media).toMatchObject([{ kind: 'image', alt: 'A cup', width: 3 }]);
    const count = uploads();
    await client.replies?.send({ ...job, resume: saved[0] }, save);
    expect(uploads()).toBe(count);
  });

  test('a failed upload wrote nothing, whatever happened to it', async () => {
    const dying = open({
      ...network,
      fetch: async (url, init) => {
        if (url.includes('/media')) throw Object.assign(new Error('x'), { code: 'ECONNRESET' });
        return await network.fetch(url, init);
      },
    });
    const media = [{ mediaId: 'm', name: 'c', mimeType: 'image/png', byteLength: 1, alt: '' }];
    const job = {
      ...replyJob(await newMessage('upload'), 'Look.', { media }),
      readMedia: async () => await Promise.resolve(new Uint8Array([1])),
    };
    const error = await trouble(async () => await dying.replies?.send(job, save));
    expect(error).toMatchObject({ safeToRetrySend: true, failure: { code: 'unreachable' } });
  });

  test('a stranger without a way to read private posts back can not say "absent"', async () => {
    const stranger = open(
      network,
      account.secret.replace('"name":"mastodon"', '"name":"newserver"'),
    );
    const { id } = server.write('private', { visibility: 'direct' });
    const thread = await client.thread?.(id, signal);
    const message = thread?.messages.at(-1);
    if (message === undefined) throw new Error('No message');
    const job = replyJob(message, 'Secret', { kind: 'direct' });
    expect(await stranger.replies?.findSent?.(job)).toBe('cannot-tell');
    expect(await client.replies?.findSent?.(job)).toBe('absent');
  });

  test('a private answer that only the home timeline shows is found there (snac)', async () => {
    const { id } = server.write('private', { visibility: 'direct' });
    const thread = await client.thread?.(id, signal);
    const message = thread?.messages.at(-1);
    if (message === undefined) throw new Error('No message');
    const job = replyJob(message, 'Only here.', { kind: 'direct' });
    const sent = await client.replies?.send(job, save);
    const nothing = { ancestors: [], descendants: [] };
    const access: NetworkAccess = {
      ...network,
      async fetch(url, init) {
        if (url.includes('/context')) return Response.json(nothing);
        if (url.includes(`/accounts/${server.me.id}/statuses`)) return Response.json([]);
        return await network.fetch(url, init);
      },
    };
    const snac = account.secret.replace('"mastodon","version":"4.5.0"', '"snac","version":"2.75"');
    expect(await open(access, snac).replies?.findSent?.(job)).toMatchObject({
      remoteId: sent?.remoteId,
    });
    const claimed = { ...job, claimedRemoteIds: new Set([sent?.remoteId ?? '']) };
    expect(await open(access).replies?.findSent?.(claimed)).toBe('absent');
  });

  test('who is answered is mentioned, once', () => {
    const at = 'https://kaffee.example';
    expect(withMention('Hi', '@mia@tee.example', at)).toBe('@mia@tee.example Hi');
    expect(withMention('Hi', '@mia@kaffee.example', at)).toBe('@mia Hi');
    expect(withMention('Hi @Mia@tee.example!', '@mia@tee.example', at)).toBe(
      'Hi @Mia@tee.example!',
    );
    expect(withMention('@mia: hi', '@mia@kaffee.example', at)).toBe('@mia: hi');
    expect(withMention('@miau hi', '@mia@kaffee.example', at)).toBe('@mia @miau hi');
  });

  const table = [
    ['public', undefined, 'public'],
    ['public', 'direct', 'direct'],
    ['unlisted', 'public', 'unlisted'],
    ['followers', 'unlisted', 'followers'],
    ['direct', 'public', 'direct'],
  ] as const;
  test.each(table)('to a %s post, asked for %s: %s', async (parent, asked, expected) => {
    const job = replyJob(
      await newMessage('visible'),
      'x',
      asked === undefined ? {} : { visibility: asked },
    );
    const quirks = quirksOf({ name: 'mastodon', version: '4.5.0' });
    expect(replyVisibility(job, parent, { serverUrl: '', remoteUserId: '', quirks })).toBe(
      expected,
    );
  });
});

describe('people and reading', () => {
  test('a direct conversation is marked read, and a person followed and no longer followed', async () => {
    const first = server.write('A private question', { visibility: 'direct' });
    const about = { remoteId: first.id, rootRemoteId: first.id, kind: 'direct', createdAt: 0 };
    const { actions } = client;
    await actions?.markRead?.({ ...about, kind: 'direct', signal });
    expect(server.seen.at(-1)?.path).toBe(`/api/v1/conversations/conversation-${first.id}/read`);
    const author = { authorRemoteId: server.other.id, signal };
    await actions?.follow?.(author);
    expect(server.seen.at(-1)?.path).toBe(`/api/v1/accounts/${server.other.id}/follow`);
    await actions?.unfollow?.(author);
    expect(server.seen.at(-1)?.path).toBe(`/api/v1/accounts/${server.other.id}/unfollow`);
  });

  test('a person is blocked, and no longer blocked', async () => {
    const author = { authorRemoteId: server.other.id, signal };
    await client.actions?.block?.(author);
    expect(server.seen.at(-1)?.path).toBe(`/api/v1/accounts/${server.other.id}/block`);
    await client.actions?.unblock?.(author);
    expect(server.seen.at(-1)?.path).toBe(`/api/v1/accounts/${server.other.id}/unblock`);
  });

  test('a post that is no longer the last of its conversation marks nothing', async () => {
    const about = { remoteId: 'long-ago', rootRemoteId: 'long-ago', kind: 'direct' } as const;
    await client.actions?.markRead?.({ ...about, createdAt: 0, signal });
    expect(server.seen.at(-1)?.method).toBe('GET');
  });
});

describe('the stream', () => {
  let stop: { close(): void } | undefined;
  afterEach(() => stop?.close());

  test('only says where to look, and comes back after it broke', async () => {
    const opened: string[] = [];
    const sockets: { onOpen(): void; onMessage(text: string): void; onClose(): void }[] = [];
    const listening = open({
      ...network,
      openSocket(url, listener) {
        opened.push(`${url} ${listener.headers['authorization'] ?? ''}`);
        sockets.push(listener);
        return { send() {}, close() {} };
      },
    });
    const nudges: string[] = [];
    stop = listening.stream?.open(({ kind }) => nudges.push(kind));
    sockets[0]?.onOpen();
    await settle();
    expect(nudges.splice(0).toSorted()).toEqual(['direct', 'home', 'interactions']);
    for (const text of ['{"event":"notification"}', '{"event":"notification"}', 'junk', '{}'])
      sockets[0]?.onMessage(text);
    await settle();
    expect(nudges).toEqual(['interactions']);
    sockets[0]?.onClose();
    await settle();
    expect(opened).toHaveLength(2);
    expect(opened[0]).toMatch(
      /^ws:\/\/127\.0\.0\.1:\d+\/api\/v1\/streaming\?stream=user Bearer token-/u,
    );
  });
});

describe('what a column can show beside the account itself', () => {
  test('the lists of the account by name; a broken one does not cost the others', async () => {
    expect(await client.lists?.(signal)).toEqual([{ id: '7', name: 'Press' }]);
  });
  test('the posts of somebody else, whose id is asked for once', async () => {
    const { id } = server.write('by somebody else');
    const feed = { kind: 'author', param: '@mia' } as const;
    const asked = (): number =>
      server.seen.filter(({ path }) => path === '/api/v1/accounts/lookup').length;
    const first = await client.pull({ feed, cursor: null, direction: 'forward', signal });
    expect(messagesOf(first).map(({ remoteId }) => remoteId)).toContain(id);
    expect(new Set(messagesOf(first).map(({ author }) => author.remoteId))).toEqual(
      new Set([server.other.id]),
    );
    await client.pull({ feed, cursor: first.cursor, direction: 'forward', signal });
    expect(asked()).toBe(1);
  });
  test('a handle that nobody has is told as such', async () => {
    const feed = { kind: 'author', param: '@nobody' } as const;
    const { failure } = await trouble(
      async () => await client.pull({ feed, cursor: null, direction: 'forward', signal }),
    );
    expect(failure.code).toBe('not-found');
  });
});

test('an update of the server is noticed and kept', async () => {
  let spare: LoopbackServer | undefined;
  try {
    spare = await startLoopback(({ path }) =>
      path === '/api/v1/instance'
        ? { kind: 'json', value: { title: 'S', version: '4.0.0 (not true; really snac/2.96)' } }
        : { status: 404 },
    );
    saved.length = 0;
    const ports = testPorts();
    const http = createHttp(ports);
    const session = { ...account, accountId: 'a', serverUrl: spare.origin };
    const moved = mastodon.open(session, { ...ports, http, saveSecret: save });
    expect(await moved.capabilities(signal)).toMatchObject({ sendGuarantee: { kind: 'lookup' } });
    expect(saved).toEqual([expect.stringContaining('"software":{"name":"snac","version":"2.96"}')]);
  } finally {
    await spare?.close();
  }
});
