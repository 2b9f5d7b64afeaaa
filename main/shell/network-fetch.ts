import { net, type ClientRequest, type IncomingMessage, type Session } from 'electron';
import type { FetchInit } from '#main/ports.ts';
import { asFetchError } from './network-error.ts';

/** Answers that may carry no body. */
const NO_BODY = new Set([101, 204, 205, 304]);

/**
 * `fetch` over Chromium's network stack (the system's proxies and certificates), without cookies,
 * cache or referrer. Not `net.fetch`, because that one rejects with "Redirect was cancelled" where
 * a redirect should only be shown: https://github.com/electron/electron/issues/43715
 * Aborting rejects with the signal's reason. Everything else rejects as Node's fetch does.
 */
export async function electronFetch(
  url: string,
  init: FetchInit,
  session: Session,
): Promise<Response> {
  init.signal.throwIfAborted();
  const encoded = init.body === undefined ? null : new Response(plainBody(init.body));
  const body = encoded === null ? null : Buffer.from(await encoded.arrayBuffer());
  const request = net.request({
    url,
    session,
    method: init.method,
    redirect: init.redirect,
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
  });
  const type = init.body instanceof FormData ? encoded?.headers.get('content-type') : null;
  if (typeof type === 'string') request.setHeader('content-type', type);
  for (const [name, value] of Object.entries(init.headers)) request.setHeader(name, value);
  return await new Promise((resolve, reject) => {
    const abort = (): void => {
      reject(reasonOf(init.signal));
      request.abort();
    };
    init.signal.addEventListener('abort', abort, { once: true });
    request.on('redirect', (...[status, , location, headers]) => {
      resolve(redirectAnswer(status, location, headers));
      request.abort();
    });
    request.on('response', (message) => resolve(answerOf(message, request, init)));
    request.on('error', (error) => reject(asFetchError(error)));
    if (body !== null) request.write(body);
    request.end();
  });
}

function plainBody(
  body: string | Uint8Array | FormData,
): string | FormData | Uint8Array<ArrayBuffer> {
  return body instanceof Uint8Array ? new Uint8Array(body) : body;
}

function reasonOf(signal: AbortSignal): Error {
  const reason: unknown = signal.reason;
  return reason instanceof Error ? reason : new DOMException('aborted', 'AbortError');
}

function headersOf(raw: Readonly<Record<string, string | string[]>>): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(raw))
    for (const one of [value].flat()) headers.append(name, one);
  return headers;
}

function redirectAnswer(
  status: number,
  location: string,
  raw: Readonly<Record<string, string[]>>,
): Response {
  const headers = headersOf(raw);
  headers.set('location', location);
  return new Response(null, { status, headers });
}

function answerOf(message: IncomingMessage, request: ClientRequest, init: FetchInit): Response {
  const status = message.statusCode;
  const isBare = NO_BODY.has(status) || init.method === 'HEAD';
  const body = isBare ? null : streamOf(message, request, init.signal);
  if (isBare) message.on('data', () => {});
  return new Response(body, {
    status,
    statusText: message.statusMessage,
    headers: headersOf(message.headers),
  });
}

function streamOf(
  message: IncomingMessage,
  request: ClientRequest,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      let isOver = false;
      const finish = (end: () => void): void => {
        if (isOver) return;
        isOver = true;
        end();
      };
      const fail = (error: Error): void => finish(() => controller.error(error));
      message.on('data', (chunk) => {
        if (!isOver) controller.enqueue(new Uint8Array(chunk));
      });
      message.on('end', () => finish(() => controller.close()));
      message.on('aborted', () => fail(asFetchError(new Error('net::ERR_CONNECTION_CLOSED'))));
      message.on('error', (error) => fail(asFetchError(error)));
      signal.addEventListener('abort', () => fail(reasonOf(signal)), { once: true });
    },
    cancel() {
      request.abort();
    },
  });
}
