import type { Failure } from '#domain/failure.ts';

const PROTOCOLS = new Set(['http:', 'https:', 'mailto:']);
const MAX_LENGTH = 4000;

/**
 * The one gate for links that leave Parley: the address to open, or null. Refused are other schemes
 * (they start programs), names and passwords inside the address (they make a false host look true),
 * control characters, and lengths that no real link has.
 */
export function externalAddress(address: string): string | null {
  if (address.length > MAX_LENGTH || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (!PROTOCOLS.has(url.protocol) || url.username !== '' || url.password !== '') return null;
  if (url.protocol !== 'mailto:' && url.hostname === '') return null;
  return url.href;
}

/** Opens a link in the person's browser or mail program. Never throws. */
export async function openExternal(
  address: string,
  open: (address: string) => Promise<void>,
): Promise<Failure | null> {
  const checked = externalAddress(address);
  if (checked === null) return { code: 'address-refused' };
  try {
    await open(checked);
    return null;
  } catch {
    return { code: 'internal', detail: 'no program opens this link' };
  }
}
