import { isDeleted, type StoredDocument, type Untyped } from './rxdb-types.ts';

/**
 * Without RxDB's own fields; null when absent or deleted. The caller says what its documents are:
 * the storage hands back what was put, typed as the caller asks.
 */
export function plainDocument<Document extends object>(
  stored: StoredDocument | null,
): Document | null {
  return stored === null || isDeleted(stored) ? null : handOver(stored);
}

function handOver(stored: StoredDocument): Untyped {
  return ownFields(stored);
}

export function ownFields(stored: StoredDocument): Record<string, unknown> {
  const { _rev, _meta, _deleted, _attachments, ...fields } = stored;
  return fields;
}

/** JSON has no undefined: a field that is undefined is absent. */
export function withoutAbsent(document: object): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(document))
    if (value !== undefined) fields[name] = value;
  return fields;
}
