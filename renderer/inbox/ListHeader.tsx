import { ArrowDownUp, Menu as MenuIcon, Search, X } from 'lucide-react';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { InboxSort } from '#contract/inbox-filter.ts';
import type { InboxFilter } from '#domain/inbox-filter.ts';
import type { InboxRow } from '#contract/rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useShownKey } from '#renderer/keys/use-keys.tsx';
import { useDesk } from '#renderer/state/desk.ts';
import { withToggled, withUnread } from '#renderer/state/inbox-filter.ts';
import { hasSidebarPane, useLayout } from '#renderer/state/layout.ts';
import { useRoute } from '#renderer/state/route.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Chip } from '#renderer/ui/Chip.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Keycap } from '#renderer/ui/Keycap.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import css from './ListHeader.module.css';

const KINDS = [
  'comment',
  'mention',
  'direct',
  'review',
] as const satisfies readonly InboxRow['kind'][];
const SORTS = ['newest', 'oldest', 'due', 'reach'] as const satisfies readonly InboxSort[];
/** The store is asked when the typing rests. */
const TYPING_MS = 120;

function SearchBox(): ReactElement {
  const text = useText();
  const key = useShownKey();
  const field = useRef<HTMLInputElement>(null);
  const search = useRoute((route) => route.inbox.search);
  const turn = useDesk((desk) => desk.searchFocus);
  const [words, setWords] = useState(search);
  const [seen, setSeen] = useState(search);
  // Another place cleared or set the search; what is being typed is left alone.
  if (seen !== search) {
    setSeen(search);
    if (words.trim() !== search) setWords(search);
  }
  useEffect(() => {
    if (turn > 0) field.current?.select();
  }, [turn]);
  useEffect(() => {
    const wanted = words.trim();
    const timer = setTimeout(() => {
      if (wanted !== useRoute.getState().inbox.search)
        useRoute.getState().filter({ search: wanted });
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [words]);
  const clear = (): void => {
    setWords('');
    useRoute.getState().filter({ search: '' });
    useDesk.getState().focusList();
  };
  return (
    <div className={css['search']} role="search">
      <Search size={15} aria-hidden="true" />
      <input
        ref={field}
        type="text"
        className={css['field']}
        aria-label={text('inbox.search')}
        placeholder={text('inbox.search')}
        value={words}
        maxLength={500}
        spellCheck={false}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.preventDefault();
            clear();
          } else if (event.key === 'Enter' || event.key === 'ArrowDown') {
            event.preventDefault();
            useDesk.getState().focusList();
          }
        }}
      />
      {words === '' ? (
        <Keycap keys={key('app.search')} />
      ) : (
        <IconButton label={text('inbox.clearSearch')} icon={<X size={14} />} onPress={clear} />
      )}
    </div>
  );
}

function SortMenu(): ReactElement {
  const text = useText();
  const sort = useRoute((route) => route.inbox.sort);
  return (
    <Menu
      label={text('inbox.sort')}
      trigger={
        <IconButton
          label={`${text('inbox.sort')}: ${text(`inbox.sort.${sort}`)}`}
          icon={<ArrowDownUp size={15} />}
        />
      }
      entries={SORTS.map((id) => ({
        id,
        label: text(`inbox.sort.${id}`),
        isOn: id === sort,
        onPress: () => useRoute.getState().filter({ sort: id }),
      }))}
    />
  );
}

/** Where the sidebar has no room: which list this is, and the way to the others. */
function ListsButton(): ReactElement | null {
  const text = useText();
  const hasSidebar = useLayout(hasSidebarPane);
  const list = useRoute((route) => route.inbox.list);
  if (hasSidebar) return null;
  const name = text(`list.${list}`);
  return (
    <Button
      look="quiet"
      aria-label={text('sidebar.openAt', { list: name })}
      onPress={() => useLayout.getState().openSidebar(true)}
    >
      <MenuIcon size={16} aria-hidden="true" />
      <span className={css['list']}>{name}</span>
    </Button>
  );
}

function show(filter: InboxFilter): void {
  useRoute.getState().filter({ filter });
}

/** Above the list: search, order, filters. In a narrow window also the way to the sidebar. */
export function ListHeader(): ReactElement {
  const text = useText();
  const { filter } = useRoute((route) => route.inbox);
  return (
    <header className={css['header']}>
      <div className={css['line']}>
        <ListsButton />
        <SearchBox />
        <SortMenu />
      </div>
      <div
        className={css['chips']}
        role="group"
        aria-label={text('inbox.filters')}
        onWheel={({ currentTarget, deltaX, deltaY }) => {
          // A plain wheel only knows up and down.
          if (deltaX === 0) currentTarget.scrollLeft += deltaY;
        }}
      >
        <Chip
          isOn={filter.kinds === undefined}
          onPress={() => show({ ...filter, kinds: undefined })}
        >
          {text('kind.all')}
        </Chip>
        {KINDS.map((id) => (
          <Chip
            key={id}
            isOn={filter.kinds?.includes(id) === true}
            onPress={() => show(withToggled(filter, 'kinds', id))}
          >
            {text(`kind.${id}`)}
          </Chip>
        ))}
        <Chip isOn={filter.isUnread === true} onPress={() => show(withUnread(filter))}>
          {text('inbox.unreadOnly')}
        </Chip>
      </div>
    </header>
  );
}
