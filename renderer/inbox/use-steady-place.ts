import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { VListHandle } from 'virtua';
import type { InboxRow } from '#contract/rows.ts';

/** The row at the upper edge, where it stands in the list, and how far it is scrolled out, px. */
type Place = { readonly id: string; readonly index: number; readonly out: number };

/**
 * Whoever has scrolled down reads: what comes in above or goes there moves nothing under the eyes. At
 * the top the newest is to be seen. What is searched for is read from its top. Answers what is to be told of every scrolling.
 */
export function useSteadyPlace(
  list: RefObject<VListHandle | null>,
  rows: readonly InboxRow[],
  search: string,
): (offset: number) => void {
  const place = useRef<Place | null>(null);
  const searched = useRef(search);
  useLayoutEffect(() => {
    if (searched.current === search) return;
    searched.current = search;
    place.current = null;
    list.current?.scrollTo(0);
  }, [list, search]);
  useLayoutEffect(() => {
    const kept = place.current;
    if (kept === null || list.current === null) return;
    const index = rows.findIndex(({ id }) => id === kept.id);
    if (index === -1 || index === kept.index) return;
    place.current = { ...kept, index };
    list.current.scrollTo(list.current.getItemOffset(index) + kept.out);
  }, [list, rows]);
  return (offset) => {
    const index = list.current?.findItemIndex(offset) ?? 0;
    const row = rows[index];
    place.current =
      offset <= 0 || row === undefined
        ? null
        : { id: row.id, index, out: offset - (list.current?.getItemOffset(index) ?? 0) };
  };
}
