/** NORMAL: a power cut may lose the newest commits but never corrupts the file. */
export const CACHE = 'PRAGMA synchronous=NORMAL; PRAGMA fullfsync=OFF';
/** On macOS fsync leaves the data in the drive's cache; `fullfsync` is without effect elsewhere. */
export const DURABLE = 'PRAGMA synchronous=FULL; PRAGMA fullfsync=ON';

/**
 * `wal_autocheckpoint=16000`: the thread copies from 1,000 pages on, so that a write only has to do it
 * itself when nobody waits for the thread; then the log is 64 MiB long. `auto_vacuum` takes effect only
 * in a new file. ANALYZE is never run: with statistics SQLite sorts all hits of `IN` instead of walking an index.
 */
export function pragmas(cacheMebibytes: number): string {
  return [
    'auto_vacuum=INCREMENTAL',
    'journal_mode=WAL',
    'foreign_keys=OFF',
    'temp_store=MEMORY',
    'busy_timeout=5000',
    'journal_size_limit=67108864',
    'wal_autocheckpoint=16000',
    'checkpoint_fullfsync=ON',
    `cache_size=${-cacheMebibytes * 1024}`,
  ]
    .map((setting) => `PRAGMA ${setting};`)
    .concat(CACHE)
    .join('');
}
