import { useRef, useState, type ReactElement } from 'react';
import { VList } from 'virtua';
import type { ColumnRow } from '#contract/column-rows.ts';
import type { AccountRow, MessageRow, NetworkRow } from '#contract/rows.ts';
import { withPauseTurned } from '#domain/column.ts';
import { failureQuote, failureText } from '#renderer/i18n/failure-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { Banner } from '#renderer/ui/Banner.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { PaneEdge } from '#renderer/ui/PaneEdge.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { Card } from './Card.tsx';
import { columnTitle } from './column-title.ts';
import css from './Column.module.css';
import { ColumnFoot } from './ColumnFoot.tsx';
import { ColumnHeader } from './ColumnHeader.tsx';
import { ColumnOptions, isFiltered } from './ColumnOptions.tsx';
import { useDeckFocus } from './deck-focus.ts';
import { useCardActions } from './use-card-actions.ts';
import { useCardKeys } from './use-card-keys.ts';
import type { ColumnDrag } from './use-column-drag.ts';
import { useColumnList, type ColumnList } from './use-column-list.ts';
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

/** One stream of one account. What is new waits above; nothing moves under the reader. */
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
        aria-label={text('columns.label', { number, title, handle: column.accountHandle })}
        data-column={column.id}
        onFocus={() => focus(column.id)}
      >
        <ColumnHeader
          column={column}
          network={network}
          newCount={newCount}
          isFirst={number === 1}
          isLast={number === count}
          onTop={toTop}
          onRefresh={() => void refresh({ workspaceId: column.workspaceId, columnId: column.id })}
          onMove={onMove}
          onOptions={() => setChanging(true)}
          onPause={pause}
          onRemove={props.onRemove}
          drag={drag.handle(column.id)}
        />
        {isChanging ? <ColumnOptions column={column} onClose={() => setChanging(false)} /> : null}
        {failure === undefined ? null : (
          <div className={css['trouble']}>
            <Banner tone="warn" quote={failureQuote(failure, text)}>
              {failureText(failure, text, now)}
            </Banner>
          </div>
        )}
        <Cards
          columns={columns}
          isFocused={isFocused}
          isFiltered={isFiltered(column.options)}
          title={title}
          now={now}
          onRemove={props.onRemove}
        />
        <ColumnFoot
          isOfView={column.source.kind === 'view'}
          rest={rest}
          rate={account?.rate}
          now={now}
        />
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

type CardsProps = {
  readonly columns: ColumnList;
  readonly isFocused: boolean;
  readonly isFiltered: boolean;
  readonly title: string;
  readonly now: number;
  readonly onRemove: () => void;
};

/** Why there is nothing, and what can be done about it. */
function NoCards({ columns, isFiltered: isPartial, onRemove }: CardsProps): ReactElement {
  const text = useText();
  const isGone = columns.rest?.isGone === true;
  const what = isGone ? 'columns.viewGone' : isPartial ? 'columns.emptyFiltered' : 'columns.empty';
  return (
    <div className={css['cards']}>
      <EmptyState
        title={text(what)}
        hint={text(`${what}Hint`)}
        action={isGone ? <Button onPress={onRemove}>{text('columns.remove')}</Button> : undefined}
      />
    </div>
  );
}

function Cards(props: CardsProps): ReactElement {
  const { columns, isFocused, title, now } = props;
  const { rows, list, rest, hasMore, isShift, onScroll } = columns;
  const act = useCardActions();
  const openLink = useAction('link.open');
  const [currentId, setCurrentId] = useState<string | null>(null);
  const [openIds, setOpenIds] = useState<ReadonlySet<string>>(new Set());
  const region = useRef<HTMLDivElement>(null);
  const toggle = ({ id }: MessageRow): void => {
    const next = new Set(openIds);
    if (!next.delete(id)) next.add(id);
    setOpenIds(next);
  };
  const currentIndex = Math.max(
    0,
    rows.findIndex(({ id }) => id === currentId),
  );
  useCardKeys({ isFocused, rows, currentIndex, list, region, act, toggle });
  if (rest !== null && rows.length === 0 && !hasMore) return <NoCards {...props} />;
  const total = hasMore ? -1 : rows.length;
  return (
    <div className={css['cards']} ref={region} data-keys="list">
      <VList
        ref={list}
        className={css['list'] ?? ''}
        data={rows}
        shift={isShift}
        keepMounted={rows.length === 0 ? [] : [currentIndex]}
        onScroll={onScroll}
        role="feed"
        aria-label={title}
        aria-busy={rows.length === 0 || (rest?.isSyncing ?? true)}
      >
        {(row, index) => (
          <Card
            key={row.id}
            row={row}
            position={index + 1}
            total={total}
            isCurrent={index === currentIndex}
            isOpen={openIds.has(row.id)}
            onToggle={() => toggle(row)}
            onFocus={() => setCurrentId(row.id)}
            onDo={(doing) => act(row, doing)}
            onLink={(url) => void openLink({ url })}
            now={now}
          />
        )}
      </VList>
    </div>
  );
}
