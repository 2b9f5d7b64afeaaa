import type { ReactElement } from 'react';
import type { ColumnRow } from '#contract/column-rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useRoute } from '#renderer/state/route.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import css from './Column.module.css';
import { isFiltered } from './ColumnOptions.tsx';

type NoCardsProps = {
  readonly column: ColumnRow;
  /** The saved view or monitor that it showed is not there any more. */
  readonly isGone: boolean;
  readonly onRefresh: () => void;
  readonly onOptions: () => void;
  readonly onRemove: () => void;
};

type Nothing = {
  /** Id of the words; its hint ends in `Hint`. */
  readonly what: string;
  readonly action: string;
  readonly onPress: () => void;
};

function nothingOf({ column, isGone, ...does }: NoCardsProps): Nothing {
  const { source, options } = column;
  if (isGone)
    return {
      what: `columns.${source.kind}Gone`,
      action: 'columns.remove',
      onPress: does.onRemove,
    };
  if (isFiltered(options))
    return {
      what: 'columns.emptyFiltered',
      action: 'columns.changeFilter',
      onPress: does.onOptions,
    };
  const route = useRoute.getState();
  switch (source.kind) {
    case 'feed':
      return { what: 'columns.empty', action: 'columns.refresh', onPress: does.onRefresh };
    case 'view':
      return {
        what: 'columns.viewEmpty',
        action: 'columns.openInbox',
        onPress: () => route.goInbox(),
      };
    case 'monitor':
      return {
        what: 'columns.monitorEmpty',
        action: 'columns.openMonitor',
        onPress: () => route.openMonitor(source.monitorId),
      };
  }
}

/** Why there is nothing, and the one thing that can be done about it. */
export function NoCards(props: NoCardsProps): ReactElement {
  const text = useText();
  const { what, action, onPress } = nothingOf(props);
  return (
    <div className={css['cards']}>
      <EmptyState
        title={text(what)}
        hint={text(`${what}Hint`)}
        action={<Button onPress={onPress}>{text(action)}</Button>}
      />
    </div>
  );
}
