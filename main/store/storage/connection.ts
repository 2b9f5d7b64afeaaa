import { statSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import {
  DatabaseSync,
  type SQLInputValue,
  type SQLOutputValue,
  type StatementSync,
} from 'node:sqlite';
import { CHECKPOINT_PAGES, startCheckpointer, type Checkpointer } from './checkpointer.ts';
import { StorageError } from './errors.ts';
import { isReadOnly } from './read-only.ts';
import { toOrderedText } from './ordered-text.ts';
import { CACHE, DURABLE, pragmas } from './pragmas.ts';
import { quoteName, quoteText } from './sql-text.ts';

export type Row = Record<string, SQLOutputValue>;
export type Parameters = readonly SQLInputValue[];
export type Durability = 'durable' | 'cache';

export type HighestRow = { rowId: number };

export type ConnectionOptions = {
  readonly cacheMebibytes: number;
  readonly whenIdle: (work: () => void) => () => void;
};

/** Default of `whenIdle`; the timer never keeps a process alive. */
export function afterTwoSeconds(work: () => void): () => void {
  const timer = setTimeout(work, 2_000);
  timer.unref();
  return () => {
    clearTimeout(timer);
  };
}

const MOST_STATEMENTS = 500;

/**
 * One SQLite file, shared by all collections of a database so that one transaction can span them.
 * Everything is synchronous: nothing can come between BEGIN and COMMIT but what `run` itself does.
 */
export class Connection {
  readonly file: string;
  private readonly database: DatabaseSync;
  private readonly whenIdle: ConnectionOptions['whenIdle'];
  private readonly statements = new Map<string, StatementSync>();
  private readonly readOnly = new Set<string>();
  private readonly highest = new Map<string, HighestRow>();
  private cancelIdle: (() => void) | null = null;
  private checkpointer: Checkpointer | null = null;
  private closed = false;

  constructor(file: string, options: ConnectionOptions) {
    this.file = file;
    this.whenIdle = options.whenIdle;
    this.database = new DatabaseSync(file);
    this.database.exec(pragmas(options.cacheMebibytes));
    this.database.function('ordered_text', { deterministic: true }, orderedTextOfJson);
  }

  /** True while `transaction` runs. */
  get isInTransaction(): boolean {
    return this.database.isTransaction;
  }

  get isClosed(): boolean {
    return this.closed;
  }

  exec(sql: string): void {
    this.database.exec(sql);
  }

  /** A statement that is kept; never hold one while iterating and running it again. */
  prepare(sql: string): StatementSync {
    const known = this.statements.get(sql);
    if (known !== undefined) return known;
    if (this.statements.size >= MOST_STATEMENTS) this.statements.clear();
    const statement = this.database.prepare(sql);
    this.statements.set(sql, statement);
    return statement;
  }

  /** Shared by all who write to the table: no row of it has a higher id. Too high does no harm. */
  highestRow(table: string): HighestRow {
    const known = this.highest.get(table);
    if (known !== undefined) return known;
    const row = this.prepareOnce(`SELECT max(rid) AS highest FROM ${quoteName(table)}`).get();
    const highest = { rowId: Number(row?.['highest'] ?? -1) };
    this.highest.set(table, highest);
    return highest;
  }

  /** A statement of its own, for `iterate`. */
  prepareOnce(sql: string): StatementSync {
    return this.database.prepare(sql);
  }

  /** Before and after tables are made, renamed or dropped: statements that know them must go. */
  forgetStatements(): void {
    this.statements.clear();
  }

  /**
   * Read-only SQL for figures that Mango cannot ask for (GROUP BY). Text columns hold the ordered
   * form, see `fromOrderedText`. Anything that would write throws `not-read-only`.
   */
  read(sql: string, parameters: Parameters = []): Row[] {
    const statement = this.prepare(sql);
    if (!this.readOnly.has(sql)) {
      if (!isReadOnly(this.database, sql))
        throw new StorageError('not-read-only', sql.slice(0, 60), 'Only reading is allowed here');
      this.readOnly.add(sql);
    }
    return statement.all(...parameters);
  }

  /** All of `run` or nothing. `durable` is on the disk (fsync) when it returns. */
  transaction<Value>(durability: Durability, run: () => Value): Value {
    if (this.database.isTransaction)
      throw new StorageError('nested-atomic', this.file, 'A transaction is already open');
    // SQLite takes a change of `synchronous` only outside a transaction.
    if (durability === 'durable') this.database.exec(DURABLE);
    try {
      return this.runInside(run);
    } finally {
      if (durability === 'durable') this.database.exec(CACHE);
      this.afterCommit();
    }
  }

  private runInside<Value>(run: () => Value): Value {
    this.prepare('BEGIN IMMEDIATE').run();
    try {
      const value = run();
      this.prepare('COMMIT').run();
      return value;
    } catch (error) {
      // A full disk or a failed COMMIT may have rolled back already.
      if (this.database.isTransaction) this.database.exec('ROLLBACK');
      throw error;
    }
  }

  /**
   * For who writes a lot, between two transactions: resolves when the log may grow on. Without it a
   * write has to copy the log itself once it is 64 MiB long, and to wait for the disk.
   */
  async caughtUp(): Promise<void> {
    await this.checkpointer?.caughtUp();
  }

  /** Moves what it can from the WAL into the file now, without waiting for anybody. */
  checkpoint(): void {
    if (!this.closed && !this.database.isTransaction)
      this.database.exec('PRAGMA wal_checkpoint(PASSIVE)');
  }

  /** Small logs are copied when nothing else is to do; from then on, or when one grows, a thread does it. */
  private afterCommit(): void {
    if (this.checkpointer !== null) {
      this.checkpointer.committed();
      return;
    }
    if (this.file === ':memory:' || this.closed) return;
    if (logBytes(this.file) >= CHECKPOINT_PAGES * PAGE_BYTES) {
      this.startThread();
      return;
    }
    this.cancelIdle?.();
    this.cancelIdle = this.whenIdle(() => {
      this.startThread();
    });
  }

  private startThread(): void {
    this.cancelIdle?.();
    this.cancelIdle = null;
    if (!this.closed) this.checkpointer ??= startCheckpointer(this.file);
  }

  /** The first problem that SQLite finds in the file, or null. 0.5 s per 100,000 documents. */
  quickCheck(): string | null {
    const answer = this.database.prepare('PRAGMA quick_check(1)').get();
    const text = String(Object.values(answer ?? {})[0]);
    return text === 'ok' ? null : text;
  }

  /**
   * A compact copy of the whole database as of now. `file` appears only when it is complete and
   * replaces what was there. Throws what SQLite or the file system throws (disk full).
   */
  async vacuumInto(file: string): Promise<void> {
    const part = `${file}.part`;
    await rm(part, { force: true });
    this.database.exec(`VACUUM INTO ${quoteText(part)}`);
    await rename(part, file);
  }

  /** Gives up to `pages` unused pages (4 KiB each) back to the file system. */
  releaseSpace(pages: number): void {
    this.database.exec(`PRAGMA incremental_vacuum(${Math.max(1, Math.floor(pages))})`);
  }

  /**
   * Nothing can be read or written any more when this returns; the file is closed and the log emptied
   * into it when it resolves. The thread goes first: who closes last takes the log away.
   */
  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    this.cancelIdle?.();
    this.statements.clear();
    await this.checkpointer?.close();
    this.database.close();
  }
}

const PAGE_BYTES = 4096;

/** Bytes of the write-ahead log; 0 when there is none. */
function logBytes(file: string): number {
  return statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
}

/** SQL `ordered_text(data -> path)`: the ordered form of a text that has no column. */
function orderedTextOfJson(json: SQLOutputValue): string | null {
  if (typeof json !== 'string') return null;
  const value: unknown = JSON.parse(json);
  return typeof value === 'string' ? toOrderedText(value) : null;
}
