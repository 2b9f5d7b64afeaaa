import { Columns3 } from 'lucide-react';
import { useEffect, useRef, type ReactElement, type RefObject } from 'react';
import type { ColumnRow } from '#contract/rows.ts';
import { useView } from '#renderer/bridge/use-bridge.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
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
import { useDeckKeys } from './use-deck-keys.ts';
import { useRemoveColumn } from './use-remove-column.ts';

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

/** Gives a column the focus as soon as it is there: an added one only after main has told. */
function useWantedColumn(
  columns: readonly ColumnRow[],
  deck: RefObject<HTMLElement | null>,
): (columnId: string) => void {
  const wantedId = useRef<string | null>(null);
  const focusWanted = (): void => {
    if (!columns.some(({ id }) => id === wantedId.current)) return;
    focusColumn(deck.current, wantedId.current ?? undefined);
    wantedId.current = null;
  };
  useEffect(focusWanted);
  return (columnId) => {
    wantedId.current = columnId;
    focusWanted();
  };
}

function Deck({ columns }: DeckProps): ReactElement | null {
  const text = useText();
  const app = useApp();
  const workspaceId = useRoute((route) => route.workspaceId);
  const accounts = useAccounts(workspaceId);
  const move = useAction('column.move');
  const now = useNow(TICK_MS);
  const deck = useRef<HTMLDivElement>(null);
  const want = useWantedColumn(columns, deck);
  const remove = useRemoveColumn(want);
  const moveTo = async (column: ColumnRow, index: number): Promise<void> => {
    const { workspaceId: ownerId, id: columnId, feed } = column;
    const other = columns[index];
    if (other?.workspaceId !== ownerId) return;
    const moved = await move({ workspaceId: ownerId, columnId, position: other.position });
    if (moved === null) return;
    const values = { title: columnTitle(feed, text), number: index + 1, count: columns.length };
    useAnnouncements.getState().say(text('columns.moved', values));
    requestAnimationFrame(() => focusColumn(deck.current, columnId));
  };
  useDeckKeys({
    columns,
    focus: (columnId) => focusColumn(deck.current, columnId),
    move: (column, index) => void moveTo(column, index),
  });
  if (app === null) return null;
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
          onRemove={() => void remove(column)}
        />
      ))}
      {columns.length === 0 ? <NoColumns hasAccounts={accounts.length > 0} /> : null}
      {accounts.length === 0 ? null : (
        <AddColumn accounts={accounts} networks={app.rest.networks} onAdded={want} />
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
