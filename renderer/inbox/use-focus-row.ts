import { useEffect, useRef, type RefObject } from 'react';
import type { VListHandle } from 'virtua';
import { isNowhere } from '#renderer/keys/read-key.ts';
import { useDesk } from '#renderer/state/desk.ts';

/** So long a row may take until it is mounted and can have the focus. */
const MOST_FRAMES = 10;
/** And so long on a machine that has other work, while nothing else has the focus. */
const MOST_FRAMES_NOWHERE = 120;

type Current = { readonly id: string | undefined; readonly index: number };

function isInSight(list: VListHandle, index: number): boolean {
  const { scrollOffset, viewportSize } = list;
  const last = list.findItemIndex(scrollOffset + viewportSize);
  return list.findItemIndex(scrollOffset) <= index && index <= last;
}

/** Which row must be in sight as well, so that whoever walks by keys sees what comes next. */
function withNext(list: VListHandle, index: number): number {
  const start = list.scrollOffset;
  const end = start + list.viewportSize;
  const next = index + 1;
  if (list.getItemOffset(next) + list.getItemSize(next) > end) return next;
  if (index > 0 && list.getItemOffset(index - 1) < start) return index - 1;
  return index;
}

/**
 * Keeps the current row in sight, and gives it the focus when that is asked for. Where somebody has
 * scrolled away from it, what comes in does not take the list back to it.
 */
export function useFocusRow(list: RefObject<VListHandle | null>, { id, index }: Current): void {
  const turn = useDesk((desk) => desk.listFocus);
  const last = useRef<Current>({ id: undefined, index: -1 });
  useEffect(() => {
    const before = last.current;
    last.current = { id, index };
    const isAsked = turn !== useDesk.getState().listFocusMet;
    const handle = list.current;
    const isNew = id !== before.id || before.index === -1;
    if (index !== -1 && handle !== null && (isAsked || isNew || isInSight(handle, before.index)))
      handle.scrollToIndex(isAsked ? withNext(handle, index) : index, { align: 'nearest' });
    if (!isAsked) return;
    let frame = 0;
    let tries = 0;
    const focus = (): void => {
      // A menu or a field was wanted meanwhile.
      if (useDesk.getState().listFocusMet === turn) return;
      const row = document.querySelector<HTMLElement>('[role="option"][tabindex="0"]');
      row?.focus({ preventScroll: true });
      // A row that is not measured yet is still invisible and cannot have the focus.
      if (row !== null && row === document.activeElement) useDesk.getState().listFocused(turn);
      else if (++tries < (isNowhere(document.activeElement) ? MOST_FRAMES_NOWHERE : MOST_FRAMES))
        frame = requestAnimationFrame(focus);
    };
    focus();
    return () => cancelAnimationFrame(frame);
  }, [turn, id, index, list]);
}
