import { breathe } from './breathe.ts';
import { DATABASE, type OpenDatabase } from './database.ts';

/** Pages (4 KiB) per piece of work: a few milliseconds each. */
const PAGES = 500;
/** Far more than any index needs; a guard against never ending. */
const MOST_MERGES = 100_000;

type Connection = ReturnType<OpenDatabase['storage']['connection']>;

/**
 * Makes sure that deleted texts are in the file no more: the full text index keeps words of deleted
 * rows until its parts are merged, and pages that became free keep what was on them until they are
 * given back. In small pieces.
 */
export async function eraseDeleted({ storage }: OpenDatabase): Promise<void> {
  const connection = storage.connection(DATABASE);
  await mergeIndexes(connection);
  await releaseFreePages(connection);
  connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}

/** Shrinks the file by the pages that nothing uses. */
export async function releaseFreePages(
  connection: Connection,
  isClosed: () => boolean = () => false,
): Promise<void> {
  for (let free = freePages(connection); free > 0 && !isClosed();) {
    connection.releaseSpace(PAGES);
    const left = freePages(connection);
    // A file that was made without auto_vacuum keeps its free pages.
    if (left >= free) return;
    free = left;
    await breathe();
  }
}

function freePages(connection: Connection): number {
  return numberOf(connection, 'SELECT freelist_count AS n FROM pragma_freelist_count');
}

/** FTS5's own command, step by step: https://www.sqlite.org/fts5.html#the_merge_command */
async function mergeIndexes(connection: Connection): Promise<void> {
  const tables = connection.read(
    "SELECT name AS n FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%USING fts5%'",
  );
  for (const { n } of tables) {
    const table = `"${String(n).replaceAll('"', '""')}"`;
    const merge = (pages: number): number => {
      const before = numberOf(connection, 'SELECT total_changes() AS n');
      connection.exec(`INSERT INTO ${table}(${table}, rank) VALUES('merge', ${pages})`);
      return numberOf(connection, 'SELECT total_changes() AS n') - before;
    };
    // Negative: everything is to become one part. Fewer than two changes: there was nothing to do.
    let changes = merge(-PAGES);
    for (let step = 0; changes >= 2 && step < MOST_MERGES; step++) {
      await breathe();
      changes = merge(PAGES);
    }
  }
}

function numberOf(connection: Connection, sql: string): number {
  return Number(connection.read(sql)[0]?.['n'] ?? 0);
}
