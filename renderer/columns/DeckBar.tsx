import { MoreHorizontal, Plus } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { Button } from 'react-aria-components/Button';
import type { DeckRow } from '#contract/column-rows.ts';
import { FIRST_DECK } from '#domain/column.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import type { Text } from '#renderer/i18n/catalogue.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useShownKey } from '#renderer/keys/use-keys.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Menu, type MenuEntry } from '#renderer/ui/Menu.tsx';
import { deckBeside, useDeckChoice } from './deck-choice.ts';
import css from './DeckBar.module.css';
import { DeckName } from './DeckName.tsx';

type DeckBarProps = {
  /** null: all clients. */
  readonly scope: WorkspaceId | null;
  readonly decks: readonly DeckRow[];
  readonly currentId: string;
  readonly onRemove: (deck: DeckRow) => void;
};

export function deckTitle({ id, name }: Pick<DeckRow, 'id' | 'name'>, text: Text): string {
  return id === FIRST_DECK ? text('decks.first') : name;
}

type Naming = 'new' | 'rename' | null;

/** The decks of the client by name, and what can be done with the one in front. */
export function DeckBar({ scope, decks, currentId, onRemove }: DeckBarProps): ReactElement {
  const text = useText();
  const [naming, setNaming] = useState<Naming>(null);
  const choose = useDeckChoice((choice) => choice.choose);
  const current = decks.find(({ id }) => id === currentId);
  return (
    <div className={css['bar']}>
      <nav className={css['decks']} aria-label={text('decks.title')}>
        {decks.map((deck) => (
          <Button
            key={deck.id}
            className={css['deck'] ?? ''}
            {...(deck.id === currentId ? { 'aria-current': 'page' } : {})}
            onPress={() => choose(scope, deck.id)}
          >
            <span className={css['name']}>{deckTitle(deck, text)}</span>
            <span className={css['count']} aria-hidden="true">
              {deck.columnCount}
            </span>
          </Button>
        ))}
      </nav>
      <IconButton
        label={text('decks.add')}
        icon={<Plus size={16} />}
        onPress={() => setNaming('new')}
      />
      {current === undefined || decks.length === 1 ? null : (
        <DeckMenu
          scope={scope}
          decks={decks}
          current={current}
          onRename={() => setNaming('rename')}
          onRemove={() => onRemove(current)}
        />
      )}
      {naming === null ? null : (
        <DeckName
          scope={scope}
          deck={naming === 'rename' ? current : undefined}
          onClose={() => setNaming(null)}
        />
      )}
    </div>
  );
}

type DeckMenuProps = {
  readonly scope: WorkspaceId | null;
  readonly decks: readonly DeckRow[];
  readonly current: DeckRow;
  readonly onRename: () => void;
  readonly onRemove: () => void;
};

function DeckMenu(props: DeckMenuProps): ReactElement {
  const { scope, decks, current, onRename, onRemove } = props;
  const text = useText();
  const key = useShownKey();
  const choose = useDeckChoice((choice) => choice.choose);
  const toDecks: readonly MenuEntry[] = decks.map((deck) => ({
    id: deck.id,
    label: deckTitle(deck, text),
    isOn: deck.id === current.id,
    keys: deckKey(deck, { decks, current, key }),
    onPress: () => choose(scope, deck.id),
  }));
  const own: readonly MenuEntry[] =
    current.id === FIRST_DECK
      ? []
      : [
          { id: 'rename', label: text('decks.rename'), onPress: onRename },
          {
            id: 'remove',
            label: text('decks.remove', { count: current.columnCount }),
            isDanger: true,
            onPress: onRemove,
          },
        ];
  return (
    <Menu
      label={text('decks.menu')}
      trigger={<IconButton label={text('decks.menu')} icon={<MoreHorizontal size={16} />} />}
      entries={[...toDecks, ...own]}
    />
  );
}

type Around = {
  readonly decks: readonly DeckRow[];
  readonly current: DeckRow;
  readonly key: ReturnType<typeof useShownKey>;
};

/** The key that leads to a deck from the one in front. */
function deckKey(deck: DeckRow, { decks, current, key }: Around): string | undefined {
  if (deck.id === current.id) return undefined;
  if (deckBeside(decks, current.id, 1)?.id === deck.id) return key('deck.next');
  return deckBeside(decks, current.id, -1)?.id === deck.id ? key('deck.previous') : undefined;
}
