import type { ColumnRow } from '#contract/column-rows.ts';
import { FIRST_DECK } from '#domain/column.ts';

export type Place = {
  /** The column that it stands behind; null: it is the first of those it can stand beside. */
  readonly after: string | null;
  /** In the deck as it is shown, from 0. */
  readonly index: number;
};

/**
 * Where a column stands when it is put at `index`; null when that is where it stands already. In the
 * first deck over all clients a column stays among those of its own client.
 */
export function placeAt(
  columns: readonly ColumnRow[],
  moved: ColumnRow,
  index: number,
): Place | null {
  const from = columns.findIndex(({ id }) => id === moved.id);
  const others = columns.filter(({ id }) => id !== moved.id);
  const isBeside = ({ workspaceId }: ColumnRow): boolean =>
    moved.deckId !== FIRST_DECK || workspaceId === moved.workspaceId;
  const first = others.findIndex(isBeside);
  const last = others.findLastIndex(isBeside);
  if (first === -1) return null;
  const to = Math.max(first, Math.min(last + 1, index));
  if (to === from) return null;
  return { after: to === first ? null : (others[to - 1]?.id ?? null), index: to };
}

/** In front of which column something lands that is let go at `x`; `centers` from left to right, px. */
export function indexAt(x: number, centers: readonly number[]): number {
  const before = centers.findIndex((center) => x < center);
  return before === -1 ? centers.length : before;
}
