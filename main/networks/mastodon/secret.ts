import { z } from 'zod';
import { ConnectorError } from '#main/networks/connector.ts';

/** All that signs requests, and what was learnt about server and person while signing in. */
const schema = z.object({
  accessToken: z.string(),
  /** Where tokens end: what renews them, and when that is due (ms since epoch). */
  refreshToken: z.string().optional(),
  expiresAt: z.number().optional(),
  clientId: z.string(),
  clientSecret: z.string(),
  /** The person's own page: some servers only name people by it. */
  profileUrl: z.string().optional(),
  software: z.object({ name: z.string(), version: z.string() }),
  streamingUrl: z.string().optional(),
});
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
