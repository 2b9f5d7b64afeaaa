import type { FilledMangoQuery } from 'rxdb/plugins/core';
import type { Parameters } from './connection.ts';
import type { StoredDocument } from './rxdb-types.ts';

/** A query as RxDB prepares it: the sort always ends with the primary key. */
export type Query = FilledMangoQuery<StoredDocument>;

export type Sql = { readonly sql: string; readonly parameters: Parameters };

export type SortTerm = { readonly path: string; readonly direction: 'asc' | 'desc' };

export function sortTerms(query: Query): readonly SortTerm[] {
  return query.sort.flatMap((part) =>
    Object.entries(part).map(([path, direction]): SortTerm => ({
      path,
      direction: direction === 'desc' ? 'desc' : 'asc',
    })),
  );
}
