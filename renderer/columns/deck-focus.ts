import { create } from 'zustand';
import { NO_PLACE, type ReaderPlace } from './reader-place.ts';

/** Which column has the keyboard, and where the reader stands in each; kept while Parley runs. */
type DeckFocus = {
  readonly columnId: string | null;
  readonly places: Readonly<Record<string, ReaderPlace>>;
  readonly focus: (columnId: string) => void;
  readonly setPlace: (columnId: string, place: ReaderPlace) => void;
};

export const useDeckFocus = create<DeckFocus>()((set) => ({
  columnId: null,
  places: {},
  focus: (columnId) => set({ columnId }),
  setPlace: (columnId, place) =>
    set(({ places }) => {
      const before = places[columnId] ?? NO_PLACE;
      return before.topId === place.topId && before.seenTopId === place.seenTopId
        ? {}
        : { places: { ...places, [columnId]: place } };
    }),
}));
