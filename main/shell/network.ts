import { lookup } from 'node:dns/promises';
import { session } from 'electron';
import { WebSocket } from 'ws';
import type { NetworkAccess, SocketListener } from '#main/ports.ts';
import { electronFetch } from './network-fetch.ts';

const MAX_SOCKET_MESSAGE_BYTES = 4_000_000;
const SOCKET_HANDSHAKE_MS = 15_000;

/** The ways out, in a session of their own: the page's cookies and cache are never near them. */
export function openNetwork(): NetworkAccess {
  // A name without `persist:` lives in memory.
  const ownSession = session.fromPartition('parley-network', { cache: false });
  return {
    fetch: async (url, init) => await electronFetch(url, init, ownSession),
    resolve: async (host) => {
      const found = await lookup(host, { all: true, verbatim: true });
      return found.map(({ address }) => address);
    },
    openSocket,
  };
}

function openSocket(url: string, listener: SocketListener): { close(): void } {
  const socket = new WebSocket(url, {
    headers: { ...listener.headers },
    handshakeTimeout: SOCKET_HANDSHAKE_MS,
    maxPayload: MAX_SOCKET_MESSAGE_BYTES,
    followRedirects: false,
    perMessageDeflate: false,
  });
  socket.on('open', () => listener.onOpen());
  socket.on('message', (data, isBinary) => {
    if (!isBinary && Buffer.isBuffer(data)) listener.onMessage(data.toString('utf8'));
  });
  // 'close' always follows.
  socket.on('error', () => {});
  socket.on('close', () => listener.onClose());
  return { close: () => socket.close() };
}
