import { toId, type WorkspaceId } from '#domain/ids.ts';
import type { Log } from '#main/ports.ts';
import type { Collections } from './reader.ts';
import { COLLECTION_NAMES } from './schema/collections.ts';
import { ownerField } from './documents.ts';
import type { Untyped } from './storage/rxdb-types.ts';
import type { Altered, CollectionName, StoreChange } from './store.ts';

type Listener = (change: StoreChange) => void;
export type Changes = { add(listener: Listener): () => void; close(): void };

/**
 * RxDB's events, one bulk per collection and commit, as the store's own. A listener that throws is
 * logged and hurts nobody else: the write has happened.
 */
export function watchCollections(collections: Collections, log: Log): Changes {
  const listeners = new Set<Listener>();
  const tell = (change: StoreChange): void => {
    for (const listener of listeners) {
      try {
        listener(change);
      } catch {
        log('store.listenerFailed', { collection: change.collection });
      }
    }
  };
  const subscriptions = COLLECTION_NAMES.map((name) =>
    collections[name].eventBulks$.subscribe((bulk) => {
      if (bulk.events.length > 0) tell(toChange(name, bulk.events));
    }),
  );
  return {
    add(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    close() {
      listeners.clear();
      for (const subscription of subscriptions) subscription.unsubscribe();
    },
  };
}

type RawEvent = {
  readonly documentId: string;
  readonly operation: string;
  readonly documentData?: Untyped;
  readonly previousDocumentData?: Untyped;
};

function toChange(collection: CollectionName, events: readonly RawEvent[]): StoreChange {
  const documents = events.map(toAltered);
  const both = documents.flatMap(({ before, after }) => [before, after]);
  const owners = both
    .map((document) => textOf(document, ownerField(collection)))
    .filter((owner) => owner !== null)
    .map((owner) => toId<WorkspaceId>(owner));
  return {
    collection,
    ids: events.map((event) => event.documentId),
    documents,
    workspaceIds: new Set(owners),
    touches: (path, value) => both.some((document) => textOf(document, path) === value),
  };
}

/** RxDB tells of an earlier document of the same id also where that was a tombstone. */
function toAltered({ operation, documentData, previousDocumentData }: RawEvent): Altered<Untyped> {
  return {
    before: operation === 'INSERT' ? null : (previousDocumentData ?? null),
    after: operation === 'DELETE' ? null : (documentData ?? null),
  };
}

function textOf(document: unknown, field: string): string | null {
  if (typeof document !== 'object' || document === null) return null;
  const value: unknown = Object.getOwnPropertyDescriptor(document, field)?.value;
  return typeof value === 'string' && value !== '' ? value : null;
}
