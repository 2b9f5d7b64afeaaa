import type { RxCollection } from 'rxdb/plugins/core';
import type { WorkspaceId } from '#domain/ids.ts';
import { ownerField, ownerOf, toDocument } from './documents.ts';
import { guarded } from './errors.ts';
import { isImpossible, toMango } from './mango.ts';
import { searchMessages, type SearchPorts } from './search.ts';
import type { CollectionName, Documents, Reader } from './store.ts';

export type Collections = Readonly<Record<CollectionName, RxCollection>>;
/** null: all clients. */
export type Scope = WorkspaceId | null;

export function createReader(collections: Collections, scope: Scope, ports: SearchPorts): Reader {
  const fixed = (name: CollectionName): Record<string, string> =>
    scope === null ? {} : { [ownerField(name)]: scope };
  const isMine = <Name extends CollectionName>(document: Documents[Name]): boolean =>
    scope === null || ownerOf(document) === scope;
  const read = async <Name extends CollectionName>(
    name: Name,
    ids: readonly string[],
  ): Promise<Map<string, Documents[Name]>> => {
    const found = await collections[name].findByIds([...new Set(ids)]).exec();
    const documents = [...found.values()].map((stored) => toDocument(name, stored.toJSON()));
    return new Map(documents.filter(isMine).map((document) => [document.id, document]));
  };
  const reader: Reader = {
    get: async (name, id) => await guarded(async () => (await read(name, [id])).get(id) ?? null),
    getMany: async (name, ids) =>
      await guarded(async () => (ids.length === 0 ? new Map() : await read(name, ids))),
    find: async (name, query) =>
      await guarded(async () => {
        if (isImpossible(query)) return [];
        const found = await collections[name].find(toMango(query, fixed(name))).exec();
        return found.map((stored) => toDocument(name, stored.toJSON()));
      }),
    count: async (name, query) =>
      await guarded(async () => {
        if (isImpossible(query)) return 0;
        const { selector } = toMango(query, fixed(name));
        return await collections[name].count({ selector }).exec();
      }),
    searchMessages: async (query) =>
      await guarded(
        async () => await searchMessages(query, ports, { reader, scope: fixed('messages') }),
      ),
  };
  return reader;
}
