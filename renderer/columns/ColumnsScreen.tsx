import { useEffect, type ReactElement } from 'react';
import { useView } from '#renderer/bridge/use-bridge.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { useKeys } from '#renderer/keys/use-keys.tsx';
import { useRoute } from '#renderer/state/route.ts';
import { Hidden } from '#renderer/ui/Hidden.tsx';
import css from './ColumnsScreen.module.css';
import { Deck } from './Deck.tsx';
import { deckBeside, deckInFront, useDeckChoice } from './deck-choice.ts';
import { DeckBar } from './DeckBar.tsx';
import { useRemoveDeck } from './use-remove-deck.ts';
import { useDigits, useWantedColumn } from './wanted-column.ts';

/** The decks of the client in front, or those over all clients, and one of them open. */
export function ColumnsScreen(): ReactElement {
  const text = useText();
  const scope = useRoute((route) => route.workspaceId);
  const decks = useView('decks', { workspaceId: scope }).value?.rows;
  const chosen = useDeckChoice((choice) => choice.chosen[scope ?? '']);
  const choose = useDeckChoice((choice) => choice.choose);
  const deckId = deckInFront(decks ?? [], chosen);
  const columns = useView('deck', { workspaceId: scope, deckId }).value?.rows;
  const remove = useRemoveDeck(scope);
  useDigits();
  useEffect(() => () => useWantedColumn.getState().want(null), []);
  const step = (by: 1 | -1) => (): void => {
    const deck = deckBeside(decks ?? [], deckId, by);
    if (deck !== undefined) choose(scope, deck.id);
  };
  useKeys({ 'deck.next': step(1), 'deck.previous': step(-1) });
  return (
    <main className={css['screen']} data-letters="">
      <Hidden>
        <h1>{text('columns.title')}</h1>
      </Hidden>
      {decks === undefined ? null : (
        <DeckBar
          scope={scope}
          decks={decks}
          currentId={deckId}
          onRemove={(deck) => void remove(deck)}
        />
      )}
      {columns === undefined ? null : (
        <Deck key={`${scope} ${deckId}`} deckId={deckId} columns={columns} />
      )}
    </main>
  );
}
