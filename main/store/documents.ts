import type { WorkspaceId } from '#domain/ids.ts';
import type { CollectionName, Documents } from './store.ts';

/** The field that says whose document it is: a client's own document is named by its id. */
export function ownerField(name: CollectionName): 'id' | 'workspaceId' {
  return name === 'workspaces' ? 'id' : 'workspaceId';
}

export function ownerOf<Name extends CollectionName>(
  document: Documents[Name],
): WorkspaceId | string {
  return 'workspaceId' in document ? document.workspaceId : document.id;
}
