import type { SQLInputValue } from 'node:sqlite';
import { allOf, condition, everything, never, not, type Condition } from './condition.ts';
import type { Field } from './field.ts';
import { isSelector, operatorsOf, valuesOf, type Operators } from './mango.ts';
import { inList } from './sql-text.ts';

const COMPARISONS: Readonly<Record<string, string>> = {
  $gt: '>',
  $gte: '>=',
  $lt: '<',
  $lte: '<=',
};

export function compileField(field: Field, path: string, operators: Operators): Condition {
  return allOf(
    operators.map(([operator, value]) => compileOperator(field, operator, { path, value })),
  );
}

type Asked = { readonly path: string; readonly value: unknown };

function compileOperator(field: Field, operator: string, asked: Asked): Condition {
  const { path, value } = asked;
  switch (operator) {
    case '$eq':
      return compileEqual(field, value);
    case '$ne':
      return not(compileEqual(field, value));
    case '$in':
      return compileIn(field, valuesOf(`${path}.$in`, value));
    case '$nin':
      return not(compileIn(field, valuesOf(`${path}.$nin`, value)));
    case '$exists':
      return compileExists(field, value);
    case '$not':
      return not(compileNegated(field, path, value));
    default:
      return compileComparison(field, COMPARISONS[operator], value);
  }
}

function compileEqual(field: Field, value: unknown): Condition {
  if (value === null || value === undefined) return condition(`${field.presence} IS NULL`);
  if (!fits(value, field)) return everything;
  return condition(`${field.equal.sql} = ?`, [field.equal.bind(value)]);
}

function compileComparison(field: Field, sign: string | undefined, value: unknown): Condition {
  if (sign === undefined || !fits(value, field)) return everything;
  return condition(`${field.order.sql} ${sign} ?`, [field.order.bind(value)]);
}

function compileNegated(field: Field, path: string, value: unknown): Condition {
  const operators = isSelector(value) ? operatorsOf(path, value) : null;
  return operators === null ? everything : compileField(field, path, operators);
}

function compileExists(field: Field, value: unknown): Condition {
  if (typeof value !== 'boolean' || !field.isNeverNull) return everything;
  return condition(`${field.presence} IS ${value ? 'NOT NULL' : 'NULL'}`);
}

function compileIn(field: Field, values: readonly unknown[]): Condition {
  if (values.length === 0) return never;
  const bound: SQLInputValue[] = [];
  for (const value of values) {
    if (!fits(value, field)) return everything;
    bound.push(field.equal.bind(value));
  }
  return condition(...inList(field.equal.sql, bound));
}

/** Only a value of the field's own type is compared in SQL. */
function fits(value: unknown, field: Field): value is string | number | boolean {
  if (field.type === 'text') return typeof value === 'string';
  return field.type === 'number' ? Number.isFinite(value) : typeof value === 'boolean';
}
