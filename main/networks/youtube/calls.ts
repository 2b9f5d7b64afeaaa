import type { z } from 'zod';
import type { FailureCode } from '#domain/failure.ts';
import { ConnectorError, type ConnectorPorts } from '#main/networks/connector.ts';
import { readHtml } from '#main/networks/html.ts';
import { withoutSecrets } from '#main/networks/without-secrets.ts';
import type { HttpAnswer, HttpRequest, Lane } from '#main/networks/http.ts';
import type { TokenKeeper } from '#main/networks/oauth/token-keeper.ts';
import { API } from './own-app.ts';
import { budgetFor, COST, nextMidnight } from './quota.ts';
import { trouble } from './schemas.ts';

export type CallOptions = {
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly lane: Lane;
  readonly signal: AbortSignal;
};
/** Calls the interface in the name of one channel. Every refusal is a `ConnectorError`. */
export type Caller = {
  call(method: HttpRequest['method'], path: string, options: CallOptions): Promise<HttpAnswer>;
};

type Settings = Pick<ConnectorPorts, 'http' | 'clock'> & {
  /** The units belong to the app. */
  readonly clientId: string;
  readonly withToken: TokenKeeper['withToken'];
};

const NOES = [400, 403, 404];

export function createCaller({ http, clock, clientId, withToken }: Settings): Caller {
  const { host } = new URL(API);
  return {
    async call(method, path, { query = {}, body, lane, signal }) {
      const url = new URL(`${API}/${path}`);
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
      const cost = method === 'GET' ? COST.list : COST.write;
      return await withToken(async (token) => {
        const answer = await http.request({
          method,
          url: url.href,
          headers: { accept: 'application/json', authorization: `Bearer ${token}` },
          ...(body === undefined ? {} : { body: { kind: 'json', value: body } }),
          accept: NOES,
          bucket: `${host}|${clientId}`,
          budget: budgetFor(cost, clock.now()),
          lane,
          signal,
          isTrustedHost: false,
        });
        if (answer.status >= 400) throw refusalOf(answer, { now: clock.now(), token });
        return answer;
      });
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

const REASONS: Readonly<Record<string, FailureCode>> = {
  quotaExceeded: 'rate-limited',
  dailyLimitExceeded: 'rate-limited',
  rateLimitExceeded: 'rate-limited',
  userRateLimitExceeded: 'rate-limited',
  insufficientPermissions: 'scope-missing',
  commentTextTooLong: 'too-long',
  commentNotFound: 'gone',
  commentThreadNotFound: 'gone',
  parentCommentNotFound: 'gone',
  videoNotFound: 'gone',
  processingFailure: 'server-error',
};
const STATUSES: Readonly<Record<number, FailureCode>> = { 403: 'forbidden', 404: 'gone' };
const UNTIL_MIDNIGHT = /^(?:quotaExceeded|dailyLimitExceeded)$/u;
const SOON_MS = 60_000;

function refusalOf(
  answer: HttpAnswer,
  { now, token }: { readonly now: number; readonly token: string },
): ConnectorError {
  const { status, url } = answer;
  const told = trouble.safeParse(answer.json()).data?.error;
  const reason = told?.errors[0]?.reason ?? '';
  const code = REASONS[reason] ?? STATUSES[status] ?? 'rejected';
  const detail = withoutSecrets(readHtml(told?.message ?? '').text, [token]).slice(0, 300);
  const retryAt = UNTIL_MIDNIGHT.test(reason) ? nextMidnight(now) : now + SOON_MS;
  return new ConnectorError(
    {
      code,
      host: new URL(url).host,
      status,
      ...(detail === '' ? {} : { detail }),
      ...(code === 'rate-limited' ? { retryAt } : {}),
    },
    code !== 'server-error',
  );
}

export function isTrouble(error: unknown, ...codes: readonly FailureCode[]): boolean {
  return error instanceof ConnectorError && codes.includes(error.failure.code);
}
