import type { Place, Query } from '#main/store/store.ts';

/** What a query of the store means, without an index. */
export function select<Document extends { readonly id: string }>(
  documents: readonly Document[],
  query: Query,
): readonly Document[] {
  const matching = documents.filter((document) =>
    Object.entries(query.where ?? {}).every(([path, condition]) =>
      matches(valueAt(document, path), condition),
    ),
  );
  const sort = query.sort ?? [];
  const byId = ['id', sort.at(-1)?.[1] ?? 'asc'] as const;
  const order = (a: unknown, b: unknown): number => {
    for (const [path, direction] of [...sort, byId]) {
      const step = compare(valueAt(a, path), valueAt(b, path));
      if (step !== 0) return direction === 'asc' ? step : -step;
    }
    return 0;
  };
  const { after, upTo, limit } = query;
  const place = ({ at, id }: Place): unknown => ({ [sort[0]?.[0] ?? 'id']: at, id });
  const sorted = matching
    .toSorted(order)
    .filter((one) => after === undefined || order(one, place(after)) > 0)
    .filter((one) => upTo === undefined || order(one, place(upTo)) <= 0);
  return limit === undefined ? sorted : sorted.slice(0, limit);
}

export function valueAt(document: unknown, path: string): unknown {
  let value: unknown = document;
  for (const part of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.entries(value).find(([key]) => key === part)?.[1];
  }
  return value;
}

function matches(value: unknown, condition: NonNullable<Query['where']>[string]): boolean {
  if (typeof condition !== 'object') return value === condition;
  if ('inList' in condition) return condition.inList.some((wanted) => wanted === value);
  if ('has' in condition) return contains(value, [condition.has]);
  if ('hasAny' in condition) return contains(value, condition.hasAny);
  if ('exists' in condition) return (value !== undefined && value !== null) === condition.exists;
  if (typeof value !== 'number') return false;
  const isFrom = condition.from === undefined || value >= condition.from;
  return isFrom && (condition.below === undefined || value < condition.below);
}

function contains(value: unknown, wanted: readonly string[]): boolean {
  return Array.isArray(value) && wanted.some((one) => value.includes(one));
}

function compare(a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (a === undefined || a === null) return -1;
  if (b === undefined || b === null) return 1;
  return a < b ? -1 : 1;
}
