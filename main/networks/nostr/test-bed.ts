import { finalizeEvent, generateSecretKey, getPublicKey } from 'nostr-tools/pure';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Fault } from '#main/networks/conformance/faults.ts';
import { testClock, testPorts } from '#main/networks/conformance/test-ports.ts';
import { KIND, type Filter, type NostrEvent } from './events.ts';
import { createRelay, type Relay } from './relay.ts';

const { signal } = new AbortController();

/** Somebody on a relay, for tests. */
export type TestPerson = {
  readonly key: string;
  readonly pubkey: string;
  readonly relay: Relay;
  publish(
    event: Partial<Pick<NostrEvent, 'kind' | 'tags' | 'created_at'>>,
    content: string,
  ): Promise<NostrEvent>;
  query(filter: Filter): Promise<readonly NostrEvent[]>;
};

export function testPerson(url: string): TestPerson {
  const secret = generateSecretKey();
  const ports = { ...testPorts(), clock: testClock() };
  const relay = createRelay({ url, isTrustedHost: true }, ports);
  return {
    key: Buffer.from(secret).toString('hex'),
    pubkey: getPublicKey(secret),
    relay,
    async publish({ kind = KIND.note, tags = [], created_at: at }, content) {
      const now = at ?? Math.floor(Date.now() / 1000);
      const event = finalizeEvent({ kind, tags, content, created_at: now }, secret);
      await relay.publish(event, signal);
      return event;
    },
    query: async (filter) => await relay.query(filter, signal),
  };
}

type Behaviour = (socket: WebSocket, message: readonly unknown[]) => void;

/** A relay that misbehaves: `on` gets every message. */
export async function startFaultyRelay(
  on: Behaviour,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  server.on('connection', (socket) => {
    socket.on('error', () => {});
    socket.on('message', (data) => {
      const message: unknown = data instanceof Buffer ? JSON.parse(data.toString('utf8')) : null;
      if (Array.isArray(message)) on(socket, message);
    });
  });
  await new Promise((resolve) => {
    server.once('listening', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  return {
    url: `ws://127.0.0.1:${address.port}/`,
    async close() {
      for (const socket of server.clients) socket.terminate();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

function faulty(name: string, expected: Pick<Fault, 'code' | 'isSafe'>, on: Behaviour): Fault {
  return {
    name,
    ...expected,
    ...(expected.code === 'timeout' ? { faster: 50 } : {}),
    async stand(network) {
      const relay = await startFaultyRelay(on);
      return {
        access: {
          ...network,
          openSocket: (_url, listener) => network.openSocket(relay.url, listener),
        },
        close: async () => await relay.close(),
      };
    },
  };
}

const NAMES: Behaviour = () => {};
const say =
  (reason: string): Behaviour =>
  (socket, [name, id]) => {
    if (name === 'REQ') socket.send(JSON.stringify(['CLOSED', id, reason]));
    const event = name === 'EVENT' ? id : null;
    if (typeof event === 'object' && event !== null && 'id' in event)
      socket.send(JSON.stringify(['OK', event.id, false, reason]));
  };

/** What relays do, by NIP-01 and without it. */
export const RELAY_FAULTS: readonly Fault[] = [
  {
    name: 'nobody listens',
    code: 'unreachable',
    isSafe: true,
    stand: async (network) =>
      await Promise.resolve({
        access: {
          ...network,
          openSocket: (_url, listener) => network.openSocket('ws://127.0.0.1:1/', listener),
        },
        close: async () => await Promise.resolve(),
      }),
  },
  faulty('silence', { code: 'timeout', isSafe: false }, NAMES),
  faulty('a connection that dies', { code: 'unreachable', isSafe: false }, (socket) =>
    socket.terminate(),
  ),
  faulty('no JSON', { code: 'bad-answer', isSafe: false }, (socket) => socket.send('<html>')),
  faulty('endless events', { code: 'too-large', isSafe: false }, (socket, [name, id]) => {
    if (name === 'EVENT') return socket.terminate();
    for (let at = 0; at < 5100; at++) socket.send(JSON.stringify(['EVENT', id, { id: at }]));
  }),
  faulty(
    'too many questions',
    { code: 'rate-limited', isSafe: true },
    say('rate-limited: slow down'),
  ),
  faulty('members only', { code: 'forbidden', isSafe: true }, say('restricted: members only')),
  faulty('trouble inside', { code: 'server-error', isSafe: false }, say('error: no database')),
];
