import type { DeckRow } from '#contract/column-rows.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import { useBridge } from '#renderer/bridge/use-bridge.tsx';
import { useAction } from '#renderer/state/use-action.ts';
import { tellChange } from '#renderer/state/use-triage.ts';
import { useDeckChoice } from './deck-choice.ts';

/** Takes a deck away with its columns; undo brings all of it back to the front. */
export function useRemoveDeck(scope: WorkspaceId | null): (deck: DeckRow) => Promise<void> {
  const bridge = useBridge();
  const remove = useAction('deck.remove');
  return async ({ id: deckId, name }) => {
    if ((await remove({ workspaceId: scope, deckId })) === null) return;
    tellChange(bridge, { kind: 'message', id: 'decks.removed', values: { name } }, () =>
      useDeckChoice.getState().choose(scope, deckId),
    );
  };
}
