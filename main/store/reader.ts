import type { RxCollection } from 'rxdb/plugins/core';
import type { WorkspaceId } from '#domain/ids.ts';
import { ownerField, ownerOf } from './documents.ts';
import type { Guard } from './errors.ts';
import { isImpossible, splitLists, toMango } from './mango.ts';
import { messagesWith, searchMessages, type SearchPorts } from './search.ts';
import type { StorageReader } from './storage/node-sqlite-storage.ts';
import type { CollectionName, Documents, Query, Reader } from './store.ts';

export type Collections = Readonly<Record<CollectionName, RxCollection>>;
/** null: all clients. */
export type Scope = WorkspaceId | null;
export type ReaderPorts = {
  readonly stored: StorageReader;
  readonly search: SearchPorts;
  readonly guarded: Guard;
};

/**
 * Reads go past RxDB to its storage: a window of 200 documents takes half the time, and nothing is
 * kept in a cache. Committed data only, also while RxDB still spreads the news.
 */
export function createReader({ stored, search, guarded }: ReaderPorts, scope: Scope): Reader {
  const fixed = (name: CollectionName): Record<string, string> =>
    scope === null ? {} : { [ownerField(name)]: scope };
  const isMine = <Name extends CollectionName>(document: Documents[Name]): boolean =>
    scope === null || ownerOf(document) === scope;
  const reader: Reader = {
    get: async <Name extends CollectionName>(name: Name, id: string) =>
      await guarded(() => {
        const document = stored.get<Documents[Name]>(name, id);
        return document !== null && isMine(document) ? document : null;
      }),
    getMany: async <Name extends CollectionName>(name: Name, ids: readonly string[]) =>
      await guarded(() => {
        if (ids.length === 0) return new Map();
        const documents = stored.getMany<Documents[Name]>(name, [...new Set(ids)]);
        return new Map(documents.filter(isMine).map((document) => [document.id, document]));
      }),
    find: async <Name extends CollectionName>(name: Name, query: Query) =>
      await guarded(() => {
        if (isImpossible(query)) return [];
        const parts = splitLists(query);
        const found = parts.flatMap((part) =>
          stored.query<Documents[Name]>(name, toMango(part, fixed(name))),
        );
        return parts.length === 1 ? found : found.toSorted(byId);
      }),
    count: async (name, query) =>
      await guarded(() => {
        if (isImpossible(query)) return 0;
        return splitLists(query)
          .map((part) => stored.count(name, { selector: toMango(part, fixed(name)).selector }))
          .reduce((sum, count) => sum + count, 0);
      }),
    countBy: async (name, path, query) =>
      await guarded(() => {
        const counts = new Map<string, number>();
        if (isImpossible(query)) return counts;
        for (const part of splitLists(query)) {
          const { selector } = toMango(part, fixed(name));
          for (const [value, count] of stored.countBy(name, path, { selector }))
            counts.set(value, (counts.get(value) ?? 0) + count);
        }
        return counts;
      }),
    numbers: async (name, path, query) =>
      await guarded(() => {
        if (isImpossible(query)) return [];
        return splitLists(query).flatMap((part) =>
          stored.numbers(name, path, { selector: toMango(part, fixed(name)).selector }),
        );
      }),
    messagesWith: async (query) =>
      await guarded(() => messagesWith(query, search, fixed('messages'))),
    searchMessages: async (query) =>
      await guarded(
        async () => await searchMessages(query, search, { reader, scope: fixed('messages') }),
      ),
  };
  return reader;
}

/** As a question without a sort is answered. */
function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}
