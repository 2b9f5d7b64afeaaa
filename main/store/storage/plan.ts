import type { Parameters } from './connection.ts';
import { compileSelector } from './compile-selector.ts';
import type { Condition } from './condition.ts';
import { StorageError } from './errors.ts';
import { fieldResolver, resolverInsideJoin, type Resolve } from './field.ts';
import { soleMember } from './list-condition.ts';
import { operatorsOf, type Selector } from './mango.ts';
import { mergeByValue, type MergeSource } from './merge-plan.ts';
import { toOrderedText } from './ordered-text.ts';
import { sortTerms, type Query, type SortTerm, type Sql } from './query.ts';
import { isKnownPath } from './schema-path.ts';
import type { ListTable, Shape } from './shape.ts';
import { quoteName } from './sql-text.ts';

/**
 * `window`: SQL gives exactly the documents asked for, in order. `candidates`: SQL gives at least
 * them, and RxDB's matcher chooses; when `isSorted` they come in order and reading can stop early.
 */
export type Plan =
  | ({ readonly kind: 'window' } & Sql)
  | ({ readonly kind: 'candidates'; readonly isSorted: boolean } & Sql);

export type Planner = {
  /** `columns`: what to select, `data` or `STORED`. */
  plan(query: Query, columns: string): Plan;
  /** `SELECT count(*)`; null when only the matcher can count. */
  countPlan(query: Query): Sql | null;
  /** One row per value of the path, columns `value` and `n`; null when only the matcher can count. */
  countByPlan(query: Query, path: string): Sql | null;
  /** One row per document, column `value`; null when only the matcher can choose. */
  valuesPlan(query: Query, path: string): Sql | null;
};

export function planner(shape: Shape): Planner {
  const resolve = fieldResolver(shape);
  return {
    plan: (query, columns) => planOf({ shape, resolve, columns }, query),
    countPlan: (query) => {
      if (query.skip > 0 || query.limit !== undefined) return null;
      const source = sourceOf(shape, resolve, query);
      if (!source.where.isExact) return null;
      return { sql: `SELECT count(*) AS n ${source.from}`, parameters: source.parameters };
    },
    countByPlan: (query, path) => {
      const values = valuesOf({ shape, resolve }, query, path);
      return values === null
        ? null
        : {
            sql: `SELECT ${values.column} AS value, count(*) AS n ${values.from} GROUP BY 1`,
            parameters: values.parameters,
          };
    },
    valuesPlan: (query, path) => {
      const values = valuesOf({ shape, resolve }, query, path);
      return values === null
        ? null
        : {
            sql: `SELECT ${values.column} AS value ${values.from}`,
            parameters: values.parameters,
          };
    },
  };
}

/** null: the path is no column, or SQL cannot decide which documents. */
function valuesOf(
  { shape, resolve }: Omit<MergeSource, 'columns'>,
  query: Query,
  path: string,
): { readonly column: string; readonly from: string; readonly parameters: Parameters } | null {
  const source = sourceOf(shape, resolve, query);
  const field = source.resolve(path);
  if (field === null) checkSortPath(shape, path);
  if (field?.isColumn !== true || !source.where.isExact) return null;
  return { column: field.order.sql, from: source.from, parameters: source.parameters };
}

function planOf(asked: MergeSource, query: Query): Plan {
  const { shape, resolve, columns } = asked;
  const source = sourceOf(shape, resolve, query);
  const order = orderBy(shape, sortTerms(query), source.resolve);
  const all = { sql: `SELECT ${columns} ${source.from}`, parameters: source.parameters };
  if (order === null) return { kind: 'candidates', isSorted: false, ...all };
  if (!source.where.isExact)
    return { kind: 'candidates', isSorted: true, ...all, sql: `${all.sql} ORDER BY ${order}` };
  const merged = source.list === null ? mergeByValue(asked, query) : null;
  if (merged !== null) return { kind: 'window', ...merged };
  return {
    kind: 'window',
    sql: `${all.sql} ORDER BY ${order} LIMIT ? OFFSET ?`,
    parameters: [...source.parameters, query.limit ?? -1, query.skip],
  };
}

type Source = {
  /** FROM and WHERE. */
  readonly from: string;
  readonly parameters: Parameters;
  readonly where: Condition;
  readonly resolve: Resolve;
  readonly list: ListTable | null;
};

/** A single value asked of an array field leads: its side table holds only the rows that have it. */
function sourceOf(shape: Shape, resolve: Resolve, query: Query): Source {
  const leading = leadingList(shape, query.selector);
  const table = quoteName(shape.table);
  if (leading === null) {
    const where = compileSelector(query.selector, { resolve, lists: shape.lists });
    const from = `FROM ${table} WHERE ${where.sql}`;
    return { from, parameters: where.parameters, where, resolve, list: null };
  }
  const { list, value, rest } = leading;
  const inside = resolverInsideJoin(resolve, list);
  const where = compileSelector(rest, { resolve: inside, lists: shape.lists });
  return {
    // CROSS JOIN is SQLite's way to fix the order of the loops.
    from: `FROM ${quoteName(list.table)} CROSS JOIN ${table} ON rid = l_rid WHERE l_value = ? AND ${where.sql}`,
    parameters: [toOrderedText(value), ...where.parameters],
    where,
    resolve: inside,
    list,
  };
}

type Leading = { readonly list: ListTable; readonly value: string; readonly rest: Selector };

function leadingList(shape: Shape, selector: Selector): Leading | null {
  for (const list of shape.lists) {
    const { [list.path]: matcher, ...rest } = selector;
    const value = matcher === undefined ? null : soleMember(operatorsOf(list.path, matcher));
    if (value !== null) return { list, value, rest };
  }
  return null;
}

function orderBy(shape: Shape, terms: readonly SortTerm[], resolve: Resolve): string | null {
  const parts: string[] = [];
  for (const { path, direction } of terms) {
    const field = resolve(path);
    if (field === null) checkSortPath(shape, path);
    if (field === null || !field.isSortable) return null;
    parts.push(`${field.order.sql} ${direction}`);
  }
  return parts.join(',');
}

function checkSortPath(shape: Shape, path: string): void {
  if (!isKnownPath(shape.schema, path))
    throw new StorageError('unknown-field', path, 'Documents have no such field to sort by');
}
