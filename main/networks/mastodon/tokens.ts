import type { ConnectorPorts } from '#main/networks/connector.ts';
import type { OauthTokens } from '#main/networks/oauth/authorization-server.ts';
import { keepTokens, refreshTokens, type TokenKeeper } from '#main/networks/oauth/token-keeper.ts';
import type { Secret } from './secret.ts';

/** Of all that the code flow brought, or that a secret holds, what is kept. */
export function tokenFields({
  accessToken,
  refreshToken,
  expiresAt,
}: Pick<Secret, 'accessToken' | 'refreshToken' | 'expiresAt'>): OauthTokens {
  return {
    accessToken,
    ...(refreshToken === undefined ? {} : { refreshToken }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
}

/** When only signing in again helps; undefined where tokens live for ever or are renewed. */
export function endOf({ expiresAt, refreshToken, refreshExpiresAt }: OauthTokens): {
  readonly endsAt?: number;
} {
  const endsAt = refreshToken === undefined ? expiresAt : refreshExpiresAt;
  return endsAt === undefined ? {} : { endsAt };
}

/**
 * Mastodon's tokens live until they are revoked; those of Pixelfed end (15 days to a year) and are
 * renewed with a refresh token: https://github.com/pixelfed/pixelfed/pull/2400
 */
export function keeperFor(
  serverUrl: string,
  secret: Secret,
  given: {
    readonly lent: Pick<ConnectorPorts, 'http' | 'clock'>;
    readonly save: (tokens: OauthTokens) => Promise<void>;
  },
): TokenKeeper {
  const { clientId: id, clientSecret } = secret;
  const server = {
    authorizeUrl: new URL('/oauth/authorize', serverUrl).href,
    tokenUrl: new URL('/oauth/token', serverUrl).href,
    pkce: 'none',
  } as const;
  const client = { id, secret: clientSecret };
  return keepTokens({
    tokens: tokenFields(secret),
    clock: given.lent.clock,
    save: given.save,
    async renew(tokens) {
      const { http, clock } = given.lent;
      const ports = { http, clock, signal: new AbortController().signal, isTrustedHost: true };
      return await refreshTokens(tokens, { server, client }, ports);
    },
  });
}
