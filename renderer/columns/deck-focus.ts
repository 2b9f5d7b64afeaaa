import { create } from 'zustand';
import { NO_PLACE, type ReaderPlace } from './reader-place.ts';

export type AnsweredCard = { readonly columnId: string; readonly cardId: string };

/** Which column has the keyboard, and where the reader stands in each; the places are remembered. */
type DeckFocus = {
  readonly columnId: string | null;
  readonly places: Readonly<Record<string, ReaderPlace>>;
  /** The card that is being answered: one at a time, because one composer has the keyboard. */
  readonly answered: AnsweredCard | null;
  readonly answer: (answered: AnsweredCard | null) => void;
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
  answered: null,
  answer: (answered) => set({ answered }),
  focus: (columnId) => set({ columnId }),
  setPlace: (columnId, place) =>
    set(({ places }) => {
      const before = places[columnId] ?? NO_PLACE;
      return before.topId === place.topId && before.seenTopId === place.seenTopId
        ? {}
        : { places: { ...without(places, columnId), [columnId]: place } };
    }),
}));
