import type { ColumnRow } from '#contract/column-rows.ts';
import { useKeys } from '#renderer/keys/use-keys.tsx';
import { useDeckFocus } from './deck-focus.ts';

type Deck = {
  readonly columns: readonly ColumnRow[];
  readonly focus: (columnId: string | undefined) => void;
  /** `index`: where it shall stand. */
  readonly move: (column: ColumnRow, index: number) => void;
};

/** The keys that walk between columns, and those that move the one that has the focus. */
export function useDeckKeys({ columns, focus, move }: Deck): void {
  const indexOfFocused = (): number => {
    const { columnId } = useDeckFocus.getState();
    return columns.findIndex(({ id }) => id === columnId);
  };
  const step = (by: 1 | -1) => (): void => {
    const at = indexOfFocused();
    const next = at === -1 ? 0 : Math.max(0, Math.min(columns.length - 1, at + by));
    focus(columns[next]?.id);
  };
  const shift = (by: 1 | -1) => (): void => {
    const at = indexOfFocused();
    const column = columns[at];
    if (column !== undefined) move(column, at + by);
  };
  useKeys({
    'column.next': step(1),
    'column.previous': step(-1),
    'column.right': shift(1),
    'column.left': shift(-1),
  });
}
