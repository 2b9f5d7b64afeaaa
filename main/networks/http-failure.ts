import { z } from 'zod';
import type { Failure, FailureCode } from '#domain/failure.ts';
import { ConnectorError } from './connector.ts';
import { withoutSecrets } from './without-secrets.ts';

const DETAIL_LENGTH = 300;

/** Where servers put their own words: Mastodon and OAuth (RFC 6749), XRPC, WordPress, others. */
const wordsOfServer = z.object({
  error: z.unknown().optional(),
  error_description: z.unknown().optional(),
  message: z.unknown().optional(),
});

function firstText(...values: readonly unknown[]): string | undefined {
  for (const value of values) {
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    if (typeof value === 'object' && value !== null) {
      const inner = wordsOfServer.safeParse(value).data;
      const text = inner === undefined ? undefined : firstText(inner.message, inner.error);
      if (text !== undefined) return text;
    }
  }
  return undefined;
}

/** What the server said in a JSON answer, for a person to read; undefined when it said nothing. */
export function detailOf(body: string, secrets: readonly string[]): string | undefined {
  try {
    const words = wordsOfServer.safeParse(JSON.parse(body)).data;
    const text = words && firstText(words.error_description, words.message, words.error);
    if (text === undefined) return undefined;
    const clean = withoutSecrets(text, secrets).replaceAll(/\s+/gu, ' ');
    return clean.length > DETAIL_LENGTH ? `${clean.slice(0, DETAIL_LENGTH - 1)}…` : clean;
  } catch {
    return undefined;
  }
}

/** Statuses after which a write may have happened all the same: RFC 9110, and servers in the wild. */
const UNCLEAR_STATUSES = new Set([408, 409, 425]);
const STATUS_CODES: Readonly<Record<number, FailureCode>> = {
  401: 'login-needed',
  403: 'forbidden',
  404: 'gone',
  405: 'server-unsupported',
  408: 'timeout',
  409: 'duplicate',
  410: 'gone',
  425: 'server-error',
  429: 'rate-limited',
  451: 'forbidden',
};

function codeOfStatus(status: number, said: string): FailureCode {
  if (status >= 500) return 'server-error';
  if (status < 400) return 'bad-answer';
  if (status === 403 && /scope/iu.test(said)) return 'scope-missing';
  return STATUS_CODES[status] ?? 'rejected';
}

export type StatusFacts = {
  readonly status: number;
  readonly host: string;
  readonly headers: Headers;
  readonly body: string;
  readonly secrets: readonly string[];
  readonly retryAt?: number | undefined;
};

/** The error for an answer whose status nobody asked for. */
export function statusError(facts: StatusFacts): ConnectorError {
  const { status, host, body, retryAt } = facts;
  const detail = detailOf(body, facts.secrets);
  const said = `${facts.headers.get('www-authenticate') ?? ''} ${detail ?? ''}`;
  const failure: Failure = {
    code: codeOfStatus(status, said),
    host,
    status,
    ...(detail === undefined ? {} : { detail }),
    ...(retryAt === undefined ? {} : { retryAt }),
  };
  const isDefiniteNo = status >= 400 && status < 500 && !UNCLEAR_STATUSES.has(status);
  return new ConnectorError(failure, isDefiniteNo);
}

/** Codes of Node, of undici and of Chromium; all of them happen before the first byte is written. */
const NO_SUCH_HOST = /^(?:ENOTFOUND|EAI_\w+|ENODATA|ERR_NAME_NOT_RESOLVED)$/u;
const NO_CONNECTION =
  /^(?:ECONNREFUSED|UND_ERR_CONNECT_TIMEOUT|ERR_CONNECTION_REFUSED|ERR_ADDRESS_UNREACHABLE)$/u;
/** These can also end a connection that stood: only `connect` itself makes them certain. */
const NO_ROUTE = /^(?:EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|ETIMEDOUT|EADDRNOTAVAIL)$/u;
const OFFLINE = /^(?:ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED)$/u;
/** The handshake did not come to its end, so no request was sent. */
const BAD_CERTIFICATE =
  /^(?:CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|ERR_TLS_CERT_\w+|ERR_CERT_\w+|ERR_SSL_VERSION_OR_CIPHER_MISMATCH)$/u;
const OTHER_TLS = /^(?:ERR_SSL_\w+|EPROTO)$/u;
/** OpenSSL's own reasons that can only come from the handshake. */
const HANDSHAKE_REASON =
  /wrong version number|packet length too long|http request|handshake failure|protocol version|unsupported protocol|unrecognized name/iu;
const TOO_SLOW = /^(?:UND_ERR_HEADERS_TIMEOUT|UND_ERR_BODY_TIMEOUT|ERR_TIMED_OUT)$/u;
const NOT_HTTP = /^(?:HPE_\w+|UND_ERR_HEADERS_OVERFLOW|ERR_INVALID_HTTP_RESPONSE|Z_\w+)$/u;

const thrown = z.object({
  code: z.string().optional().catch(undefined),
  syscall: z.string().optional().catch(undefined),
  message: z.string().catch(''),
  cause: z.unknown().optional(),
  errors: z.array(z.unknown()).optional().catch(undefined),
});

type Reason = { readonly code: string; readonly syscall: string; readonly message: string };

/** fetch wraps the reason once or twice, and several addresses make an AggregateError. */
function reasonOf(error: unknown, depth = 0): Reason {
  const parsed = thrown.safeParse(error).data;
  if (parsed === undefined || depth > 4) return { code: '', syscall: '', message: '' };
  const chromium = /net::(ERR_\w+)/u.exec(parsed.message)?.[1];
  const code = parsed.code ?? chromium;
  if (code !== undefined) return { code, syscall: parsed.syscall ?? '', message: parsed.message };
  return reasonOf(parsed.cause ?? parsed.errors?.[0], depth + 1);
}

function codeOfReason(reason: Reason): { code: FailureCode; isCertain: boolean } {
  const { code } = reason;
  const table: readonly [RegExp, FailureCode, boolean][] = [
    [NO_SUCH_HOST, 'unknown-host', true],
    [NO_CONNECTION, 'unreachable', true],
    [NO_ROUTE, 'unreachable', reason.syscall === 'connect'],
    [OFFLINE, 'offline', false],
    [BAD_CERTIFICATE, 'tls', true],
    [OTHER_TLS, 'tls', HANDSHAKE_REASON.test(reason.message)],
    [TOO_SLOW, 'timeout', false],
    [NOT_HTTP, 'bad-answer', false],
  ];
  const row = table.find(([pattern]) => pattern.test(code));
  return row === undefined
    ? { code: 'unreachable', isCertain: false }
    : { code: row[1], isCertain: row[2] };
}

/**
 * The error for a connection that failed. Whatever is not known to happen before the first byte
 * counts as "may have arrived".
 */
export function connectionError(error: unknown, host: string): ConnectorError {
  if (error instanceof ConnectorError) return error;
  const reason = reasonOf(error);
  const { code, isCertain } = codeOfReason(reason);
  const openSsl = /SSL routines:[^:]*:([^:]+):/u.exec(reason.message)?.[1];
  const detail = code === 'tls' ? (openSsl ?? reason.message).slice(0, DETAIL_LENGTH) : '';
  return new ConnectorError({ code, host, ...(detail === '' ? {} : { detail }) }, isCertain);
}
