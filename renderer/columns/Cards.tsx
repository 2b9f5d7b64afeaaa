import { useLayoutEffect, useRef, useState, type ReactElement, type RefObject } from 'react';
import { VList } from 'virtua';
import type { ColumnCardRow, ColumnRow } from '#contract/column-rows.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { Card } from './Card.tsx';
import { CardReply } from './CardReply.tsx';
import css from './Column.module.css';
import { useDeckFocus } from './deck-focus.ts';
import { focusCard } from './focus-card.ts';
import { useCardActions } from './use-card-actions.ts';
import { useCardKeys } from './use-card-keys.ts';
import type { ColumnList } from './use-column-list.ts';

type CardsProps = {
  readonly column: ColumnRow;
  readonly columns: ColumnList;
  readonly isFocused: boolean;
  readonly title: string;
  readonly now: number;
};

/** Whoever came to the column before there were cards gets the current one as soon as there is one. */
function useArrival(
  region: RefObject<HTMLElement | null>,
  currentCardId: string | undefined,
): void {
  useLayoutEffect(() => {
    const column = region.current?.closest('[data-column]') ?? null;
    if (currentCardId !== undefined && column !== null && column === document.activeElement)
      focusCard(region.current, currentCardId);
  }, [region, currentCardId]);
}

/** The cards of a column, of which those near to what is in sight are drawn. */
export function Cards({ column, columns, isFocused, title, now }: CardsProps): ReactElement {
  const { rows, list, rest, hasMore, isShift, onScroll } = columns;
  const act = useCardActions(column.id);
  const answeredId = useDeckFocus(({ answered }) =>
    answered?.columnId === column.id ? answered.cardId : null,
  );
  const openLink = useAction('link.open');
  const [currentId, setCurrentId] = useState<string | null>(null);
  const [openIds, setOpenIds] = useState<ReadonlySet<string>>(new Set());
  const region = useRef<HTMLDivElement>(null);
  const toggle = ({ id }: ColumnCardRow): void => {
    const next = new Set(openIds);
    if (!next.delete(id)) next.add(id);
    setOpenIds(next);
  };
  const indexOf = (id: string | null): number => rows.findIndex((row) => row.id === id);
  const currentIndex = Math.max(0, indexOf(currentId));
  const kept = new Set([currentIndex, Math.max(0, indexOf(answeredId))]);
  useArrival(region, rows[currentIndex]?.id);
  useCardKeys({ isFocused, rows, currentIndex, list, region, act, toggle });
  const total = hasMore ? -1 : rows.length;
  return (
    <div className={css['cards']} ref={region} data-keys="list">
      <VList
        ref={list}
        className={css['list'] ?? ''}
        data={rows}
        shift={isShift}
        keepMounted={rows.length === 0 ? [] : [...kept]}
        onScroll={onScroll}
        role="feed"
        aria-label={title}
        aria-busy={rows.length === 0 || (rest?.isSyncing ?? true)}
      >
        {(row, index) => (
          <Card
            key={row.id}
            row={row}
            // The head of a feed's column says the network for all of its cards.
            isMixed={column.source.kind !== 'feed'}
            position={index + 1}
            total={total}
            isCurrent={index === currentIndex}
            isOpen={openIds.has(row.id)}
            onToggle={() => toggle(row)}
            onFocus={() => setCurrentId(row.id)}
            onDo={(doing) => act(row, doing)}
            onLink={(url) => void openLink({ url })}
            now={now}
          >
            {row.id === answeredId ? (
              <CardReply
                row={row}
                columnId={column.id}
                onClosed={() => focusCard(region.current, row.id)}
              />
            ) : null}
          </Card>
        )}
      </VList>
    </div>
  );
}
