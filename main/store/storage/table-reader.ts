import {
  getQueryMatcher,
  getSortComparator,
  normalizeMangoQuery,
  objectPathMonad,
  type MangoQuery,
} from 'rxdb/plugins/core';
import { compileSelector } from './compile-selector.ts';
import type { Connection, Row } from './connection.ts';
import { fieldResolver } from './field.ts';
import { fromOrderedText, toOrderedText } from './ordered-text.ts';
import { ownFields } from './plain-document.ts';
import { planner, type Plan, type Planner } from './plan.ts';
import type { Query } from './query.ts';
import {
  isDeleted,
  plainRow,
  STORED,
  storedDocument,
  type PlainQuery,
  type StoredDocument,
  type Untyped,
} from './rxdb-types.ts';
import type { Shape } from './shape.ts';
import { quoteName } from './sql-text.ts';

export type TableReader = {
  /** The columns `STORED`, also of a deleted document. */
  row(id: string): Row | undefined;
  /** Also a deleted document. */
  get(id: string): StoredDocument | null;
  /** In no order, also deleted ones; unknown ids are left out. */
  getMany(ids: readonly string[]): StoredDocument[];
  query(query: Query): StoredDocument[];
  /** The same without RxDB's fields and without deleted documents: half the work. */
  readonly plain: PlainReader;
  /** `isFast`: SQL counted; otherwise every candidate was read. */
  count(query: Query): { readonly count: number; readonly isFast: boolean };
  /** How many there are of each text at the path; documents without a text there count nowhere. */
  countBy(query: Query, path: string): ReadonlyMap<string, number>;
  /** The numbers at the path; documents without one there give none. */
  numbers(query: Query, path: string): readonly number[];
  plan(query: Query): Plan;
};

export type PlainReader = {
  get(id: string): Untyped;
  getMany(ids: readonly string[]): Untyped[];
  query(query: Query): Untyped[];
};

/** Up to so many ids are read one by one over the unique index. */
const FEW = 8;

export function tableReader(connection: Connection, shape: Shape): TableReader {
  const table = quoteName(shape.table);
  const planning = planner(shape);
  const byId = `SELECT ${STORED} FROM ${table} WHERE id=?`;
  const byIds = `SELECT ${STORED} FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`;

  const rowOf = (id: string): Row | undefined => connection.prepare(byId).get(toOrderedText(id));
  const get = (id: string): StoredDocument | null => {
    const row = rowOf(id);
    return row === undefined ? null : storedDocument(row);
  };
  const query = (asked: Query): StoredDocument[] => {
    if (asked.limit === 0) return [];
    const { kind, sql, parameters, ...candidates } = planning.plan(asked, STORED);
    if (kind === 'window')
      return connection
        .prepare(sql)
        .all(...parameters)
        .map(storedDocument);
    const rows = connection.prepareOnce(sql).iterate(...parameters);
    const isSorted = 'isSorted' in candidates && candidates.isSorted;
    return choose(shape, asked, { rows, isSorted });
  };
  const getMany = (ids: readonly string[]): StoredDocument[] => {
    if (ids.length <= FEW) return ids.map(get).filter((document) => document !== null);
    const rows = connection.prepare(byIds).all(JSON.stringify(ids.map(toOrderedText)));
    return rows.map(storedDocument);
  };
  return {
    row: rowOf,
    get,
    getMany,
    query,
    plain: plainReader(connection, shape, { planning, query, getMany }),
    count: (asked) => {
      const sql = planning.countPlan(asked);
      if (sql === null)
        return {
          count: query(asked).length,
          isFast: planning.plan(asked, STORED).kind === 'window',
        };
      const row = connection.prepare(sql.sql).get(...sql.parameters);
      return { count: Number(row?.['n']), isFast: true };
    },
    countBy: (asked, path) => {
      const sql = planning.countByPlan(asked, path);
      return sql === null
        ? countTexts(query(asked).map(objectPathMonad(path)))
        : countedTexts(connection.prepare(sql.sql).all(...sql.parameters));
    },
    numbers: (asked, path) => {
      const sql = planning.valuesPlan(asked, path);
      const values =
        sql === null
          ? query(asked).map(objectPathMonad(path))
          : connection
              .prepare(sql.sql)
              .all(...sql.parameters)
              .map(({ value }) => value);
      return values.filter((value) => typeof value === 'number');
    },
    plan: (asked) => planning.plan(asked, STORED),
  };
}

function countedTexts(rows: readonly Record<string, unknown>[]): ReadonlyMap<string, number> {
  return new Map(
    rows.flatMap(({ value, n }) =>
      typeof value === 'string' ? [[fromOrderedText(value), Number(n)] as const] : [],
    ),
  );
}

function countTexts(values: readonly unknown[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values)
    if (typeof value === 'string') counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

type Whole = {
  readonly planning: Planner;
  readonly query: (asked: Query) => StoredDocument[];
  readonly getMany: (ids: readonly string[]) => StoredDocument[];
};

function plainReader(connection: Connection, shape: Shape, whole: Whole): PlainReader {
  const byId = `SELECT data FROM ${quoteName(shape.table)} WHERE id=? AND deleted=0`;
  return {
    get: (id) => {
      const row = connection.prepare(byId).get(toOrderedText(id));
      return row === undefined ? null : plainRow(row);
    },
    getMany: (ids) =>
      whole
        .getMany(ids)
        .filter((document) => !isDeleted(document))
        .map(ownFields),
    query: (asked) => {
      const { kind, sql, parameters } = whole.planning.plan(asked, 'data');
      if (kind === 'candidates' || asked.limit === 0) return whole.query(asked).map(ownFields);
      return connection
        .prepare(sql)
        .all(...parameters)
        .map(plainRow);
    },
  };
}

type Candidates = {
  readonly rows: Iterable<Record<string, unknown>>;
  readonly isSorted: boolean;
};

/** RxDB's own matcher over what SQL could not decide; stops early when the order is SQL's. */
function choose(shape: Shape, asked: Query, candidates: Candidates): StoredDocument[] {
  const isMatch = getQueryMatcher(shape.schema, asked);
  const end = asked.skip + (asked.limit ?? Infinity);
  const found: StoredDocument[] = [];
  for (const row of candidates.rows) {
    const document = storedDocument(row);
    if (!isMatch(document)) continue;
    found.push(document);
    if (candidates.isSorted && found.length >= end) break;
  }
  if (!candidates.isSorted) found.sort(getSortComparator(shape.schema, asked));
  return found.slice(asked.skip, end);
}

/** A caller's question as RxDB would prepare it. Deleted documents are never found. */
export function fillQuery(shape: Shape, asked: PlainQuery): Query {
  const { selector, sort, skip = 0, limit } = asked;
  const query: MangoQuery<StoredDocument> = {
    selector: { ...selector, _deleted: { $eq: false } },
    skip,
    ...windowOf(limit),
  };
  // Without a sort the order follows the index that suits the selector; RxDB knows which.
  if (sort === undefined) return normalized(shape, query);
  const hasPrimary = sort.some((part) => Object.hasOwn(part, shape.primaryPath));
  const last = hasPrimary ? [] : [{ [shape.primaryPath]: 'asc' as const }];
  return { selector: query.selector ?? {}, skip, sort: [...sort, ...last], ...windowOf(limit) };
}

function normalized(shape: Shape, query: MangoQuery<StoredDocument>): Query {
  try {
    return normalizeMangoQuery(shape.schema, query);
  } catch (error) {
    // RxDB stumbles over what is wrong with it; the compiler says where.
    compileSelector(query.selector ?? {}, { resolve: fieldResolver(shape), lists: shape.lists });
    throw error;
  }
}

/** For a count the order is of no interest. */
export function fillCount(shape: Shape, asked: PlainQuery): Query {
  return fillQuery(shape, { ...asked, sort: [] });
}

function windowOf(limit: number | undefined): { readonly limit?: number } {
  return limit === undefined ? {} : { limit };
}
