import { ArrowDownUp, Menu as MenuIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import type { InboxSort } from '#contract/inbox-filter.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { hasSidebarPane, useLayout } from '#renderer/state/layout.ts';
import { useRoute } from '#renderer/state/route.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import { RemovableChip } from '#renderer/ui/RemovableChip.tsx';
import { BrokenView } from './BrokenView.tsx';
import { FilterChips } from './FilterChips.tsx';
import { FilterMenu } from './FilterMenu.tsx';
import css from './ListHeader.module.css';
import { SaveView } from './SaveView.tsx';
import { SearchBox } from './SearchBox.tsx';

const SORTS = ['newest', 'oldest', 'due', 'reach', 'risk'] as const satisfies readonly InboxSort[];

function SortMenu(): ReactElement {
  const text = useText();
  const sort = useRoute((route) => route.inbox.sort);
  const isSearch = useRoute((route) => route.inbox.search !== '');
  // What was found stands newest first: another order would promise what nobody keeps.
  if (isSearch)
    return (
      <IconButton label={text('inbox.sortFound')} icon={<ArrowDownUp size={15} />} isDisabled />
    );
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

/**
 * By risk only what is negative and not answered is listed: that has to be seen. A search looks
 * everywhere; the order by risk is there again when it is over.
 */
function RiskChip(): ReactElement | null {
  const text = useText();
  const isByRisk = useRoute(({ inbox }) => inbox.sort === 'risk' && inbox.search === '');
  if (!isByRisk) return null;
  return (
    <div>
      <RemovableChip
        label={`${text('risk.chip')}: ${text('risk.all')}`}
        onRemove={() => useRoute.getState().filter({ sort: 'newest' })}
      >
        {text('risk.chip')}
      </RemovableChip>
    </div>
  );
}

/** Above the list: search, order, filters. In a narrow window also the way to the sidebar. */
export function ListHeader(): ReactElement {
  return (
    <header className={css['header']}>
      <div className={css['line']}>
        <ListsButton />
        <SearchBox />
        <FilterMenu />
        <SortMenu />
        <SaveView />
      </div>
      <RiskChip />
      <FilterChips />
      <BrokenView />
    </header>
  );
}
