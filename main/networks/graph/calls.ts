import { z } from 'zod';
import { ConnectorError } from '#main/networks/connector.ts';
import type { Http, HttpAnswer, HttpRequest, Lane } from '#main/networks/http.ts';
import type { TokenKeeper } from '#main/networks/oauth/token-keeper.ts';
import { refusalOf } from './refusal.ts';
import { usageIn } from './usage.ts';

/** Statuses with an `error` object in the answer; 5xx and 429 the door reads by itself. */
const REFUSALS = [400, 401, 403, 404];

export type Fields = Readonly<Record<string, string>>;
export type CallOptions = {
  readonly query?: Fields;
  readonly form?: Fields;
  readonly lane: Lane;
  readonly signal: AbortSignal;
};

/** Calls one of Meta's interfaces in the name of one token. */
export type GraphCaller = {
  /** The answer's JSON in the wanted shape; a refusal and `bad-answer` are thrown. */
  call<Value>(
    method: Extract<HttpRequest['method'], 'GET' | 'POST' | 'DELETE'>,
    path: string,
    options: CallOptions & { readonly schema: z.ZodType<Value> },
  ): Promise<Value>;
};

export type CallerSettings = {
  readonly http: Http;
  readonly clock: { now(): number };
  /** Where the paths begin: host and version. */
  readonly root: string;
  /** Runs a call with a token that lives. */
  readonly withToken: TokenKeeper['withToken'];
  /** `query` where the documentation knows nothing else. */
  readonly tokenIn?: 'header' | 'query';
  /** Whose limits these requests count against. */
  readonly who: string;
};

export function createGraphCaller(settings: CallerSettings): GraphCaller {
  const { http, clock, root, withToken, tokenIn = 'header', who } = settings;
  const { host } = new URL(root);
  return {
    call: async (method, path, { query = {}, form, lane, signal, schema }) =>
      await withToken(async (token) => {
        const url = new URL(`${root}/${path}`);
        const isForm = method === 'POST';
        const inPlace = tokenIn === 'query' ? { access_token: token } : {};
        for (const [name, value] of Object.entries({ ...query, ...(isForm ? {} : inPlace) }))
          url.searchParams.set(name, value);
        const answer = await http.request({
          method,
          url: url.href,
          headers: {
            accept: 'application/json',
            ...(tokenIn === 'header' ? { authorization: `Bearer ${token}` } : {}),
          },
          ...(isForm ? { body: { kind: 'form', fields: { ...form, ...inPlace } } } : {}),
          accept: REFUSALS,
          bucket: `${host}|${who}`,
          rateIn: usageIn,
          lane,
          signal,
          isTrustedHost: true,
        });
        if (answer.status >= 400) throw refusalOf(answer, { now: clock.now(), secrets: [token] });
        return parse(answer, schema);
      }),
  };
}

/** For a token that nothing renews. */
export function lasting(token: string): TokenKeeper['withToken'] {
  return async (call) => await call(token);
}

function parse<Value>(answer: HttpAnswer, schema: z.ZodType<Value>): Value {
  const parsed = schema.safeParse(answer.json());
  if (parsed.success) return parsed.data;
  const { host } = new URL(answer.url);
  throw new ConnectorError({ code: 'bad-answer', host, status: answer.status }, false);
}

/** One page of an edge. Entries are read one by one: a broken one does not cost the others. */
export const edge = z.object({
  data: z.array(z.unknown()),
  paging: z
    .object({
      cursors: z.object({ after: z.string().max(2000) }),
      /** Absent on the last page; the address itself holds the token and is not followed. */
      next: z.string(),
    })
    .optional()
    .catch(undefined),
});
export type Edge = z.infer<typeof edge>;

/** An edge that came along inside of an entry; nothing there is nothing. */
export const innerEdge = edge.catch({ data: [] });

/** Where the edge goes on; absent at its end. */
export function afterOf({ paging }: Edge): { readonly after?: string } {
  return paging === undefined ? {} : { after: paging.cursors.after };
}

/** Every entry that can be read, each once. */
export function entriesOf<Value extends { readonly id: string }>(
  { data }: Edge,
  schema: z.ZodType<Value>,
): readonly Value[] {
  const found = data.flatMap((value) => schema.safeParse(value).data ?? []);
  return [...new Map(found.map((entry) => [entry.id, entry])).values()];
}

export const remoteId = z.string().min(1).max(500);
export const success = z.object({ success: z.literal(true) });

/** ms since epoch; what is no date counts as the beginning of time. */
export const moment = z
  .string()
  .catch('')
  .transform((text) => Math.max(0, Date.parse(text) || 0));
