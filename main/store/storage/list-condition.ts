import type { SQLInputValue } from 'node:sqlite';
import { allOf, condition, everything, never, type Condition } from './condition.ts';
import { isSelector, type Operators } from './mango.ts';
import { toOrderedText } from './ordered-text.ts';
import type { ListTable } from './shape.ts';
import { inList, quoteName } from './sql-text.ts';

/** Conditions on an array field that has a side table. */
export function compileList(list: ListTable, operators: Operators): Condition {
  return allOf(operators.map((operator) => compileMembership(list, operator)));
}

/** The one value that the array has to contain; null when the matcher asks for anything else. */
export function soleMember(operators: Operators | null): string | null {
  const values = operators?.length === 1 ? membersOf(operators[0]) : null;
  return values?.length === 1 ? (values[0] ?? null) : null;
}

function compileMembership(list: ListTable, operator: Operators[number]): Condition {
  const values = membersOf(operator);
  if (values === null) return everything;
  if (values.length === 0) return never;
  const forms: SQLInputValue[] = values.map((value) => toOrderedText(value));
  const [sql, parameters] = inList('l_value', forms);
  return condition(`rid IN (SELECT l_rid FROM ${quoteName(list.table)} WHERE ${sql})`, parameters);
}

/** `{$eq: v}` and `{$elemMatch: {$eq: v}}` contain v, `{$elemMatch: {$in: [..]}}` any of them. */
function membersOf(operator: Operators[number] | undefined): readonly string[] | null {
  const [name, value] = operator ?? [];
  if (name === '$eq') return textsOf([value]);
  if (name !== '$elemMatch' || !isSelector(value)) return null;
  const inner = Object.entries(value);
  if (inner.length !== 1) return null;
  if ('$eq' in value) return textsOf([value['$eq']]);
  return '$in' in value ? textsOf(value['$in']) : null;
}

function textsOf(values: unknown): readonly string[] | null {
  return Array.isArray(values) && values.every((value) => typeof value === 'string')
    ? values
    : null;
}
