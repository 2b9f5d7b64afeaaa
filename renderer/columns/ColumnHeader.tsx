import { Filter, MoreHorizontal } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from 'react-aria-components/Button';
import type { ColumnRow } from '#contract/column-rows.ts';
import type { NetworkRow } from '#contract/account-rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useShownKey } from '#renderer/keys/use-keys.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import { NetworkBadge } from '#renderer/ui/NetworkBadge.tsx';
import { columnTitle, columnWhose } from './column-title.ts';
import css from './Column.module.css';
import { isFiltered } from './ColumnOptions.tsx';
import type { ColumnDrag } from './use-column-drag.ts';

type ColumnHeaderProps = {
  readonly column: ColumnRow;
  readonly network: NetworkRow | undefined;
  readonly newCount: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onTop: () => void;
  readonly onRefresh: () => void;
  readonly onMove: (step: 1 | -1) => void;
  readonly onOptions: () => void;
  /** Pauses it, or goes on. */
  readonly onPause: () => void;
  readonly onRemove: () => void;
  /** By hand it is taken hold of here. */
  readonly drag: ReturnType<ColumnDrag['handle']>;
};

/** Network, what is shown, whose it is, how much is new above, and the menu. */
export function ColumnHeader(props: ColumnHeaderProps): ReactElement {
  const { column, network, newCount, isFirst, isLast, onMove } = props;
  const text = useText();
  const key = useShownKey();
  const moves = [
    { id: 'left', step: -1, isIn: !isFirst },
    { id: 'right', step: 1, isIn: !isLast },
  ] as const;
  return (
    <header className={css['header']} {...props.drag}>
      {network === undefined ? null : (
        <NetworkBadge glyph={network.glyph} color={network.color} name={network.name} />
      )}
      <div className={css['titles']}>
        <h2 className={css['title']}>{columnTitle(column, text)}</h2>
        <p className={css['whose']}>{columnWhose(column, text)}</p>
      </div>
      {isFiltered(column.options) ? (
        <IconButton
          label={text('columns.filtered')}
          icon={<Filter size={14} />}
          onPress={props.onOptions}
        />
      ) : null}
      {newCount === 0 ? null : (
        <Button
          className={css['new'] ?? ''}
          aria-label={text('columns.newLabel', { count: newCount })}
          onPress={props.onTop}
        >
          {text('columns.new', { count: newCount })}
        </Button>
      )}
      <Menu
        label={text('columns.menu')}
        trigger={<IconButton label={text('columns.menu')} icon={<MoreHorizontal size={16} />} />}
        entries={[
          { id: 'refresh', label: text('columns.refresh'), onPress: props.onRefresh },
          {
            id: 'top',
            label: text('columns.toTop'),
            keys: key('column.newest'),
            onPress: props.onTop,
          },
          { id: 'options', label: text('columns.options'), onPress: props.onOptions },
          {
            id: 'pause',
            label: text(column.options.isPaused === true ? 'columns.resume' : 'columns.pause'),
            onPress: props.onPause,
          },
          ...moves
            .filter(({ isIn }) => isIn)
            .map(({ id, step }) => ({
              id,
              label: text(`columns.${id}`),
              keys: key(`column.${id}`),
              onPress: () => onMove(step),
            })),
          {
            id: 'remove',
            label: text('columns.remove'),
            isDanger: true,
            onPress: props.onRemove,
          },
        ]}
      />
    </header>
  );
}
