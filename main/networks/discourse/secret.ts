import { z } from 'zod';
import { ConnectorError } from '#main/networks/connector.ts';

/**
 * `user`: a key that the person allowed for this app alone; `clientId` names the app to the forum.
 * `admin`: made by an administrator, acts as `username`.
 */
const schema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('user'),
    key: z.string(),
    clientId: z.string(),
    username: z.string(),
  }),
  z.object({ kind: z.literal('admin'), key: z.string(), username: z.string() }),
]);
export type Secret = z.infer<typeof schema>;

export function writeSecret(secret: Secret): string {
  return JSON.stringify(secret);
}

/** A secret that can not be read any more means signing in again. */
export function readSecret(text: string): Secret {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new ConnectorError({ code: 'login-needed' }, true);
  }
}

/** https://meta.discourse.org/t/user-api-keys-specification/48536, https://docs.discourse.org/ */
export function headersOf(secret: Secret): Readonly<Record<string, string>> {
  return secret.kind === 'user'
    ? { 'user-api-key': secret.key, 'user-api-client-id': secret.clientId }
    : { 'api-key': secret.key, 'api-username': secret.username };
}
