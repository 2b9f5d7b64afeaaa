import type { z } from 'zod';
import { ConnectorError } from '#main/networks/connector.ts';
import type { Http, HttpAnswer, HttpRequest } from '#main/networks/http.ts';
import type { TokenKeeper } from '#main/networks/oauth/token-keeper.ts';

export type Query = readonly (readonly [string, string])[];
export type CallOptions = {
  readonly query?: Query;
  readonly body?: HttpRequest['body'];
  readonly headers?: Readonly<Record<string, string>>;
  readonly accept?: readonly number[];
  readonly lane: HttpRequest['lane'];
  readonly signal: AbortSignal;
  readonly deadlineMs?: number;
  /** Mastodon counts uploads and deletions apart: https://docs.joinmastodon.org/api/rate-limits/ */
  readonly limit?: 'media' | 'deletes';
};

/** Calls one server in the name of one account, or of nobody. */
export type Caller = {
  call(method: HttpRequest['method'], path: string, options: CallOptions): Promise<HttpAnswer>;
};

export type CallerSettings = {
  readonly http: Http;
  /** Origin, for example `https://kaffee.example`. */
  readonly serverUrl: string;
  /** Runs a call with a token that works; absent: in the name of nobody. */
  readonly withToken?: TokenKeeper['withToken'];
  /** Whose limits these requests count against. */
  readonly who: string;
};

export function createCaller({ http, serverUrl, withToken, who }: CallerSettings): Caller {
  const { host } = new URL(serverUrl);
  return {
    async call(method, path, options) {
      const url = new URL(path, serverUrl);
      for (const [name, value] of options.query ?? []) url.searchParams.append(name, value);
      const { body, accept, deadlineMs, lane, signal, limit } = options;
      const send = async (token?: string): Promise<HttpAnswer> =>
        await http.request({
          method,
          url: url.href,
          headers: {
            accept: 'application/json',
            ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
            ...options.headers,
          },
          ...(body === undefined ? {} : { body }),
          ...(accept === undefined ? {} : { accept }),
          ...(deadlineMs === undefined ? {} : { deadlineMs }),
          bucket: [host, who, limit ?? 'api'].join('|'),
          lane,
          signal,
          isTrustedHost: true,
        });
      return await (withToken === undefined ? send() : withToken(send));
    },
  };
}

/** The answer's JSON in the wanted shape; `bad-answer` when it has another one. */
export function parse<Value>(answer: HttpAnswer, schema: z.ZodType<Value>): Value {
  const parsed = schema.safeParse(answer.json());
  if (parsed.success) return parsed.data;
  const { host } = new URL(answer.url);
  throw new ConnectorError({ code: 'bad-answer', host, status: answer.status }, false);
}

/** Trouble that was expected, by its code. */
export function isTrouble(error: unknown, ...codes: readonly string[]): error is ConnectorError {
  return error instanceof ConnectorError && codes.includes(error.failure.code);
}
