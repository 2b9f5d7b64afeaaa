import type { SQLInputValue } from 'node:sqlite';

/** A name (table, column, index) as SQL. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A constant as SQL; only for what cannot be a parameter. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** `o.x` as SQLite's JSON path, each step quoted: `'$."o"."x"'`. */
export function jsonPath(path: string): string {
  return quoteText(
    `$${path
      .split('.')
      .map((step) => `.${JSON.stringify(step)}`)
      .join('')}`,
  );
}

export function placeholders(count: number): string {
  return Array.from({ length: count }, () => '?').join(',');
}

/** A longer IN goes as one JSON parameter, so that the statement stays the same. */
const MOST_PLACEHOLDERS = 64;

export function inList(sql: string, values: readonly SQLInputValue[]): [string, SQLInputValue[]] {
  return values.length <= MOST_PLACEHOLDERS
    ? [`${sql} IN (${placeholders(values.length)})`, [...values]]
    : [`${sql} IN (SELECT value FROM json_each(?))`, [JSON.stringify(values)]];
}
