import { useState, type FormEvent, type ReactElement } from 'react';
import type { DeckRow } from '#contract/column-rows.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useKeys } from '#renderer/keys/use-keys.tsx';
import { useAction } from '#renderer/state/use-action.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useDeckChoice } from './deck-choice.ts';
import css from './DeckBar.module.css';

type DeckNameProps = {
  readonly scope: WorkspaceId | null;
  /** Which one gets another name; undefined: a new one. */
  readonly deck: DeckRow | undefined;
  readonly onClose: () => void;
};

/** A name for a deck; a new one comes to the front. */
export function DeckName({ scope, deck, onClose }: DeckNameProps): ReactElement {
  const text = useText();
  useKeys({ 'app.back': onClose });
  const add = useAction('deck.add');
  const rename = useAction('deck.rename');
  const [name, setName] = useState(deck?.name ?? '');
  const typed = name.trim();
  const save = async (): Promise<void> => {
    if (deck === undefined) {
      const added = await add({ workspaceId: scope, name: typed });
      if (added === null) return;
      useDeckChoice.getState().choose(scope, added.deckId);
    } else if ((await rename({ workspaceId: scope, deckId: deck.id, name: typed })) === null)
      return;
    onClose();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (typed !== '') void save();
  };
  return (
    <form
      className={css['naming']}
      aria-label={text(deck === undefined ? 'decks.add' : 'decks.rename')}
      onSubmit={submit}
    >
      <TextField
        label={text('decks.name')}
        isLabelHidden
        placeholder={text('decks.name')}
        value={name}
        onChange={setName}
        maxLength={100}
        isFirst
      />
      <Button look="primary" type="submit" isDisabled={typed === ''}>
        {text(deck === undefined ? 'decks.addThis' : 'decks.save')}
      </Button>
      <Button look="quiet" onPress={onClose}>
        {text('columns.cancel')}
      </Button>
    </form>
  );
}
