import { Columns3 } from 'lucide-react';
import { useRef, type ReactElement } from 'react';
import type { ColumnRow } from '#contract/rows.ts';
import { useView } from '#renderer/bridge/use-bridge.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { useKeys } from '#renderer/keys/use-keys.tsx';
import { useAnnouncements } from '#renderer/state/announce.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { useAccounts, useApp } from '#renderer/state/use-app.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Hidden } from '#renderer/ui/Hidden.tsx';
import { AddColumn } from './AddColumn.tsx';
import { Column } from './Column.tsx';
import { columnTitle } from './column-title.ts';
import css from './ColumnsScreen.module.css';
import { useDeckFocus } from './deck-focus.ts';

const TICK_MS = 30_000;

/** Brings a column into sight and gives its current card, or its menu, the focus. */
function focusColumn(deck: HTMLElement | null, columnId: string | undefined): void {
  const column = [...(deck?.querySelectorAll<HTMLElement>('[data-column]') ?? [])].find(
    (one) => one.dataset['column'] === columnId,
  );
  if (column === undefined) return;
  column.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const target =
    column.querySelector<HTMLElement>('[data-card][tabindex="0"]') ??
    column.querySelector<HTMLElement>('button');
  target?.focus({ preventScroll: true });
}

type DeckProps = {
  readonly columns: readonly ColumnRow[];
};

/** The keys that walk between columns. */
function useDeckKeys(
  columns: readonly ColumnRow[],
  deck: { readonly current: HTMLElement | null },
) {
  const jump = (index: number) => (): void => focusColumn(deck.current, columns[index]?.id);
  const step = (by: 1 | -1) => (): void => {
    const { columnId } = useDeckFocus.getState();
    const at = columns.findIndex(({ id }) => id === columnId);
    const next = at === -1 ? 0 : Math.max(0, Math.min(columns.length - 1, at + by));
    focusColumn(deck.current, columns[next]?.id);
  };
  useKeys({
    'column.next': step(1),
    'column.previous': step(-1),
    'column.focus1': jump(0),
    'column.focus2': jump(1),
    'column.focus3': jump(2),
    'column.focus4': jump(3),
    'column.focus5': jump(4),
    'column.focus6': jump(5),
    'column.focus7': jump(6),
    'column.focus8': jump(7),
    'column.focus9': jump(8),
  });
}

function Deck({ columns }: DeckProps): ReactElement | null {
  const text = useText();
  const app = useApp();
  const workspaceId = useRoute((route) => route.workspaceId);
  const accounts = useAccounts(workspaceId);
  const move = useAction('column.move');
  const remove = useAction('column.remove');
  const now = useNow(TICK_MS);
  const deck = useRef<HTMLDivElement>(null);
  useDeckKeys(columns, deck);
  if (app === null) return null;

  const moveTo = async (column: ColumnRow, index: number): Promise<void> => {
    const other = columns[index];
    if (other === undefined) return;
    const moved = await move({
      workspaceId: column.workspaceId,
      columnId: column.id,
      position: index,
    });
    if (moved === null) return;
    const title = columnTitle(column.feed, text);
    const values = { title, number: index + 1, count: columns.length };
    useAnnouncements.getState().say(text('columns.moved', values));
    requestAnimationFrame(() => focusColumn(deck.current, column.id));
  };
  return (
    <div className={css['deck']} ref={deck}>
      {columns.map((column, index) => (
        <Column
          key={column.id}
          column={column}
          number={index + 1}
          count={columns.length}
          network={app.rest.networks.find(({ id }) => id === column.network)}
          account={accounts.find(({ id }) => id === column.accountId)}
          now={now}
          onMove={(step) => void moveTo(column, index + step)}
          onRemove={() => void remove({ workspaceId: column.workspaceId, columnId: column.id })}
        />
      ))}
      {columns.length === 0 ? <NoColumns hasAccounts={accounts.length > 0} /> : null}
      {accounts.length === 0 ? null : (
        <AddColumn
          accounts={accounts}
          networks={app.rest.networks}
          onAdded={(id) => requestAnimationFrame(() => focusColumn(deck.current, id))}
        />
      )}
    </div>
  );
}

function NoColumns({ hasAccounts }: { readonly hasAccounts: boolean }): ReactElement {
  const text = useText();
  const route = useRoute();
  return (
    <div className={css['none']}>
      <EmptyState
        icon={<Columns3 size={28} />}
        title={text('columns.noneTitle')}
        hint={text(hasAccounts ? 'columns.noneHint' : 'columns.noAccounts')}
        action={
          hasAccounts ? undefined : (
            <Button look="primary" onPress={() => route.go('connect')}>
              {text('connect.title')}
            </Button>
          )
        }
      />
    </div>
  );
}

/** One deck of columns for the client in front, or for all of them. */
export function ColumnsScreen(): ReactElement {
  const text = useText();
  const workspaceId = useRoute((route) => route.workspaceId);
  const { value } = useView('deck', { workspaceId });
  return (
    <main className={css['screen']}>
      <Hidden>
        <h1>{text('columns.title')}</h1>
      </Hidden>
      {value === null ? null : <Deck key={workspaceId} columns={value.rows} />}
    </main>
  );
}
