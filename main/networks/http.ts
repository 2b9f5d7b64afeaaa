import type { Failure } from '#domain/failure.ts';

/**
 * The one way to the networks: deadlines, byte caps, rate buckets, addresses checked, every failure a
 * `ConnectorError`. Nothing else in main/ calls fetch.
 */
export type Http = {
  /** Resolves for every status that the caller lists in `accept` (default 200 to 299). */
  request(request: HttpRequest): Promise<HttpAnswer>;
  /** What is left of the limit of a bucket, as the server last said. */
  rate(bucket: string): RateState | null;
};

/** Who waits for whom when a limit is near: the person first. */
export type Lane = 'send' | 'interactive' | 'sync' | 'backfill';

export type HttpRequest = {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?:
    | { readonly kind: 'json'; readonly value: unknown }
    | { readonly kind: 'form'; readonly fields: Readonly<Record<string, string>> }
    | { readonly kind: 'multipart'; readonly data: FormData }
    | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly mimeType: string };
  /** Requests of one bucket share a limit: usually server and account. */
  readonly bucket: string;
  readonly lane: Lane;
  readonly budget?: Budget;
  readonly signal: AbortSignal;
  /** Whole request, default 30 s. */
  readonly deadlineMs?: number;
  /** After decompression, default 5 MB. */
  readonly maxBytes?: number;
  /** Reads what an answer says about its limit, for servers that say it in words of their own. */
  readonly rateIn?: (headers: Headers, now: number) => RateState | null;
  /** Further statuses that the caller reads itself. */
  readonly accept?: readonly number[];
  /** The host was named by the person for this account: it may lie in a private network. */
  readonly isTrustedHost: boolean;
};

/**
 * A limit that the network counts and never tells: counted here, per bucket, and held against every lane
 * as one that was told. It begins anew when Parley starts; then the network's own refusal ends it.
 */
export type Budget = {
  readonly limit: number;
  /** Of this request, in the network's own units. */
  readonly cost: number;
  /** When it starts anew, ms since epoch. */
  readonly resetAt: number;
};

export type HttpAnswer = {
  readonly status: number;
  readonly url: string;
  /** Where it is to be asked from now on: every redirect on the way was a lasting one. */
  readonly movedTo?: string;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  text(): string;
  /** Throws `not-an-api` for HTML and `bad-answer` for anything else that is no JSON. */
  json(): unknown;
};

export type RateState = {
  readonly limit: number;
  readonly remaining: number;
  readonly resetAt: number;
  readonly failure?: Failure;
};
