import { constants, generateKeyPair, privateDecrypt } from 'node:crypto';
import { promisify } from 'node:util';

export type KeyPair = { readonly publicKey: string; readonly privateKey: string };

/** Made for one sign-in and forgotten with it. */
export async function makeKeyPair(): Promise<KeyPair> {
  return await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}

/** RFC 8017, 7.2.2: 00 02, at least eight bytes that are not 0, 00, the message. */
function withoutPadding(block: Buffer): string | null {
  const end = block.indexOf(0, 2);
  return block[0] === 0 && block[1] === 2 && end >= 10
    ? block.subarray(end + 1).toString('utf8')
    : null;
}

/**
 * What the forum encrypted for us; null when it was not for this key. Newer forums use OAEP as asked,
 * older ones PKCS#1 1.5, whose padding is taken off here: not every OpenSSL does it any more.
 */
export function decrypt(payload: string, { privateKey }: KeyPair): string | null {
  const bytes = Buffer.from(payload.replaceAll(/\s/gu, ''), 'base64');
  try {
    return privateDecrypt(
      { key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING },
      bytes,
    ).toString('utf8');
  } catch {
    try {
      return withoutPadding(
        privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, bytes),
      );
    } catch {
      return null;
    }
  }
}
