import type { ReplyRow } from '#contract/rows.ts';
import { useRoute } from '#renderer/state/route.ts';
import { writeAgain } from '#renderer/state/compose.ts';
import { useDesk } from '#renderer/state/desk.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { useDiscard } from '#renderer/state/use-discard.ts';
import type { OutboxAction } from './reply-situation.ts';

/** What the buttons of the outbox do. Each is one command; the row follows by itself. */
export function useReplyActions(reply: ReplyRow): (action: OutboxAction) => Promise<void> {
  const { workspaceId, replyId, conversationId, state } = reply;
  const route = useRoute();
  const cancel = useAction('reply.cancel');
  const retry = useAction('reply.retry');
  const settle = useAction('reply.settle');
  const discardReply = useDiscard('reply');
  const discardDraft = useDiscard('draft');
  const key = { workspaceId, replyId };
  const look = (): void => {
    if (reply.isNew !== true) {
      // Beside the outbox there is no room for a conversation: it stands in the inbox.
      route.goInbox();
      route.open({ workspaceId, conversationId }, 'read');
      // The list may not have it yet, and the row that it would focus instead would be opened.
      useDesk.getState().listFocused();
    } else if (state === 'draft') writeAgain(reply);
  };

  const discard = async (): Promise<void> => {
    if (state === 'unclear') await settle({ ...key, as: 'discard' });
    else if (state === 'draft') await discardDraft(key);
    else await discardReply(key);
  };
  const edit = async (): Promise<void> => {
    // Back to a draft first: the composer must not write over a reply that is on its way.
    const canceled = await cancel(key);
    if (canceled === null) return;
    if (reply.isNew === true) return writeAgain(reply);
    // It left the list when it was sent, perhaps a moment ago.
    useDesk.getState().comeBack([conversationId]);
    look();
    useDesk.getState().focusComposer(reply.content.kind);
  };
  return async (action) => {
    switch (action) {
      case 'look':
      case 'open':
        look();
        return;
      case 'edit':
        await edit();
        return;
      case 'retry':
      case 'send-now':
      case 'send-anyway':
        await retry(key);
        return;
      case 'it-is-there':
        await settle({ ...key, as: 'sent' });
        return;
      case 'send-again':
        await settle({ ...key, as: 'send-again' });
        return;
      case 'discard':
        await discard();
    }
  };
}
