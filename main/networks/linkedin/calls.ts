import type { z } from 'zod';
import type { FailureCode } from '#domain/failure.ts';
import { ConnectorError, type ConnectorPorts } from '#main/networks/connector.ts';
import { withoutSecrets } from '#main/networks/without-secrets.ts';
import { retryAfterOf } from '#main/networks/http-rate.ts';
import type { HttpAnswer, HttpRequest, Lane } from '#main/networks/http.ts';
import type { TokenKeeper } from '#main/networks/oauth/token-keeper.ts';
import { API, VERSION } from './own-app.ts';
import { trouble } from './schemas.ts';

export type CallOptions = {
  /** Behind the question mark, encoded: lists of the protocol keep their brackets. */
  readonly query?: string;
  readonly body?: Readonly<Record<string, unknown>>;
  /** What the protocol calls the method where HTTP has no word for it. */
  readonly restMethod?: 'FINDER' | 'BATCH_GET' | 'PARTIAL_UPDATE';
  readonly lane: Lane;
  readonly signal: AbortSignal;
  /** Further statuses that the caller reads itself. */
  readonly accept?: readonly number[];
};
/** Calls the interface in the name of one page. Every refusal is a `ConnectorError`. */
export type Caller = {
  call(method: HttpRequest['method'], path: string, options: CallOptions): Promise<HttpAnswer>;
};

type Settings = Pick<ConnectorPorts, 'http' | 'clock'> & {
  /** Limits are counted per app and member. */
  readonly who: string;
  readonly withToken: TokenKeeper['withToken'];
};

const NOES = [400, 403, 404, 409, 422, 426, 429];

export function createCaller({ http, clock, who, withToken }: Settings): Caller {
  const { host } = new URL(API);
  return {
    async call(method, path, { query, body, restMethod, lane, signal, accept = [] }) {
      return await withToken(async (token) => {
        const answer = await http.request({
          method,
          url: `${API}/${path}${query === undefined ? '' : `?${query}`}`,
          headers: {
            accept: 'application/json',
            authorization: `Bearer ${token}`,
            'linkedin-version': VERSION,
            'x-restli-protocol-version': '2.0.0',
            ...(restMethod === undefined ? {} : { 'x-restli-method': restMethod }),
          },
          ...(body === undefined ? {} : { body: { kind: 'json', value: body } }),
          accept: NOES,
          bucket: `${host}|${who}`,
          lane,
          signal,
          isTrustedHost: false,
        });
        const isRead = answer.status < 400 || accept.includes(answer.status);
        if (!isRead) throw refusalOf(answer, { token, now: clock.now() });
        return answer;
      });
    },
  };
}

/** A urn as one piece of a path or of a list. */
export const urnIn = (urn: string): string => encodeURIComponent(urn);

export function parse<Value>(answer: HttpAnswer, schema: z.ZodType<Value>): Value {
  const parsed = schema.safeParse(answer.json());
  if (parsed.success) return parsed.data;
  const { host } = new URL(answer.url);
  throw new ConnectorError({ code: 'bad-answer', host, status: answer.status }, false);
}

const STATUSES: Readonly<Record<number, FailureCode>> = {
  403: 'forbidden',
  404: 'gone',
  // The version that this Parley speaks has been switched off.
  426: 'server-unsupported',
  429: 'rate-limited',
};
const DAY_MS = 86_400_000;

/** Limits of a day begin anew at midnight UTC. */
export function nextMidnight(now: number): number {
  return Math.floor(now / DAY_MS + 1) * DAY_MS;
}

function refusalOf(
  answer: HttpAnswer,
  { token, now }: { readonly token: string; readonly now: number },
): ConnectorError {
  const { status, url, headers } = answer;
  const code = STATUSES[status] ?? 'rejected';
  const told = code === 'rate-limited' ? undefined : trouble.safeParse(answer.json()).data;
  const detail = withoutSecrets(told?.message ?? '', [token]).slice(0, 300);
  return new ConnectorError(
    {
      code,
      host: new URL(url).host,
      status,
      ...(detail === '' ? {} : { detail }),
      ...(code === 'rate-limited'
        ? { retryAt: retryAfterOf(headers, now) ?? nextMidnight(now) }
        : {}),
    },
    true,
  );
}

export function isTrouble(error: unknown, ...codes: readonly FailureCode[]): boolean {
  return error instanceof ConnectorError && codes.includes(error.failure.code);
}
