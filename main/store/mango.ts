import type { Place, Query } from './store.ts';

export type MangoSelector = Readonly<Record<string, unknown>>;
export type MangoQuery = {
  readonly selector: MangoSelector;
  readonly sort?: Record<string, 'asc' | 'desc'>[];
  readonly limit?: number;
};

type Where = NonNullable<Query['where']>;
type Condition = Where[string];

/**
 * Paths whose own index finds few documents. SQLite, which knows no statistics here, would rather walk
 * through the whole client: then the client is said in a way that no index can answer, and is only
 * checked on what the narrow index found.
 */
const NARROW: ReadonlySet<string> = new Set([
  'accountId',
  'conversationId',
  'personId',
  'leadId',
  'labelIds',
  'authorId',
  'to.personId',
  'listIds',
  'feeds',
  'monitorIds',
]);

/** What is asked beside a narrow path and has an index that would lead through everybody's documents. */
const LEADING_ASTRAY: Readonly<Record<string, readonly string[]>> = {
  personId: ['state'],
  authorId: ['direction', 'sentiment'],
  conversationId: ['direction', 'status.state'],
  'to.personId': ['status.state'],
};

/** A question in RxDB's words. `fixed` is what the scope adds; nobody can ask around it. */
export function toMango(query: Query, fixed: Readonly<Record<string, string>> = {}): MangoQuery {
  const selector = selectorOf(query.where ?? {});
  const hasOwnIndex = Object.keys(selector).some((path) => NARROW.has(path));
  for (const [path, value] of Object.entries(fixed)) {
    if (path in selector) throw new Error(`The scope already says what ${path} is`);
    selector[path] = hasOwnIndex ? { $not: { $ne: value } } : { $eq: value };
  }
  const bounds = boundsOf(query);
  if (bounds.length > 0) selector['$and'] = bounds;
  return {
    selector,
    ...(query.sort === undefined
      ? {}
      : { sort: withId(query.sort).map(([path, way]) => ({ [path]: way })) }),
    ...(query.limit === undefined ? {} : { limit: query.limit }),
  };
}

function selectorOf(where: Where): Record<string, unknown> {
  const astray = new Set(Object.keys(where).flatMap((narrow) => LEADING_ASTRAY[narrow] ?? []));
  const selector: Record<string, unknown> = {};
  for (const [path, condition] of Object.entries(where))
    selector[path] =
      astray.has(path) && typeof condition === 'string'
        ? { $not: { $ne: condition } }
        : operatorsOf(condition);
  return selector;
}

type Sort = NonNullable<Query['sort']>;

/** Ids go the way of the sort, so that an index that ends with the id gives the whole order. */
function withId(sort: Sort): Sort {
  const last = sort.at(-1);
  return last === undefined || sort.some(([path]) => path === 'id')
    ? sort
    : [...sort, ['id', last[1]]];
}

/**
 * `after` and `upTo` as conditions. The plain comparison leads, because an index answers it; the
 * second one only looks at documents with the very same value.
 */
function boundsOf({ sort = [], after, upTo }: Query): readonly MangoSelector[] {
  if (after === undefined && upTo === undefined) return [];
  const [first, second, third] = withId(sort);
  if (first === undefined || second === undefined || third !== undefined)
    throw new Error('A place needs a sort by one path');
  const [path, way] = first;
  const [forward, backward] = way === 'asc' ? ['$gt', '$lt'] : ['$lt', '$gt'];
  const [idForward, idBackwardOrSame] = second[1] === 'asc' ? ['$gt', '$lte'] : ['$lt', '$gte'];
  const behind = (place: Place): readonly MangoSelector[] => [
    { [path]: { [`${forward}e`]: place.at } },
    { $or: [{ [path]: { [forward]: place.at } }, { id: { [idForward]: place.id } }] },
  ];
  const before = (place: Place): readonly MangoSelector[] => [
    { [path]: { [`${backward}e`]: place.at } },
    { $or: [{ [path]: { [backward]: place.at } }, { id: { [idBackwardOrSame]: place.id } }] },
  ];
  return [
    ...(after === undefined ? [] : behind(after)),
    ...(upTo === undefined ? [] : before(upTo)),
  ];
}

function operatorsOf(condition: Condition): Readonly<Record<string, unknown>> {
  if (typeof condition !== 'object') return { $eq: condition };
  if ('inList' in condition) return inList(condition.inList);
  if ('has' in condition) return { $elemMatch: { $eq: condition.has } };
  if ('hasAny' in condition) return { $elemMatch: { $in: condition.hasAny } };
  // A document has no null: "is it there" is a question that the storage answers without reading it.
  if ('exists' in condition) return condition.exists ? { $ne: null } : { $eq: null };
  return {
    ...(condition.from === undefined ? {} : { $gte: condition.from }),
    ...(condition.below === undefined ? {} : { $lt: condition.below }),
  };
}

/** One value is a plain equality: the storage takes the index for it. */
function inList(values: readonly unknown[]): Readonly<Record<string, unknown>> {
  return values.length === 1 ? { $eq: values[0] } : { $in: values };
}

/** "Any of none" and "the first none". */
export function isImpossible({ where = {}, limit }: Query): boolean {
  return (
    limit === 0 ||
    Object.values(where).some((condition) => {
      if (typeof condition !== 'object') return false;
      if ('hasAny' in condition) return condition.hasAny.length === 0;
      return 'inList' in condition && condition.inList.length === 0;
    })
  );
}

/** More questions than this are worse than one that reads too much. */
const MOST_PARTS = 8;
/** On a narrow path each of them is a look into the index. */
const MOST_NARROW_PARTS = 64;

/**
 * "Any of these" as one question per value. SQLite, without statistics, prefers to read a whole
 * collection over looking a few values up; for a window with a limit the storage merges by itself.
 */
export function splitLists(query: Query): readonly Query[] {
  const where = query.where ?? {};
  const lists = Object.entries(where).flatMap(([path, condition]) =>
    typeof condition === 'object' && 'inList' in condition
      ? [{ path, values: [...new Set(condition.inList)] }]
      : [],
  );
  const narrow = lists.find(({ path }) => NARROW.has(path));
  const list = narrow ?? (lists.length === 1 ? lists[0] : undefined);
  if (list === undefined || query.limit !== undefined || query.sort !== undefined) return [query];
  if (list.values.length > (narrow === undefined ? MOST_PARTS : MOST_NARROW_PARTS)) return [query];
  return list.values.map((value) => withValue(where, list.path, value));
}

function withValue(where: Where, path: string, value: Condition): Query {
  return { where: { ...where, [path]: value } };
}
