import { useState, type ReactElement } from 'react';
import type { ColumnRow } from '#contract/column-rows.ts';
import type { AccountRow, NetworkRow } from '#contract/account-rows.ts';
import { withPauseTurned } from '#domain/column.ts';
import { failureQuote, failureText } from '#renderer/i18n/failure-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { Banner } from '#renderer/ui/Banner.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { PaneEdge } from '#renderer/ui/PaneEdge.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { Cards } from './Cards.tsx';
import { columnTitle, columnWhose } from './column-title.ts';
import css from './Column.module.css';
import { ColumnFoot } from './ColumnFoot.tsx';
import { ColumnHeader } from './ColumnHeader.tsx';
import { ColumnOptions } from './ColumnOptions.tsx';
import { useDeckFocus } from './deck-focus.ts';
import { NoCards } from './NoCards.tsx';
import type { ColumnDrag } from './use-column-drag.ts';
import { useColumnList } from './use-column-list.ts';
import { useColumnWidth } from './use-column-width.ts';

export type ColumnProps = {
  readonly column: ColumnRow;
  /** From 1. */
  readonly number: number;
  readonly count: number;
  readonly network: NetworkRow | undefined;
  readonly account: AccountRow | undefined;
  readonly now: number;
  readonly onMove: (step: 1 | -1) => void;
  readonly onRemove: () => void;
  readonly drag: ColumnDrag;
};

/** One stream of cards. What is new waits above; nothing moves under the reader. */
export function Column(props: ColumnProps): ReactElement {
  const { column, number, count, network, account, now, onMove, drag } = props;
  const text = useText();
  const columns = useColumnList(column);
  const refresh = useAction('column.refresh');
  const change = useAction('column.change');
  const isFocused = useDeckFocus(({ columnId }) => columnId === column.id);
  const focus = useDeckFocus((deck) => deck.focus);
  const { rest, newCount, list } = columns;
  const [isChanging, setChanging] = useState(false);
  const edge = useColumnWidth(column);
  const toTop = (): void => list.current?.scrollToIndex(0);
  const title = columnTitle(column, text);
  const failure = rest?.failure;
  const fetchNow = (): void =>
    void refresh({ workspaceId: column.workspaceId, columnId: column.id });
  const pause = (): void => {
    const options = withPauseTurned(column.options);
    void change({ workspaceId: column.workspaceId, columnId: column.id, options });
  };
  return (
    <div
      className={cx(
        css['place'],
        drag.landing === number - 1 && css['landing'],
        drag.draggedId === column.id && css['dragged'],
      )}
      style={{ width: edge.width }}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- remembers which column has the focus */}
      <section
        className={cx(css['column'], isFocused && css['focused'])}
        aria-label={text('columns.label', { number, title, whose: columnWhose(column, text) })}
        data-column={column.id}
        // Has the focus while there is no card that could have it.
        tabIndex={-1}
        onFocus={() => focus(column.id)}
      >
        <ColumnHeader
          column={column}
          network={network}
          newCount={newCount}
          isFirst={number === 1}
          isLast={number === count}
          onTop={toTop}
          onRefresh={fetchNow}
          onMove={onMove}
          onOptions={() => setChanging(true)}
          onPause={pause}
          onRemove={props.onRemove}
          drag={drag.handle(column.id)}
        />
        {isChanging ? <ColumnOptions column={column} onClose={() => setChanging(false)} /> : null}
        {failure === undefined ? null : (
          <div className={css['trouble']}>
            <Banner
              tone="warn"
              quote={failureQuote(failure, text)}
              actions={<WayOut account={account} onRefresh={fetchNow} />}
            >
              {failureText(failure, text, now)}
            </Banner>
          </div>
        )}
        {rest !== null && columns.rows.length === 0 && !columns.hasMore ? (
          <NoCards
            column={column}
            isGone={rest.isGone === true}
            onRefresh={fetchNow}
            onOptions={() => setChanging(true)}
            onRemove={props.onRemove}
          />
        ) : (
          <Cards column={column} columns={columns} isFocused={isFocused} title={title} now={now} />
        )}
        <ColumnFoot of={column.source.kind} rest={rest} rate={account?.rate} now={now} />
      </section>
      <div className={css['edge']}>
        <PaneEdge
          {...edge}
          pane="left"
          label={text('columns.width', { title })}
          hint={text('columns.widthHint')}
        />
      </div>
    </div>
  );
}

type WayOutProps = {
  readonly account: AccountRow | undefined;
  readonly onRefresh: () => void;
};

/** What can be done about a stream that does not come. */
function WayOut({ account, onRefresh }: WayOutProps): ReactElement {
  const text = useText();
  const isOut = account?.state === 'login-needed';
  return (
    <Button onPress={() => (isOut ? useRoute.getState().go('connect', account.id) : onRefresh())}>
      {text(isOut ? 'inbox.signIn' : 'columns.refresh')}
    </Button>
  );
}
