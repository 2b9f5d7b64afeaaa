import { categorizeBulkWriteRows, createRevision, deepEqual, now } from 'rxdb/plugins/core';
import type { Row } from './connection.ts';
import { StorageError } from './errors.ts';
import type { Bulk, NodeSqliteInstance } from './instance.ts';
import { ownFields, withoutAbsent } from './plain-document.ts';
import {
  isDeleted,
  metaOf,
  revisionOf,
  storedDocument,
  type PlainQuery,
  type StoredDocument,
  type Untyped,
} from './rxdb-types.ts';
import { fillCount, fillQuery } from './table-reader.ts';
import { inRowOrder } from './table-writer.ts';

/** One document that an atomic callback has changed. */
type Entry = {
  /** Before the callback. */
  readonly before: StoredDocument | null;
  /** What the table holds at the moment. */
  written: StoredDocument | null;
  /** What it shall hold; null when it was made and taken away again. */
  wanted: StoredDocument | null;
};

export type Touched = {
  current(id: string): StoredDocument | null;
  /** Also a deleted one. */
  stored(id: string): StoredDocument | null;
  query(query: PlainQuery): Untyped[];
  count(query: PlainQuery): number;
  put(document: object, ifRevision: string | null | undefined): void;
  remove(id: string): void;
  /** Writes what is still only in memory. */
  flush(): void;
  bulk(): Bulk;
};

/**
 * The changes of one atomic callback to one collection. They stay in memory until a query or the end
 * needs them in the table, so that a document put ten times is written once.
 */
export function touchedCollection(instance: NodeSqliteInstance): Touched {
  const { reader, writer, shape } = instance.internals.table;
  const entries = new Map<string, Entry>();
  const known = new Map<string, StoredDocument | null>();
  const remember = (id: string, row: Row | undefined): StoredDocument | null => {
    const document = row === undefined ? null : storedDocument(row);
    known.set(id, document);
    return document;
  };
  /** As it was before the callback; read once. */
  const storedBefore = (id: string): StoredDocument | null => {
    const document = known.get(id);
    return document === undefined ? remember(id, reader.row(id)) : document;
  };
  const stored = (id: string): StoredDocument | null => {
    const entry = entries.get(id);
    return entry === undefined ? storedBefore(id) : entry.wanted;
  };
  const current = (id: string): StoredDocument | null => {
    const document = stored(id);
    return document === null || isDeleted(document) ? null : document;
  };
  const want = (id: string, fields: Record<string, unknown>, fate: 'stays' | 'goes'): void => {
    const was = storedBefore(id);
    const written = entries.get(id)?.written ?? was;
    const wanted: StoredDocument = {
      ...fields,
      _deleted: fate === 'goes',
      _attachments: {},
      _meta: { ...metaOf(was), lwt: now() },
      _rev: createRevision(instance.token, was ?? undefined),
    };
    const isNothing = fate === 'goes' && was === null;
    entries.set(id, { before: was, written, wanted: isNothing ? null : wanted });
  };
  const flush = (): void => {
    const open = [...entries.values()].filter((entry) => entry.wanted !== entry.written);
    for (const entry of inRowOrder(shape, open, ({ wanted, written }) => wanted ?? written)) {
      const { wanted, written } = entry;
      if (wanted === null) {
        if (written !== null) writer.erase(written);
      } else if (written === null) writer.insert(wanted);
      else writer.update(written, wanted);
      entry.written = wanted;
    }
  };
  return {
    current,
    stored,
    flush,
    query: (query) => {
      flush();
      return reader.plain.query(fillQuery(shape, query));
    },
    count: (query) => {
      flush();
      return reader.count(fillCount(shape, query)).count;
    },
    put: (document, ifRevision) => {
      const fields = withoutAbsent(document);
      const id = idOf(shape.primaryPath, fields);
      if (ifRevision === undefined && !known.has(id)) {
        const row = reader.row(id);
        // Half of what a sync brings lies there just so, and needs no further look.
        if (row?.['deleted'] === 0 && row['data'] === JSON.stringify(fields)) return;
        remember(id, row);
      }
      const held = current(id);
      if (ifRevision !== undefined && (held === null ? null : revisionOf(held)) !== ifRevision)
        throw new StorageError('conflict', id, 'The document has changed in the meantime');
      if (held === null || !deepEqual(ownFields(held), fields)) want(id, fields, 'stays');
    },
    remove: (id) => {
      const document = current(id);
      if (document !== null) want(id, ownFields(document), 'goes');
    },
    bulk: () => {
      const changed = [...entries.values()].filter((entry) => entry.wanted !== entry.before);
      const before = new Map<string, StoredDocument>();
      const rows = changed.flatMap((entry) => {
        if (entry.wanted === null) return [];
        if (entry.before === null) return [{ document: entry.wanted }];
        before.set(String(entry.before[shape.primaryPath]), entry.before);
        return [{ previous: entry.before, document: entry.wanted }];
      });
      return categorizeBulkWriteRows(instance, shape.primaryPath, before, rows, 'atomic').eventBulk;
    },
  };
}

function idOf(primaryPath: string, fields: Record<string, unknown>): string {
  const id = fields[primaryPath];
  if (typeof id === 'string' && id !== '') return id;
  throw new StorageError('wrong-value', primaryPath, 'A document needs a text as its primary key');
}
