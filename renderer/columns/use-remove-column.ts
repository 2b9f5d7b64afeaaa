import type { ColumnRow } from '#contract/rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useNotices } from '#renderer/state/notices.ts';
import { useUndoOrder } from '#renderer/state/undo-order.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { columnTitle } from './column-title.ts';
import { useDeckFocus } from './deck-focus.ts';

/** Takes a column away, with a way back to where it stood and to where the reader was in it. */
export function useRemoveColumn(
  onBack: (columnId: string) => void,
): (column: ColumnRow) => Promise<void> {
  const text = useText();
  const remove = useAction('column.remove');
  const add = useAction('column.add');
  const move = useAction('column.move');

  const bringBack = async (column: ColumnRow): Promise<void> => {
    const { workspaceId, accountId, feed, position } = column;
    const place = useDeckFocus.getState().places[column.id];
    const added = await add({ workspaceId, accountId, feed });
    if (added === null) return;
    const { columnId } = added;
    if (place !== undefined) useDeckFocus.getState().setPlace(columnId, place);
    await move({ workspaceId, columnId, position });
    onBack(columnId);
  };

  return async (column) => {
    const { workspaceId, id } = column;
    if ((await remove({ workspaceId, columnId: id })) === null) return;
    const noticeId = `column.${id}`;
    useUndoOrder.getState().did({ kind: 'notice', noticeId });
    useNotices.getState().show({
      id: noticeId,
      text: {
        kind: 'message',
        id: 'columns.removed',
        values: { title: columnTitle(column.feed, text), handle: column.accountHandle },
      },
      undo: () => void bringBack(column),
    });
  };
}
