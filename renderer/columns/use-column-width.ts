import { useEffect, useRef, useState } from 'react';
import { COLUMN_WIDTH } from '#contract/limits.ts';
import type { ColumnRow } from '#contract/column-rows.ts';
import { useAction } from '#renderer/state/use-action.ts';

/** Dragging changes with every pixel: what is kept is where it came to rest. */
const REST_MS = 400;

export type ColumnWidth = {
  /** px. */
  readonly width: number;
  readonly min: number;
  readonly max: number;
  readonly onMove: (width: number) => void;
  readonly onReset: () => void;
};

/** `isKept`: the command is done, its answer in the view may still come. */
type Wish = { readonly width: number; readonly isKept: boolean };

/** How wide a column is: at once on the screen, a moment later in its options. */
export function useColumnWidth(column: ColumnRow): ColumnWidth {
  const { workspaceId, id: columnId, options } = column;
  const change = useAction('column.change');
  const kept = options.widthPx ?? COLUMN_WIDTH.usual;
  const [wish, setWish] = useState<Wish | null>(null);
  // Only what has come back is shown out of the options: in between it would jump to where it was.
  if (wish?.isKept === true && wish.width === kept) setWish(null);
  const wished = wish?.width ?? null;
  const keep = async (): Promise<void> => {
    if (wished === null) return;
    const { widthPx: _before, ...others } = options;
    const width = wished === COLUMN_WIDTH.usual ? {} : { widthPx: wished };
    const done = await change({ workspaceId, columnId, options: { ...others, ...width } });
    const after = done === null ? null : { width: wished, isKept: true };
    // Moved on since then: what is wished now is kept in its turn.
    setWish((now) => (now?.width === wished ? after : now));
  };
  const latest = useRef(keep);
  useEffect(() => {
    latest.current = keep;
  });
  useEffect(() => {
    if (wished === null) return undefined;
    const timer = setTimeout(() => void latest.current(), REST_MS);
    return () => clearTimeout(timer);
  }, [wished]);
  // Whoever leaves at once keeps it as well.
  useEffect(() => () => void latest.current(), []);
  const { min, max, usual } = COLUMN_WIDTH;
  const wantWidth = (width: number): void => setWish({ width, isKept: false });
  return {
    width: wished ?? kept,
    min,
    max,
    onMove: (width) => wantWidth(Math.round(Math.max(min, Math.min(max, width)))),
    onReset: () => wantWidth(usual),
  };
}
