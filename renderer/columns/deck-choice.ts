import { create } from 'zustand';
import type { DeckRow } from '#contract/column-rows.ts';
import { FIRST_DECK } from '#domain/column.ts';

/** Which deck is in front, for each client and for all of them ('' is all); remembered. */
type DeckChoice = {
  readonly chosen: Readonly<Record<string, string>>;
  readonly choose: (scope: string | null, deckId: string) => void;
};

export const useDeckChoice = create<DeckChoice>()((set) => ({
  chosen: {},
  choose: (scope, deckId) =>
    set(({ chosen }) => ({ chosen: { ...chosen, [scope ?? '']: deckId } })),
}));

/** The deck that was chosen, as long as there is one; else the first. */
export function deckInFront(decks: readonly DeckRow[], chosenId: string | undefined): string {
  return decks.some(({ id }) => id === chosenId) ? (chosenId ?? FIRST_DECK) : FIRST_DECK;
}

/** The deck beside the one in front, round and round. */
export function deckBeside(
  decks: readonly DeckRow[],
  currentId: string,
  step: 1 | -1,
): DeckRow | undefined {
  const at = decks.findIndex(({ id }) => id === currentId);
  return decks[(at + step + decks.length) % decks.length];
}

type Kept = readonly { readonly client: string; readonly deckId: string }[];

/** As it is remembered, and back again. */
export function keptDecks(chosen: Readonly<Record<string, string>>): Kept {
  return Object.entries(chosen)
    .filter(([, deckId]) => deckId !== FIRST_DECK)
    .map(([client, deckId]) => ({ client, deckId }));
}

export function decksOf(kept: Kept): Readonly<Record<string, string>> {
  return Object.fromEntries(kept.map(({ client, deckId }) => [client, deckId]));
}
