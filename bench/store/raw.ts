import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { BenchMessage } from './documents.ts';

/** What somebody would write by hand for the same tables and indexes: the measure of the storage. */
export type Raw = {
  insert(messages: readonly BenchMessage[]): void;
  upsertPage(messages: readonly BenchMessage[]): void;
  all(sql: string, ...parameters: SQLInputValue[]): BenchMessage[];
  rows(sql: string, ...parameters: SQLInputValue[]): unknown[];
  close(): void;
};

const TABLES = `
CREATE TABLE IF NOT EXISTS m(rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, deleted INTEGER NOT NULL, lwt REAL NOT NULL,
  workspace TEXT, account TEXT, conversation TEXT, state TEXT, unread NUMERIC, at NUMERIC, data TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS m1 ON m(deleted, workspace, state, at, id);
CREATE INDEX IF NOT EXISTS m2 ON m(deleted, account, state, at, id);
CREATE INDEX IF NOT EXISTS m3 ON m(deleted, account, unread, id);
CREATE INDEX IF NOT EXISTS m4 ON m(deleted, conversation, at, id);
CREATE INDEX IF NOT EXISTS m5 ON m(lwt, id);
CREATE TABLE IF NOT EXISTS label(value TEXT, at NUMERIC, rid INTEGER, PRIMARY KEY(value, at, rid)) WITHOUT ROWID;
CREATE VIRTUAL TABLE IF NOT EXISTS f USING fts5(text, author, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');
CREATE TABLE IF NOT EXISTS cursor(id TEXT PRIMARY KEY, value TEXT);`;

export function openRaw(file: string): Raw {
  const database = new DatabaseSync(file);
  database.exec(`PRAGMA auto_vacuum=INCREMENTAL; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY;
    PRAGMA cache_size=-32768; PRAGMA journal_size_limit=67108864; PRAGMA wal_autocheckpoint=4000; ${TABLES}`);
  const insert = database.prepare('INSERT INTO m VALUES(NULL,?,?,?,?,?,?,?,?,?,?)');
  const insertText = database.prepare('INSERT INTO f(rowid, text, author) VALUES(?,?,?)');
  const insertLabel = database.prepare('INSERT INTO label VALUES(?,?,?)');
  const known = database.prepare('SELECT data FROM m WHERE id=?');
  const cursor = database.prepare('INSERT OR REPLACE INTO cursor VALUES(?,?)');
  const statements = new Map<string, ReturnType<typeof database.prepare>>();
  const prepared = (sql: string): ReturnType<typeof database.prepare> => {
    const statement = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  const insertOne = (each: BenchMessage): void => {
    const { workspaceId, accountId, conversationId, state, isUnread, at } = each;
    const keys = [workspaceId, accountId, conversationId, state, Number(isUnread), at];
    const { lastInsertRowid } = insert.run(each.id, 0, Date.now(), ...keys, JSON.stringify(each));
    insertText.run(lastInsertRowid, each.text, each.authorName);
    for (const label of each.labelIds) insertLabel.run(label, at, lastInsertRowid);
  };
  return {
    insert: (messages) => {
      database.exec('BEGIN');
      for (const each of messages) insertOne(each);
      database.exec('COMMIT');
    },
    upsertPage: (messages) => {
      database.exec('BEGIN');
      for (const each of messages) {
        const before = known.get(each.id);
        if (before === undefined) insertOne(each);
        else if (before['data'] !== JSON.stringify(each))
          throw new Error('no page changes messages');
      }
      cursor.run('home', messages.at(-1)?.id ?? '');
      database.exec('COMMIT');
    },
    all: (sql, ...parameters) =>
      prepared(sql)
        .all(...parameters)
        .map((row) => JSON.parse(String(row['data']))),
    rows: (sql, ...parameters) => prepared(sql).all(...parameters),
    close: () => {
      database.close();
    },
  };
}
