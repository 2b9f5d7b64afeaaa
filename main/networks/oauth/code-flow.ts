import type { AuthorizationServer } from 'oauth4webapi';
import { ConnectorError, type SignInPorts, type WayBack } from '#main/networks/connector.ts';
import {
  postForm,
  readTokens,
  refusalIn,
  refused,
  type OauthClient,
  type OauthServer,
  type OauthTokens,
} from './authorization-server.ts';

export type CodeFlow = {
  readonly server: OauthServer;
  readonly client: OauthClient;
  readonly scope: string;
  /** Where the browser comes back: opened before, because some servers register it first. */
  readonly wayBack: WayBack;
  /** As made by `newState`, when the way back already compares it; otherwise made here. */
  readonly state?: string;
  /** Further fields of the page's address, for example `access_type`. */
  readonly more?: Readonly<Record<string, string>>;
  readonly isTrustedHost: boolean;
};

/** 256 bits that only this sign-in knows. */
export function newState({ random }: Pick<SignInPorts, 'random'>): string {
  return Buffer.from(random.bytes(32)).toString('base64url');
}

async function whenCanceled(signal: AbortSignal): Promise<never> {
  return await new Promise((_resolve, reject) => {
    const cancel = (): void => reject(new ConnectorError({ code: 'canceled' }, true));
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel, { once: true });
  });
}

/** Needed for a sign-in only: not read at every start. */
async function loadOauth() {
  return await import('oauth4webapi');
}

/** Is this the answer to the question that we asked? Checks `state`, and `iss` where it is known. */
async function codeIn(
  answer: URLSearchParams,
  asked: { readonly state: string; readonly flow: CodeFlow },
): Promise<string> {
  const oauth = await loadOauth();
  const { server, client } = asked.flow;
  const { host } = new URL(server.authorizeUrl);
  const issuer: AuthorizationServer = {
    issuer: server.issuer ?? new URL(server.authorizeUrl).origin,
    authorization_response_iss_parameter_supported: server.promisesIssuer === true,
  };
  const params = new URLSearchParams(answer);
  if (server.issuer === undefined) params.delete('iss');
  try {
    const checked = oauth.validateAuthResponse(
      issuer,
      { client_id: client.id },
      params,
      asked.state,
    );
    const [code, ...others] = checked.getAll('code');
    if (code !== undefined && others.length === 0) return code;
  } catch (error) {
    if (error instanceof oauth.AuthorizationResponseError)
      throw new ConnectorError(
        error.error === 'access_denied'
          ? { code: 'canceled', host }
          : {
              code: 'rejected',
              host,
              detail: (error.error_description ?? error.error).slice(0, 300),
            },
        true,
      );
  }
  throw new ConnectorError({ code: 'bad-answer', host }, true);
}

async function pageOf(flow: CodeFlow, state: string, verifier: string | null): Promise<string> {
  const oauth = await loadOauth();
  const page = new URL(flow.server.authorizeUrl);
  const query = {
    response_type: 'code',
    client_id: flow.client.id,
    redirect_uri: flow.wayBack.redirectUri,
    scope: flow.scope,
    state,
    ...(verifier === null
      ? {}
      : {
          code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
        }),
    ...flow.more,
  };
  for (const [name, value] of Object.entries(query)) page.searchParams.set(name, value);
  return page.href;
}

/**
 * The authorization code flow: the person agrees on the server's own page, their password never comes
 * near us. RFC 6749, 4.1; RFC 7636 (PKCE); RFC 9207 (`iss`); RFC 8252 (the way back to a desktop app).
 */
export async function signInWithCode(flow: CodeFlow, lent: SignInPorts): Promise<OauthTokens> {
  const { server, client, wayBack, isTrustedHost } = flow;
  const { http, clock, signal } = lent;
  const state = flow.state ?? newState(lent);
  const verifier = server.pkce === 'S256' ? newState(lent) : null;
  await lent.openBrowser(await pageOf(flow, state, verifier));
  const given = await Promise.race([wayBack.answer, whenCanceled(signal)]);
  const code = await codeIn(given, { state, flow });
  const fields = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: wayBack.redirectUri,
    ...(verifier === null ? {} : { code_verifier: verifier }),
  };
  const answer = await postForm(
    server.tokenUrl,
    { client, fields },
    { http, clock, signal, isTrustedHost },
  );
  const refusal = refusalIn(answer);
  if (refusal !== null) throw refused(answer, refusal);
  return readTokens(answer, clock.now());
}
