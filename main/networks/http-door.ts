import type { FailureCode } from '#domain/failure.ts';
import type { FetchInit, Ports } from '#main/ports.ts';
import { literalOf, publicAddressesOf } from './address.ts';
import { ConnectorError } from './connector.ts';
import { answerOf, encodeBody, readCapped, secretsOf, TooLargeError } from './http-body.ts';
import { startDeadline, type Deadline } from './http-deadline.ts';
import { connectionError, statusError } from './http-failure.ts';
import { createRates, type Rates } from './http-rate.ts';
import type { Http, HttpAnswer, HttpRequest } from './http.ts';
import { within } from './within.ts';

const DEADLINE = 30_000;
const MAX_BYTES = 5_000_000;
/** Enough of a refusal to find the server's words in it. */
const MAX_REFUSAL_BYTES = 64_000;
const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const LASTING = new Set([301, 308]);

export type HttpPorts = Pick<Ports, 'network' | 'clock' | 'random' | 'log'>;

/** One request on its way through the door, over all its redirects. */
type Passage = {
  readonly ports: HttpPorts;
  readonly rates: Rates;
  readonly request: HttpRequest;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: NonNullable<FetchInit['body']>;
  readonly first: URL;
  readonly deadline: Deadline;
  readonly isInTime: () => boolean;
  /** From here on the server may have got something. */
  hasLeft: boolean;
  /** The machine slept since it was asked for, and much may be different: it did not leave. */
  isLate: boolean;
};

function isWeb(url: URL): boolean {
  return url.protocol === 'https:' || url.protocol === 'http:';
}

function urlOf(address: string): URL {
  const url = URL.parse(address);
  if (url === null) throw new ConnectorError({ code: 'invalid-input' }, true);
  if (!isWeb(url)) throw new ConnectorError({ code: 'address-refused', host: url.host }, true);
  return url;
}

/** The person named this host: it, and its own change from http to https, may lie in their network. */
function isTrusted(passage: Passage, url: URL): boolean {
  const { first, request } = passage;
  if (!request.isTrustedHost || url.hostname !== first.hostname) return false;
  return url.port === first.port;
}

function headersFor(passage: Passage, url: URL): Readonly<Record<string, string>> {
  if (url.origin === passage.first.origin) return passage.headers;
  const isSecret = /^(?:authorization|cookie|dpop|proxy-authorization)$/iu;
  return Object.fromEntries(
    Object.entries(passage.headers).filter(([name]) => !isSecret.test(name)),
  );
}

async function fetchOnce(passage: Passage, url: URL): Promise<Response> {
  const { ports, request, deadline, body } = passage;
  const addresses = isTrusted(passage, url)
    ? undefined
    : await deadline.race(publicAddressesOf(url, (host) => ports.network.resolve(host)));
  deadline.signal.throwIfAborted();
  passage.hasLeft = true;
  const response = await deadline.race(
    ports.network.fetch(url.href, {
      method: request.method,
      headers: headersFor(passage, url),
      ...(body === undefined ? {} : { body }),
      ...(addresses === undefined || literalOf(url) !== null ? {} : { addresses }),
      signal: deadline.signal,
      redirect: 'manual',
      mayLeave: () => {
        passage.isLate = !passage.isInTime();
        return !passage.isLate;
      },
    }),
  );
  deadline.onProgress();
  return response;
}

/** Where a redirect leads, or the reason not to go there. */
function nextHop(passage: Passage, from: URL, response: Response): URL {
  const { status } = response;
  const location = response.headers.get('location');
  const next = location === null ? null : URL.parse(location, from.href);
  const refuse = (code: FailureCode, isCertain: boolean): never => {
    throw new ConnectorError({ code, host: from.host, status }, isCertain);
  };
  const isRead = passage.request.method === 'GET' || passage.request.method === 'HEAD';
  if (next === null || !isWeb(next)) return refuse('bad-answer', false);
  // 307 and 308 promise that nothing was done; 301 to 303 often answer a form that was taken.
  if (!isRead && status < 307) return refuse('not-an-api', false);
  const isAway = next.origin !== passage.first.origin;
  const isWeaker = from.protocol === 'https:' && next.protocol === 'http:';
  return isWeaker || (isAway && !isRead) ? refuse('address-refused', true) : next;
}

/** Follows redirects by hand: every hop is checked like the first one. */
async function follow(
  passage: Passage,
): Promise<{ response: Response; url: URL; hasMoved: boolean }> {
  let url = passage.first;
  let hasMoved = true;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const response = await fetchOnce(passage, url);
    const isAccepted = passage.request.accept?.includes(response.status) === true;
    if (!REDIRECTS.has(response.status) || isAccepted)
      return { response, url, hasMoved: hasMoved && hop > 0 };
    hasMoved &&= LASTING.has(response.status);
    response.body?.cancel().catch(() => {});
    url = nextHop(passage, url, response);
  }
  throw new ConnectorError({ code: 'bad-answer', host: url.host }, false);
}

async function refusalOf(passage: Passage, response: Response): Promise<string> {
  try {
    const limits = {
      maxBytes: MAX_REFUSAL_BYTES,
      signal: passage.deadline.signal,
      onProgress: () => passage.deadline.onProgress(),
    };
    return new TextDecoder().decode(await readCapped(response, limits));
  } catch {
    // The status alone already says no.
    return '';
  }
}

async function pass(passage: Passage): Promise<HttpAnswer> {
  const { request, rates, deadline } = passage;
  const { response, url, hasMoved } = await follow(passage);
  const { status, headers } = response;
  const retryAt = rates.learn(request.bucket, { status, headers, rateIn: request.rateIn });
  const isWanted = (status >= 200 && status < 300) || request.accept?.includes(status) === true;
  if (!isWanted) {
    const body = await refusalOf(passage, response);
    const secrets = secretsOf(request);
    throw statusError({ status, headers, host: url.host, body, secrets, retryAt });
  }
  const maxBytes = request.maxBytes ?? MAX_BYTES;
  if (request.method !== 'HEAD' && Number(headers.get('content-length')) > maxBytes) {
    response.body?.cancel().catch(() => {});
    throw new TooLargeError();
  }
  const limits = { maxBytes, signal: deadline.signal, onProgress: () => deadline.onProgress() };
  const answer = answerOf(response, url, await readCapped(response, limits));
  return hasMoved ? { ...answer, movedTo: url.href } : answer;
}

function errorOf(error: unknown, passage: Passage): ConnectorError {
  const { host } = passage.first;
  const ended = passage.deadline.ended();
  if (error instanceof ConnectorError) return error;
  if (passage.isLate) return new ConnectorError({ code: 'timeout', host }, true);
  if (error instanceof TooLargeError) return new ConnectorError({ code: 'too-large', host }, false);
  if (ended !== null) return new ConnectorError({ code: ended, host }, !passage.hasLeft);
  return connectionError(error, host);
}

/**
 * The door. `about.version` goes into the User-Agent, which GoToSocial demands. Everything that goes
 * wrong is a `ConnectorError`; a request that would go over the limit of its bucket is not sent.
 */
export function createHttp(
  ports: HttpPorts,
  about: { readonly version: string } = { version: '0' },
): Http {
  const rates = createRates(ports.clock, ports.random);
  return {
    rate: (bucket) => rates.stateOf(bucket),
    async request(request) {
      const first = urlOf(request.url);
      const retryAt = rates.admit(request.bucket, request.lane, request.budget);
      if (retryAt !== null)
        throw new ConnectorError({ code: 'rate-limited', host: first.host, retryAt }, true);
      const { body, headers } = encodeBody(request.body);
      const totalMs = request.deadlineMs ?? DEADLINE;
      const deadline = startDeadline(ports.clock, { totalMs, signal: request.signal });
      const passage: Passage = {
        ports,
        rates,
        request,
        headers: { 'user-agent': `Parley/${about.version}`, ...headers, ...request.headers },
        ...(body === undefined ? {} : { body }),
        first,
        deadline,
        isInTime: within(ports.clock, totalMs),
        hasLeft: false,
        isLate: false,
      };
      try {
        return await pass(passage);
      } catch (error) {
        const failed = errorOf(error, passage);
        const { code, status = 0 } = failed.failure;
        ports.log('http.failed', { code, status, lane: request.lane });
        throw failed;
      } finally {
        deadline.stop();
      }
    },
  };
}
