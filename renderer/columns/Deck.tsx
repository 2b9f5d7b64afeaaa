import { Columns3 } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, type ReactElement, type RefObject } from 'react';
import type { ColumnRow } from '#contract/column-rows.ts';
import type { AccountId } from '#domain/ids.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useAnnouncements } from '#renderer/state/announce.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { useAccounts, useApp } from '#renderer/state/use-app.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { AddColumn } from './AddColumn.tsx';
import { Column } from './Column.tsx';
import { columnTitle } from './column-title.ts';
import css from './ColumnsScreen.module.css';
import { placeAt } from './deck-order.ts';
import { focusColumn } from './focus-card.ts';
import { useColumnDrag } from './use-column-drag.ts';
import { useDeckKeys } from './use-deck-keys.ts';
import { useRemoveColumn } from './use-remove-column.ts';
import { useWantedColumn } from './wanted-column.ts';

const TICK_MS = 30_000;

/** The column that a digit asked for has the focus as soon as it is there; where there is none, nothing. */
function useDigitOf(
  columns: readonly ColumnRow[] | null,
  deck: RefObject<HTMLElement | null>,
): void {
  const { index, want } = useWantedColumn();
  const wantedId = index === null || columns === null ? null : columns[index]?.id;
  useLayoutEffect(() => {
    if (wantedId === null) return;
    focusColumn(deck.current, wantedId);
    want(null);
  }, [wantedId, want, deck]);
}

/** Gives a column the focus as soon as it is there: an added one only after main has told. */
function useComing(
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

function isShownBy(accountId: AccountId, { source }: ColumnRow): boolean {
  return source.kind === 'feed' && source.accountId === accountId;
}

type DeckProps = {
  readonly deckId: string;
  readonly columns: readonly ColumnRow[];
};

/** Columns side by side, moved by hand, menu and keys. */
export function Deck({ deckId, columns }: DeckProps): ReactElement | null {
  const text = useText();
  const app = useApp();
  const accounts = useAccounts(useRoute((route) => route.workspaceId));
  const move = useAction('column.move');
  const now = useNow(TICK_MS);
  const deck = useRef<HTMLDivElement>(null);
  const want = useComing(columns, deck);
  const remove = useRemoveColumn(want);
  useDigitOf(app === null ? null : columns, deck);
  const moveTo = async (column: ColumnRow, index: number): Promise<void> => {
    const { workspaceId, id: columnId } = column;
    const place = placeAt(columns, column, index);
    if (place === null) return;
    const moved = await move({ workspaceId, columnId, after: place.after });
    if (moved === null) return;
    const number = place.index + 1;
    const values = { title: columnTitle(column, text), number, count: columns.length };
    useAnnouncements.getState().say(text('columns.moved', values));
    requestAnimationFrame(() => focusColumn(deck.current, columnId));
  };
  const drag = useColumnDrag((columnId, before) => {
    const from = columns.findIndex(({ id }) => id === columnId);
    const column = columns[from];
    // Without itself, everything behind it stands one place further to the left.
    if (column !== undefined) void moveTo(column, before > from ? before - 1 : before);
  });
  useDeckKeys({
    columns,
    focus: (columnId) => focusColumn(deck.current, columnId),
    move: (column, index) => void moveTo(column, index),
  });
  if (app === null) return null;
  const isAtEnd = drag.landing === columns.length;
  return (
    // By keys and by menu columns are moved as well.
    <div className={cx(css['deck'], isAtEnd && css['landing'])} ref={deck} {...drag.ground}>
      {columns.map((column, index) => (
        <Column
          key={column.id}
          column={column}
          number={index + 1}
          count={columns.length}
          network={app.rest.networks.find(({ id }) => id === column.network)}
          account={accounts.find(({ id }) => isShownBy(id, column))}
          now={now}
          onMove={(step) => void moveTo(column, index + step)}
          onRemove={() => void remove(column)}
          drag={drag}
        />
      ))}
      {columns.length === 0 ? <NoColumns hasAccounts={accounts.length > 0} /> : null}
      {accounts.length === 0 ? null : (
        <AddColumn
          accounts={accounts}
          networks={app.rest.networks}
          deckId={deckId}
          onAdded={want}
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
