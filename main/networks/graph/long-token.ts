import { z } from 'zod';
import { ConnectorError, type ConnectorPorts, type SignInPorts } from '#main/networks/connector.ts';
import type { OauthPorts, OauthTokens } from '#main/networks/oauth/authorization-server.ts';
import { keepTokens, type TokenKeeper } from '#main/networks/oauth/token-keeper.ts';
import { tradeToken, type TokenTrade } from '#main/networks/oauth/token-trade.ts';

/**
 * A token of 60 days that is given for a new one by itself, once it is a day old. One that is not renewed
 * in time is lost: https://developers.facebook.com/docs/instagram-platform/reference/refresh_access_token
 */
const LIFE_MS = 60 * 24 * 3_600_000;
const EARLY_MS = 30 * 24 * 3_600_000;

const schema = z.object({ token: z.string().min(1), expiresAt: z.number(), name: z.string() });
export type LongToken = z.infer<typeof schema>;

export function writeLongToken(secret: LongToken): string {
  return JSON.stringify(secret);
}

/** A secret that can not be read any more means signing in again. */
export function readLongToken(text: string): LongToken {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new ConnectorError({ code: 'login-needed' }, true);
  }
}

export type Renewal = Pick<TokenTrade, 'url' | 'grantType'>;

async function renewed(tokens: OauthTokens, renewal: Renewal, ports: OauthPorts) {
  const trade = { ...renewal, method: 'GET', tokenField: 'access_token', app: 'nothing' } as const;
  return await tradeToken(tokens, { trade, client: { id: '' } }, ports);
}

/** How long a pasted token lives it does not tell: a new one does. One of today can not be renewed yet. */
export async function firstToken(
  token: string,
  renewal: Renewal,
  { http, clock, signal }: SignInPorts,
): Promise<Pick<LongToken, 'token' | 'expiresAt'>> {
  const usual = { token, expiresAt: clock.now() + LIFE_MS };
  try {
    const ports = { http, clock, signal, isTrustedHost: true };
    const { accessToken, expiresAt } = await renewed({ accessToken: token }, renewal, ports);
    return { token: accessToken, expiresAt: expiresAt ?? usual.expiresAt };
  } catch (error) {
    if (error instanceof ConnectorError) return usual;
    throw error;
  }
}

export function keepLongToken(
  { token, expiresAt, name }: LongToken,
  renewal: Renewal,
  { http, clock, saveSecret }: Pick<ConnectorPorts, 'http' | 'clock' | 'saveSecret'>,
): TokenKeeper {
  return keepTokens({
    tokens: { accessToken: token, expiresAt },
    clock,
    renewsAccess: { earlyMs: EARLY_MS },
    async renew(tokens) {
      const signal = AbortSignal.timeout(60_000);
      return await renewed(tokens, renewal, { http, clock, signal, isTrustedHost: true });
    },
    async save(tokens) {
      const endsAt = tokens.expiresAt ?? clock.now() + LIFE_MS;
      const secret = writeLongToken({ token: tokens.accessToken, expiresAt: endsAt, name });
      await saveSecret(secret, endsAt);
    },
  });
}
