import { useCallback, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { VListHandle } from 'virtua';
import type { ColumnRow } from '#contract/column-rows.ts';
import type { MessageRow } from '#contract/rows.ts';
import type { ViewRest } from '#contract/views.ts';
import { usePages } from '#renderer/bridge/use-pages.ts';
import {
  EMPTY_WINDOW,
  growWindow,
  limitOf,
  moveWindow,
  type ColumnWindow,
} from './column-window.ts';
import { useDeckFocus } from './deck-focus.ts';
import { indexToReturnTo, newAbove, NO_PLACE, readerPlace } from './reader-place.ts';

/** The reader has seen a row when more than this of it is in sight. */
const SIGHT_PX = 8;
const NEAR_END = 12;

export type ColumnList = {
  readonly list: RefObject<VListHandle | null>;
  /** null until the first rows are there. */
  readonly rest: ViewRest<'column'> | null;
  /** There are more rows than have come. */
  readonly hasMore: boolean;
  /** The rows that are drawn, and whether the last change came in above. */
  readonly rows: readonly MessageRow[];
  readonly isShift: boolean;
  readonly newCount: number;
  readonly onScroll: (offset: number) => void;
};

const NO_ROWS: readonly MessageRow[] = [];

/** The rows of a column, drawn in part, with the reader's place kept whatever comes in. */
export function useColumnList(column: Pick<ColumnRow, 'id' | 'workspaceId'>): ColumnList {
  const { id: columnId, workspaceId } = column;
  const list = useRef<VListHandle>(null);
  const [window, setWindow] = useState<ColumnWindow>(EMPTY_WINDOW);
  const pages = usePages('column', { workspaceId, columnId, limit: limitOf(window) });
  const { rest, hasMore, look } = pages;
  const all = pages.rows ?? NO_ROWS;
  const order = useMemo(() => all.map(({ id }) => id), [all]);
  const isMoved =
    order.length !== window.order.length || order.some((id, index) => id !== window.order[index]);
  // State that follows other state is set while rendering: the list must never see one without the other.
  if (isMoved) setWindow(moveWindow(window, order));

  const place = useDeckFocus(({ places }) => places[columnId] ?? NO_PLACE);
  const setPlace = useDeckFocus((deck) => deck.setPlace);

  const placeAt = useCallback(
    (firstVisible: number) => {
      const before = useDeckFocus.getState().places[columnId] ?? NO_PLACE;
      setPlace(columnId, readerPlace(before, order, firstVisible));
    },
    [columnId, order, setPlace],
  );

  const hasReturned = useRef(false);
  useLayoutEffect(() => {
    if (order.length === 0) return;
    const before = useDeckFocus.getState().places[columnId] ?? NO_PLACE;
    const index = indexToReturnTo(before, order);
    placeAt(index);
    if (hasReturned.current) return;
    hasReturned.current = true;
    if (index > 0) list.current?.scrollToIndex(index, { align: 'start' });
  }, [columnId, order, placeAt]);

  const onScroll = (offset: number): void => {
    const handle = list.current;
    if (handle === null || order.length === 0) return;
    const firstVisible = handle.findItemIndex(offset + SIGHT_PX);
    placeAt(firstVisible);
    const lastVisible = handle.findItemIndex(offset + handle.viewportSize);
    look({ from: firstVisible, to: lastVisible });
    if (lastVisible > window.drawn - NEAR_END) setWindow(growWindow);
  };
  const rows = useMemo(() => all.slice(0, window.drawn), [all, window.drawn]);
  return {
    list,
    rest,
    hasMore,
    rows,
    isShift: window.isShift,
    newCount: newAbove(place, order),
    onScroll,
  };
}
