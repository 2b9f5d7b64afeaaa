import {
  categorizeBulkWriteRows,
  now,
  type BulkWriteRow,
  type EventBulk,
  type PreparedQuery,
  type RxJsonSchema,
  type RxStorageBulkWriteResponse,
  type RxStorageChangeEvent,
  type RxStorageCountResult,
  type RxStorageDefaultCheckpoint,
  type RxStorageInstance,
  type RxStorageInstanceCreationParams,
  type RxStorageQueryResult,
} from 'rxdb/plugins/core';
import { Subject, type Observable } from 'rxjs';
import { StorageError } from './errors.ts';
import { toOrderedText } from './ordered-text.ts';
import {
  isDeleted,
  lastWriteOf,
  STORED,
  storedDocument,
  type StoredDocument,
  type Untyped,
} from './rxdb-types.ts';
import { quoteName } from './sql-text.ts';
import type { Table } from './table.ts';
import { inRowOrder } from './table-writer.ts';
import { emptyTrash, throwAway } from './trash.ts';

export type Internals = { readonly table: Table };
export type InstanceOptions = Readonly<Record<string, never>>;
export type Bulk = EventBulk<RxStorageChangeEvent<StoredDocument>, RxStorageDefaultCheckpoint>;
export type Write = BulkWriteRow<StoredDocument>;

const TOMBSTONES_AT_ONCE = 500;

/** What RxDB calls a storage instance: one collection and schema version of one database. */
export class NodeSqliteInstance implements RxStorageInstance<
  Untyped,
  Internals,
  InstanceOptions,
  RxStorageDefaultCheckpoint
> {
  readonly databaseName: string;
  readonly collectionName: string;
  readonly schema: RxJsonSchema<Untyped>;
  readonly options: InstanceOptions;
  readonly internals: Internals;
  /** Marks the revisions that this RxDatabase writes. */
  readonly token: string;
  private readonly changes = new Subject<Bulk>();
  private readonly release: () => Promise<void>;
  private closing: Promise<void> | null = null;

  constructor(
    params: RxStorageInstanceCreationParams<Untyped, InstanceOptions>,
    table: Table,
    release: () => Promise<void>,
  ) {
    this.databaseName = params.databaseName;
    this.collectionName = params.collectionName;
    this.schema = table.shape.schema;
    this.options = params.options;
    this.token = params.databaseInstanceToken;
    this.internals = { table };
    this.release = release;
  }

  async bulkWrite(rows: Write[], context: string): Promise<RxStorageBulkWriteResponse<Untyped>> {
    const { connection, durability } = this.open();
    const { bulk, error } = connection.transaction(durability, () => this.writeRows(rows, context));
    this.emit(bulk);
    if (durability === 'cache') await connection.caughtUp();
    return { error };
  }

  private writeRows(rows: Write[], context: string): { bulk: Bulk; error: Untyped[] } {
    const { reader, writer, shape } = this.internals.table;
    const ids = rows.map((row) => String(row.document[shape.primaryPath]));
    if (new Set(ids).size < ids.length) return this.writeRepeated(rows, context);
    const before = new Map(
      reader.getMany(ids).map((found) => [String(found[shape.primaryPath]), found]),
    );
    const sorted = categorizeBulkWriteRows<StoredDocument>(
      this,
      shape.primaryPath,
      before,
      rows,
      context,
    );
    for (const { document } of inRowOrder(shape, sorted.bulkInsertDocs, (row) => row.document))
      writer.insert(document);
    for (const { document } of sorted.bulkUpdateDocs) {
      const known = before.get(String(document[shape.primaryPath]));
      if (known !== undefined) writer.update(known, document);
    }
    return { bulk: sorted.eventBulk, error: sorted.errors };
  }

  /** The same id twice in one call: the second write meets what the first one left. */
  private writeRepeated(rows: Write[], context: string): { bulk: Bulk; error: Untyped[] } {
    const { primaryPath } = this.internals.table.shape;
    const seen = new Set<unknown>();
    const firstOnes = rows.filter(({ document }) => {
      const isFirst = !seen.has(document[primaryPath]);
      seen.add(document[primaryPath]);
      return isFirst;
    });
    const first = this.writeRows(firstOnes, context);
    const second = this.writeRows(
      rows.filter((row) => !firstOnes.includes(row)),
      context,
    );
    first.bulk.events.push(...second.bulk.events);
    return { bulk: first.bulk, error: [...first.error, ...second.error] };
  }

  /** After COMMIT only: live queries and RxDB's document cache follow from here. */
  emit(bulk: Bulk): void {
    const last = bulk.events.at(-1);
    if (last === undefined || this.closing !== null) return;
    bulk.checkpoint = { id: last.documentId, lwt: lastWriteOf(last.documentData) };
    this.changes.next(bulk);
  }

  async findDocumentsById(ids: string[], withDeleted: boolean): Promise<StoredDocument[]> {
    const found = this.open().reader.getMany(ids);
    return withDeleted ? found : found.filter((document) => !isDeleted(document));
  }

  async query({ query }: PreparedQuery<Untyped>): Promise<RxStorageQueryResult<Untyped>> {
    return { documents: this.open().reader.query({ ...query, skip: query.skip ?? 0 }) };
  }

  async count({ query }: PreparedQuery<Untyped>): Promise<RxStorageCountResult> {
    const { count, isFast } = this.open().reader.count({ ...query, skip: query.skip ?? 0 });
    return { count, mode: isFast ? 'fast' : 'slow' };
  }

  async getChangedDocumentsSince(
    limit: number,
    checkpoint: RxStorageDefaultCheckpoint = { id: '', lwt: 0 },
  ): Promise<{ documents: StoredDocument[]; checkpoint: RxStorageDefaultCheckpoint }> {
    const { connection, shape } = this.open();
    const documents = connection
      .prepare(
        `SELECT ${STORED} FROM ${quoteName(shape.table)} WHERE (lwt, id) > (?, ?) ORDER BY lwt, id LIMIT ?`,
      )
      .all(checkpoint.lwt, toOrderedText(checkpoint.id), limit)
      .map(storedDocument);
    const last = documents.at(-1);
    if (last === undefined) return { documents, checkpoint };
    return {
      documents,
      checkpoint: { id: String(last[shape.primaryPath]), lwt: lastWriteOf(last) },
    };
  }

  changeStream(): Observable<Bulk> {
    return this.changes.asObservable();
  }

  /** Erases tombstones that are older; false while there are more. */
  async cleanup(minimumDeletedTime: number): Promise<boolean> {
    const { connection, shape, writer } = this.open();
    const rows = connection
      .prepare(`SELECT ${STORED} FROM ${quoteName(shape.table)} WHERE deleted=1 AND lwt<=? LIMIT ?`)
      .all(now() - minimumDeletedTime, TOMBSTONES_AT_ONCE);
    if (rows.length > 0)
      connection.transaction('cache', () => {
        for (const row of rows) writer.erase(storedDocument(row));
      });
    return rows.length < TOMBSTONES_AT_ONCE;
  }

  getAttachmentData(): Promise<Blob> {
    const { shape } = this.internals.table;
    return Promise.reject(
      new StorageError('no-attachments', shape.collection, 'Attachments are not supported'),
    );
  }

  /** The collection is gone when this returns or the process dies; its space is freed in pieces. */
  async remove(): Promise<void> {
    const { connection, shape } = this.open();
    throwAway(connection, shape.table);
    await emptyTrash(connection);
    await this.close();
  }

  close(): Promise<void> {
    this.closing ??= this.closeNow();
    return this.closing;
  }

  private async closeNow(): Promise<void> {
    this.changes.complete();
    await this.release();
  }

  private open(): Table {
    if (this.closing === null) return this.internals.table;
    throw new StorageError('not-open', this.collectionName, 'The storage instance is closed');
  }
}
