import { create } from 'zustand';
import { useKeys } from '#renderer/keys/use-keys.tsx';

/** Index of the column that a digit asked for, until it is there. */
type WantedColumn = {
  readonly index: number | null;
  readonly want: (index: number | null) => void;
};

export const useWantedColumn = create<WantedColumn>()((set) => ({
  index: null,
  want: (index) => set({ index }),
}));

/**
 * The digits. They are heard before the columns are there, and before the screen itself is, because who
 * goes by keys does not wait: what was pressed last is done then.
 */
export function useDigits(): void {
  const want = useWantedColumn((wanted) => wanted.want);
  const jump = (index: number) => (): void => want(index);
  useKeys({
    'column.focus1': jump(0),
    'column.focus2': jump(1),
    'column.focus3': jump(2),
    'column.focus4': jump(3),
    'column.focus5': jump(4),
    'column.focus6': jump(5),
    'column.focus7': jump(6),
    'column.focus8': jump(7),
    'column.focus9': jump(8),
  });
}

/** In place of the screen while its code is read. */
export function ColumnsToCome(): null {
  useDigits();
  return null;
}
