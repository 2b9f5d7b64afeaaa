import { ConnectorError } from '#main/networks/connector.ts';
import {
  postForm,
  readTokens,
  refusalIn,
  refused,
  type OauthClient,
  type OauthPorts,
  type OauthServer,
  type OauthTokens,
} from './authorization-server.ts';

/** Renewed so long before its end: requests under way still find it valid. */
const EARLY_MS = 60_000;
/** An early renewal that failed is tried again after so long. */
const AGAIN_MS = 3_600_000;

/**
 * Asks for new tokens. A server may give a new refresh token and forget the old one, so the answer has to
 * be on the disk before it is used. RFC 6749, 6; RFC 9700, 4.14.
 */
export async function refreshTokens(
  tokens: OauthTokens,
  { server, client }: { readonly server: OauthServer; readonly client: OauthClient },
  ports: OauthPorts,
): Promise<OauthTokens> {
  const { host } = new URL(server.tokenUrl);
  if (tokens.refreshToken === undefined)
    throw new ConnectorError({ code: 'login-needed', host }, true);
  const fields = { grant_type: 'refresh_token', refresh_token: tokens.refreshToken };
  const answer = await postForm(server.tokenUrl, { client, fields }, ports);
  const refusal = refusalIn(answer);
  if (refusal?.error === 'invalid_grant')
    throw new ConnectorError(
      {
        code: 'login-needed',
        host,
        ...(refusal.detail === undefined ? {} : { detail: refusal.detail }),
      },
      true,
    );
  if (refusal !== null) throw refused(answer, refusal);
  // Without a new one the old refresh token stays; an end that is not told again is not known.
  const { expiresAt: _over, ...kept } = tokens;
  return { ...kept, ...readTokens(answer, ports.clock.now()) };
}

/** Makes a token useless on the server. RFC 7009: a form, and 200 also for a token that is gone. */
export async function revokeToken(
  token: string,
  { server, client }: { readonly server: OauthServer; readonly client: OauthClient },
  ports: OauthPorts,
): Promise<void> {
  if (server.revokeUrl === undefined) return;
  await postForm(server.revokeUrl, { client, fields: { token } }, ports);
}

export type TokenKeeper = {
  /**
   * Runs `call` with a token that works: renewed before its end, and once more when the server refuses it
   * all the same. Any number of calls at a time make one renewal.
   */
  readonly withToken: <Value>(call: (accessToken: string) => Promise<Value>) => Promise<Value>;
  tokens(): OauthTokens;
};

export type TokenKeeping = {
  readonly tokens: OauthTokens;
  readonly clock: { now(): number };
  /** The token itself is renewed and not by a refresh token: due so long before its end, in ms. */
  readonly renewsAccess?: { readonly earlyMs: number };
  renew(tokens: OauthTokens): Promise<OauthTokens>;
  /** Resolves when the new tokens are on the disk; only then are they used. */
  save(tokens: OauthTokens): Promise<void>;
};

export function keepTokens(given: TokenKeeping): TokenKeeper {
  let { tokens } = given;
  let renewing: Promise<string> | null = null;
  let earliestTryAt = 0;

  const renew = async (): Promise<string> => {
    const next = await given.renew(tokens);
    await given.save(next);
    tokens = next;
    return next.accessToken;
  };
  /** `refusedToken`: the one that did not work; renewed by somebody else meanwhile it counts as done. */
  const fresh = async (refusedToken: string | null): Promise<string> => {
    if (refusedToken !== null && refusedToken !== tokens.accessToken) return tokens.accessToken;
    renewing ??= renew().finally(() => {
      renewing = null;
    });
    return await renewing;
  };
  const endsWithin = (ms: number): boolean =>
    tokens.expiresAt !== undefined && tokens.expiresAt - ms <= given.clock.now();
  const canRefresh = (): boolean =>
    tokens.refreshToken !== undefined && given.renewsAccess === undefined;

  /** A token that still lives is used when its renewal fails for today. */
  const renewedEarly = async (earlyMs: number): Promise<string> => {
    if (endsWithin(0)) throw new ConnectorError({ code: 'login-needed' }, true);
    if (!endsWithin(earlyMs) || given.clock.now() < earliestTryAt) return tokens.accessToken;
    try {
      return await fresh(null);
    } catch (error) {
      earliestTryAt = given.clock.now() + AGAIN_MS;
      if (error instanceof ConnectorError) return tokens.accessToken;
      throw error;
    }
  };
  const usable = async (): Promise<string> => {
    if (given.renewsAccess !== undefined) return await renewedEarly(given.renewsAccess.earlyMs);
    return canRefresh() && endsWithin(EARLY_MS) ? await fresh(null) : tokens.accessToken;
  };

  return {
    tokens: () => tokens,
    async withToken(call) {
      const token = await usable();
      try {
        return await call(token);
      } catch (error) {
        const isRefused = error instanceof ConnectorError && error.failure.code === 'login-needed';
        if (!isRefused || !canRefresh()) throw error;
        return await call(await fresh(token));
      }
    },
  };
}
