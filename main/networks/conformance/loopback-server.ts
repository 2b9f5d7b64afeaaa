import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';

/** What came in, as the server saw it. */
export type SeenRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
};

/**
 * How the server answers. The faults are those of real life: bytes that drip, connections that die
 * after the answer began or before it, answers that never come.
 */
export type LoopbackAnswer =
  | {
      readonly kind?: 'answer';
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string | Uint8Array;
    }
  | {
      readonly kind: 'json';
      readonly value: unknown;
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Takes the request and closes the connection without a word. */
  | { readonly kind: 'reset' }
  /** Sends half of a JSON answer, then closes. */
  | { readonly kind: 'cut' }
  /** Never answers. */
  | { readonly kind: 'silence' }
  /** One byte every `everyMs`, for ever. */
  | { readonly kind: 'drip'; readonly everyMs: number }
  /** Endless bytes. */
  | { readonly kind: 'flood' }
  /** Raw bytes instead of HTTP. */
  | { readonly kind: 'raw'; readonly bytes: string };

export type LoopbackServer = {
  readonly origin: string;
  readonly host: string;
  readonly seen: readonly SeenRequest[];
  close(): Promise<void>;
};

export type LoopbackSettings = {
  readonly tls?: { readonly key: string; readonly cert: string };
};

const FLOOD = new Uint8Array(64_000).fill(0x20);

function flood(response: http.ServerResponse): void {
  const push = (): void => {
    while (!response.destroyed && response.write(FLOOD));
    if (!response.destroyed) response.once('drain', push);
  };
  response.writeHead(200, { 'content-type': 'application/json' });
  push();
}

function drip(response: http.ServerResponse, everyMs: number): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), everyMs);
  response.on('close', () => clearInterval(timer));
}

type Wellformed = Extract<LoopbackAnswer, { readonly kind?: 'answer' | 'json' }>;

function answer(response: http.ServerResponse, how: Wellformed): void {
  if (how.kind === 'json') {
    response.writeHead(how.status ?? 200, {
      'content-type': 'application/json',
      ...how.headers,
    });
    response.end(JSON.stringify(how.value));
  } else {
    response.writeHead(how.status ?? 200, how.headers);
    response.end(how.body);
  }
}

function respondAs(response: http.ServerResponse, how: LoopbackAnswer): void {
  switch (how.kind) {
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'cut':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write('{"id":"1","conte', () => response.socket?.destroy());
      return;
    case 'silence':
      return;
    case 'drip':
      drip(response, how.everyMs);
      return;
    case 'flood':
      flood(response);
      return;
    case 'raw':
      response.socket?.end(how.bytes);
      return;
    case 'json':
    case 'answer':
    case undefined:
      answer(response, how);
  }
}

async function bodyOf(request: http.IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) if (piece instanceof Buffer) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

/** A server on 127.0.0.1 and a free port that answers as `respond` says. */
export async function startLoopback(
  respond: (request: SeenRequest) => LoopbackAnswer | Promise<LoopbackAnswer>,
  settings: LoopbackSettings = {},
): Promise<LoopbackServer> {
  const seen: SeenRequest[] = [];
  const handle = async (request: http.IncomingMessage, response: http.ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://loopback.invalid');
    const entry: SeenRequest = {
      method: request.method ?? '',
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body: await bodyOf(request),
    };
    seen.push(entry);
    respondAs(response, await respond(entry));
  };
  const listener: http.RequestListener = (request, response) => {
    handle(request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  };
  const server =
    settings.tls === undefined
      ? http.createServer(listener)
      : https.createServer(settings.tls, listener);
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  const host = `127.0.0.1:${address.port}`;
  return {
    origin: `${settings.tls === undefined ? 'http' : 'https'}://${host}`,
    host,
    seen,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}
