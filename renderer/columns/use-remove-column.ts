import type { ColumnRow } from '#contract/column-rows.ts';
import { useBridge } from '#renderer/bridge/use-bridge.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { tellChange } from '#renderer/state/use-triage.ts';
import { columnTitle } from './column-title.ts';

/** Takes a column away; undo brings it back to where it stood, and the reader to where they were in it. */
export function useRemoveColumn(
  onBack: (columnId: string) => void,
): (column: ColumnRow) => Promise<void> {
  const text = useText();
  const bridge = useBridge();
  const remove = useAction('column.remove');
  return async (column) => {
    const { workspaceId, id } = column;
    if ((await remove({ workspaceId, columnId: id })) === null) return;
    const values = { title: columnTitle(column, text), handle: column.accountHandle };
    tellChange(bridge, { kind: 'message', id: 'columns.removed', values }, () => onBack(id));
  };
}
