import type { StoredDocument } from './rxdb-types.ts';

/** An array field of texts that is asked for by `{ field: { $elemMatch: { $eq: value } } }`. */
export type ListField = {
  readonly path: string;
  /** A required number of the schema; `sort` by it plus `limit` then reads only the rows it returns. */
  readonly orderBy: string;
};

export type FullText = {
  /**
   * Column name to the text of a document. Pure: the same document must always give the same text.
   * Change `version` when a function changes, then the index is built anew at the next start.
   */
  readonly columns: Readonly<Record<string, (document: StoredDocument) => string | undefined>>;
  readonly version?: number;
  /** Applied to every text that goes in and every word that is looked for, for instance ß to ss. */
  readonly fold?: (text: string) => string;
  /** A required number of the schema, in milliseconds. Results come newest first by it. */
  readonly newestBy?: string;
};

export type NodeSqliteSettings = {
  /** The file of a database name, or ':memory:'. */
  readonly fileOf: (databaseName: string) => string;
  /** Collections whose `bulkWrite` is on the disk before it resolves. */
  readonly durable?: readonly string[];
  readonly lists?: Readonly<Record<string, readonly ListField[]>>;
  readonly fullText?: Readonly<Record<string, FullText>>;
  /**
   * Schema versions that only added optional fields or changed indexes, for instance
   * `{ messages: [1, 2] }`: the table of the version before is renamed instead of copied document
   * by document. Call `addCollections` with `autoMigrate: false` for these.
   */
  readonly inPlace?: Readonly<Record<string, readonly number[]>>;
  /** `like` does without FTS5; the default is a probe at the start. */
  readonly fullTextBy?: 'probe' | 'like';
  readonly cacheMebibytes?: number;
  /**
   * Runs the given work later, when the process has nothing else to do, and returns a function that
   * cancels it. The default waits two seconds. The work is one passive WAL checkpoint.
   */
  readonly whenIdle?: (work: () => void) => () => void;
};
