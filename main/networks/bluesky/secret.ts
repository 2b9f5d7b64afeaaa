import { z } from 'zod';
import { ConnectorError } from '#main/networks/connector.ts';

/** What the secret store keeps for one account, as JSON. */
const passwordSession = z.object({
  kind: z.literal('app-password'),
  did: z.string(),
  /** Where the session was made: renewing it goes there, calls go to the account's own server. */
  signInUrl: z.string(),
  accessJwt: z.string(),
  refreshJwt: z.string(),
});
export type PasswordSession = z.infer<typeof passwordSession>;

const oauthSession = z.object({
  kind: z.literal('oauth'),
  did: z.string(),
  clientId: z.string(),
  /** As the OAuth client saves it: the key of the proofs and the tokens. Opaque to us. */
  saved: z.unknown(),
});
export type OauthSession = z.infer<typeof oauthSession>;

export const secretSchema = z.discriminatedUnion('kind', [passwordSession, oauthSession]);
export type Secret = z.infer<typeof secretSchema>;

/** null when it cannot be read: then only signing in again helps. */
export function readSecret(secret: string): Secret | null {
  try {
    return secretSchema.parse(JSON.parse(secret));
  } catch {
    return null;
  }
}

/**
 * Stores a renewed secret; only when this resolves may it be used. Throws `secrets-unavailable`: the
 * call that needed it was refused before it did anything, so nothing was written.
 */
export async function storeSecret(
  secret: Secret,
  ports: { saveSecret(secret: string): Promise<void> },
): Promise<void> {
  try {
    await ports.saveSecret(JSON.stringify(secret));
  } catch (error) {
    throw error instanceof ConnectorError
      ? error
      : new ConnectorError({ code: 'secrets-unavailable' }, true);
  }
}
