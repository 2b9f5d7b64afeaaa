import { delta } from '#contract/delta.ts';
import { failure as failureSchema } from '#contract/result.ts';
import { views, type ViewName, type ViewRest, type ViewRow } from '#contract/views.ts';
import type { Failure } from '#domain/failure.ts';

/** What an open view shows. `rows` keep their identity while they do not change. */
export type ViewSnapshot<Name extends ViewName> = {
  readonly rows: readonly ViewRow<Name>[];
  readonly rest: ViewRest<Name>;
};

/** What came over the bridge, understood: a new snapshot, or trouble. */
export type Applied<Name extends ViewName> =
  | { readonly kind: 'shown'; readonly snapshot: ViewSnapshot<Name> }
  | { readonly kind: 'trouble'; readonly failure: Failure };

function isRow<Name extends ViewName>(name: Name, value: unknown): value is ViewRow<Name> {
  return views[name].row.safeParse(value).success;
}

function isRest<Name extends ViewName>(name: Name, value: unknown): value is ViewRest<Name> {
  return views[name].rest.safeParse(value).success;
}

/** A failure as the contract gives it, without the keys that are `undefined`. */
export function readFailure(value: unknown): Failure {
  const parsed = failureSchema.safeParse(value);
  if (!parsed.success) return { code: 'internal', detail: 'Not a failure' };
  const { code, host, status, detail, retryAt } = parsed.data;
  return {
    code,
    ...(host === undefined ? {} : { host }),
    ...(status === undefined ? {} : { status }),
    ...(detail === undefined ? {} : { detail }),
    ...(retryAt === undefined ? {} : { retryAt }),
  };
}

const MALFORMED = { code: 'internal', detail: 'Malformed update' } as const;

/**
 * Applies one update to what is shown. Everything is checked; a row that does not fit the contract
 * is trouble, never a half-drawn screen.
 */
export function applyUpdate<Name extends ViewName>(
  name: Name,
  before: ViewSnapshot<Name> | null,
  update: unknown,
): Applied<Name> {
  if (typeof update === 'object' && update !== null && 'trouble' in update)
    return { kind: 'trouble', failure: readFailure(update.trouble) };
  const parsed = delta.safeParse(update);
  if (!parsed.success) return { kind: 'trouble', failure: MALFORMED };
  const { order, rows: changed } = parsed.data;
  const rest = restOf(name, before, parsed.data.rest);
  const rows = mergeRows({ name, before, order, changed });
  return rows === null || rest === null
    ? { kind: 'trouble', failure: MALFORMED }
    : { kind: 'shown', snapshot: { rows, rest } };
}

/** What is known already was checked when it came. */
function restOf<Name extends ViewName>(
  name: Name,
  before: ViewSnapshot<Name> | null,
  sent: unknown,
): ViewRest<Name> | null {
  if (sent === undefined) return before?.rest ?? null;
  return isRest(name, sent) ? withSameParts(before?.rest, sent) : null;
}

/** Parts that are equal to what was there stay the same objects: who shows them need not draw again. */
function withSameParts<Rest extends object>(before: Rest | undefined, rest: Rest): Rest {
  if (before === undefined) return rest;
  const known = new Map<string, unknown>(Object.entries(before));
  const same = Object.entries(rest)
    .filter(([name, part]) => JSON.stringify(part) === JSON.stringify(known.get(name)))
    .map(([name]) => [name, known.get(name)] as const);
  return Object.assign({}, rest, Object.fromEntries(same));
}

type Merge<Name extends ViewName> = {
  readonly name: Name;
  readonly before: ViewSnapshot<Name> | null;
  readonly order: readonly string[];
  readonly changed: readonly { readonly id: string }[];
};

/** The rows in their new order, or null when one is missing or does not fit. */
function mergeRows<Name extends ViewName>(merge: Merge<Name>): ViewRow<Name>[] | null {
  const { name, before, order, changed } = merge;
  const known = new Map<string, ViewRow<Name>>((before?.rows ?? []).map((row) => [row.id, row]));
  for (const row of changed) {
    if (!isRow(name, row)) return null;
    known.set(row.id, row);
  }
  const rows: ViewRow<Name>[] = [];
  for (const id of order) {
    const row = known.get(id);
    if (row === undefined) return null;
    rows.push(row);
  }
  return rows;
}
