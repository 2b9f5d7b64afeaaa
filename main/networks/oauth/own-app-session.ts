import { z } from 'zod';
import { ConnectorError, type ConnectorPorts } from '#main/networks/connector.ts';
import type { OauthTokens } from './authorization-server.ts';
import { appIn, type OwnApp, type OwnAppSignIn } from './own-app.ts';
import { keepTokens, refreshTokens, revokeToken, type TokenKeeper } from './token-keeper.ts';
import { tradeToken } from './token-trade.ts';

const schema = z.object({
  clientId: z.string(),
  clientSecret: z.string().optional(),
  accessToken: z.string(),
  expiresAt: z.number().optional(),
  refreshToken: z.string().optional(),
  refreshExpiresAt: z.number().optional(),
  scope: z.string().optional(),
  /** What else the network gave that must not be seen, for example the token of one page. */
  more: z.record(z.string(), z.string()).optional(),
});
type Stored = z.infer<typeof schema>;
type More = Readonly<Record<string, string>>;

/** The text for the secret store. */
export function ownAppSecret({ client, tokens }: OwnAppSignIn, more?: More): string {
  const stored: Stored = {
    clientId: client.id,
    ...(client.secret === undefined ? {} : { clientSecret: client.secret }),
    ...tokens,
    ...(more === undefined ? {} : { more: { ...more } }),
  };
  return JSON.stringify(stored);
}

/** A secret that can not be read any more means signing in again. */
function read(text: string): Stored {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new ConnectorError({ code: 'login-needed' }, true);
  }
}

/** From when on only the person can renew it: `SignedIn.endsAt`, to be spread there. */
export function endOf(tokens: OauthTokens): { readonly endsAt?: number } {
  const endsAt = tokens.refreshToken === undefined ? tokens.expiresAt : tokens.refreshExpiresAt;
  return endsAt === undefined ? {} : { endsAt };
}

export type OwnAppSession = Pick<TokenKeeper, 'withToken'> & {
  readonly more: More;
  /** What is counted per app is shared by all accounts that use it. */
  readonly clientId: string;
  /** Makes the tokens useless on the server, where it has a way for that. */
  revoke(signal: AbortSignal): Promise<void>;
};

/** A signed-in account of the person's own app: its token, renewed and stored as the network wants it. */
export function openOwnApp(
  app: OwnApp,
  secret: string,
  { http, clock, saveSecret }: Pick<ConnectorPorts, 'http' | 'clock' | 'saveSecret'>,
): OwnAppSession {
  const { clientId, clientSecret = '', more = {}, ...rest } = read(secret);
  const client = appIn({ clientId, clientSecret }, app);
  const { renewal, server } = app;
  const ports = (signal: AbortSignal) => ({ http, clock, signal, isTrustedHost: true });
  const keeper = keepTokens({
    tokens: withoutGaps(rest),
    clock,
    ...(renewal === undefined ? {} : { renewsAccess: { earlyMs: renewal.earlyMs } }),
    async renew(tokens) {
      const lent = ports(new AbortController().signal);
      return renewal === undefined
        ? await refreshTokens(tokens, { server, client }, lent)
        : await tradeToken(tokens, { trade: renewal, client }, lent);
    },
    save: async (tokens) =>
      await saveSecret(ownAppSecret({ client, tokens }, more), endOf(tokens).endsAt),
  });
  return {
    withToken: keeper.withToken,
    more,
    clientId,
    async revoke(signal) {
      const { refreshToken, accessToken } = keeper.tokens();
      // RFC 7009, 2.1: with a refresh token the access tokens of the same grant go too.
      await revokeToken(refreshToken ?? accessToken, { server, client }, ports(signal));
    },
  };
}

/** `undefined` of the schema, left out. */
function withoutGaps(stored: Omit<Stored, 'clientId' | 'clientSecret' | 'more'>): OauthTokens {
  const { accessToken, expiresAt, refreshToken, refreshExpiresAt, scope } = stored;
  return {
    accessToken,
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(refreshToken === undefined ? {} : { refreshToken }),
    ...(refreshExpiresAt === undefined ? {} : { refreshExpiresAt }),
    ...(scope === undefined ? {} : { scope }),
  };
}
