import { z } from 'zod';

/**
 * What crosses the bridge when a view changes: the order of all rows, and only those rows that are
 * new or different. `rest` is sent when it differs. Rows keep their identity in the window, so only
 * changed ones are drawn again.
 */
export const delta = z.object({
  order: z.array(z.string()),
  rows: z.array(z.looseObject({ id: z.string() })),
  rest: z.unknown().optional(),
});
export type Delta = z.infer<typeof delta>;

type Row = { readonly id: string };
type Shown = ReadonlyMap<string, string>;
export type Encoder<R extends Row> = {
  /** The delta since the last call, or null when nothing changed. */
  next(rows: readonly R[], rest: unknown): { order: string[]; rows: R[]; rest?: unknown } | null;
};

function sameOrder(order: readonly string[], before: readonly string[]): boolean {
  return order.length === before.length && order.every((id, index) => id === before[index]);
}

/** One encoder per open view: remembers what the window has. */
export function createEncoder<R extends Row>(): Encoder<R> {
  let shown: Shown = new Map();
  let shownOrder: readonly string[] = [];
  let shownRest: string | undefined;
  return {
    next(rows, rest) {
      const texts = new Map(rows.map((row) => [row.id, JSON.stringify(row)]));
      const changed = rows.filter((row) => shown.get(row.id) !== texts.get(row.id));
      const order = rows.map((row) => row.id);
      const restText = JSON.stringify(rest);
      const isFirst = shownRest === undefined;
      const restChanged = restText !== shownRest;
      if (!isFirst && changed.length === 0 && !restChanged && sameOrder(order, shownOrder))
        return null;
      shown = texts;
      shownOrder = order;
      shownRest = restText;
      return restChanged ? { order, rows: changed, rest } : { order, rows: changed };
    },
  };
}
