import { z } from 'zod';
import { ConnectorError } from '#main/networks/connector.ts';

const schema = z.object({ token: z.string(), username: z.string() });
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
