import { z } from 'zod';
import { ConnectorError } from '#main/networks/connector.ts';
import { bunkerSigner, type BunkerPorts } from './bunker.ts';
import { ownKeySigner, type Signer } from './signer.ts';

const hex64 = z.string().regex(/^[\da-f]{64}$/u);
const relay = z.object({
  url: z.string(),
  use: z.enum(['both', 'read', 'write']),
  isNamed: z.boolean(),
});
/** How the account signs, and its relays. */
const schema = z.object({
  sign: z.union([
    z.object({ key: hex64 }),
    z.object({
      bunker: z.object({ remoteKey: hex64, relays: z.array(z.string()) }),
      clientKey: hex64,
    }),
  ]),
  relays: z.array(relay).min(1),
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

export function signerOf({ sign }: Secret, pubkey: string, ports: BunkerPorts): Signer {
  return 'key' in sign ? ownKeySigner(sign.key) : bunkerSigner(sign, pubkey, ports);
}
