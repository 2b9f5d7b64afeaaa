import type { InboxRow } from '#contract/rows.ts';
import { useKeys } from '#renderer/keys/use-keys.tsx';
import { useDesk } from '#renderer/state/desk.ts';
import { useRoute } from '#renderer/state/route.ts';
import { countOf, type Inbox } from './use-inbox.ts';

function idOfCurrent(): string | null {
  return useRoute.getState().conversation?.conversationId ?? null;
}

/** Opens a row beside the list and gives it the focus. */
export function lookAt(row: InboxRow | undefined): void {
  if (row === undefined) return;
  useRoute.getState().open({ workspaceId: row.workspaceId, conversationId: row.id });
  useDesk.getState().focusList();
}

/** Walking, opening and selecting by keyboard. */
export function useListKeys(rows: readonly InboxRow[], inbox: Inbox): void {
  const indexOfCurrent = (): number => rows.findIndex(({ id }) => id === idOfCurrent());
  const step = (by: 1 | -1): InboxRow | undefined => {
    const index = indexOfCurrent();
    return index === -1 ? rows[0] : rows[Math.min(Math.max(index + by, 0), rows.length - 1)];
  };
  const selectAndStep = (by: 1 | -1): void => {
    const current = rows[indexOfCurrent()];
    const next = step(by);
    useDesk.getState().select(
      [current, next].flatMap((row) => (row === undefined ? [] : [row.id])),
      true,
    );
    lookAt(next);
  };
  useKeys(
    rows.length === 0
      ? {}
      : {
          'list.next': () => lookAt(step(1)),
          'list.previous': () => lookAt(step(-1)),
          'list.first': () => lookAt(rows[0]),
          'list.last': () => lookAt(rows.at(-1)),
          'list.open': () => {
            if (useDesk.getState().takeFirst()) return;
            const row = rows[Math.max(indexOfCurrent(), 0)];
            if (row === undefined) return;
            useRoute
              .getState()
              .open({ workspaceId: row.workspaceId, conversationId: row.id }, 'read');
            useDesk.getState().focusConversation();
          },
          'list.select': () => {
            const row = rows[indexOfCurrent()];
            const { selected, select } = useDesk.getState();
            if (row !== undefined) select([row.id], !selected.has(row.id));
          },
          'list.selectNext': () => selectAndStep(1),
          'list.selectPrevious': () => selectAndStep(-1),
          'list.selectAll': () =>
            useDesk.getState().selectAll({ query: inbox.query, count: countOf(inbox) }),
        },
  );
}
