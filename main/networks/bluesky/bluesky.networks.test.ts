import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AtprotoAccount, AtprotoNetwork, StrongRef } from '#e2e/servers/atproto.ts';
import { installAtproto, startAtproto } from '#e2e/servers/atproto.ts';
import { testClock } from '#main/networks/conformance/test-ports.ts';
import type { PullPage, RemoteMessage, SentReply } from '#main/networks/connector.ts';
import { bluesky } from './index.ts';
import {
  codeOf,
  lentPorts,
  openBed,
  outOfDate,
  passwordSecret,
  pullAll,
  replyJob,
  signInWithPassword,
  until,
  type Bed,
  type TestJob,
} from './test-bed.ts';

const FIRST_PORT = 2612;
/** A PNG of one pixel. */
const DOT =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const { signal } = new AbortController();
type Inbox = { cursor: unknown; readonly messages: Map<string, RemoteMessage> };

describe('Bluesky, against the real PLC, PDS and AppView', () => {
  let network: AtprotoNetwork;
  let alice: AtprotoAccount;
  let bob: AtprotoAccount;
  let bed: Bed;

  const signIn = async (account: AtprotoAccount): Promise<Bed> => {
    const password = await account.createAppPassword();
    const { handle } = account;
    return openBed(await signInWithPassword(network.pdsUrl, { handle: `@${handle}`, password }));
  };
  const newer = async (cursor: unknown): Promise<PullPage> =>
    await bed.client.pull({ feed: { kind: 'interactions' }, cursor, direction: 'forward', signal });
  const send = async ({ job, save }: TestJob, resume?: unknown): Promise<SentReply> => {
    const sent = await bed.client.replies?.send({ ...job, resume }, save);
    if (sent === undefined) throw new Error('This account can not answer');
    return sent;
  };
  const inThread = async (root: string, uri: string): Promise<RemoteMessage> =>
    await until(async () => {
      const thread = await bed.client.thread?.(root, signal);
      return thread?.messages.find(({ remoteId }) => remoteId === uri);
    });
  /**
   * The index takes in posts of different people side by side: an answer that comes before the post
   * it hangs on makes no notification. People are slower than that, so specs wait for the post.
   */
  const indexed = async (post: StrongRef): Promise<StrongRef> =>
    await until(async () => {
      const found = await alice.query('app.bsky.feed.getPosts', { uris: post.uri });
      return JSON.stringify(found).includes(post.cid) ? post : undefined;
    });
  const comment = async (text: string, post: StrongRef): Promise<StrongRef> =>
    await bob.post(text, { replyTo: await indexed(post) });
  /** The message as Alice's inbox gets it, pulled page by page as the app does. */
  const arrived = async (uri: string): Promise<RemoteMessage> =>
    await until(async () => {
      const page = await newer(inbox.cursor);
      inbox.cursor = page.cursor;
      for (const change of page.changes)
        if (change.kind === 'message') inbox.messages.set(change.message.remoteId, change.message);
      return inbox.messages.get(uri);
    });
  const inbox: Inbox = { cursor: null, messages: new Map() };

  beforeAll(async () => {
    await installAtproto();
    network = await startAtproto({ firstPort: FIRST_PORT });
    alice = await network.createAccount('alice');
    bob = await network.createAccount('bob');
    bed = await signIn(alice);
  }, 900_000);
  afterAll(async () => {
    await bed?.client.close();
    await network?.stop();
  }, 90_000);

  test('an address of a data server is recognised, another server is not', async () => {
    const found = await bluesky.probe(network.pdsUrl, { http: lentPorts().http, signal });
    expect(found?.methods.map(({ id }) => id)).toEqual(['app-password', 'oauth']);
    const directory = network.pdsUrl.replace(String(FIRST_PORT + 1), String(FIRST_PORT));
    expect(await bluesky.probe(directory, { http: lentPorts().http, signal })).toBeNull();
  });

  test('signing in with an app password tells who it is', () => {
    expect(bed.signedIn).toMatchObject({
      remoteUserId: alice.did,
      handle: alice.handle,
      serverUrl: network.pdsUrl,
      capabilities: { sendGuarantee: { kind: 'chosen-id' } },
    });
    expect(bed.signedIn.secret).not.toContain(alice.password);
  });

  test('a wrong password is said to be wrong', async () => {
    const fields = { handle: alice.handle, password: 'wrong-wrong-wrong' };
    const work = signInWithPassword(network.pdsUrl, fields);
    expect(await codeOf(work)).toBe('wrong-credentials');
  });

  test('a comment arrives with the post it hangs on, and only once', async () => {
    const post = await alice.post('We open on Monday');
    const reply = await comment(`@${alice.handle} at what time?`, post);
    const message = await arrived(reply.uri);
    expect(message).toMatchObject({
      kind: 'comment',
      direction: 'in',
      rootRemoteId: post.uri,
      parentRemoteId: post.uri,
      needsAnswer: true,
      author: { remoteId: bob.did, handle: bob.handle },
    });
    const first = await newer(null);
    const ids = first.changes.map((change) =>
      change.kind === 'message' ? change.message.remoteId : change.remoteId,
    );
    expect(ids).toContain(post.uri);
    expect(await newer(first.cursor)).toMatchObject({ changes: [], more: false });
  });

  test('likes, reposts and follows stay out of the inbox', async () => {
    const post = await alice.post('Please like this');
    await bob.create('app.bsky.feed.like', { subject: post });
    await bob.create('app.bsky.feed.repost', { subject: post });
    await bob.create('app.bsky.graph.follow', { subject: alice.did });
    const reply = await comment('and a comment', post);
    await arrived(reply.uri);
    const messages = await pullAll(bed.client, { kind: 'interactions' });
    const incoming = messages.filter(({ direction }) => direction === 'in');
    expect(incoming.every(({ needsAnswer }) => needsAnswer)).toBe(true);
    expect(incoming.some(({ remoteId }) => remoteId === post.uri)).toBe(false);
  });

  test('a mention and a quote are mentions, and the quote says what it quotes', async () => {
    const post = await indexed(await alice.post('Bread is ready'));
    const text = `Ask @${alice.handle} about it`;
    const start = Buffer.byteLength('Ask ');
    const index = { byteStart: start, byteEnd: start + alice.handle.length + 1 };
    const features = [{ $type: 'app.bsky.richtext.facet#mention', did: alice.did }];
    const mention = await bob.post(text, { extra: { facets: [{ index, features }] } });
    const embed = { $type: 'app.bsky.embed.record', record: post };
    const quote = await bob.post('Look at this', { extra: { embed } });
    const mentioned = await arrived(mention.uri);
    expect(mentioned).toMatchObject({
      kind: 'mention',
      spans: [{ kind: 'mention', start: 4, end: 4 + alice.handle.length + 1 }],
    });
    const quoted = await arrived(quote.uri);
    expect(quoted.kind).toBe('mention');
    expect(quoted.text).toBe('Look at this');
    expect(quoted.quote).toMatchObject({ authorHandle: alice.handle, text: 'Bread is ready' });
  });

  test('what was written offline and is sorted below what we know is found all the same', async () => {
    const post = await alice.post('A question of time');
    await arrived((await comment('first to arrive', post)).uri);
    const { cursor } = await newer(null);
    const createdAt = new Date(Date.now() - 60_000).toISOString();
    const late = await bob.post('written a minute ago', { replyTo: post, extra: { createdAt } });
    const found = await until(async () => {
      const page = await newer(cursor);
      return page.changes.find(
        (change) => change.kind === 'message' && change.message.remoteId === late.uri,
      );
    });
    expect(found).toBeDefined();
  });

  test('a deleted comment is reported as deleted', async () => {
    const post = await alice.post('Say something');
    const reply = await comment('something I regret', post);
    await arrived(reply.uri);
    const { cursor } = await newer(null);
    await bob.remove(reply.uri);
    const found = await until(async () => {
      const page = await newer(cursor);
      return page.changes.find((change) => change.kind === 'deleted');
    });
    expect(found).toMatchObject({ kind: 'deleted', remoteId: reply.uri });
  });

  test('an answer stands on the network under the chosen id, with mention and link', async () => {
    const post = await alice.post('Open until six');
    const question = await arrived((await comment('Also on Sunday?', post)).uri);
    const text = `@${bob.handle} Nö 🥐 siehe https://example.com/zeiten #brot`;
    const queued = replyJob(bed.client, question, { text });
    const { chosenId, createdAt } = queued.job.intent;
    const sent = await send(queued);
    expect(sent.remoteId).toBe(chosenId);
    expect(queued.resume()).toMatchObject({ record: { text } });
    const seen = await inThread(post.uri, sent.remoteId);
    expect(seen).toMatchObject({
      direction: 'out',
      text,
      parentRemoteId: question.remoteId,
      rootRemoteId: post.uri,
      createdAt,
      needsAnswer: false,
    });
    expect(seen.spans.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
      ['mention', `@${bob.handle}`],
      ['link', 'https://example.com/zeiten'],
      ['tag', '#brot'],
    ]);
    const { spans, remoteId, rootRemoteId, createdAt: at } = seen;
    expect(sent.message).toMatchObject({ text, spans, remoteId, rootRemoteId, createdAt: at });
    // The network's own copy, which comes with the next pull, must win.
    expect(sent.message.version).toBeLessThanOrEqual(seen.version);
  });

  test('repeating an answer is one post, also when the first attempt forgot everything', async () => {
    const post = await alice.post('How many?');
    const question = await arrived((await comment('Two', post)).uri);
    const queued = replyJob(bed.client, question, { text: 'Only one' });
    const find = async () => await bed.client.replies?.findSent?.(queued.job);
    expect(await find()).toBe('absent');
    const first = await send(queued);
    const second = await send(queued, queued.resume());
    const third = await send(queued);
    expect([second.remoteId, third.remoteId]).toEqual([first.remoteId, first.remoteId]);
    expect(await find()).toMatchObject({ remoteId: first.remoteId });
    const own = await alice.list('app.bsky.feed.post');
    const same = own.filter(({ value }) => JSON.stringify(value).includes('Only one'));
    expect(same).toHaveLength(1);
  });

  test('an answer with a picture carries it and its description', async () => {
    const post = await alice.post('Show us');
    const question = await arrived((await comment('Picture?', post)).uri);
    const bytes = Buffer.from(DOT, 'base64');
    const file = { mediaId: 'm1', name: 'a.png', mimeType: 'image/png', alt: 'A dot' };
    const media = [{ ...file, byteLength: bytes.length }];
    const sent = await send(replyJob(bed.client, question, { text: 'Here', media, bytes }));
    expect(sent.message.media).toMatchObject([{ kind: 'image', alt: 'A dot' }]);
    const seen = await inThread(post.uri, sent.remoteId);
    expect(seen.media).toMatchObject([{ kind: 'image', alt: 'A dot', width: 1, height: 1 }]);
  });

  test('300 characters that a person sees are enough, 301 are refused as too long', async () => {
    const post = await alice.post('Write as much as you like');
    const question = await arrived((await comment('Go on', post)).uri);
    await send(replyJob(bed.client, question, { text: '👩‍🍳'.repeat(250) }));
    const long = replyJob(bed.client, question, { text: 'x'.repeat(301) });
    await expect(send(long)).rejects.toMatchObject({
      failure: { code: 'too-long' },
      safeToRetrySend: true,
    });
  });

  test('an answer that waited is not sent when the post was deleted meanwhile', async () => {
    const post = await alice.post('Wait for it');
    const reply = await comment('Hello?', post);
    const question = await arrived(reply.uri);
    const { job, save, resume } = replyJob(bed.client, question, { text: 'Too late' });
    await bob.remove(reply.uri);
    await until(async () => {
      const code = await codeOf(bed.client.thread?.(reply.uri, signal));
      return code === 'gone' ? code : undefined;
    });
    const intent = { ...job.intent, createdAt: Date.now() - 3_600_000 };
    await expect(send({ job: { ...job, intent }, save, resume })).rejects.toMatchObject({
      failure: { code: 'gone' },
      safeToRetrySend: true,
    });
  });

  test('an unclear answer that was deleted elsewhere does not come back from the dead', async () => {
    const post = await alice.post('Careful');
    const question = await arrived((await comment('Are you?', post)).uri);
    const queued = replyJob(bed.client, question, { text: 'I should not have' });
    const sent = await send(queued);
    await alice.remove(sent.remoteId);
    const clock = testClock({ offsetMs: 30 * 60_000 });
    const later = openBed(bed.signedIn, { secret: bed.saved(), clock });
    const job = { ...queued.job, resume: queued.resume() };
    const work = later.client.replies?.send(job, queued.save);
    await expect(work).rejects.toMatchObject({ failure: { code: 'duplicate' } });
    expect(await bed.client.replies?.findSent?.(job)).toBe('absent');
    // The person looked, and sends it again all the same.
    await later.client.replies?.send({ ...job, resume: queued.resume() }, queued.save);
    expect(await bed.client.replies?.findSent?.(job)).toMatchObject({ remoteId: sent.remoteId });
  });

  test('liking twice makes one like, and taking it back leaves none', async () => {
    const post = await alice.post('Likeable');
    const question = await arrived((await comment('Nice', post)).uri);
    const about = { remoteId: question.remoteId, rootRemoteId: post.uri, signal };
    const actions = bed.client.actions;
    const mine = async () => {
      const likes = await alice.list('app.bsky.feed.like');
      return likes.filter(({ value }) => JSON.stringify(value).includes(question.remoteId));
    };
    const [first, second] = await Promise.all([
      actions?.act({ ...about, action: 'like' }),
      actions?.act({ ...about, action: 'like' }),
    ]);
    expect(second).toEqual(first);
    expect(await mine()).toHaveLength(1);
    const token = first?.undo ?? '';
    await actions?.act({ ...about, action: 'unlike', token });
    await actions?.act({ ...about, action: 'unlike', token });
    expect(await mine()).toHaveLength(0);
  });

  test('a like made elsewhere is found and can be taken back without its token', async () => {
    const post = await indexed(await bob.post('Liked in the official app'));
    const like = await alice.create('app.bsky.feed.like', { subject: post });
    const about = { remoteId: post.uri, rootRemoteId: post.uri, signal };
    await until(async () => {
      const found = await alice.query('app.bsky.feed.getPosts', { uris: post.uri });
      return JSON.stringify(found).includes(like.uri) ? true : undefined;
    });
    expect(await bed.client.actions?.act({ ...about, action: 'like' })).toEqual({ undo: like.uri });
    await bed.client.actions?.act({ ...about, action: 'unlike' });
    const likes = await alice.list('app.bsky.feed.like');
    expect(likes.filter(({ value }) => JSON.stringify(value).includes(post.uri))).toEqual([]);
  });

  test('a repost is made and taken back', async () => {
    const post = await bob.post('Share this');
    const about = { remoteId: post.uri, rootRemoteId: post.uri, signal };
    await indexed(post);
    const done = await bed.client.actions?.act({ ...about, action: 'boost' });
    expect(done?.undo).toContain('app.bsky.feed.repost');
    expect(await alice.list('app.bsky.feed.repost')).toHaveLength(1);
    await bed.client.actions?.act({ ...about, action: 'unboost' });
    expect(await alice.list('app.bsky.feed.repost')).toHaveLength(0);
  });

  test('a reply under an own post is hidden and shown again', async () => {
    const post = await alice.post('Be kind');
    const reply = await arrived((await comment('I am not', post)).uri);
    expect(reply.allowed).toContain('hide');
    const about = { remoteId: reply.remoteId, rootRemoteId: post.uri, signal };
    const gates = async () =>
      (await alice.list('app.bsky.feed.threadgate')).find(({ value }) =>
        JSON.stringify(value).includes(post.uri),
      )?.value;
    await bed.client.actions?.act({ ...about, action: 'hide' });
    await bed.client.actions?.act({ ...about, action: 'hide' });
    expect(await gates()).toMatchObject({ hiddenReplies: [reply.remoteId], post: post.uri });
    await until(async () => {
      const { mine } = await inThread(post.uri, reply.remoteId);
      return mine.hidden === true ? true : undefined;
    });
    await bed.client.actions?.act({ ...about, action: 'unhide' });
    expect(await gates()).toMatchObject({ hiddenReplies: [] });
  });

  test('replies below the post of another person can not be hidden', async () => {
    const root = await bob.post('Mine');
    const about = { remoteId: root.uri, rootRemoteId: root.uri, signal };
    const work = bed.client.actions?.act({ ...about, action: 'hide' });
    await expect(work).rejects.toMatchObject({ failure: { code: 'forbidden' } });
  });

  test('an own post is deleted, that of another is not', async () => {
    const own = await alice.post('Gone soon');
    const foreign = await bob.post('Stays');
    const ask = { action: 'delete', signal } as const;
    const about = { remoteId: own.uri, rootRemoteId: own.uri };
    await bed.client.actions?.act({ ...ask, ...about });
    await bed.client.actions?.act({ ...ask, ...about });
    const posts = await alice.list('app.bsky.feed.post');
    expect(posts.some(({ uri }) => uri === own.uri)).toBe(false);
    const theirs = { remoteId: foreign.uri, rootRemoteId: foreign.uri };
    expect(await codeOf(bed.client.actions?.act({ ...ask, ...theirs }))).toBe('forbidden');
  });

  test('search, tags, home, own posts and lists bring what they should', async () => {
    const word = `sourdough${String(Date.now())}`;
    const post = await bob.post(`Best ${word} in town #${word}`);
    await alice.create('app.bsky.graph.follow', { subject: bob.did });
    const list = await alice.create('app.bsky.graph.list', {
      name: 'Bakers',
      purpose: 'app.bsky.graph.defs#curatelist',
    });
    await alice.create('app.bsky.graph.listitem', { list: list.uri, subject: bob.did });
    const own = await alice.post(`My own ${word}`);
    const feeds = [
      [{ kind: 'search', param: word }, post.uri],
      [{ kind: 'tag', param: word }, post.uri],
      [{ kind: 'home' }, post.uri],
      [{ kind: 'list', param: list.uri }, post.uri],
      [{ kind: 'own' }, own.uri],
    ] as const;
    for (const [feed, uri] of feeds) {
      const found = await until(async () =>
        (await pullAll(bed.client, feed)).find(({ remoteId }) => remoteId === uri),
      );
      expect(found.needsAnswer).toBe(false);
    }
  });

  test('the past comes page by page and is complete', async () => {
    const fresh = await network.createAccount('carl');
    const { client } = await signIn(fresh);
    const count = 60;
    for (let number = 0; number < count; number++) await fresh.post(`Number ${String(number)}`);
    // The last entry of a page comes again as the first one of the next.
    const ids = await until(async () => {
      const all = await pullAll(client, { kind: 'own' }, 'backfill');
      const unique = new Set(all.map(({ remoteId }) => remoteId));
      return unique.size >= count ? unique : undefined;
    });
    expect(ids.size).toBe(count);
  });

  test('after a long absence the walk goes back to what is known', async () => {
    const post = await alice.post('Many answers');
    const first = await comment('number 0', post);
    await arrived(first.uri);
    const start = await newer(null);
    const uris: string[] = [];
    for (let number = 1; number <= 60; number++)
      uris.push((await bob.post(`number ${String(number)}`, { replyTo: post })).uri);
    await arrived(uris.at(-1) ?? '');
    const found = new Set<string>();
    let cursor = start.cursor;
    let pages = 0;
    for (let more = true; more; pages++) {
      const page = await newer(cursor);
      for (const change of page.changes)
        if (change.kind === 'message') found.add(change.message.remoteId);
      ({ cursor, more } = page);
    }
    expect(pages).toBeGreaterThanOrEqual(2);
    expect(uris.filter((uri) => !found.has(uri))).toEqual([]);
  });

  test('a thread has all answers; without its root only the branch is left; itself deleted it is gone', async () => {
    const root = await indexed(await bob.post('The beginning'));
    const own = await indexed(await alice.post('an answer', { replyTo: root }));
    const last = await bob.post('and back', { replyTo: own, root });
    const thread = await until(async () => {
      const read = await bed.client.thread?.(last.uri, signal).catch(() => undefined);
      return read?.messages.length === 3 ? read : undefined;
    });
    expect(thread.messages.map(({ remoteId }) => remoteId)).toEqual([root.uri, own.uri, last.uri]);
    expect(thread.messages[2]).toMatchObject({ kind: 'comment', rootRemoteId: root.uri });
    await bob.remove(root.uri);
    const branch = await until(async () => {
      const read = await bed.client.thread?.(last.uri, signal);
      return read?.messages.length === 2 ? read : undefined;
    });
    expect(branch.isComplete).toBe(false);
    expect(branch.messages.map(({ remoteId }) => remoteId)).toEqual([own.uri, last.uri]);
    expect(await codeOf(bed.client.thread?.(root.uri, signal))).toBe('gone');
  });

  test('a session that ran out is renewed once for all calls that wait', async () => {
    const stale = openBed(bed.signedIn, { secret: outOfDate(bed.saved()) });
    const kinds = ['home', 'own', 'interactions'] as const;
    await Promise.all(kinds.map(async (kind) => await pullAll(stale.client, { kind })));
    expect(stale.saves()).toBe(1);
    const before = passwordSecret(bed.saved()).refreshJwt;
    expect(passwordSecret(stale.saved()).refreshJwt).not.toBe(before);
    // What was saved opens the account again.
    bed = openBed(bed.signedIn, { secret: stale.saved() });
    await pullAll(bed.client, { kind: 'own' });
    expect(bed.saves()).toBe(0);
  });

  test('a renewed session that can not be stored is not used: nothing is sent', async () => {
    const post = await alice.post('Full disk');
    const question = await arrived((await comment('Really?', post)).uri);
    const full = openBed(bed.signedIn, {
      secret: outOfDate(bed.saved()),
      onSave: async () => await Promise.reject(new Error('disk full')),
    });
    const { job, save } = replyJob(full.client, question, { text: 'never' });
    await expect(full.client.replies?.send(job, save)).rejects.toMatchObject({
      failure: { code: 'secrets-unavailable' },
      safeToRetrySend: true,
    });
    expect(await bed.client.replies?.findSent?.(job)).toBe('absent');
  });

  test('an app password that was taken back means signing in again', async () => {
    const dora = await network.createAccount('dora');
    const password = await dora.createAppPassword();
    const fields = { handle: dora.handle, password };
    const signedIn = await signInWithPassword(network.pdsUrl, fields);
    await dora.revokeAppPasswords();
    const { client } = openBed(signedIn, { secret: outOfDate(signedIn.secret) });
    expect(await codeOf(pullAll(client, { kind: 'home' }))).toBe('login-needed');
    expect(await codeOf(signInWithPassword(network.pdsUrl, fields))).toBe('wrong-credentials');
  });

  test('after signing out the session can not be renewed any more', async () => {
    const emil = await signIn(await network.createAccount('emil'));
    await emil.client.signOut(signal);
    await emil.client.signOut(signal);
    const late = openBed(emil.signedIn, { secret: outOfDate(emil.saved()) });
    expect(await codeOf(pullAll(late.client, { kind: 'home' }))).toBe('login-needed');
  });
});
