import type { ViewName, ViewRest, ViewRow } from '#contract/views.ts';
import { FAILURE_CODES, type Failure } from '#domain/failure.ts';

/** A delta as it comes over the bridge. */
export type Update<Name extends ViewName> = {
  readonly order: readonly string[];
  readonly rows: readonly ViewRow<Name>[];
  readonly rest?: ViewRest<Name>;
};

/**
 * The form of an update. What its rows hold main has checked with the schemas of contract/, which the
 * window would have to load and build before it could draw anything.
 */
export function isUpdate<Name extends ViewName>(
  _name: Name,
  value: unknown,
): value is Update<Name> {
  if (!isPlain(value)) return false;
  const { order, rows, rest } = value;
  return (
    Array.isArray(order) &&
    order.every((id) => typeof id === 'string') &&
    Array.isArray(rows) &&
    rows.every((row) => isPlain(row) && typeof row['id'] === 'string') &&
    (rest === undefined || isPlain(rest))
  );
}

export function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A failure as the contract gives it, without the keys that are `undefined`. */
export function readFailure(value: unknown): Failure {
  if (!isPlain(value)) return NO_FAILURE;
  const { host, status, detail, retryAt } = value;
  const code = FAILURE_CODES.find((one) => one === value['code']);
  if (code === undefined) return NO_FAILURE;
  return {
    code,
    ...(typeof host === 'string' ? { host } : {}),
    ...(typeof status === 'number' ? { status } : {}),
    ...(typeof detail === 'string' ? { detail } : {}),
    ...(typeof retryAt === 'number' ? { retryAt } : {}),
  };
}

const NO_FAILURE = { code: 'internal', detail: 'Not a failure' } as const;
