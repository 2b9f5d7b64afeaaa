import { useCallback } from 'react';
import type { CommandArgs } from '#contract/commands.ts';
import type { MessageRow } from '#contract/rows.ts';
import { oppositeOf } from '#domain/message-action.ts';
import { useNotices } from '#renderer/state/notices.ts';
import { useUndoOrder } from '#renderer/state/undo-order.ts';
import { useAction } from '#renderer/state/use-action.ts';

export type Act = CommandArgs<'message.act'>['action'];

/** Does something with a message on its network, and offers the way back where there is one. */
export function useAct(): (message: MessageRow, action: Act) => Promise<void> {
  const act = useAction('message.act');
  return useCallback(
    async ({ workspaceId, messageId }, action) => {
      const done = await act({ workspaceId, messageId, action });
      const back = oppositeOf(action);
      if (done === null || back === null || back === 'block' || back === 'unblock') return;
      const noticeId = `act.${messageId}.${action}`;
      useUndoOrder.getState().did({ kind: 'notice', noticeId });
      useNotices.getState().show({
        id: noticeId,
        text: { kind: 'message', id: `message.done.${action}` },
        undo: () => void act({ workspaceId, messageId, action: back }),
      });
    },
    [act],
  );
}
