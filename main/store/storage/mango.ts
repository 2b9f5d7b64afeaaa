import { StorageError } from './errors.ts';

export type Selector = Readonly<Record<string, unknown>>;
export type Operators = readonly (readonly [operator: string, value: unknown])[];

/** Every operator that RxDB's matcher knows for a field. */
const KNOWN = new Set([
  '$eq',
  '$ne',
  '$gt',
  '$gte',
  '$lt',
  '$lte',
  '$in',
  '$nin',
  '$not',
  '$regex',
  '$options',
  '$elemMatch',
  '$size',
  '$type',
  '$mod',
  '$exists',
]);

export function isSelector(value: unknown): value is Selector {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The operators of a field's matcher; null when it is a value that is compared as a whole. */
export function operatorsOf(path: string, matcher: unknown): Operators | null {
  if (!isSelector(matcher)) return isScalar(matcher) ? [['$eq', matcher]] : null;
  if (matcher instanceof RegExp || matcher instanceof Date) return null;
  const operators = Object.entries(matcher);
  if (operators.length === 0 || operators.some(([key]) => !key.startsWith('$'))) return null;
  for (const [key] of operators) checkOperator(path, key);
  return operators;
}

export function selectorsOf(operator: string, value: unknown): readonly Selector[] {
  if (Array.isArray(value) && value.every(isSelector)) return value;
  throw new StorageError('wrong-value', operator, 'This operator takes a list of selectors');
}

export function valuesOf(place: string, value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new StorageError('wrong-value', place, 'This operator takes a list');
}

function checkOperator(path: string, operator: string): void {
  if (!KNOWN.has(operator))
    throw new StorageError(
      'unknown-operator',
      `${path}.${operator}`,
      'This operator does not exist',
    );
}

function isScalar(value: unknown): boolean {
  return value === undefined || value === null || typeof value !== 'object';
}
