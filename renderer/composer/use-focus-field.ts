import { useEffect, type RefObject } from 'react';
import { useDesk } from '#renderer/state/desk.ts';

/** Puts the cursor behind what is already there when somebody wants to write. */
export function useFocusField(field: RefObject<HTMLTextAreaElement | null>): void {
  const wish = useDesk((desk) => desk.composerWish);
  useEffect(() => {
    const element = field.current;
    if (wish === null || element === null) return;
    element.focus();
    element.setSelectionRange(element.value.length, element.value.length);
    useDesk.getState().focusComposer(null);
  }, [wish, field]);
}
