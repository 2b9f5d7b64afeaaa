import { create } from 'zustand';
import { NO_PLACE, type ReaderPlace } from './reader-place.ts';

/** Which column has the keyboard, and where the reader stands in each; the places are remembered. */
type DeckFocus = {
  readonly columnId: string | null;
  readonly places: Readonly<Record<string, ReaderPlace>>;
  readonly focus: (columnId: string) => void;
  readonly setPlace: (columnId: string, place: ReaderPlace) => void;
};

/** The one that changes comes last: the first ones are forgotten first. */
function without(
  places: Readonly<Record<string, ReaderPlace>>,
  columnId: string,
): Readonly<Record<string, ReaderPlace>> {
  const { [columnId]: _, ...others } = places;
  return others;
}

export const useDeckFocus = create<DeckFocus>()((set) => ({
  columnId: null,
  places: {},
  focus: (columnId) => set({ columnId }),
  setPlace: (columnId, place) =>
    set(({ places }) => {
      const before = places[columnId] ?? NO_PLACE;
      return before.topId === place.topId && before.seenTopId === place.seenTopId
        ? {}
        : { places: { ...without(places, columnId), [columnId]: place } };
    }),
}));
