import { useEffect, useMemo, useRef, type ReactElement } from 'react';
import { Autocomplete, useFilter } from 'react-aria-components/Autocomplete';
import { Input } from 'react-aria-components/Input';
import { Menu, MenuItem } from 'react-aria-components/Menu';
import { SearchField } from 'react-aria-components/SearchField';
import { useText } from '#renderer/i18n/use-text.ts';
import { useDesk } from '#renderer/state/desk.ts';
import { useLayout } from '#renderer/state/layout.ts';
import { Keycap } from '#renderer/ui/Keycap.tsx';
import { Modal } from '#renderer/ui/Modal.tsx';
import css from './Palette.module.css';
import { usePaletteEntries } from './use-palette-entries.ts';

function close(): void {
  useLayout.getState().setPalette(false);
}

/** Everything that can be done, by name. */
export function Palette(): ReactElement {
  const isOpen = useLayout((state) => state.isPaletteOpen);
  const text = useText();
  return (
    <Modal title={text('palette.title')} isTitleHidden isOpen={isOpen} onClose={close}>
      <Commands />
    </Modal>
  );
}

function Commands(): ReactElement {
  const text = useText();
  const entries = usePaletteEntries();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const { contains } = useFilter({ sensitivity: 'base' });
  const byId = useMemo(() => new Map(entries.map((entry) => [entry.id, entry])), [entries]);
  const run = (key: string): void => {
    close();
    // The list first: whatever the command opens gives the focus back to there.
    useDesk.getState().focusList();
    requestAnimationFrame(() => byId.get(key)?.run());
  };
  return (
    <Autocomplete filter={contains}>
      <SearchField className={css['search'] ?? ''} aria-label={text('palette.search')}>
        <Input ref={field} className={css['input'] ?? ''} placeholder={text('palette.search')} />
      </SearchField>
      <Menu
        className={css['list'] ?? ''}
        aria-label={text('palette.commands')}
        items={entries}
        onAction={(key) => run(String(key))}
        renderEmptyState={() => <p className={css['none']}>{text('palette.none')}</p>}
      >
        {(entry) => (
          <MenuItem id={entry.id} textValue={entry.label} className={css['entry'] ?? ''}>
            <span className={css['label']}>{entry.label}</span>
            <span className={css['meta']}>{entry.meta}</span>
            {entry.keys === undefined ? null : <Keycap keys={entry.keys} />}
          </MenuItem>
        )}
      </Menu>
    </Autocomplete>
  );
}
