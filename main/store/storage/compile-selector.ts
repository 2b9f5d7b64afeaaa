import { compileField } from './compile-field.ts';
import { allOf, anyOf, everything, not, type Condition } from './condition.ts';
import { StorageError } from './errors.ts';
import type { Resolve } from './field.ts';
import { compileList } from './list-condition.ts';
import { operatorsOf, selectorsOf, type Selector } from './mango.ts';
import type { ListTable } from './shape.ts';

export type Scope = { readonly resolve: Resolve; readonly lists: readonly ListTable[] };

/**
 * A Mango selector as SQL. Where `isExact` is false the SQL finds more than the selector, never
 * less, and RxDB's own matcher has the last word.
 */
export function compileSelector(selector: Selector, scope: Scope): Condition {
  return allOf(Object.entries(selector).map(([key, value]) => compilePart(key, value, scope)));
}

function compilePart(key: string, value: unknown, scope: Scope): Condition {
  const all = (): Condition[] =>
    selectorsOf(key, value).map((each) => compileSelector(each, scope));
  switch (key) {
    case '$and':
      return allOf(all());
    case '$or':
      return anyOf(all());
    case '$nor':
      return not(anyOf(all()));
    default:
      return compilePath(key, value, scope);
  }
}

function compilePath(path: string, matcher: unknown, scope: Scope): Condition {
  if (path.startsWith('$'))
    throw new StorageError('unknown-operator', path, 'This operator does not exist');
  const operators = operatorsOf(path, matcher);
  if (operators === null) return everything;
  const list = scope.lists.find((each) => each.path === path);
  if (list !== undefined) return compileList(list, operators);
  const field = scope.resolve(path);
  return field === null ? everything : compileField(field, path, operators);
}
