import type { KeyboardEvent, MouseEvent } from 'react';

/** What is pressed is meant alone: not the row around it, and no command of the same key. */
export function pressing(onPress: () => void): {
  readonly onClick: (event: MouseEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
} {
  return {
    onClick: (event) => {
      event.stopPropagation();
      onPress();
    },
    onKeyDown: (event) => {
      if (event.key === 'Enter' || event.key === ' ') event.stopPropagation();
    },
  };
}
