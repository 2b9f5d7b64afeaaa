import type { RefObject } from 'react';
import type { VListHandle } from 'virtua';
import type { MessageRow } from '#contract/rows.ts';
import { useKeys } from '#renderer/keys/use-keys.tsx';
import { focusCard } from './focus-card.ts';
import type { CardDoing } from './use-card-actions.ts';

type CardKeys = {
  /** Only one column has the keyboard. */
  readonly isFocused: boolean;
  readonly rows: readonly MessageRow[];
  readonly currentIndex: number;
  readonly list: RefObject<VListHandle | null>;
  readonly region: RefObject<HTMLElement | null>;
  readonly act: (row: MessageRow, doing: CardDoing) => void;
  readonly toggle: (row: MessageRow) => void;
};

/** Walking through the cards of the focused column and acting on the one in focus. */
export function useCardKeys(keys: CardKeys): void {
  const { isFocused, rows, currentIndex, list, region, act, toggle } = keys;
  const goTo = (index: number): void => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (row === undefined) return;
    list.current?.scrollToIndex(rows.indexOf(row), { align: 'nearest' });
    focusCard(region.current, row.id);
  };
  /** The first press comes to the card itself, the next one moves on. */
  const step = (by: 1 | -1): void => {
    const isOnCard = region.current?.contains(document.activeElement) === true;
    goTo(isOnCard ? currentIndex + by : currentIndex);
  };
  const onCurrent = (doing: CardDoing) => () => {
    const row = rows[currentIndex];
    if (row !== undefined) act(row, doing);
  };
  useKeys(
    isFocused
      ? {
          'card.next': () => step(1),
          'card.previous': () => step(-1),
          'card.reply': onCurrent('reply'),
          'card.like': onCurrent('like'),
          'card.boost': onCurrent('boost'),
          'card.open': onCurrent('open'),
          'card.take': onCurrent('take'),
          'card.warning': () => {
            const row = rows[currentIndex];
            if (row !== undefined) toggle(row);
          },
          'column.newest': () => goTo(0),
        }
      : {},
  );
}
