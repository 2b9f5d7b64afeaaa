import type { ViewName, ViewRest, ViewRow } from '#contract/views.ts';
import type { Failure } from '#domain/failure.ts';
import { isUpdate, readFailure, type Update } from './read-update.ts';

/** What an open view shows. `rows` keep their identity while they do not change. */
export type ViewSnapshot<Name extends ViewName> = {
  readonly rows: readonly ViewRow<Name>[];
  readonly rest: ViewRest<Name>;
};

/** What came over the bridge, understood: a new snapshot, or trouble. */
export type Applied<Name extends ViewName> =
  | { readonly kind: 'shown'; readonly snapshot: ViewSnapshot<Name> }
  | { readonly kind: 'trouble'; readonly failure: Failure };

const MALFORMED = { code: 'internal', detail: 'Malformed update' } as const;

/**
 * Applies one update to what is shown. One without its form, or with a row missing, is trouble, never a
 * half-drawn screen.
 */
export function applyUpdate<Name extends ViewName>(
  name: Name,
  before: ViewSnapshot<Name> | null,
  update: unknown,
): Applied<Name> {
  if (typeof update === 'object' && update !== null && 'trouble' in update)
    return { kind: 'trouble', failure: readFailure(update.trouble) };
  if (!isUpdate(name, update)) return { kind: 'trouble', failure: MALFORMED };
  const rest = update.rest === undefined ? before?.rest : withSameParts(before?.rest, update.rest);
  const rows = mergeRows(before, update);
  return rows === null || rest === undefined
    ? { kind: 'trouble', failure: MALFORMED }
    : { kind: 'shown', snapshot: { rows, rest } };
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

/** The rows in their new order, or null when one is missing. */
function mergeRows<Name extends ViewName>(
  before: ViewSnapshot<Name> | null,
  { order, rows: changed }: Update<Name>,
): ViewRow<Name>[] | null {
  const known = new Map<string, ViewRow<Name>>((before?.rows ?? []).map((row) => [row.id, row]));
  for (const row of changed) known.set(row.id, row);
  const rows: ViewRow<Name>[] = [];
  for (const id of order) {
    const row = known.get(id);
    if (row === undefined) return null;
    rows.push(row);
  }
  return rows;
}
