import { ConnectorError, type SignInPorts } from '#main/networks/connector.ts';
import type { OauthClient, OauthServer, OauthTokens } from './authorization-server.ts';
import { signInWithCode } from './code-flow.ts';
import { tradeToken, type TokenTrade } from './token-trade.ts';

/**
 * What a network wants of an app that the person made there, as data: the protocol is in this folder, the
 * form and the guide are in the network's `info.ts`.
 */
export type OwnApp = {
  readonly server: OauthServer;
  readonly scope: string;
  readonly wayBack: {
    /** Begins with a slash. */
    readonly path: string;
    /** For networks that compare the whole address with a registered one; absent: any free port. */
    readonly port?: number;
    /** How the address names this machine; default `127.0.0.1`, as RFC 8252 advises. */
    readonly host?: 'localhost';
  };
  /** How a secret goes to the token endpoint; default `body`. */
  readonly authentication?: OauthClient['authentication'];
  /** Further fields of the page's address, for example `access_type`. */
  readonly more?: Readonly<Record<string, string>>;
  /** The first token lives for hours only and is given for one that lives for weeks. */
  readonly prolong?: TokenTrade;
  /** How a token is renewed without the person; default: by its refresh token, where there is one. */
  readonly renewal?: TokenTrade & {
    /** So long before its end it is due. */
    readonly earlyMs: number;
  };
};

/** The app that was typed in, or kept from the last time. */
export function appIn(fields: Readonly<Record<string, string>>, app: OwnApp): OauthClient {
  const id = (fields['clientId'] ?? '').trim();
  const secret = (fields['clientSecret'] ?? '').trim();
  const { host } = new URL(app.server.authorizeUrl);
  if (id === '') throw new ConnectorError({ code: 'wrong-credentials', host }, true);
  return {
    id,
    ...(secret === '' ? {} : { secret }),
    ...(app.authentication === undefined ? {} : { authentication: app.authentication }),
  };
}

/** The address that the person enters in their app; the port is left out where any may come. */
export function redirectOf({ path, port, host }: OwnApp['wayBack']): string {
  return `http://${host ?? '127.0.0.1'}${port === undefined ? '' : `:${String(port)}`}${path}`;
}

async function listen({ wayBack }: OwnApp, lent: SignInPorts) {
  const { redirectUri, answer } = await lent.loopback(wayBack.path, wayBack.port);
  const address = new URL(redirectUri);
  if (wayBack.host !== undefined) address.hostname = wayBack.host;
  return { redirectUri: address.href, answer };
}

export type OwnAppSignIn = { readonly client: OauthClient; readonly tokens: OauthTokens };

/** The code flow with the person's own app, up to a token that lives as long as the network gives. */
export async function signInWithOwnApp(
  app: OwnApp,
  fields: Readonly<Record<string, string>>,
  lent: SignInPorts,
): Promise<OwnAppSignIn> {
  const client = appIn(fields, app);
  const { server, scope, more } = app;
  const wayBack = await listen(app, lent);
  const tokens = await signInWithCode(
    {
      server,
      client,
      scope,
      wayBack,
      isTrustedHost: true,
      ...(more === undefined ? {} : { more }),
    },
    lent,
  );
  if (app.prolong === undefined) return { client, tokens };
  const { http, clock, signal } = lent;
  const ports = { http, clock, signal, isTrustedHost: true };
  return { client, tokens: await tradeToken(tokens, { trade: app.prolong, client }, ports) };
}
