import type { WorkspaceId } from '#domain/ids.ts';
import { ownerField, ownerOf } from './documents.ts';
import { isImpossible, toMango } from './mango.ts';
import type { AtomicWriter } from './storage/atomic.ts';
import type { CollectionName, Documents, Query, Transaction } from './store.ts';

/** One client's view of a transaction: documents of other clients cannot be seen or touched. */
export function scopeTransaction(raw: AtomicWriter, workspaceId: WorkspaceId): Transaction {
  const read = <Name extends CollectionName>(name: Name, id: string): Documents[Name] | null =>
    raw.get<Documents[Name]>(name, id);
  const refuseForeign = (document: Documents[CollectionName] | null): void => {
    if (document !== null && ownerOf(document) !== workspaceId)
      throw new Error('A document of another client must not be written');
  };
  return {
    get(name, id) {
      const document = read(name, id);
      return document !== null && ownerOf(document) === workspaceId ? document : null;
    },
    find<Name extends CollectionName>(name: Name, query: Query) {
      const mine = { [ownerField(name)]: workspaceId };
      return isImpossible(query) ? [] : raw.query<Documents[Name]>(name, toMango(query, mine));
    },
    put(name, document) {
      refuseForeign(document);
      refuseForeign(read(name, document.id));
      raw.put(name, document);
    },
    remove(name, id) {
      const document = read(name, id);
      refuseForeign(document);
      if (document !== null) raw.remove(name, id);
    },
  };
}
