import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  startLoopback,
  type LoopbackAnswer,
  type LoopbackServer,
  type SeenRequest,
} from '#main/networks/conformance/loopback-server.ts';
import type { RemoteMessage, SignedIn } from '#main/networks/connector.ts';
import { capabilities } from './info.ts';
import type { PasswordSession } from './secret.ts';
import {
  codeOf,
  openBed,
  passwordSecret,
  pullAll,
  replyJob,
  signInWithPassword,
} from './test-bed.ts';

const DID = 'did:plc:alicealicealicealicealic';
const POST_URI = `at://${DID}/app.bsky.feed.post/3jzfcijpj2z2a`;
const { signal } = new AbortController();
let server: LoopbackServer | null = null;
// Large, and loaded by the first answer: on a busy machine that would be the time of that test.
beforeAll(async () => {
  await import('@atproto/api');
}, 120_000);
afterEach(async () => {
  await server?.close();
  server = null;
});

type Answers = Readonly<
  Record<
    string,
    LoopbackAnswer | ((request: SeenRequest) => LoopbackAnswer | Promise<LoopbackAnswer>)
  >
>;

/** A server that answers each call by its name, for what a real one does not do on request. */
async function serve(answers: Answers): Promise<LoopbackServer> {
  server = await startLoopback(async (request) => {
    const answer = answers[request.path.replace('/xrpc/', '')] ?? { status: 501 };
    return typeof answer === 'function' ? await answer(request) : answer;
  });
  return server;
}
function signedIn(origin: string): SignedIn {
  const secret: PasswordSession = {
    kind: 'app-password',
    did: DID,
    signInUrl: origin,
    accessJwt: 'access-1',
    refreshJwt: 'refresh-1',
  };
  return {
    serverUrl: origin,
    remoteUserId: DID,
    handle: 'alice.test',
    displayName: 'Alice',
    capabilities,
    secret: JSON.stringify(secret),
  };
}
function failed(error: string, message = '', status = 400): LoopbackAnswer {
  return { kind: 'json', status, value: { error, message } };
}
const empty: LoopbackAnswer = { kind: 'json', value: { feed: [], notifications: [], posts: [] } };
const question: RemoteMessage = {
  remoteId: POST_URI,
  kind: 'comment',
  direction: 'in',
  rootRemoteId: POST_URI,
  author: { remoteId: 'did:plc:bob', name: 'Bob', handle: 'bob.test' },
  text: 'Open?',
  spans: [],
  media: [],
  counts: {},
  mine: {},
  version: 1,
  createdAt: 1,
  needsAnswer: true,
  ext: { cid: 'c', root: { uri: POST_URI, cid: 'c' } },
};

describe('renewing a session', () => {
  test('many calls at once renew once, and use the new session only when it is stored', async () => {
    const order: string[] = [];
    const { origin } = await serve({
      'com.atproto.server.refreshSession': ({ headers }) => {
        order.push(`renew ${headers.authorization ?? ''}`);
        const value = { accessJwt: 'access-2', refreshJwt: 'refresh-2', did: DID };
        return { kind: 'json', value };
      },
      'app.bsky.feed.getTimeline': ({ headers }) => {
        if (headers.authorization === 'Bearer access-1') return failed('ExpiredToken');
        order.push('read');
        return empty;
      },
    });
    const bed = openBed(signedIn(origin), {
      onSave: async () => {
        order.push('save');
        await Promise.resolve();
      },
    });
    await Promise.all([1, 2, 3, 4].map(async () => await pullAll(bed.client, { kind: 'home' })));
    expect(order).toEqual(['renew Bearer refresh-1', 'save', 'read', 'read', 'read', 'read']);
    expect(passwordSecret(bed.saved())).toMatchObject({ accessJwt: 'access-2', did: DID });
  });

  test('a new session that could not be stored is never used, and asked for again', async () => {
    const value = { accessJwt: 'access-2', refreshJwt: 'refresh-2', did: DID };
    const { origin, seen } = await serve({
      'com.atproto.server.refreshSession': { kind: 'json', value },
      'app.bsky.feed.getTimeline': failed('ExpiredToken'),
    });
    const { client } = openBed(signedIn(origin), {
      onSave: async () => await Promise.reject(new Error('disk full')),
    });
    for (let attempt = 0; attempt < 2; attempt++)
      expect(await codeOf(pullAll(client, { kind: 'home' }))).toBe('secrets-unavailable');
    expect(seen.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer access-1',
      'Bearer refresh-1',
      'Bearer access-1',
      'Bearer refresh-1',
    ]);
  });

  test('a session that is over is not tried for ever', async () => {
    const { origin, seen } = await serve({
      'com.atproto.server.refreshSession': failed('ExpiredToken', 'Token has been revoked'),
      'app.bsky.feed.getTimeline': failed('ExpiredToken'),
    });
    const bed = openBed(signedIn(origin));
    expect(await codeOf(pullAll(bed.client, { kind: 'home' }))).toBe('login-needed');
    expect(seen).toHaveLength(2);
    expect(bed.saves()).toBe(0);
  });

  test('a server that cannot renew now is not taken for a session that is over', async () => {
    const { origin } = await serve({
      'com.atproto.server.refreshSession': { status: 503 },
      'app.bsky.feed.getTimeline': failed('ExpiredToken'),
    });
    expect(await codeOf(pullAll(openBed(signedIn(origin)).client, { kind: 'home' }))).toBe(
      'server-error',
    );
  });

  test('the session of another account is refused', async () => {
    const value = { accessJwt: 'a', refreshJwt: 'b', did: 'did:plc:mallory' };
    const { origin } = await serve({
      'com.atproto.server.refreshSession': { kind: 'json', value },
      'app.bsky.feed.getTimeline': failed('ExpiredToken'),
    });
    const bed = openBed(signedIn(origin));
    expect(await codeOf(pullAll(bed.client, { kind: 'home' }))).toBe('login-needed');
    expect(bed.saves()).toBe(0);
  });
});

async function sendAgainst(answer: LoopbackAnswer) {
  const { origin } = await serve({ 'com.atproto.repo.putRecord': answer });
  const { client } = openBed(signedIn(origin));
  const { job, save } = replyJob(client, question, { text: 'Yes' });
  return await client.replies?.send(job, save);
}

describe('what a column can show beside the account itself', () => {
  const curated = 'app.bsky.graph.defs#curatelist';
  const list = (name: string, purpose = curated) => ({
    uri: `at://${DID}/l/${name}`,
    name,
    purpose,
  });
  test('the lists to read, page after page; those that mute are none', async () => {
    const { origin, seen } = await serve({
      'app.bsky.graph.getLists': ({ query }) => ({
        kind: 'json',
        value:
          query.get('cursor') === null
            ? { lists: [list('Press'), list('Bots', 'app.bsky.graph.defs#modlist')], cursor: 'two' }
            : { lists: [list('Regulars')] },
      }),
    });
    const { client } = openBed(signedIn(origin));
    expect(await client.lists?.(signal)).toEqual([
      { id: `at://${DID}/l/Press`, name: 'Press' },
      { id: `at://${DID}/l/Regulars`, name: 'Regulars' },
    ]);
    expect(seen[0]?.query.get('actor')).toBe(DID);
  });
  test('the posts of somebody by handle', async () => {
    const { origin, seen } = await serve({ 'app.bsky.feed.getAuthorFeed': empty });
    await pullAll(openBed(signedIn(origin)).client, { kind: 'author', param: '@bob.test' });
    expect(seen[0]?.query.get('actor')).toBe('bob.test');
  });
});

describe('an answer that may or may not have arrived', () => {
  test.each([
    ['refused as invalid', failed('InvalidRequest', 'bad'), ['rejected', true]],
    ['too long', failed('InvalidRequest', 'grapheme too big (301)'), ['too-long', true]],
    ['without permission', failed('InsufficientScope', '', 403), ['scope-missing', true]],
    ['over the limit', { status: 429, headers: { 'retry-after': '9' } }, ['rate-limited', true]],
    ['broken inside', failed('InternalServerError', '', 500), ['server-error', false]],
    ['cut off', { kind: 'reset' }, ['unreachable', false]],
    ['a yes that is no JSON', { status: 200, body: '<html>' }, ['not-an-api', false]],
    ['a yes without an id', { kind: 'json', value: {} }, ['bad-answer', false]],
  ] as const)('%s', async (_name, answer, [code, isCertain]) => {
    await expect(sendAgainst(answer)).rejects.toMatchObject({
      failure: { code },
      safeToRetrySend: isCertain,
    });
  });

  test('what fails before the post is written is certain, whatever it was', async () => {
    const { origin, seen } = await serve({
      'com.atproto.identity.resolveHandle': { kind: 'reset' },
    });
    const { client } = openBed(signedIn(origin));
    const { job, save } = replyJob(client, question, { text: '@carl.test said so' });
    const work = client.replies?.send(job, save);
    await expect(work).rejects.toMatchObject({ safeToRetrySend: true });
    expect(seen.some(({ path }) => path.includes('putRecord'))).toBe(false);
  });

  test('every attempt writes the same record under the same key', async () => {
    let tries = 0;
    const { origin, seen } = await serve({
      'com.atproto.identity.resolveHandle': () => ({
        kind: 'json',
        value: { did: `did:plc:carl${String(tries)}` },
      }),
      'com.atproto.repo.getRecord': failed('RecordNotFound'),
      'com.atproto.repo.putRecord': () => {
        tries++;
        if (tries < 3) return { status: 502 };
        return { kind: 'json', value: { uri: POST_URI, cid: 'c' } };
      },
    });
    const { client } = openBed(signedIn(origin));
    const queued = replyJob(client, question, { text: '@carl.test and @bob.test' });
    const attempt = async () =>
      await client.replies?.send({ ...queued.job, resume: queued.resume() }, queued.save);
    await expect(attempt()).rejects.toMatchObject({ safeToRetrySend: false });
    await expect(attempt()).rejects.toMatchObject({ safeToRetrySend: false });
    expect(await attempt()).toMatchObject({ remoteId: POST_URI });
    const written = seen.filter(({ path }) => path.endsWith('putRecord')).map(({ body }) => body);
    expect(written).toHaveLength(3);
    expect(new Set(written).size).toBe(1);
    expect(written[0]).toContain('did:plc:carl0');
    expect(written[0]).toContain('"did":"did:plc:bob"');
  });

  test('a mention that nobody has stays text', async () => {
    const { origin, seen } = await serve({
      'com.atproto.identity.resolveHandle': failed('HandleNotFound'),
      'com.atproto.repo.putRecord': { kind: 'json', value: { uri: POST_URI, cid: 'c' } },
    });
    const { client } = openBed(signedIn(origin));
    const { job, save } = replyJob(client, question, { text: 'cc @nobody.test' });
    await client.replies?.send(job, save);
    expect(seen.at(-1)?.body).not.toContain('facet');
  });

  test('a file that is too large never leaves', async () => {
    const { origin, seen } = await serve({});
    const { client } = openBed(signedIn(origin));
    const bytes = new Uint8Array(2_000_001);
    const media = [
      { mediaId: 'm', name: 'm.png', mimeType: 'image/png', byteLength: bytes.length, alt: '' },
    ];
    const { job, save } = replyJob(client, question, { text: 'Look', media, bytes });
    expect(await codeOf(client.replies?.send(job, save))).toBe('too-large');
    expect(seen).toEqual([]);
  });
});

describe('people and reading', () => {
  test('following twice is the same record, and one made elsewhere is kept', async () => {
    let following: string | undefined;
    const { origin, seen } = await serve({
      'app.bsky.actor.getProfile': () => ({ kind: 'json', value: { viewer: { following } } }),
      'com.atproto.repo.putRecord': { kind: 'json', value: { uri: 'at://own/f/1', cid: 'c' } },
    });
    const actions = openBed(signedIn(origin)).client.actions;
    const author = { authorRemoteId: 'did:plc:bob', signal };
    await actions?.follow?.(author);
    await actions?.follow?.(author);
    const bodies = seen.filter(({ path }) => path.endsWith('putRecord')).map(({ body }) => body);
    const keys = bodies.map((body) => /"rkey":"[^"]+"/u.exec(body)?.[0]);
    expect(new Set(keys).size).toBe(1);
    following = 'at://own/app.bsky.graph.follow/elsewhere';
    expect(await actions?.follow?.(author)).toEqual({ undo: following });
    expect(seen.filter(({ path }) => path.endsWith('putRecord'))).toHaveLength(2);
  });

  test('blocking twice is the same record; one made elsewhere is kept, and goes with ours', async () => {
    let blocking: string | undefined;
    const { origin, seen } = await serve({
      'app.bsky.actor.getProfile': () => ({ kind: 'json', value: { viewer: { blocking } } }),
      'com.atproto.repo.putRecord': { kind: 'json', value: { uri: 'at://own/b/1', cid: 'c' } },
      'com.atproto.repo.deleteRecord': { kind: 'json', value: {} },
    });
    const { client } = openBed(signedIn(origin));
    const author = { authorRemoteId: 'did:plc:bob', signal };
    await client.actions?.block?.(author);
    await client.actions?.block?.(author);
    const written = seen.filter(({ path }) => path.endsWith('putRecord')).map(({ body }) => body);
    const keys = written.map((body) => /"rkey":"[^"]+"/u.exec(body)?.[0]);
    expect(written.every((body) => body.includes('app.bsky.graph.block'))).toBe(true);
    expect(new Set(keys).size).toBe(1);
    blocking = `at://${DID}/app.bsky.graph.block/elsewhere`;
    expect(await client.actions?.block?.(author)).toEqual({ undo: blocking });
    await client.actions?.unblock?.(author);
    const gone = seen.filter(({ path }) => path.endsWith('deleteRecord'));
    expect(gone.map(({ body }) => body.includes('graph.block'))).toEqual([true, true]);
    expect(gone[0]?.body).toContain('elsewhere');
  });

  test('what was seen later stays seen', async () => {
    const { origin, seen } = await serve({
      'app.bsky.notification.listNotifications': {
        kind: 'json',
        value: { notifications: [], seenAt: '2026-11-20T10:00:00.000Z' },
      },
      'app.bsky.notification.updateSeen': { kind: 'json', value: {} },
    });
    const actions = openBed(signedIn(origin)).client.actions;
    const about = { remoteId: POST_URI, rootRemoteId: POST_URI, kind: 'mention', signal } as const;
    await actions?.markRead?.({ ...about, createdAt: Date.parse('2026-11-20T09:00:00Z') });
    expect(seen.some(({ path }) => path.endsWith('updateSeen'))).toBe(false);
    await actions?.markRead?.({ ...about, createdAt: Date.parse('2026-11-20T11:00:00Z') });
    expect(seen.at(-1)?.body).toContain('2026-11-20T11:00:00.000Z');
  });
});

describe('hiding a reply', () => {
  const allow = [{ $type: 'app.bsky.feed.threadgate#mentionRule' }];
  const reply = 'at://did:plc:bob/app.bsky.feed.post/3jzfcijpj2z2b';

  test('a gate that stands already keeps who may answer, and a change meanwhile is not lost', async () => {
    let reads = 0;
    let writes = 0;
    const { origin, seen } = await serve({
      'com.atproto.repo.getRecord': () => {
        reads++;
        const hiddenReplies = reads === 1 ? [] : ['at://hidden/meanwhile/1'];
        const value = { $type: 'app.bsky.feed.threadgate', post: POST_URI, allow, hiddenReplies };
        return { kind: 'json', value: { uri: 'at://gate', cid: `cid-${String(reads)}`, value } };
      },
      'com.atproto.repo.putRecord': () => {
        writes++;
        if (writes === 1) return failed('InvalidSwap', 'Record was at another cid');
        return { kind: 'json', value: { uri: 'at://gate', cid: 'cid-3' } };
      },
    });
    const { client } = openBed(signedIn(origin));
    const about = { remoteId: reply, rootRemoteId: POST_URI, signal };
    await client.actions?.act({ ...about, action: 'hide' });
    expect(JSON.parse(seen.at(-1)?.body ?? '')).toMatchObject({
      rkey: '3jzfcijpj2z2a',
      swapRecord: 'cid-2',
      record: { allow, hiddenReplies: ['at://hidden/meanwhile/1', reply] },
    });
  });

  test('a gate that changes all the time ends in a failure, not in a loop', async () => {
    const value = { $type: 'app.bsky.feed.threadgate', post: POST_URI, hiddenReplies: [] };
    const { origin, seen } = await serve({
      'com.atproto.repo.getRecord': { kind: 'json', value: { uri: 'at://g', cid: 'c', value } },
      'com.atproto.repo.putRecord': failed('InvalidSwap'),
    });
    const { client } = openBed(signedIn(origin));
    const about = { remoteId: reply, rootRemoteId: POST_URI, signal };
    expect(await codeOf(client.actions?.act({ ...about, action: 'hide' }))).toBe('duplicate');
    expect(seen).toHaveLength(6);
  });
});

describe('a server that answers badly', () => {
  test.each([
    ['HTML', { body: '<!doctype html>', headers: { 'content-type': 'text/html' } }, 'not-an-api'],
    ['no such call', { status: 404, body: 'not here' }, 'not-an-api'],
    ['half an answer', { kind: 'cut' }, 'unreachable'],
    ['far too much', { kind: 'flood' }, 'too-large'],
    ['a takedown', failed('AccountTakedown'), 'forbidden'],
    ['something else', { kind: 'json', value: [] }, 'bad-answer'],
  ] as const)('%s', async (_name, answer, code) => {
    const { origin } = await serve({ 'app.bsky.feed.getTimeline': answer });
    const { client } = openBed(signedIn(origin));
    expect(await codeOf(pullAll(client, { kind: 'home' }))).toBe(code);
  });

  test('a walk whose place the server forgot starts again from the top', async () => {
    const { origin, seen } = await serve({
      'app.bsky.feed.getTimeline': ({ query }) =>
        query.has('cursor') ? failed('InvalidRequest', 'Malformed cursor') : empty,
    });
    const { client } = openBed(signedIn(origin));
    const seenBefore = [{ uri: 'at://x', at: 5 }];
    const cursor = { seen: seenBefore, walk: { next: 'old', fresh: [], pages: 3 } };
    const feed = { kind: 'home' } as const;
    const page = await client.pull({ feed, cursor, direction: 'forward', signal });
    expect(page).toMatchObject({ more: false, changes: [] });
    expect(seen.map(({ query }) => query.get('cursor'))).toEqual(['old', null]);
  });
});

describe('signing in', () => {
  const fields = { handle: '@alice.test', password: 'abcd-efgh-ijkl-mnop' };

  test('an account that wants a second factor asks for an app password', async () => {
    const { origin } = await serve({
      'com.atproto.server.createSession': failed('AuthFactorTokenRequired', 'Sent', 401),
    });
    expect(await codeOf(signInWithPassword(origin, fields))).toBe('wrong-credentials');
  });

  test('an account that is switched off says so', async () => {
    const value = {
      did: DID,
      handle: 'alice.test',
      accessJwt: 'a',
      refreshJwt: 'r',
      active: false,
      status: 'takendown',
    };
    const { origin } = await serve({ 'com.atproto.server.createSession': { kind: 'json', value } });
    await expect(signInWithPassword(origin, fields)).rejects.toMatchObject({
      failure: { code: 'forbidden', detail: 'takendown' },
    });
  });

  test('calls go where the data lies, renewing where one signed in', async () => {
    const service = { id: '#atproto_pds', type: 'AtprotoPersonalDataServer' };
    const endpoint = (serviceEndpoint: string) => ({
      kind: 'json' as const,
      value: {
        did: DID,
        handle: 'alice.test',
        accessJwt: 'a',
        refreshJwt: 'r',
        didDoc: { id: DID, service: [{ ...service, serviceEndpoint }] },
      },
    });
    // A plain address that is not the one typed could be anything in the person's own network.
    const { origin } = await serve({
      'com.atproto.server.createSession': endpoint('http://192.168.1.1'),
      'app.bsky.actor.getProfile': failed('InvalidRequest', 'Profile not found'),
    });
    const done = await signInWithPassword(origin, fields);
    expect(done).toMatchObject({ serverUrl: origin, displayName: 'alice.test' });
    expect(passwordSecret(done.secret).signInUrl).toBe(origin);
  });

  test('no handle or no password is not sent', async () => {
    const { origin, seen } = await serve({});
    expect(await codeOf(signInWithPassword(origin, { handle: ' ', password: 'x' }))).toBe(
      'wrong-credentials',
    );
    expect(await codeOf(signInWithPassword(origin, { handle: 'a.test', password: '' }))).toBe(
      'wrong-credentials',
    );
    expect(seen).toEqual([]);
  });
});
