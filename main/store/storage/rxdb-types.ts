import type { RxDocumentData, RxJsonSchema } from 'rxdb/plugins/core';

/**
 * RxDB's storage interface is generic over a document type that a storage never looks into. This
 * stands for it at the interface only; inside this folder a document is a `StoredDocument`.
 */
export type Untyped = ReturnType<typeof JSON.parse>;

/** A document with RxDB's own fields: `_rev`, `_meta`, `_deleted`, `_attachments`. */
export type StoredDocument = RxDocumentData<Record<string, unknown>>;

export type StoredSchema = RxJsonSchema<StoredDocument>;

/** What a caller may ask: a Mango selector, sort and window. Deleted documents are never found. */
export type PlainQuery = {
  readonly selector?: Readonly<Record<string, unknown>>;
  readonly sort?: readonly Readonly<Record<string, 'asc' | 'desc'>>[];
  readonly limit?: number;
  readonly skip?: number;
};

/** The columns of a whole document: its own fields, and apart from them those of RxDB. */
export const STORED = 'data, deleted, lwt, rev, meta';

type DocumentRow = Readonly<Record<string, unknown>>;

/** A row with the columns `STORED` back to what was written there. */
export function storedDocument(row: DocumentRow): StoredDocument {
  const { data, deleted, lwt, rev, meta } = row;
  const document: Untyped = JSON.parse(String(data));
  document['_deleted'] = deleted === 1;
  document['_attachments'] = {};
  document['_meta'] = typeof meta === 'string' ? { ...JSON.parse(meta), lwt } : { lwt };
  document['_rev'] = rev;
  return document;
}

/** A row with the column `data`: the document without RxDB's fields, typed as the caller knows it. */
export function plainRow(row: DocumentRow): Untyped {
  return JSON.parse(String(row['data']));
}

export function isDeleted({ _deleted }: StoredDocument): boolean {
  return _deleted;
}

export function revisionOf({ _rev }: StoredDocument): string {
  return _rev;
}

/** RxDB's time of the last write: ms since epoch with a fraction, growing with each write. */
export function lastWriteOf({ _meta }: StoredDocument): number {
  return _meta.lwt;
}

/** Fields of `_meta` that RxDB's plugins keep there. */
export function metaOf(document: StoredDocument | null): Partial<StoredDocument['_meta']> {
  if (document === null) return {};
  const { _meta } = document;
  return _meta;
}
