import { StorageError } from './errors.ts';
import type { Bulk, NodeSqliteInstance } from './instance.ts';
import { plainDocument } from './plain-document.ts';
import { lastWriteOf, revisionOf, type PlainQuery } from './rxdb-types.ts';
import { touchedCollection, type Touched } from './touched.ts';

export type PutOptions = {
  /** The revision the document must still have, null: it must not exist. Otherwise `conflict`. */
  readonly ifRevision?: string | null;
};

/** Synchronous reads and writes over all collections of a database; reads see the writes before them. */
export type AtomicWriter = {
  /** Without RxDB's own fields; null when absent or deleted. */
  get<Document extends object>(collection: string, id: string): Document | null;
  query<Document extends object>(collection: string, query: PlainQuery): Document[];
  count(collection: string, query: PlainQuery): number;
  /** For `ifRevision` of a later put; null when absent or deleted. */
  revision(collection: string, id: string): string | null;
  /** When it was written or deleted, ms since epoch; null when it was never there. */
  writtenAt(collection: string, id: string): number | null;
  /** Inserts or replaces. A document that is already stored just so is not written again. */
  put(collection: string, document: object, options?: PutOptions): void;
  /** Unknown ids are fine. */
  remove(collection: string, id: string): void;
};

/** A document as it was written; `fields` null: it was removed. */
export type Committed = {
  readonly collection: string;
  readonly id: string;
  readonly fields: Record<string, unknown> | null;
  /** RxDB's time of the write, ms since epoch. */
  readonly writtenAt: number;
};

export type InstanceOf = (collection: string) => NodeSqliteInstance;

/**
 * What happens inside the transaction of `atomic`. `emit` is for after COMMIT: each collection then
 * tells RxDB once what has changed.
 */
export function runAtomic<Value>(
  instanceOf: InstanceOf,
  run: (writer: AtomicWriter) => Value,
): {
  readonly value: Value;
  readonly emit: () => void;
  readonly committed: () => readonly Committed[];
} {
  const touched = new Map<NodeSqliteInstance, Touched>();
  let isOver = false;
  const collection = (name: string): Touched => {
    if (isOver) throw new StorageError('not-open', name, 'The atomic callback has returned');
    const instance = instanceOf(name);
    const known = touched.get(instance) ?? touchedCollection(instance);
    touched.set(instance, known);
    return known;
  };
  try {
    const value = run(writerOver(collection));
    if (value instanceof Promise)
      throw new StorageError('not-synchronous', 'atomic', 'An atomic callback must not be async');
    for (const each of touched.values()) each.flush();
    const bulks = [...touched].map(([instance, each]) => ({ instance, bulk: each.bulk() }));
    return {
      value,
      emit: () => {
        for (const { instance, bulk } of bulks) instance.emit(bulk);
      },
      committed: () => bulks.flatMap(({ instance, bulk }) => committedBy(instance, bulk)),
    };
  } finally {
    isOver = true;
  }
}

function committedBy({ collectionName }: NodeSqliteInstance, { events }: Bulk): Committed[] {
  return events.map(({ documentId, documentData }) => ({
    collection: collectionName,
    id: documentId,
    fields: plainDocument(documentData),
    writtenAt: lastWriteOf(documentData),
  }));
}

function writerOver(collection: (name: string) => Touched): AtomicWriter {
  return {
    get: (name, id) => plainDocument(collection(name).current(id)),
    query: (name, query) => collection(name).query(query),
    count: (name, query) => collection(name).count(query),
    revision: (name, id) => {
      const document = collection(name).current(id);
      return document === null ? null : revisionOf(document);
    },
    writtenAt: (name, id) => {
      const document = collection(name).stored(id);
      return document === null ? null : lastWriteOf(document);
    },
    put: (name, document, options = {}) => {
      collection(name).put(document, options.ifRevision);
    },
    remove: (name, id) => {
      collection(name).remove(id);
    },
  };
}
