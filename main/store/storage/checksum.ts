import { crc32 } from 'node:zlib';

/**
 * Kept beside every document, because SQLite notices damage to its pages but not to the texts on them.
 * Looked at by `findDamage` and when a damaged file is read out, never by a query.
 */
export function checksum(rev: string, meta: string | null, data: string): number {
  return crc32(data, crc32(meta ?? '', crc32(rev)));
}
