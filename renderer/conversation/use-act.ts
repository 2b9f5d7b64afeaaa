import { useCallback } from 'react';
import type { CommandArgs } from '#contract/commands.ts';
import type { MessageRow } from '#contract/rows.ts';
import { oppositeOf } from '#domain/message-action.ts';
import { useBridge } from '#renderer/bridge/use-bridge.tsx';
import { useUndoOrder } from '#renderer/state/undo-order.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { tellChange } from '#renderer/state/use-triage.ts';

export type Act = CommandArgs<'message.act'>['action'];

/** Does something with a message on its network, and offers the way back where there is one. */
export function useAct(): (message: MessageRow, action: Act) => Promise<void> {
  const bridge = useBridge();
  const act = useAction('message.act');
  return useCallback(
    async ({ workspaceId, messageId }, action) => {
      if ((await act({ workspaceId, messageId, action })) === null) return;
      const stay = (): void => undefined;
      if (oppositeOf(action) === null)
        useUndoOrder.getState().did({ kind: 'change', onBack: stay });
      else tellChange(bridge, { kind: 'message', id: `message.done.${action}` }, stay);
    },
    [bridge, act],
  );
}
