import { useCallback } from 'react';
import type { CommandArgs } from '#contract/commands.ts';
import { useNotices } from './notices.ts';
import { useUndoOrder } from './undo-order.ts';
import { useAction } from './use-action.ts';

/** Throws a reply away, and gives it back as a draft as long as the notice stands. */
export function useDiscard(): (which: CommandArgs<'reply.discard'>) => Promise<void> {
  const discard = useAction('reply.discard');
  const restore = useAction('reply.restore');
  return useCallback(
    async (which) => {
      if ((await discard(which)) === null) return;
      const noticeId = `discard.${which.replyId}`;
      useUndoOrder.getState().did({ kind: 'notice', noticeId });
      useNotices.getState().show({
        id: noticeId,
        text: { kind: 'message', id: 'reply.discarded' },
        undo: () => void restore(which),
      });
    },
    [discard, restore],
  );
}
