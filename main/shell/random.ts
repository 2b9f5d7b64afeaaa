import { randomBytes } from 'node:crypto';
import type { Random } from '#main/ports.ts';

/** UUID version 7 (RFC 9562, 5.7): 48 bits of time, the rest random. */
export function uuid7(now: number, random: Uint8Array): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes.set(random.subarray(0, 10), 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

export const random: Random = {
  uuid: () => uuid7(Date.now(), randomBytes(10)),
  bytes: (length) => new Uint8Array(randomBytes(length)),
  fraction: () => Math.random(),
};
