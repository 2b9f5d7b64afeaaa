import { z } from 'zod';
import { ConnectorError, type ConnectorPorts } from '#main/networks/connector.ts';
import { withoutSecrets } from '#main/networks/without-secrets.ts';
import type { HttpAnswer, HttpRequest, Lane } from '#main/networks/http.ts';
import type { TokenKeeper } from '#main/networks/oauth/token-keeper.ts';
import type { FailureCode } from '#domain/failure.ts';

const REFUSALS = [400, 401, 402, 403, 404];

/** https://docs.x.com/x-api/fundamentals/response-codes-and-errors (RFC 7807) */
const problem = z.object({
  title: z.string().catch(''),
  detail: z.string().catch(''),
  type: z.string().catch(''),
});
const CODES: Readonly<Record<number, FailureCode>> = {
  401: 'login-needed',
  402: 'payment-needed',
  403: 'forbidden',
  404: 'gone',
};

function codeOf(status: number, said: z.infer<typeof problem>): FailureCode {
  const words = `${said.title} ${said.detail}`;
  if (/duplicate content/iu.test(words)) return 'duplicate';
  if (/credits?\s*depleted|insufficient credits/iu.test(words)) return 'payment-needed';
  if (/too long|exceeds? the (?:maximum|limit)/iu.test(words)) return 'too-long';
  return CODES[status] ?? 'rejected';
}

function refusalOf(answer: HttpAnswer, token: string): ConnectorError {
  const said = problem.safeParse(answer.json()).data ?? { title: '', detail: '', type: '' };
  const words = withoutSecrets(said.detail === '' ? said.title : said.detail, [token]);
  const detail = words.replaceAll(/\s+/gu, ' ').slice(0, 300);
  const { status } = answer;
  const { host } = new URL(answer.url);
  const code = codeOf(status, said);
  return new ConnectorError({ code, host, status, ...(detail === '' ? {} : { detail }) }, true);
}

export type Query = Readonly<Record<string, string>>;
export type XCaller = {
  /** `limit`: what the endpoint is called in its limits; each has its own. */
  call<Value>(
    method: HttpRequest['method'],
    path: string,
    options: {
      readonly limit: string;
      readonly query?: Query;
      readonly body?: unknown;
      readonly lane: Lane;
      readonly signal: AbortSignal;
      readonly schema: z.ZodType<Value>;
    },
  ): Promise<Value>;
};

export function createXCaller(given: {
  readonly http: ConnectorPorts['http'];
  readonly serverUrl: string;
  readonly withToken: TokenKeeper['withToken'];
  readonly who: string;
}): XCaller {
  const { http, serverUrl, withToken, who } = given;
  const { host } = new URL(serverUrl);
  return {
    call: async (method, path, { limit, query = {}, body, lane, signal, schema }) =>
      await withToken(async (token) => {
        const url = new URL(`/2/${path}`, serverUrl);
        for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
        const answer = await http.request({
          method,
          url: url.href,
          headers: { accept: 'application/json', authorization: `Bearer ${token}` },
          ...(body === undefined ? {} : { body: { kind: 'json', value: body } }),
          accept: REFUSALS,
          bucket: `${host}|${who}|${limit}`,
          lane,
          signal,
          isTrustedHost: true,
        });
        if (answer.status >= 400) throw refusalOf(answer, token);
        const parsed = schema.safeParse(answer.json());
        if (parsed.success) return parsed.data;
        throw new ConnectorError({ code: 'bad-answer', host, status: answer.status }, false);
      }),
  };
}
