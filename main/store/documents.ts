import type { WorkspaceId } from '#domain/ids.ts';
import type { CollectionName, Documents } from './store.ts';

/**
 * The one place where a stored document becomes a typed one. The store writes only typed documents
 * and reads only its own file, so the shape is known; the check guards against a foreign file.
 */
function isDocument<Name extends CollectionName>(
  _name: Name,
  value: unknown,
): value is Documents[Name] {
  return typeof value === 'object' && value !== null && 'id' in value;
}

/** Without what RxDB adds (`_rev`, `_meta`, `_deleted`, `_attachments`). */
export function toDocument<Name extends CollectionName>(
  name: Name,
  stored: unknown,
): Documents[Name] {
  const plain: unknown =
    typeof stored === 'object' && stored !== null
      ? Object.fromEntries(Object.entries(stored).filter(([key]) => !key.startsWith('_')))
      : stored;
  if (!isDocument(name, plain)) throw new Error(`Not a document of ${name}`);
  return plain;
}

/** The field that says whose document it is: a client's own document is named by its id. */
export function ownerField(name: CollectionName): 'id' | 'workspaceId' {
  return name === 'workspaces' ? 'id' : 'workspaceId';
}

export function ownerOf<Name extends CollectionName>(
  document: Documents[Name],
): WorkspaceId | string {
  return 'workspaceId' in document ? document.workspaceId : document.id;
}
