/**
 * Record keys: 13 characters that sort by time, 53 bits of microseconds and 10 bits of a clock's id.
 * https://atproto.com/specs/tid
 */
const ALPHABET = '234567abcdefghijklmnopqrstuvwxyz';
const LENGTH = 13;
const CLOCK_BITS = 10n;
const TID = /^[2-7a-j][2-7a-z]{12}$/u;

export function isTid(rkey: string): boolean {
  return TID.test(rkey);
}

function encode(value: bigint): string {
  let rest = value;
  let tid = '';
  for (let at = 0; at < LENGTH; at++) {
    tid = (ALPHABET[Number(rest & 31n)] ?? '') + tid;
    rest >>= 5n;
  }
  return tid;
}

/** `micros` since epoch; `clockId` 0 to 1023. */
export function tidOf(micros: bigint, clockId: number): string {
  return encode((micros << CLOCK_BITS) | BigInt(clockId & 1023));
}

/** Microseconds since epoch, or null when it is no TID. */
export function microsOf(tid: string): bigint | null {
  if (!isTid(tid)) return null;
  let value = 0n;
  for (const character of tid) value = (value << 5n) | BigInt(ALPHABET.indexOf(character));
  return value >> CLOCK_BITS;
}

/**
 * A key of our own for a record written now. Microseconds within the millisecond and the clock's id
 * are random (20 bits), so that two machines of one account do not meet.
 */
export function newTid(nowMs: number, random: Uint8Array): string {
  const bits = ((random[0] ?? 0) << 16) | ((random[1] ?? 0) << 8) | (random[2] ?? 0);
  const micros = BigInt(Math.floor(nowMs)) * 1000n + BigInt((bits >> 10) % 1000);
  return tidOf(micros, bits & 1023);
}

/**
 * The key for something that may exist only once about `subject` (a like): always the same one, so
 * that writing it again changes nothing. It lies in the second of the subject's own key, the rest
 * comes from `digest`, a hash of the subject's address (at least 4 bytes).
 */
export function tidAbout(subjectRkey: string, digest: Uint8Array): string {
  const view = new DataView(digest.buffer, digest.byteOffset, digest.byteLength);
  const bits = view.getUint32(0);
  const second = ((microsOf(subjectRkey) ?? 0n) / 1_000_000n) * 1_000_000n;
  return tidOf(second + BigInt((bits >>> 10) % 1_000_000), bits & 1023);
}
