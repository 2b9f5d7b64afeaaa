import type { z } from 'zod';
import type { FailureCode } from '#domain/failure.ts';
import { parseAnswer } from '#main/networks/answers.ts';
import { ConnectorError, type ConnectorPorts } from '#main/networks/connector.ts';
import type { HttpRequest } from '#main/networks/http.ts';
import type { TokenKeeper } from '#main/networks/oauth/token-keeper.ts';
import { API } from './own-app.ts';
import { written } from './schemas.ts';

const HOST = new URL(API).host;
type Fields = Readonly<Record<string, string>>;
export type Asking = Pick<HttpRequest, 'lane' | 'signal'>;

/** Calls in the name of one account. */
export type Caller = {
  read<Value>(
    path: string,
    query: Fields,
    asking: Asking & { readonly schema: z.ZodType<Value> },
  ): Promise<Value>;
  /** For calls that only say that it went well. */
  tell(path: string, fields: Fields, asking: Asking): Promise<void>;
  /** For calls that answer with what was written, or with reasons against it. */
  write(path: string, fields: Fields, asking: Asking): Promise<z.infer<typeof written>['json']>;
};

type Settings = Pick<ConnectorPorts, 'http' | 'clock'> & {
  readonly withToken: TokenKeeper['withToken'];
  readonly who: string;
};

export function createCaller({ http, clock, withToken, who }: Settings): Caller {
  const request = async (
    method: 'GET' | 'POST',
    url: URL,
    { lane, signal, fields }: Asking & { readonly fields?: Fields },
  ) =>
    await withToken(
      async (token) =>
        await http.request({
          method,
          url: url.href,
          headers: {
            accept: 'application/json',
            authorization: `Bearer ${token}`,
            // Names of libraries are slowed down; theirs has this form.
            'user-agent': 'desktop:parley:v1 (inbox for people who answer)',
          },
          ...(fields === undefined ? {} : { body: { kind: 'form', fields } }),
          bucket: `${HOST}|${who}`,
          lane,
          signal,
          isTrustedHost: false,
        }),
    );
  return {
    async read(path, query, { schema, ...asking }) {
      const url = new URL(path, API);
      // Otherwise signs come as entities.
      for (const [name, value] of Object.entries({ raw_json: '1', ...query }))
        url.searchParams.set(name, value);
      return parseAnswer(await request('GET', url, asking), schema);
    },
    async tell(path, fields, asking) {
      const answer = await request('POST', new URL(path, API), { ...asking, fields });
      answer.json();
    },
    async write(path, fields, asking) {
      const all = { api_type: 'json', raw_json: '1', ...fields };
      const answer = await request('POST', new URL(path, API), { ...asking, fields: all });
      const { json } = parseAnswer(answer, written);
      const [error] = json.errors;
      if (error !== undefined) throw refused(error, json.ratelimit, clock.now());
      return json;
    },
  };
}

const CODES: Readonly<Record<string, FailureCode>> = {
  RATELIMIT: 'rate-limited',
  TOO_LONG: 'too-long',
  DELETED_COMMENT: 'gone',
  DELETED_LINK: 'gone',
  NOT_AUTHOR: 'forbidden',
  USER_REQUIRED: 'login-needed',
  THREAD_LOCKED: 'forbidden',
  USER_BLOCKED: 'forbidden',
  SUBREDDIT_NOTALLOWED: 'forbidden',
};
const MINUTE = 60_000;

/** `["RATELIMIT", "you are doing that too much. try again in 9 minutes.", "ratelimit"]` */
function refused(
  [name, words]: readonly unknown[],
  seconds: number | undefined,
  now: number,
): ConnectorError {
  const code = CODES[String(name)] ?? 'rejected';
  const detail = typeof words === 'string' ? words.slice(0, 300) : '';
  const minutes = Number(/(\d+) minute/u.exec(detail)?.[1] ?? 1);
  const waitMs = seconds === undefined ? minutes * MINUTE : seconds * 1000;
  return new ConnectorError(
    {
      code,
      host: HOST,
      ...(detail === '' ? {} : { detail }),
      ...(code === 'rate-limited' ? { retryAt: now + waitMs } : {}),
    },
    true,
  );
}
