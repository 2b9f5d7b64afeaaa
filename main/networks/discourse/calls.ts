import { isTrouble } from '#main/networks/answers.ts';
import { ConnectorError } from '#main/networks/connector.ts';
import { readHtml } from '#main/networks/html.ts';
import type { Http, HttpAnswer, HttpRequest } from '#main/networks/http.ts';
import { trouble } from './schemas.ts';

export type CallOptions = Pick<HttpRequest, 'lane' | 'signal'> & {
  readonly query?: readonly (readonly [string, string])[];
  readonly body?: NonNullable<HttpRequest['body']>;
  readonly accept?: readonly number[];
  readonly deadlineMs?: number;
};

/** Calls one forum in the name of one user, or of nobody. */
export type Caller = {
  call(method: HttpRequest['method'], path: string, options: CallOptions): Promise<HttpAnswer>;
};

export type CallerSettings = {
  readonly http: Http;
  /** May have a path: forums also live in a folder of a site. */
  readonly serverUrl: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whose limits these requests count against. */
  readonly who: string;
};

export function createCaller({ http, serverUrl, headers = {}, who }: CallerSettings): Caller {
  const { host } = new URL(serverUrl);
  const send: Caller['call'] = async (method, path, options) => {
    const { query = [], body, accept, deadlineMs, lane, signal } = options;
    const url = new URL(`${serverUrl}${path}`);
    for (const [name, value] of query) url.searchParams.append(name, value);
    return await http.request({
      method,
      url: url.href,
      headers: { accept: 'application/json', ...headers },
      ...(body === undefined ? {} : { body }),
      ...(accept === undefined ? {} : { accept }),
      ...(deadlineMs === undefined ? {} : { deadlineMs }),
      bucket: `${host}|${who}`,
      lane,
      signal,
      isTrustedHost: true,
    });
  };
  return {
    async call(method, path, options) {
      try {
        return await send(method, path, options);
      } catch (error) {
        // A key that is gone and a right that is missing are both 403: who we are tells them apart.
        if (!isTrouble(error, 'forbidden') || path === WHO) throw error;
        if (await isKnown(send, options)) throw error;
        throw new ConnectorError({ ...error.failure, code: 'login-needed' }, true);
      }
    },
  };
}

export const WHO = '/session/current.json';

async function isKnown(
  send: Caller['call'],
  { lane, signal }: Pick<CallOptions, 'lane' | 'signal'>,
): Promise<boolean> {
  const answer = await send('GET', WHO, { lane, signal, accept: [403, 404] });
  return answer.status === 200;
}

/** Statuses with which a forum says no in its own words; nothing was written. */
export const NOES = [400, 403, 404, 410, 422];

/** The refusal in an answer with one of those, for the person to read. */
export function refusalOf(answer: HttpAnswer): ConnectorError {
  const { host } = new URL(answer.url);
  const told = trouble.safeParse(answer.json()).data;
  const detail = readHtml((told?.errors ?? []).join(' ')).text.slice(0, 300);
  const codes = { 403: 'forbidden', 404: 'gone', 410: 'gone' } as const;
  const code =
    told?.error_type === 'not_logged_in'
      ? 'login-needed'
      : answer.status === 403 || answer.status === 404 || answer.status === 410
        ? codes[answer.status]
        : 'rejected';
  return new ConnectorError(
    { code, host, status: answer.status, ...(detail === '' ? {} : { detail }) },
    true,
  );
}
