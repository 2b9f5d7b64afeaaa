import { z } from 'zod';
import { ConnectorError } from '#main/networks/connector.ts';

/** Where the mailbox is and how it opens: by a password, or by an app of the person's own. */
const schema = z.object({
  user: z.string().min(1),
  login: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('password'), password: z.string().min(1) }),
    z.object({
      kind: z.literal('own-app'),
      /** Of the sign-in method, and what it keeps. */
      method: z.string(),
      app: z.string().min(1),
    }),
  ]),
  host: z.string().min(1),
  port: z.number(),
  tls: z.enum(['at-once', 'start', 'none']),
  folder: z.string().min(1),
  /** The person typed this server: it may stand in their own network. */
  isNamed: z.boolean(),
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
