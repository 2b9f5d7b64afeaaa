import { z } from 'zod';
import { ConnectorError } from '#main/networks/connector.ts';
import type { Http, HttpAnswer, Lane } from '#main/networks/http.ts';

/** Where an OAuth server answers, as its metadata (RFC 8414) or its documentation says. */
export type OauthServer = {
  /** What `iss` must say; absent: it says nothing, and nothing is held against it. */
  readonly issuer?: string;
  /** RFC 9207: an answer without `iss` is not the server's. */
  readonly promisesIssuer?: boolean;
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  readonly revokeUrl?: string;
  /** RFC 8628. */
  readonly deviceUrl?: string;
  readonly pkce: 'S256' | 'none';
};

export type OauthClient = {
  readonly id: string;
  /** Absent: a public client. */
  readonly secret?: string;
  /** How the client names itself to the token endpoint; default `body`. */
  readonly authentication?: 'body' | 'basic';
};

export type OauthTokens = {
  readonly accessToken: string;
  /** ms since epoch; absent: the server does not say. */
  readonly expiresAt?: number;
  readonly refreshToken?: string;
  /** Of the refresh token, where the server says it. */
  readonly refreshExpiresAt?: number;
  readonly scope?: string;
};

export type OauthPorts = {
  readonly http: Http;
  readonly clock: { now(): number };
  readonly signal: AbortSignal;
  /** The host was named by the person: it may stand in their own network. */
  readonly isTrustedHost: boolean;
};

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().optional(),
  expires_in: z.coerce.number().positive().optional().catch(undefined),
  refresh_token_expires_in: z.coerce.number().positive().optional().catch(undefined),
  scope: z.string().optional().catch(undefined),
});
const refusal = z.object({
  error: z.string(),
  error_description: z.string().optional().catch(undefined),
});

/** Posts a form to one of the server's endpoints; 400, 401 and 403 come back for the caller to read. */
export async function postForm(
  url: string,
  given: { readonly client: OauthClient; readonly fields: Readonly<Record<string, string>> },
  { http, signal, isTrustedHost, lane = 'interactive' }: OauthPorts & { readonly lane?: Lane },
): Promise<HttpAnswer> {
  const { client, fields } = given;
  const isBasic = client.secret !== undefined && client.authentication === 'basic';
  const credentials = [client.id, client.secret ?? ''].map(encodeURIComponent).join(':');
  return await http.request({
    method: 'POST',
    url,
    headers: {
      accept: 'application/json',
      ...(isBasic ? { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` } : {}),
    },
    body: {
      kind: 'form',
      fields: {
        ...fields,
        ...(isBasic ? {} : { client_id: client.id }),
        ...(isBasic || client.secret === undefined ? {} : { client_secret: client.secret }),
      },
    },
    accept: [400, 401, 403],
    bucket: `${new URL(url).host}|oauth`,
    lane,
    signal,
    isTrustedHost,
  });
}

/** The server's `error` of RFC 6749, 5.2, or null when the answer is no refusal. GitHub says it with 200. */
export function refusalIn(answer: HttpAnswer): { error: string; detail?: string } | null {
  const parsed = refusal.safeParse(answer.json()).data;
  if (parsed === undefined) return null;
  const { error, error_description: detail } = parsed;
  return { error, ...(detail === undefined ? {} : { detail: detail.slice(0, 300) }) };
}

export function readTokens(answer: HttpAnswer, now: number): OauthTokens {
  const parsed = tokenAnswer.safeParse(answer.json()).data;
  if (parsed === undefined)
    throw new ConnectorError(
      { code: 'bad-answer', host: new URL(answer.url).host, status: answer.status },
      true,
    );
  const { access_token, refresh_token, expires_in, refresh_token_expires_in, scope } = parsed;
  return {
    accessToken: access_token,
    ...(refresh_token === undefined ? {} : { refreshToken: refresh_token }),
    ...(expires_in === undefined ? {} : { expiresAt: now + expires_in * 1000 }),
    ...(refresh_token_expires_in === undefined
      ? {}
      : { refreshExpiresAt: now + refresh_token_expires_in * 1000 }),
    ...(scope === undefined ? {} : { scope }),
  };
}

/** What the person reads when the server refuses a token. */
export function refused(
  answer: HttpAnswer,
  { error, detail }: { readonly error: string; readonly detail?: string },
): ConnectorError {
  const host = new URL(answer.url).host;
  const code =
    error === 'invalid_client' || error === 'unauthorized_client'
      ? 'wrong-credentials'
      : error === 'access_denied'
        ? 'canceled'
        : 'rejected';
  return new ConnectorError({ code, host, detail: detail ?? error }, true);
}
