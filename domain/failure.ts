/**
 * What went wrong with the world, as a value. The interface has one sentence with a next step for
 * every code; `detail` is what the server itself said, shown as a quotation.
 */
export const FAILURE_CODES = [
  'offline',
  'unreachable',
  'unknown-host',
  'tls',
  'timeout',
  'too-large',
  'not-an-api',
  'bad-answer',
  'server-error',
  'rate-limited',
  'login-needed',
  'wrong-credentials',
  'scope-missing',
  'forbidden',
  /** The network takes money first: credits are used up. */
  'payment-needed',
  'rejected',
  'too-long',
  'duplicate',
  /** The network takes an answer only for so long after the message. */
  'answered-too-late',
  'gone',
  'feed-gone',
  'not-a-list',
  'server-unsupported',
  'address-refused',
  'canceled',
  'secrets-unavailable',
  'not-found',
  'wrong-workspace',
  'not-allowed-now',
  'part-missing',
  'cannot-post',
  /** A list takes no more. */
  'list-full',
  'name-taken',
  'invalid-input',
  'disk-full',
  'not-writable',
  /** Where a file was to be put nobody may write. */
  'place-not-writable',
  'data-damaged',
  'internal',
] as const;
export type FailureCode = (typeof FAILURE_CODES)[number];

export type Failure = {
  readonly code: FailureCode;
  /** The server or site it is about, for example `kaffee.social`. */
  readonly host?: string;
  /** HTTP status, when there was one. */
  readonly status?: number;
  /** The server's own words, at most 300 characters, tokens removed. */
  readonly detail?: string;
  /** When to try again at the earliest, ms since epoch. */
  readonly retryAt?: number;
};
