import { z } from 'zod';
import { ConnectorError } from './connector.ts';
import type { HttpAnswer, HttpRequest } from './http.ts';

export type Encoded = {
  readonly body?: string | Uint8Array | FormData;
  readonly headers: Readonly<Record<string, string>>;
};

export function encodeBody(body: HttpRequest['body']): Encoded {
  switch (body?.kind) {
    case undefined:
      return { headers: {} };
    case 'json':
      return {
        body: JSON.stringify(body.value),
        headers: { 'content-type': 'application/json' },
      };
    case 'form':
      return {
        body: new URLSearchParams(body.fields).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      };
    case 'multipart':
      // The boundary is chosen where it is written, so is the header.
      return { body: body.data, headers: {} };
    case 'bytes':
      return { body: body.bytes, headers: { 'content-type': body.mimeType } };
  }
}

function secretsInHeaders(headers: NonNullable<HttpRequest['headers']>): string[] {
  return Object.entries(headers).flatMap(([name, value]) => {
    if (/^authorization$/iu.test(name)) return value.split(/\s+/u).slice(1);
    return /api-key$/iu.test(name) ? [value] : [];
  });
}

/** All that must never come back in the words of a server: tokens, passwords, codes. */
export function secretsOf(request: HttpRequest): readonly string[] {
  const secrets = secretsInHeaders(request.headers ?? {});
  const fields = request.body?.kind === 'form' ? request.body.fields : {};
  const json =
    request.body?.kind === 'json'
      ? (z.record(z.string(), z.unknown()).safeParse(request.body.value).data ?? {})
      : {};
  const query = URL.parse(request.url)?.searchParams ?? new URLSearchParams();
  for (const [name, value] of [...Object.entries(fields), ...Object.entries(json), ...query])
    if (/token|secret|password|code|verifier/iu.test(name) && typeof value === 'string')
      secrets.push(value);
  return secrets;
}

export type ReadLimits = {
  readonly maxBytes: number;
  /** Aborts when the deadline or the person ends the request. */
  readonly signal: AbortSignal;
  /** Called for every piece that came. */
  onProgress(): void;
};

export class TooLargeError extends Error {}

function whenAborted(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  const abort = (): void => reject(new Error('aborted'));
  if (signal.aborted) abort();
  else signal.addEventListener('abort', abort, { once: true });
  promise.catch(() => {});
  return promise;
}

/**
 * Reads a body piece by piece, so that neither a huge answer nor a small one that unpacks to a huge
 * one is ever in memory. Stops the transfer at the limit and throws `TooLargeError`.
 */
export async function readCapped(response: Response, limits: ReadLimits): Promise<Uint8Array> {
  if (response.body === null) return new Uint8Array();
  const reader = response.body.getReader();
  const aborted = whenAborted(limits.signal);
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), aborted]);
      if (done || value === undefined) break;
      limits.onProgress();
      length += value.byteLength;
      if (length > limits.maxBytes) throw new TooLargeError();
      pieces.push(value);
    }
  } catch (error) {
    reader.cancel().catch(() => {});
    throw error;
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.byteLength;
  }
  return bytes;
}

function decode(bytes: Uint8Array, contentType: string): string {
  const charset = /charset="?([\w-]+)/iu.exec(contentType)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

export function answerOf(
  response: { readonly status: number; readonly headers: Headers },
  url: URL,
  bytes: Uint8Array,
): HttpAnswer {
  const contentType = response.headers.get('content-type') ?? '';
  const text = (): string => decode(bytes, contentType);
  return {
    status: response.status,
    url: url.href,
    headers: response.headers,
    bytes,
    text,
    json() {
      const body = text();
      try {
        const value: unknown = JSON.parse(body);
        return value;
      } catch {
        // A yes that can not be read is still no "no": what was asked may have been done.
        const isHtml = /html/iu.test(contentType) || /^\s*</u.test(body);
        const code = isHtml ? 'not-an-api' : 'bad-answer';
        throw new ConnectorError({ code, host: url.host, status: response.status }, false);
      }
    },
  };
}
