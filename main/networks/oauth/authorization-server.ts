import { z } from 'zod';
import { ConnectorError } from '#main/networks/connector.ts';
import { secretsOf } from '#main/networks/http-body.ts';
import { withoutSecrets } from '#main/networks/without-secrets.ts';
import type { Http, HttpAnswer, HttpRequest, Lane } from '#main/networks/http.ts';

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
const words = z.string().optional().catch(undefined);
/** As RFC 6749, 5.2 has it, and as Meta writes it: an object, or flat under names of its own. */
const refusal = z.union([
  z.object({ error: z.string(), error_description: words }),
  z
    .object({ error: z.object({ type: words, message: words }) })
    .transform(({ error: { type = 'error', message } }) => ({
      error: type,
      error_description: message,
    })),
  z
    .object({ error_type: z.string(), error_message: words })
    .transform(({ error_type, error_message }) => ({
      error: error_type,
      error_description: error_message,
    })),
]);

/** `secrets`: what was sent and must not stand in a sentence that somebody reads. */
export type OauthAnswer = HttpAnswer & { readonly secrets: readonly string[] };

/** Posts a form to one of the server's endpoints; 400, 401 and 403 come back for the caller to read. */
export async function postForm(
  url: string,
  given: { readonly client: OauthClient; readonly fields: Readonly<Record<string, string>> },
  ports: OauthPorts & { readonly lane?: Lane },
): Promise<OauthAnswer> {
  const { client, fields } = given;
  const isBasic = client.secret !== undefined && client.authentication === 'basic';
  const credentials = [client.id, client.secret ?? ''].map(encodeURIComponent).join(':');
  return await askFor(
    url,
    {
      method: 'POST',
      headers: isBasic
        ? { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` }
        : {},
      fields: {
        ...fields,
        ...(isBasic ? {} : { client_id: client.id }),
        ...(isBasic || client.secret === undefined ? {} : { client_secret: client.secret }),
      },
    },
    ports,
  );
}

type Asking = {
  readonly method: 'GET' | 'POST';
  readonly fields: Readonly<Record<string, string>>;
  readonly headers?: HttpRequest['headers'];
};

/** As `postForm`, with nothing added; `GET` puts the fields into the address. */
export async function askFor(
  url: string,
  { method, fields, headers = {} }: Asking,
  { http, signal, isTrustedHost, lane = 'interactive' }: OauthPorts & { readonly lane?: Lane },
): Promise<OauthAnswer> {
  const address = new URL(url);
  if (method === 'GET')
    for (const [name, value] of Object.entries(fields)) address.searchParams.set(name, value);
  const request: HttpRequest = {
    method,
    url: address.href,
    headers: { accept: 'application/json', ...headers },
    ...(method === 'GET' ? {} : { body: { kind: 'form', fields } }),
    accept: [400, 401, 403],
    bucket: `${address.host}|oauth`,
    lane,
    signal,
    isTrustedHost,
  };
  return { ...(await http.request(request)), secrets: secretsOf(request) };
}

/** The server's `error` of RFC 6749, 5.2, or null when the answer is no refusal. GitHub says it with 200. */
export function refusalIn(answer: OauthAnswer): { error: string; detail?: string } | null {
  const parsed = refusal.safeParse(answer.json()).data;
  if (parsed === undefined) return null;
  const { error, error_description: detail } = parsed;
  if (detail === undefined) return { error };
  // Some servers repeat what they were sent.
  return { error, detail: withoutSecrets(detail, answer.secrets).slice(0, 300) };
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
