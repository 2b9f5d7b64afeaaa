import { decode, npubEncode } from 'nostr-tools/nip19';
import { finalizeEvent, getPublicKey } from 'nostr-tools/pure';
import { ConnectorError } from '#main/networks/connector.ts';
import { isKey, type NostrEvent } from './events.ts';

export type Unsigned = Pick<NostrEvent, 'kind' | 'created_at' | 'tags' | 'content'>;
/** Signs in the name of the account: with its own key, or by asking the program that holds it. */
export type Signer = {
  readonly pubkey: string;
  sign(event: Unsigned): Promise<NostrEvent>;
};

function fromHex(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex, 'hex'));
}

/** `key`: 32 bytes as hex. */
export function ownKeySigner(key: string): Signer {
  const secret = fromHex(key);
  return {
    pubkey: getPublicKey(secret),
    sign: async (event) => await Promise.resolve(finalizeEvent({ ...event }, secret)),
  };
}

/** `nsec1…` or 64 hex digits; null for anything else, above all for a public key. */
export function readSecretKey(typed: string): string | null {
  const text = typed.trim();
  if (isKey(text)) return text;
  try {
    const decoded = decode(text);
    return decoded.type === 'nsec' ? Buffer.from(decoded.data).toString('hex') : null;
  } catch {
    return null;
  }
}

/** `npub1…`, `nprofile1…` or hex, also behind `nostr:`; null for anything else. */
export function readPublicKey(typed: string): string | null {
  const text = typed
    .trim()
    .replace(/^nostr:/u, '')
    .replace(/^@/u, '');
  if (isKey(text)) return text;
  try {
    const decoded = decode(text);
    if (decoded.type === 'npub') return decoded.data;
    return decoded.type === 'nprofile' ? decoded.data.pubkey : null;
  } catch {
    return null;
  }
}

export function npubOf(pubkey: string): string {
  return npubEncode(pubkey);
}

export function wrongKey(): ConnectorError {
  return new ConnectorError({ code: 'wrong-credentials' }, true);
}
