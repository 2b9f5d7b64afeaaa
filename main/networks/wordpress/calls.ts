import type { z } from 'zod';
import type { FailureCode } from '#domain/failure.ts';
import { ConnectorError } from '#main/networks/connector.ts';
import { readHtml } from '#main/networks/html.ts';
import type { Http, HttpAnswer, HttpRequest, Lane } from '#main/networks/http.ts';
import { trouble } from './schemas.ts';

export type Query = Readonly<Record<string, string>>;
export type CallOptions = {
  readonly query?: Query;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly lane: Lane;
  readonly signal: AbortSignal;
  readonly accept?: readonly number[];
};

/** Calls one site in the name of one user, or of nobody. */
export type Caller = {
  call(method: HttpRequest['method'], path: string, options: CallOptions): Promise<HttpAnswer>;
};

export type CallerSettings = {
  readonly http: Http;
  readonly apiRoot: string;
  readonly login?: { readonly user: string; readonly password: string };
  /** Whose limits these requests count against. */
  readonly who: string;
};

/** `wp/v2/comments` below `…/wp-json/`, or in `rest_route` on a site without pretty addresses. */
export function addressOf(apiRoot: string, path: string, query: Query = {}): string {
  const url = new URL(apiRoot);
  const route = url.searchParams.get('rest_route');
  if (route === null) url.pathname = `${url.pathname.replace(/\/*$/u, '')}/${path}`;
  else url.searchParams.set('rest_route', `${route.replace(/\/*$/u, '')}/${path}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}

export function createCaller({ http, apiRoot, login, who }: CallerSettings): Caller {
  const { host } = new URL(apiRoot);
  const authorization =
    login === undefined
      ? {}
      : {
          authorization: `Basic ${Buffer.from(`${login.user}:${login.password}`).toString('base64')}`,
        };
  return {
    call: async (method, path, { query, body, lane, signal, accept }) =>
      await http.request({
        method,
        url: addressOf(apiRoot, path, query),
        headers: { accept: 'application/json', ...authorization },
        ...(body === undefined ? {} : { body: { kind: 'json', value: body } }),
        ...(accept === undefined ? {} : { accept }),
        bucket: `${host}|${who}`,
        lane,
        signal,
        isTrustedHost: true,
      }),
  };
}

/** The answer's JSON in the wanted shape; `bad-answer` when it has another one. */
export function parse<Value>(answer: HttpAnswer, schema: z.ZodType<Value>): Value {
  const parsed = schema.safeParse(answer.json());
  if (parsed.success) return parsed.data;
  const { host } = new URL(answer.url);
  throw new ConnectorError({ code: 'bad-answer', host, status: answer.status }, false);
}

/** What the site's own codes mean; each of them is a no, and nothing was written. */
const CODES: Readonly<Record<string, FailureCode>> = {
  comment_flood: 'rate-limited',
  comment_duplicate: 'duplicate',
  comment_content_column_length: 'too-long',
  rest_comment_invalid_id: 'gone',
  rest_comment_invalid_post_id: 'gone',
  rest_comment_trash_post: 'gone',
  rest_already_trashed: 'gone',
  rest_not_logged_in: 'login-needed',
  rest_comment_login_required: 'login-needed',
};
/** wp_throttle_comment_flood(): one comment in 15 seconds for everybody who may not moderate. */
const FLOOD_MS = 15_000;

/** The refusal in an answer with one of `accept`'s statuses, for the person to read. */
export function refusalOf(answer: HttpAnswer, now: number): ConnectorError {
  const { host } = new URL(answer.url);
  const told = trouble.safeParse(answer.json()).data;
  const code = CODES[told?.code ?? ''] ?? (answer.status === 403 ? 'forbidden' : 'rejected');
  const detail = readHtml(told?.message ?? '').text.slice(0, 300);
  return new ConnectorError(
    {
      code: answer.status === 401 ? 'login-needed' : code,
      host,
      status: answer.status,
      ...(detail === '' ? {} : { detail }),
      ...(code === 'rate-limited' ? { retryAt: now + FLOOD_MS } : {}),
    },
    true,
  );
}

/** Trouble that was expected, by its code. */
export function isTrouble(error: unknown, ...codes: readonly string[]): error is ConnectorError {
  return error instanceof ConnectorError && codes.includes(error.failure.code);
}
