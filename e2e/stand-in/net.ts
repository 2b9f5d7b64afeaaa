import { EventEmitter } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { ClientRequestConstructorOptions } from 'electron';
import { asNetError } from './net-error.ts';
import { handlerFor } from './protocol.ts';
import { state } from './state.ts';

/** One request of `net.request`, over Node's fetch. */
class StandInRequest extends EventEmitter {
  readonly #options: ClientRequestConstructorOptions;
  readonly #headers = new Headers();
  readonly #body: Buffer[] = [];
  readonly #abort = new AbortController();
  #isSent = false;

  constructor(options: ClientRequestConstructorOptions) {
    super();
    if (!state.isReady) throw new Error('net module can only be used after app is ready');
    this.#options = options;
  }
  setHeader(name: string, value: string): void {
    if (this.#isSent) throw new Error("Can't set headers after they are sent");
    // Chromium sets these itself and refuses them from others.
    if (/^(?:content-length|host|te|upgrade|cookie2|keep-alive|transfer-encoding)$/i.test(name))
      throw new Error(`stand-in: header ${name} is refused by Chromium (ERR_INVALID_ARGUMENT)`);
    this.#headers.set(name, value);
  }
  write(chunk: Buffer | string): void {
    this.#body.push(Buffer.from(chunk));
  }
  end(): void {
    this.#isSent = true;
    this.#send().catch((error: unknown) => {
      if (!this.#abort.signal.aborted) this.emit('error', asNetError(error));
    });
  }
  abort(): void {
    if (this.#abort.signal.aborted) return;
    this.#abort.abort();
    this.emit('abort');
    this.emit('close');
  }
  async #send(): Promise<void> {
    const { url = '', method = 'GET', redirect = 'follow' } = this.#options;
    const answer = await fetch(url, {
      method,
      headers: this.#headers,
      redirect: redirect === 'error' ? 'manual' : redirect,
      body: this.#body.length === 0 ? null : new Uint8Array(Buffer.concat(this.#body)),
      signal: this.#abort.signal,
    });
    if (answer.status >= 300 && answer.status < 400 && answer.headers.has('location')) {
      if (redirect === 'error')
        throw new Error('', { cause: Object.assign(new Error(), { code: 'REDIRECT' }) });
      if (redirect === 'manual') return this.#redirected(answer, url, method);
    }
    await this.#respond(answer);
  }
  /** Electron cancels a shown redirect that nobody follows: electron/electron#43715. */
  #redirected(answer: Response, url: string, method: string): void {
    const location = new URL(answer.headers.get('location') ?? '', url).href;
    this.emit('redirect', answer.status, method, location, manyValued(answer.headers));
    if (!this.#abort.signal.aborted) this.emit('error', new Error('Redirect was cancelled'));
    this.#abort.abort();
  }
  async #respond(answer: Response): Promise<void> {
    const message = Object.assign(new EventEmitter(), {
      statusCode: answer.status,
      statusMessage: answer.statusText,
      headers: manyValued(answer.headers),
    });
    this.emit('response', message);
    try {
      for await (const chunk of answer.body ?? []) message.emit('data', Buffer.from(chunk));
      message.emit('end');
    } catch (error) {
      if (this.#abort.signal.aborted) message.emit('aborted');
      else message.emit('error', asNetError(error));
    }
    this.emit('close');
  }
}

function manyValued(headers: Headers): Record<string, string | string[]> {
  const all: Record<string, string | string[]> = Object.fromEntries(headers);
  const cookies = headers.getSetCookie();
  return cookies.length > 0 ? { ...all, 'set-cookie': cookies } : all;
}

async function netFetch(input: string | Request, init: RequestInit = {}): Promise<Response> {
  const request = new Request(input, init);
  const handler = handlerFor(request.url);
  if (handler !== undefined) return await handler(request);
  if (request.url.startsWith('file:')) {
    const bytes = await readFile(fileURLToPath(request.url)).catch(() => null);
    if (bytes === null) throw new Error('net::ERR_FILE_NOT_FOUND');
    return new Response(new Uint8Array(bytes));
  }
  const answer = await fetch(request).catch((error: unknown) => {
    throw asNetError(error);
  });
  if (request.redirect === 'manual' && answer.headers.has('location'))
    throw new Error('Redirect was cancelled');
  return answer;
}

/** What specs may set: main of the app asks here whether the machine is online. */
export const netState = { isOnline: true };
export const net = {
  request: (options: ClientRequestConstructorOptions | string) =>
    new StandInRequest(typeof options === 'string' ? { url: options } : options),
  fetch: netFetch,
  isOnline: () => netState.isOnline,
  get online() {
    return netState.isOnline;
  },
};
