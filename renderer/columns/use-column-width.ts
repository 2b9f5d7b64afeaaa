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

/** How wide a column is: at once on the screen, a moment later in its options. */
export function useColumnWidth(column: ColumnRow): ColumnWidth {
  const { workspaceId, id: columnId, options } = column;
  const change = useAction('column.change');
  const kept = options.widthPx ?? COLUMN_WIDTH.usual;
  const [wished, setWished] = useState<number | null>(null);
  const keep = async (): Promise<void> => {
    if (wished === null) return;
    const { widthPx: _before, ...others } = options;
    const width = wished === COLUMN_WIDTH.usual ? {} : { widthPx: wished };
    await change({ workspaceId, columnId, options: { ...others, ...width } });
    // Moved on since then: what is wished now is kept in its turn.
    setWished((now) => (now === wished ? null : now));
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
  return {
    width: wished ?? kept,
    min,
    max,
    onMove: (width) => setWished(Math.round(Math.max(min, Math.min(max, width)))),
    onReset: () => setWished(usual),
  };
}
