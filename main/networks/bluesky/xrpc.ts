import type { z } from 'zod';
import type { HttpRequest, Lane } from '#main/networks/http.ts';
import { checked, xrpcError } from './errors.ts';

export type XrpcAnswer = {
  readonly status: number;
  readonly headers: Headers;
  text(): string;
  json(): unknown;
};

export type XrpcRequest = {
  readonly method: 'GET' | 'POST';
  /** `/xrpc/<name>?<parameters>` */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: NonNullable<HttpRequest['body']>;
  readonly lane: Lane;
  readonly signal: AbortSignal;
};

/**
 * Sends one request in the name of the account, renewing its session when needed. Resolves for 2xx
 * and for the statuses of errors.ts; throws `ConnectorError` for the rest.
 */
export type Transport = {
  readonly host: string;
  send(request: XrpcRequest): Promise<XrpcAnswer>;
  signOut(signal: AbortSignal): Promise<void>;
};

export type Params = Readonly<
  Record<string, string | number | boolean | readonly string[] | undefined>
>;
export type CallOptions = { readonly lane: Lane; readonly signal: AbortSignal };
/** A call whose answer is checked by `schema`. `input` of a procedure is sent as JSON. */
export type Query<T> = { name: string; params?: Params; schema: z.ZodType<T> };
export type Procedure<T> = {
  name: string;
  input: unknown;
  schema: z.ZodType<T>;
};

export type Xrpc = {
  readonly host: string;
  query<T>(query: Query<T>, options: CallOptions): Promise<T>;
  call<T>(procedure: Procedure<T>, options: CallOptions): Promise<T>;
  upload<T>(
    file: { bytes: Uint8Array; mimeType: string; schema: z.ZodType<T> },
    options: CallOptions,
  ): Promise<T>;
};

export function xrpcPath(name: string, params: Params = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(params))
    for (const single of Array.isArray(value) ? value : [value])
      if (single !== undefined) search.append(key, String(single));
  const query = search.toString();
  return `/xrpc/${name}${query === '' ? '' : `?${query}`}`;
}

/** Thin calls over a transport: the path, the check on arrival, the errors. */
export function createXrpc(transport: Transport): Xrpc {
  const { host } = transport;
  const read = async <T>(request: XrpcRequest, schema: z.ZodType<T>): Promise<T> => {
    const answer = await transport.send(request);
    if (answer.status >= 400) throw xrpcError(answer, host);
    return checked(schema, answer.json(), host);
  };
  return {
    host,
    query: async ({ name, params, schema }, options) =>
      await read({ method: 'GET', path: xrpcPath(name, params), ...options }, schema),
    call: async ({ name, input, schema }, options) =>
      await read(
        {
          method: 'POST',
          path: xrpcPath(name),
          body: { kind: 'json', value: input },
          ...options,
        },
        schema,
      ),
    upload: async ({ bytes, mimeType, schema }, options) =>
      await read(
        {
          method: 'POST',
          path: xrpcPath('com.atproto.repo.uploadBlob'),
          body: { kind: 'bytes', bytes, mimeType },
          ...options,
        },
        schema,
      ),
  };
}
