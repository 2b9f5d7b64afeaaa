import { useDeferredValue, useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
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
import { usePaletteEntries, type PaletteEntry } from './use-palette-entries.ts';
import { HIT, usePaletteHits } from './use-palette-hits.ts';

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
  const [words, setWords] = useState('');
  const commands = usePaletteEntries();
  const hits = usePaletteHits(useDeferredValue(words));
  const entries = useMemo(() => [...commands, ...hits], [commands, hits]);
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
    <Autocomplete
      inputValue={words}
      onInputChange={setWords}
      filter={(value, input) => value.startsWith(HIT) || contains(value, input)}
    >
      <SearchField className={css['search'] ?? ''} aria-label={text('palette.search')}>
        <Input
          ref={field}
          className={css['input'] ?? ''}
          placeholder={text('palette.search')}
          maxLength={200}
        />
      </SearchField>
      <Menu
        className={css['list'] ?? ''}
        aria-label={text('palette.commands')}
        items={entries}
        onAction={(key) => run(String(key))}
        renderEmptyState={() => <p className={css['none']}>{text('palette.none')}</p>}
      >
        {(entry) => <Entry entry={entry} />}
      </Menu>
    </Autocomplete>
  );
}

function Entry({ entry }: { readonly entry: PaletteEntry }): ReactElement {
  const { id, label, meta, keys = '' } = entry;
  return (
    <MenuItem id={id} textValue={id.startsWith(HIT) ? id : label} className={css['entry'] ?? ''}>
      <span className={css['label']} {...(id.startsWith(HIT) ? { 'data-private': '' } : {})}>
        {label}
      </span>
      <span className={css['meta']}>{meta}</span>
      <Keycap keys={keys} />
    </MenuItem>
  );
}
