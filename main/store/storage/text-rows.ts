import type { Connection } from './connection.ts';
import type { StoredDocument } from './rxdb-types.ts';
import type { FullTextTable } from './shape.ts';
import { placeholders, quoteName } from './sql-text.ts';
import { wordsOf } from './words.ts';

export type TextMode = 'fts5' | 'like';

/** Keeps the full text of one collection: a row per document that is not deleted. */
export type TextRows = {
  add(rowId: number, document: StoredDocument): void;
  remove(rowId: number): void;
  isSame(before: StoredDocument, after: StoredDocument): boolean;
};

/**
 * FTS5 merges 64 of its pages and more inside a write: 44 ms at most with its 4,050 bytes a page, 20 ms
 * with this. Still smaller ones make the beginning of a word slow to find that stands behind a common
 * word: all pages of that one are walked through.
 */
const PAGE_BYTES = 2_000;

/**
 * FTS5 without content: it keeps the index only, the texts are in the documents. Without FTS5 a
 * plain table of words, searched row by row: 0.2 s per 100,000 documents.
 */
export function createTextTable(connection: Connection, text: FullTextTable, mode: TextMode): void {
  const table = quoteName(text.table);
  const columns = textColumns(text).join(',');
  if (mode === 'like') {
    connection.exec(`CREATE TABLE ${table}(t_rid INTEGER PRIMARY KEY, ${columns})`);
    return;
  }
  connection.exec(
    `CREATE VIRTUAL TABLE ${table} USING fts5(${columns}, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');
    INSERT INTO ${table}(${table}, rank) VALUES('pgsz', ${PAGE_BYTES})`,
  );
}

/** Whether this SQLite has FTS5; asked once per connection. */
export function probeTextMode(connection: Connection): TextMode {
  try {
    connection.exec(
      'CREATE VIRTUAL TABLE temp.fts5_probe USING fts5(x); DROP TABLE temp.fts5_probe',
    );
    return 'fts5';
  } catch {
    return 'like';
  }
}

/** Prefixed, so that no condition can take them for columns of the documents' table. */
export function textColumn(name: string): string {
  return quoteName(`t_${name}`);
}

function textColumns(text: FullTextTable): readonly string[] {
  return Object.keys(text.columns).map(textColumn);
}

export function textRows(connection: Connection, text: FullTextTable, mode: TextMode): TextRows {
  const table = quoteName(text.table);
  const reads = Object.values(text.columns);
  const rowId = mode === 'fts5' ? 'rowid' : 't_rid';
  const columns = textColumns(text).join(',');
  const insert = `INSERT INTO ${table}(${rowId},${columns}) VALUES(?,${placeholders(reads.length)})`;
  const remove = `DELETE FROM ${table} WHERE ${rowId}=?`;
  const fold = text.fold ?? String;
  return {
    add: (id, document) => {
      const texts = reads.map((read) => fold(read(document) ?? ''));
      const stored = mode === 'fts5' ? texts : texts.map((each) => ` ${wordsOf(each).join(' ')} `);
      connection.prepare(insert).run(id, ...stored);
    },
    remove: (id) => {
      connection.prepare(remove).run(id);
    },
    isSame: (before, after) => reads.every((read) => read(before) === read(after)),
  };
}
