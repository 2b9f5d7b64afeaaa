import { decrypt, encrypt, getConversationKey } from 'nostr-tools/nip44';
import { finalizeEvent, generateSecretKey, getPublicKey } from 'nostr-tools/pure';
import { npubEncode, nprofileEncode, nsecEncode } from 'nostr-tools/nip19';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { isNostrInstalled, startNostr, type NostrRelay } from '#e2e/servers/nostr.ts';
import { replyJob } from '#main/networks/conformance/jobs.ts';
import { signInPorts } from '#main/networks/conformance/sign-in-ports.ts';
import { testPorts } from '#main/networks/conformance/test-ports.ts';
import type { NetworkClient, RemoteMessage, SignedIn } from '#main/networks/connector.ts';
import { createHttp } from '#main/networks/http-door.ts';
import { openCheckedSocket } from '#main/networks/socket-door.ts';
import { KIND, type NostrEvent } from './events.ts';
import { nostr } from './index.ts';
import { placeOf, toMessage, type Viewer } from './mapper.ts';
import { probe } from './probe.ts';
import { toAuthor } from './profiles.ts';
import { readRelays, withListed } from './relays.ts';
import { readPublicKey, readSecretKey } from './signer.ts';
import { startFaultyRelay, testPerson, type TestPerson } from './test-bed.ts';

const { signal } = new AbortController();
const KEYS = Array.from({ length: 4 }, (_each, at) => String(at).repeat(64));
const [ME = '', OTHER = '', ROOT = '', PARENT = ''] = KEYS;

const viewer: Viewer = { pubkey: ME, author: (key) => toAuthor(key, null), mine: () => ({}) };
function note(given: Partial<NostrEvent>): NostrEvent {
  const at = 1_700_000_000;
  const rest = { id: 'f'.repeat(64), pubkey: OTHER, sig: '', created_at: at };
  return { ...rest, kind: KIND.note, tags: [], content: '', ...given };
}

describe('a note', () => {
  test.each([
    [
      'marked root and reply',
      [
        ['e', ROOT, '', 'root'],
        ['e', PARENT, '', 'reply'],
      ],
      ROOT,
      PARENT,
    ],
    ['only a root', [['e', ROOT, '', 'root']], ROOT, ROOT],
    [
      'unmarked, as old programs write',
      [
        ['e', ROOT],
        ['e', PARENT],
      ],
      ROOT,
      PARENT,
    ],
  ])('finds its place: %s (NIP-10)', (_how, tags, ...[root, parent]) => {
    expect(placeOf(note({ tags }))).toEqual({ root, parent });
  });

  test('that only quotes or mentions another one answers nothing', () => {
    expect(placeOf(note({ tags: [['e', ROOT, '', 'mention']] }))).toBeNull();
    expect(placeOf(note({ tags: [['e', 'no id', '', 'root']] }))).toBeNull();
  });

  test('of kind 1111 is a comment on what its capital tags name (NIP-22)', () => {
    const tags = [
      ['E', ROOT],
      ['K', '30023'],
      ['e', PARENT],
      ['k', '1111'],
      ['p', ME],
    ];
    expect(toMessage(note({ kind: KIND.comment, tags }), viewer)).toMatchObject({
      kind: 'comment',
      rootRemoteId: ROOT,
      parentRemoteId: PARENT,
      needsAnswer: true,
    });
  });

  test('shows people by name, links as links, warnings and descriptions of pictures', () => {
    const content = `Hello nostr:${npubEncode(ME)}, see https://kaffee.example/a.\nNext line`;
    const tags = [
      ['content-warning', 'spoiler'],
      ['imeta', 'url https://kaffee.example/a.jpg', 'm image/jpeg', 'alt A cup', 'dim 30x20'],
      ['imeta', 'url javascript:alert(1)'],
    ];
    const message = toMessage(note({ content, tags }), viewer);
    expect(message.text).toBe(
      `Hello @${toAuthor(ME, null).name}, see https://kaffee.example/a.\nNext line`,
    );
    expect(message.spans.map(({ kind, url }) => [kind, url.slice(0, 24)])).toEqual([
      ['mention', 'https://njump.me/npub1qq'],
      ['link', 'https://kaffee.example/a'],
    ]);
    expect(message.contentWarning).toBe('spoiler');
    expect(message.media).toEqual([
      { kind: 'image', url: 'https://kaffee.example/a.jpg', alt: 'A cup', width: 30, height: 20 },
    ]);
  });
});

test('keys are read as people paste them, and a public one is never taken for a private one', () => {
  const secret = generateSecretKey();
  const hex = Buffer.from(secret).toString('hex');
  expect(readSecretKey(` ${nsecEncode(secret)} `)).toBe(hex);
  expect(readSecretKey(npubEncode(ME))).toBeNull();
  expect(readSecretKey('nsec1nonsense')).toBeNull();
  expect(readPublicKey(`nostr:${nprofileEncode({ pubkey: ME, relays: [] })}`)).toBe(ME);
});

test('relays are typed with or without a scheme; a list adds only encrypted ones', () => {
  expect(readRelays('relay.example, ws://127.0.0.1:1')).toEqual([
    'wss://relay.example/',
    'ws://127.0.0.1:1/',
  ]);
  expect(readRelays('https://relay.example')).toBeNull();
  const tags = [
    ['r', 'wss://b.example'],
    ['r', 'ws://c.example'],
    ['r', 'wss://d.example', 'read'],
  ];
  const listed = withListed(['wss://a.example/'], note({ tags }));
  expect(listed.map(({ url, use, isNamed }) => [url, use, isNamed])).toEqual([
    ['wss://a.example/', 'both', true],
    ['wss://b.example/', 'both', false],
    ['wss://d.example/', 'read', false],
  ]);
});

test('a relay that only a list names is never looked for inside the own network', async () => {
  const opened: string[] = [];
  const network = {
    resolve: async () => await Promise.resolve(['192.168.0.7']),
    openSocket: (url: string) => {
      opened.push(url);
      return { send() {}, close() {} };
    },
  };
  const listener = { headers: {}, onMessage() {}, onOpen() {}, onClose() {} };
  const open = async (url: string) =>
    await openCheckedSocket(url, false, { ports: { network }, listener });
  for (const url of ['wss://inside.example', 'wss://127.0.0.1', 'wss://relay.example:8443'])
    await expect(open(url)).rejects.toMatchObject({ failure: { code: 'address-refused' } });
  expect(opened).toEqual([]);
});

const canRun = isNostrInstalled();
describe.skipIf(!canRun)('on a real relay', () => {
  let relay: NostrRelay;
  let [alice, bob]: [TestPerson, TestPerson] = [testPerson('ws://0/'), testPerson('ws://0/')];
  let account: SignedIn;
  let client: NetworkClient;
  const ports = testPorts();
  const lent = {
    ...ports,
    http: createHttp(ports),
    saveSecret: async () => await Promise.resolve(),
  };

  beforeAll(async () => {
    relay = await startNostr();
    [alice, bob] = [testPerson(relay.url), testPerson(relay.url)];
    await alice.publish({ kind: KIND.profile }, JSON.stringify({ name: 'Rabe', picture: 'x' }));
    const fields = { key: alice.key, relays: relay.url };
    account = await nostr.signIn({ serverUrl: relay.url, methodId: 'key', fields }, signInPorts());
    client = nostr.open({ ...account, accountId: 'alice' }, lent);
  });
  afterAll(async () => {
    await client.close();
    alice.relay.close();
    bob.relay.close();
    await relay.stop();
  });
  const incoming = async (): Promise<readonly RemoteMessage[]> => {
    const feed = { kind: 'interactions' } as const;
    const page = await client.pull({ feed, cursor: null, direction: 'forward', signal });
    return page.changes.flatMap((change) => (change.kind === 'message' ? [change.message] : []));
  };

  const count = async (feed: { kind: 'search' | 'tag'; param: string }): Promise<number> =>
    (await client.pull({ feed, cursor: null, direction: 'forward', signal })).changes.length;

  test('signing in finds the name, the relays and what they can', () => {
    expect(account).toMatchObject({ displayName: 'Rabe', remoteUserId: alice.pubkey });
    expect(account.capabilities.feeds).toContain('search');
    expect(account.secret).not.toContain('nsec');
  });

  test('probing knows a relay by its own word, and nothing else', async () => {
    const found = await probe(relay.url, { ...lent, signal });
    expect(found?.title).toBe('A relay for tests');
    expect(await probe('two words', { ...lent, signal })).toBeNull();
    expect((await probe(npubEncode(ME), { ...lent, signal }))?.title).toBe('Nostr');
  });

  test('an answer is signed once: a repeat publishes the very same event', async () => {
    const question = await bob.publish({ tags: [['p', alice.pubkey]] }, 'Open on Sunday?');
    const message = (await incoming()).find(({ remoteId }) => remoteId === question.id);
    if (message === undefined) throw new Error('The question did not come');
    const saved: unknown[] = [];
    const job = replyJob(message, 'Yes, from nine');
    const save = async (resume: unknown): Promise<void> => {
      saved.push(JSON.parse(JSON.stringify(resume)));
      await Promise.resolve();
    };
    const first = await client.replies?.send(job, save);
    const again = await client.replies?.send({ ...job, resume: saved[0] }, save);
    expect(saved).toHaveLength(1);
    expect(again?.remoteId).toBe(first?.remoteId);
    const [published] = await bob.query({ ids: [first?.remoteId ?? ''] });
    expect(JSON.parse(JSON.stringify({ event: published }))).toEqual(saved[0]);
    expect(published?.tags).toEqual([
      ['e', question.id, '', 'root', bob.pubkey],
      ['p', bob.pubkey],
    ]);
  });

  test('only the writer can take a note back', async () => {
    const theirs = await bob.publish({ tags: [['p', alice.pubkey]] }, 'Still here');
    const feed = { kind: 'interactions' } as const;
    const { cursor } = await client.pull({ feed, cursor: null, direction: 'forward', signal });
    await alice.publish({ kind: KIND.deletion, tags: [['e', theirs.id]] }, '');
    const page = await client.pull({ feed, cursor, direction: 'forward', signal });
    expect(page.changes.filter(({ kind }) => kind === 'deleted')).toEqual([]);
  });

  test('an event from the future waits until its time has come', async () => {
    const at = Math.floor(Date.now() / 1000) + 86_400;
    const later = await bob.publish({ tags: [['p', alice.pubkey]], created_at: at }, 'Tomorrow');
    expect((await incoming()).map(({ remoteId }) => remoteId)).not.toContain(later.id);
  });

  test('an event that a relay forged is not shown', async () => {
    const real = await bob.publish({ tags: [['p', alice.pubkey]] }, 'Original');
    const forged = { ...real, content: 'Send money' };
    const liar = await startFaultyRelay((socket, [name, id]) => {
      if (name !== 'REQ') return;
      socket.send(JSON.stringify(['EVENT', id, forged]));
      socket.send(JSON.stringify(['EOSE', id]));
    });
    const deceived = testPerson(liar.url);
    expect(await deceived.query({ ids: [real.id] })).toEqual([]);
    deceived.relay.close();
    await liar.close();
  });

  test('search and tags find notes of anybody', async () => {
    await bob.publish({ tags: [['t', 'roast']] }, 'A new roast from Lisbon');
    expect(await count({ kind: 'search', param: 'lisbon' })).toBe(1);
    expect(await count({ kind: 'tag', param: '#Roast' })).toBe(1);
  });

  test('a signing app holds the key: it is asked for every signature (NIP-46)', async () => {
    const holder = generateSecretKey();
    const holderKey = getPublicKey(holder);
    const asked: string[] = [];
    const app = testPerson(relay.url);
    const question = z.object({ id: z.string(), method: z.string(), params: z.array(z.string()) });
    const answers: Readonly<Record<string, (params: readonly string[]) => string>> = {
      connect: () => 'ack',
      get_public_key: () => bob.pubkey,
      sign_event(params) {
        const { pubkey: _ours, ...event } = z
          .looseObject({
            kind: z.number(),
            tags: z.array(z.array(z.string())),
            content: z.string(),
            created_at: z.number(),
          })
          .parse(JSON.parse(params[0] ?? ''));
        return JSON.stringify(finalizeEvent(event, new Uint8Array(Buffer.from(bob.key, 'hex'))));
      },
    };
    const listening = app.relay.listen(
      { kinds: [KIND.remoteSigning], '#p': [holderKey] },
      {
        onEnd() {},
        onEvent({ pubkey, content }) {
          // The relay also sends what we say ourselves.
          if (pubkey === holderKey) return;
          const key = getConversationKey(holder, pubkey);
          const { id, method, params } = question.parse(JSON.parse(decrypt(content, key)));
          const kind = /"kind":(\d+)/u.exec(params[0] ?? '')?.[1] ?? '';
          // A relay may ask who we are meanwhile (NIP-42): that is signed, too.
          if (kind !== '22242') asked.push(`${method} ${kind}`.trim());
          const said = encrypt(JSON.stringify({ id, result: answers[method]?.(params) }), key);
          const at = Math.floor(Date.now() / 1000);
          const event = {
            kind: KIND.remoteSigning,
            tags: [['p', pubkey]],
            content: said,
            created_at: at,
          };
          app.relay.publish(finalizeEvent(event, holder), signal).catch(() => {});
        },
      },
    );
    // A question is told to who listens already, and kept for nobody.
    await app.query({ ids: [holderKey] });
    const address = `bunker://${holderKey}?relay=${encodeURIComponent(relay.url)}&secret=once`;
    const fields = { bunker: address, relays: relay.url };
    const signedIn = await nostr.signIn(
      { serverUrl: relay.url, methodId: 'bunker', fields },
      signInPorts(),
    );
    expect(signedIn.remoteUserId).toBe(bob.pubkey);
    expect(signedIn.secret).not.toContain(bob.key);
    const theirs = nostr.open({ ...signedIn, accountId: 'bob' }, lent);
    const [message] = await incoming();
    if (message === undefined) throw new Error('No message to answer');
    const sent = await theirs.replies?.send(replyJob(message, 'Signed elsewhere'), lent.saveSecret);
    expect(await alice.query({ ids: [sent?.remoteId ?? ''] })).toHaveLength(1);
    expect(asked).toEqual(['connect', 'get_public_key', 'sign_event 1']);
    listening.close();
    app.relay.close();
    await theirs.close();
  });
});
