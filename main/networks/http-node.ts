import { lookup as lookUp } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { PassThrough, pipeline, type Readable, type Transform } from 'node:stream';
import {
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createZstdDecompress,
} from 'node:zlib';
import { TLSSocket } from 'node:tls';
import { WebSocket } from 'ws';
import { openStream, secureStream } from './http-node-stream.ts';
import type { FetchInit, NetworkAccess, Socket, SocketListener } from '#main/ports.ts';

/**
 * The way out over Node's own HTTP, for Electron's main process and for every test. Node's and
 * Chromium's `fetch` are not used for two reasons: neither can be told which address to connect to,
 * and Chromium repeats a request by itself when a kept connection was closed, also a POST.
 */
export type NodeNetworkSettings = {
  /** Certificates (PEM) to trust instead of the system's: for servers inside a test. */
  readonly certificates?: readonly string[];
};

const MAX_ENCODINGS = 2;
const MAX_SOCKET_BYTES = 1_000_000;

/** Answers only what was checked. Node asks it for every connection to a name. */
function pinned(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  return (host, options, done) => {
    const wanted = options.family === 4 || options.family === 6 ? options.family : 0;
    const fitting = found.filter(({ family }) => wanted === 0 || family === wanted);
    const [first] = fitting;
    if (first === undefined)
      done(Object.assign(new Error(`No address for ${host}`), { code: 'ENOTFOUND' }), '', 4);
    else if (options.all === true) done(null, fitting);
    else done(null, first.address, first.family);
  };
}

function decoderFor(encoding: string): Transform {
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    case 'zstd':
      return createZstdDecompress();
    default:
      throw Object.assign(new Error('Unknown content encoding'), { code: 'Z_UNKNOWN_ENCODING' });
  }
}

/** The body, unpacked piece by piece: whoever reads it decides when it is enough. */
function unpacked(message: http.IncomingMessage): Readable {
  const encodings = (message.headers['content-encoding'] ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  if (encodings.length > MAX_ENCODINGS)
    throw Object.assign(new Error('Packed too often'), { code: 'Z_TOO_MANY_ENCODINGS' });
  const steps = encodings.toReversed().map(decoderFor);
  const end = new PassThrough();
  // Errors reach the reader through `end`, which pipeline destroys with them.
  pipeline([message, ...steps, end], () => {});
  return end;
}

function toWebStream(body: Readable): ReadableStream<Uint8Array> {
  const pieces: AsyncIterator<unknown> = body[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done === true) controller.close();
      else if (value instanceof Uint8Array) controller.enqueue(value);
    },
    cancel() {
      body.destroy();
    },
  });
}

function headersOf(message: http.IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(message.headersDistinct))
    for (const value of values ?? []) headers.append(name, value);
  return headers;
}

const WITHOUT_BODY = new Set([204, 205, 304]);

function responseOf(message: http.IncomingMessage, method: string): Response {
  const status = message.statusCode ?? 0;
  const init = { status, headers: headersOf(message) };
  if (method === 'HEAD' || WITHOUT_BODY.has(status)) {
    message.resume();
    return new Response(null, init);
  }
  return new Response(toWebStream(unpacked(message)), init);
}

type Payload = { readonly bytes?: Uint8Array; readonly headers: Readonly<Record<string, string>> };

/** A form with files is written by the platform; its header names the boundary it chose. */
async function payloadOf(init: FetchInit): Promise<Payload> {
  const { body, headers } = init;
  if (body === undefined) {
    const isEmptyWrite = init.method !== 'GET' && init.method !== 'HEAD';
    return { headers: isEmptyWrite ? { ...headers, 'content-length': '0' } : headers };
  }
  if (!(body instanceof FormData)) {
    const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
    return { bytes, headers: { ...headers, 'content-length': String(bytes.byteLength) } };
  }
  const form = new Response(body);
  const bytes = new Uint8Array(await form.arrayBuffer());
  const contentType = form.headers.get('content-type') ?? 'multipart/form-data';
  const length = String(bytes.byteLength);
  return { bytes, headers: { ...headers, 'content-type': contentType, 'content-length': length } };
}

type Attempt = {
  readonly url: string;
  readonly init: FetchInit;
  readonly payload: Payload;
  readonly settings: NodeNetworkSettings;
};

/** `null`: the connection was a kept one and had been closed by the server; nothing was asked. */
async function attempt(
  { url, init, payload, settings }: Attempt,
  connection: 'kept' | 'fresh',
): Promise<Response | null> {
  const { promise, resolve, reject } = Promise.withResolvers<Response | null>();
  const options: https.RequestOptions = {
    method: init.method,
    headers: { 'accept-encoding': 'gzip, deflate, br, zstd', ...payload.headers },
    signal: init.signal,
    ...(connection === 'kept' ? {} : { agent: false }),
    ...(init.addresses === undefined ? {} : { lookup: pinned(init.addresses) }),
    ...(settings.certificates === undefined ? {} : { ca: [...settings.certificates] }),
  };
  const send = url.startsWith('https:') ? https.request : http.request;
  const request = send(url, options, (message) => {
    try {
      resolve(responseOf(message, init.method));
    } catch (error) {
      message.destroy();
      reject(error);
    }
  });
  request.on('error', (error) => {
    const isStale = request.reusedSocket && 'code' in error && error.code === 'ECONNRESET';
    if (isStale && !init.signal.aborted) resolve(null);
    else reject(error);
  });
  if (connection === 'kept' || init.mayLeave === undefined) request.end(payload.bytes);
  else endWhenConnected(request, payload, init.mayLeave);
  return await promise;
}

/** Node writes nothing of a request before it ends, and connects meanwhile. */
function endWhenConnected(
  request: http.ClientRequest,
  { bytes }: Payload,
  mayLeave: () => boolean,
): void {
  const end = (): void => {
    if (mayLeave()) request.end(bytes);
    else request.destroy(new Error('Too late to leave'));
  };
  request.once('socket', (socket) => {
    socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', end);
  });
}

async function fetchWithNode(
  url: string,
  init: FetchInit,
  settings: NodeNetworkSettings,
): Promise<Response> {
  const given = { url, init, payload: await payloadOf(init), settings };
  // A write never takes a kept connection: the server may be closing it at this moment, and then
  // nobody could tell whether the write arrived. A read may be asked again.
  const isRead = init.method === 'GET' || init.method === 'HEAD';
  const response = isRead ? await attempt(given, 'kept') : null;
  const answer = response ?? (await attempt(given, 'fresh'));
  if (answer === null) throw new Error('A fresh connection can not be stale');
  return answer;
}

function openSocket(url: string, listener: SocketListener): Socket {
  const socket = new WebSocket(url, {
    headers: { ...listener.headers },
    handshakeTimeout: 15_000,
    maxPayload: MAX_SOCKET_BYTES,
    followRedirects: false,
    ...(listener.addresses === undefined ? {} : { lookup: pinned(listener.addresses) }),
  });
  socket.on('open', () => listener.onOpen());
  socket.on('message', (data) => {
    if (data instanceof Buffer) listener.onMessage(data.toString('utf8'));
  });
  socket.on('error', () => {});
  socket.on('close', () => listener.onClose());
  return {
    send(text) {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    close: () => socket.terminate(),
  };
}

export function createNodeNetwork(settings: NodeNetworkSettings = {}): NetworkAccess {
  return {
    fetch: async (url, init) => await fetchWithNode(url, init, settings),
    resolve: async (host) =>
      (await lookUp(host, { all: true, verbatim: true })).map(({ address }) => address),
    openSocket,
    openStream: (target, onOpen) => openStream(target, onOpen, settings),
    secureStream: (stream, target, onSecure) =>
      secureStream(stream, target, { ...settings, onSecure }),
  };
}
