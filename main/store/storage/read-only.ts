import type { DatabaseSync } from 'node:sqlite';

/**
 * Asks SQLite's own program for the statement: `Transaction` with p2 > 0 opens the file for writing.
 * PRAGMA, ATTACH and the like are refused by their first word.
 */
export function isReadOnly(database: DatabaseSync, sql: string): boolean {
  if (!/^\s*(?:select|with)\b/i.test(sql)) return false;
  const program = database.prepare(`EXPLAIN ${sql}`).all();
  return !program.some((step) => step['opcode'] === 'Transaction' && Number(step['p2']) > 0);
}
