import { toId, type WorkspaceId } from '#domain/ids.ts';
import type { Log } from '#main/ports.ts';
import type { Collections } from './reader.ts';
import { COLLECTION_NAMES } from './schema/collections.ts';
import { ownerField } from './documents.ts';
import type { CollectionName, StoreChange } from './store.ts';

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
  readonly documentData?: unknown;
  readonly previousDocumentData?: unknown;
};

function toChange(collection: CollectionName, events: readonly RawEvent[]): StoreChange {
  const field = ownerField(collection);
  const documents = events.flatMap((event) => [event.documentData, event.previousDocumentData]);
  const owners = documents
    .map((document) => textOf(document, field))
    .filter((owner) => owner !== null)
    .map((owner) => toId<WorkspaceId>(owner));
  return {
    collection,
    ids: events.map((event) => event.documentId),
    workspaceIds: new Set(owners),
    touches: (path, value) => documents.some((document) => textOf(document, path) === value),
  };
}

function textOf(document: unknown, field: string): string | null {
  if (typeof document !== 'object' || document === null) return null;
  const value: unknown = Object.getOwnPropertyDescriptor(document, field)?.value;
  return typeof value === 'string' && value !== '' ? value : null;
}
