import type { Result } from '#contract/result.ts';
import type { Failure, FailureCode } from '#domain/failure.ts';

export function done<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export type Refused = { readonly ok: false; readonly failure: Failure };

export function refused(code: FailureCode, detail?: string): Refused {
  return { ok: false, failure: detail === undefined ? { code } : { code, detail } };
}

/** Done, or the first thing that went wrong. */
export function doneUnless(failure: Failure | null): Result<Record<string, never>> {
  return failure === null ? done({}) : { ok: false, failure };
}
