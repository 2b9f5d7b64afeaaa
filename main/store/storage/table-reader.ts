import {
  getQueryMatcher,
  getSortComparator,
  normalizeMangoQuery,
  type MangoQuery,
} from 'rxdb/plugins/core';
import type { Connection } from './connection.ts';
import { toOrderedText } from './ordered-text.ts';
import { planner, type Plan } from './plan.ts';
import type { Query } from './query.ts';
import { parseDocument, type PlainQuery, type StoredDocument } from './rxdb-types.ts';
import type { Shape } from './shape.ts';
import { quoteName } from './sql-text.ts';

export type TableReader = {
  /** Also a deleted document. */
  get(id: string): StoredDocument | null;
  /** In no order, also deleted ones; unknown ids are left out. */
  getMany(ids: readonly string[]): StoredDocument[];
  query(query: Query): StoredDocument[];
  /** `isFast`: SQL counted; otherwise every candidate was read. */
  count(query: Query): { readonly count: number; readonly isFast: boolean };
  plan(query: Query): Plan;
};

/** Up to so many ids are read one by one over the unique index. */
const FEW = 8;

export function tableReader(connection: Connection, shape: Shape): TableReader {
  const table = quoteName(shape.table);
  const planning = planner(shape);
  const byId = `SELECT data FROM ${table} WHERE id=?`;
  const byIds = `SELECT data FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`;

  const get = (id: string): StoredDocument | null => {
    const row = connection.prepare(byId).get(toOrderedText(id));
    return row === undefined ? null : parseDocument(row['data']);
  };
  const query = (asked: Query): StoredDocument[] => {
    if (asked.limit === 0) return [];
    const { kind, sql, parameters, ...candidates } = planning.plan(asked);
    if (kind === 'window')
      return connection
        .prepare(sql)
        .all(...parameters)
        .map((row) => parseDocument(row['data']));
    const rows = connection.prepareOnce(sql).iterate(...parameters);
    const isSorted = 'isSorted' in candidates && candidates.isSorted;
    return choose(shape, asked, { rows, isSorted });
  };
  return {
    get,
    getMany: (ids) => {
      if (ids.length <= FEW) return ids.map(get).filter((document) => document !== null);
      const rows = connection.prepare(byIds).all(JSON.stringify(ids.map(toOrderedText)));
      return rows.map((row) => parseDocument(row['data']));
    },
    query,
    count: (asked) => {
      const sql = planning.countPlan(asked);
      if (sql === null)
        return { count: query(asked).length, isFast: planning.plan(asked).kind === 'window' };
      const row = connection.prepare(sql.sql).get(...sql.parameters);
      return { count: Number(row?.['n']), isFast: true };
    },
    plan: (asked) => planning.plan(asked),
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
    const document = parseDocument(row['data']);
    if (!isMatch(document)) continue;
    found.push(document);
    if (candidates.isSorted && found.length >= end) break;
  }
  if (!candidates.isSorted) found.sort(getSortComparator(shape.schema, asked));
  return found.slice(asked.skip, end);
}

/** A caller's question as RxDB would prepare it. Deleted documents are never found. */
export function fillQuery(shape: Shape, asked: PlainQuery): Query {
  const query: MangoQuery<StoredDocument> = {
    selector: { ...asked.selector, _deleted: { $eq: false } },
    ...(asked.sort === undefined ? {} : { sort: asked.sort.map((part) => ({ ...part })) }),
    ...(asked.limit === undefined ? {} : { limit: asked.limit }),
    skip: asked.skip ?? 0,
  };
  return normalizeMangoQuery(shape.schema, query);
}
