import { useEffect, type RefObject } from 'react';
import type { VListHandle } from 'virtua';
import { isNowhere } from '#renderer/keys/read-key.ts';
import { useDesk } from '#renderer/state/desk.ts';

/** So long a row may take until it is mounted and can have the focus. */
const MOST_FRAMES = 10;
/** And so long on a machine that has other work, while nothing else has the focus. */
const MOST_FRAMES_NOWHERE = 120;

/** Keeps the current row in sight, and gives it the focus when that is asked for. */
export function useFocusRow(list: RefObject<VListHandle | null>, index: number): void {
  const turn = useDesk((desk) => desk.listFocus);
  useEffect(() => {
    if (index !== -1) list.current?.scrollToIndex(index, { align: 'nearest' });
    if (turn === useDesk.getState().listFocusMet) return;
    let frame = 0;
    let tries = 0;
    const focus = (): void => {
      const row = document.querySelector<HTMLElement>('[role="option"][tabindex="0"]');
      row?.focus({ preventScroll: true });
      // A row that is not measured yet is still invisible and cannot have the focus.
      if (row !== null && row === document.activeElement) useDesk.getState().listFocused();
      else if (++tries < (isNowhere(document.activeElement) ? MOST_FRAMES_NOWHERE : MOST_FRAMES))
        frame = requestAnimationFrame(focus);
    };
    focus();
    return () => cancelAnimationFrame(frame);
  }, [turn, index, list]);
}
