import { createContext, use, type KeyboardEvent, type MouseEvent, type RefObject } from 'react';

/** Which entry of a menu has the focus at first; null: the menu itself. */
export type FirstFocus = 'first' | 'last' | null;

/** What the button around which it stands opens. */
export type Opening = {
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly kind: 'menu' | 'dialog';
  readonly isOpen: boolean;
  readonly open: (focus: FirstFocus) => void;
};

export const OpeningContext = createContext<Opening | null>(null);

/**
 * Of a menu, Enter and space too: the click that the browser makes of them counts as one of somebody who
 * listens, and then the menu as a whole would have the focus, and its first entry would never be read out.
 */
const FIRST: Readonly<Record<string, FirstFocus>> = {
  ArrowDown: 'first',
  ArrowUp: 'last',
  Enter: 'first',
  ' ': 'first',
};

/** For a button with nothing to do of its own: it opens what is around it, if there is something. */
export function useOpening() {
  const opening = use(OpeningContext);
  if (opening === null) return {};
  const { button, kind, isOpen, open } = opening;
  return {
    ref: button,
    'aria-haspopup': kind,
    'aria-expanded': isOpen,
    onClick: (event: MouseEvent) => {
      event.stopPropagation();
      // Pressed by a key, or by somebody who listens: then there is no pointer to go on with.
      open(event.detail === 0 ? 'first' : null);
    },
    onKeyDown: (event: KeyboardEvent) => {
      const focus = kind === 'menu' ? FIRST[event.key] : undefined;
      if (event.key === 'Enter' || event.key === ' ') event.stopPropagation();
      if (focus === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      open(focus);
    },
  };
}
