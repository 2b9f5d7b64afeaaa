import type { z } from 'zod';
import type { FailureCode } from '#domain/failure.ts';
import { ConnectorError, type ConnectorPorts } from '#main/networks/connector.ts';
import { withoutSecrets } from '#main/networks/without-secrets.ts';
import type { HttpAnswer, HttpRequest, Lane } from '#main/networks/http.ts';
import type { TokenKeeper } from '#main/networks/oauth/token-keeper.ts';
import { trouble } from './schemas.ts';

export type CallOptions = {
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly lane: Lane;
  readonly signal: AbortSignal;
};
/** Calls the interfaces in the name of one Google account. Every refusal is a `ConnectorError`. */
export type Caller = {
  call(method: HttpRequest['method'], address: string, options: CallOptions): Promise<HttpAnswer>;
};

type Settings = Pick<ConnectorPorts, 'http'> & {
  /** Limits are counted per project, and the app belongs to one. */
  readonly clientId: string;
  readonly withToken: TokenKeeper['withToken'];
};

const NOES = [400, 403, 404];

export function createCaller({ http, clientId, withToken }: Settings): Caller {
  return {
    async call(method, address, { query = {}, body, lane, signal }) {
      const url = new URL(address);
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
      return await withToken(async (token) => {
        const answer = await http.request({
          method,
          url: url.href,
          headers: { accept: 'application/json', authorization: `Bearer ${token}` },
          ...(body === undefined ? {} : { body: { kind: 'json', value: body } }),
          accept: NOES,
          bucket: `${url.host}|${clientId}`,
          lane,
          signal,
          isTrustedHost: false,
        });
        if (answer.status >= 400) throw refusalOf(answer, token);
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

const STATUSES: Readonly<Record<number, FailureCode>> = { 403: 'forbidden', 404: 'gone' };

function refusalOf(answer: HttpAnswer, token: string): ConnectorError {
  const { status, url } = answer;
  const told = trouble.safeParse(answer.json()).data?.error;
  const isScope = told?.details.some(({ reason }) => reason === 'ACCESS_TOKEN_SCOPE_INSUFFICIENT');
  const code = isScope === true ? 'scope-missing' : (STATUSES[status] ?? 'rejected');
  const detail = withoutSecrets(told?.message ?? '', [token]).slice(0, 300);
  return new ConnectorError(
    { code, host: new URL(url).host, status, ...(detail === '' ? {} : { detail }) },
    true,
  );
}

export function isTrouble(error: unknown, ...codes: readonly FailureCode[]): boolean {
  return error instanceof ConnectorError && codes.includes(error.failure.code);
}
