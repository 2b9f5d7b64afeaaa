import { compileSelector } from './compile-selector.ts';
import type { Resolve } from './field.ts';
import { operatorsOf, type Selector } from './mango.ts';
import { ownColumn, type Shape } from './shape.ts';
import { sortTerms, type Query, type Sql } from './query.ts';
import { quoteName } from './sql-text.ts';

export type MergeSource = {
  readonly shape: Shape;
  readonly resolve: Resolve;
  /** What to select, `data` or `STORED`. */
  readonly columns: string;
};

const MOST_BRANCHES = 64;
const MOST_ROWS = 1_000;

/**
 * `{ accountId: { $in: [a, b, c] } }` with sort and limit: the first rows of each value come over the
 * index and are merged. SQLite itself would walk past all rows of other values or sort all hits.
 */
export function mergeByValue(source: MergeSource, query: Query): Sql | null {
  const { shape, resolve, columns } = source;
  const rows = query.skip + (query.limit ?? Infinity);
  const choices = rows <= MOST_ROWS ? choicesOf(shape, query) : null;
  if (choices === null) return null;
  const order = sortTerms(query).map(({ path, direction }, index) => ({
    sql: resolve(path)?.order.sql ?? 'NULL',
    name: `s${index}`,
    direction,
  }));
  const inner = order.map(({ sql, direction }) => `${sql} ${direction}`).join(',');
  const named = order.map(({ sql, name }) => `${sql} AS ${name}`).join(',');
  const branches = choices.map((choice) => {
    const where = compileSelector(
      { ...query.selector, ...choice },
      { resolve, lists: shape.lists },
    );
    return {
      sql: `SELECT * FROM (SELECT ${named}, ${columns} FROM ${quoteName(shape.table)} WHERE ${where.sql} ORDER BY ${inner} LIMIT ?)`,
      parameters: [...where.parameters, rows],
    };
  });
  const outer = order.map(({ name, direction }) => `${name} ${direction}`).join(',');
  return {
    sql: `SELECT ${columns} FROM (${branches.map((branch) => branch.sql).join(' UNION ALL ')}) ORDER BY ${outer} LIMIT ? OFFSET ?`,
    parameters: [...branches.flatMap((branch) => branch.parameters), query.limit ?? -1, query.skip],
  };
}

/**
 * One selector per combination of the listed values, when an index leads with exactly the fields
 * that are fixed to values and goes on with the sort.
 */
function choicesOf(shape: Shape, query: Query): readonly Selector[] | null {
  const sort = sortTerms(query)[0]?.path;
  if (sort === undefined) return null;
  for (const index of shape.schema.indexes ?? []) {
    const paths = typeof index === 'string' ? [index] : index;
    const at = paths.indexOf(sort);
    const choices = at < 1 ? null : combine(shape, query.selector, paths.slice(0, at));
    if (choices !== null && choices.length > 1) return choices;
  }
  return null;
}

function combine(shape: Shape, selector: Selector, paths: readonly string[]): Selector[] | null {
  let choices: Selector[] = [{}];
  for (const path of paths) {
    const values = fixedValues(path, selector[path]);
    const isReal =
      ownColumn(shape.primaryPath, path) !== undefined ||
      shape.columns.some((column) => column.path === path);
    if (values === null || !isReal || choices.length * values.length > MOST_BRANCHES) return null;
    choices = choices.flatMap((choice) =>
      values.map((value) => Object.assign({ [path]: { $eq: value } }, choice)),
    );
  }
  return choices;
}

/** The values of a matcher that is nothing but `$eq` or `$in`, each once. */
function fixedValues(path: string, matcher: unknown): readonly unknown[] | null {
  const operators = matcher === undefined ? null : operatorsOf(path, matcher);
  const [operator, value] = operators?.length === 1 ? (operators[0] ?? []) : [];
  if (operator === '$eq') return [value];
  return operator === '$in' && Array.isArray(value) && value.length > 0
    ? [...new Set(value)]
    : null;
}
