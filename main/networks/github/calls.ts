import type { z } from 'zod';
import type { FailureCode } from '#domain/failure.ts';
import { parseAnswer } from '#main/networks/answers.ts';
import { ConnectorError, type ConnectorPorts } from '#main/networks/connector.ts';
import { withoutSecrets } from '#main/networks/without-secrets.ts';
import type { HttpAnswer, HttpRequest } from '#main/networks/http.ts';
import type { TokenKeeper } from '#main/networks/oauth/token-keeper.ts';
import { answer as answerSchema, refusal } from './schemas.ts';

const API = 'https://api.github.com/graphql';
const HOST = 'api.github.com';
/** https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api */
const SECONDARY_MS = 60_000;
const TOO_MANY = /rate limit|abuse detection/iu;

type Variables = Readonly<Record<string, string | number | null>>;
export type Asking = Pick<HttpRequest, 'lane' | 'signal'>;
/** Asks one query or mutation in the name of one account. */
export type Caller = {
  ask<Value>(
    query: string,
    variables: Variables,
    wanted: Asking & { readonly schema: z.ZodType<Value> },
  ): Promise<Value>;
  /** When the token ends, as the last answer said; ms since epoch. */
  tokenEnd(): number | undefined;
};

type Settings = Pick<ConnectorPorts, 'http' | 'clock'> & {
  readonly withToken: TokenKeeper['withToken'];
  readonly who: string;
};

export function createCaller({ http, clock, withToken, who }: Settings): Caller {
  let endsAt: number | undefined;
  return {
    tokenEnd: () => endsAt,
    async ask(query, variables, { schema, lane, signal }) {
      const given = await withToken(
        async (token) =>
          await http.request({
            method: 'POST',
            url: API,
            headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
            body: { kind: 'json', value: { query, variables } },
            accept: [403],
            bucket: `${HOST}|${who}`,
            lane,
            signal,
            isTrustedHost: false,
          }),
      );
      endsAt = tokenEndIn(given) ?? endsAt;
      if (given.status === 403) throw forbidden(given, clock.now());
      const told = parseAnswer(given, answerSchema);
      const [error] = told.errors ?? [];
      if (error !== undefined) throw refused(error, given, clock.now());
      const parsed = schema.safeParse(told.data);
      if (parsed.success) return parsed.data;
      throw new ConnectorError({ code: 'bad-answer', host: HOST, status: given.status }, false);
    },
  };
}

/** `2026-12-01 08:00:00 UTC`, for tokens with an end. */
function tokenEndIn({ headers }: HttpAnswer): number | undefined {
  const told = headers.get('github-authentication-token-expiration') ?? '';
  const end = Date.parse(told.replace(' UTC', 'Z').replace(' ', 'T'));
  return Number.isNaN(end) ? undefined : end;
}

function resetIn({ headers }: HttpAnswer, now: number): number {
  const after = Number(headers.get('retry-after'));
  if (after > 0) return now + after * 1000;
  const reset = Number(headers.get('x-ratelimit-reset')) * 1000;
  const isUsedUp = headers.get('x-ratelimit-remaining') === '0';
  return isUsedUp && reset > now ? reset : now + SECONDARY_MS;
}

function wordsOf(message: string): { readonly detail?: string } {
  const detail = withoutSecrets(message, []).slice(0, 300);
  return detail === '' ? {} : { detail };
}

/** Too many requests come as 403 too. */
function forbidden(given: HttpAnswer, now: number): ConnectorError {
  const { message } = parseAnswer(given, refusal);
  const failure = { host: HOST, status: 403, ...wordsOf(message) };
  return TOO_MANY.test(message)
    ? new ConnectorError({ ...failure, code: 'rate-limited', retryAt: resetIn(given, now) }, true)
    : new ConnectorError({ ...failure, code: 'forbidden' }, true);
}

const CODES: Readonly<Record<string, FailureCode>> = {
  NOT_FOUND: 'gone',
  FORBIDDEN: 'forbidden',
  INSUFFICIENT_SCOPES: 'scope-missing',
  UNPROCESSABLE: 'rejected',
  RATE_LIMITED: 'rate-limited',
  RATE_LIMIT: 'rate-limited',
};

/** An error without a type may be a timeout in the middle of the work: nobody knows what was written. */
function refused(
  { type = '', message }: { readonly type?: string | undefined; readonly message: string },
  given: HttpAnswer,
  now: number,
): ConnectorError {
  const code = TOO_MANY.test(message) ? 'rate-limited' : (CODES[type] ?? 'server-error');
  const isTooLong = code === 'rejected' && /too long/iu.test(message);
  return new ConnectorError(
    {
      code: isTooLong ? 'too-long' : code,
      host: HOST,
      ...wordsOf(message),
      ...(code === 'rate-limited' ? { retryAt: resetIn(given, now) } : {}),
    },
    code !== 'server-error',
  );
}
