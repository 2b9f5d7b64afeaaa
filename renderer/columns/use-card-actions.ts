import type { MessageRow } from '#contract/rows.ts';
import { useBridge } from '#renderer/bridge/use-bridge.tsx';
import type { Bridge } from '#renderer/bridge/bridge.ts';
import { useDesk } from '#renderer/state/desk.ts';
import { useNotices } from '#renderer/state/notices.ts';
import { useRoute } from '#renderer/state/route.ts';
import { tellChange } from '#renderer/state/use-triage.ts';
import { commandFor } from './card-actions.ts';
import { useDeckFocus } from './deck-focus.ts';

export type CardDoing = 'reply' | 'like' | 'boost' | 'take' | 'open' | 'open-in-browser';

async function take(bridge: Bridge, row: MessageRow): Promise<boolean> {
  const { workspaceId, messageId } = row;
  const taken = await bridge.run('message.takeIntoInbox', { workspaceId, messageId });
  if (!taken.ok) useNotices.getState().showFailure(taken.failure);
  return taken.ok;
}

function openConversation({ workspaceId, conversationId }: MessageRow): void {
  const route = useRoute.getState();
  route.go('inbox');
  route.open({ workspaceId, conversationId }, 'read');
}

/** Answered in its place; what is answered stands in the inbox from then on, with its draft. */
async function reply(bridge: Bridge, row: MessageRow, columnId: string): Promise<void> {
  if (row.actions.reply?.can !== true) return;
  if (!row.isInInbox && !(await take(bridge, row))) return;
  useDeckFocus.getState().answer({ columnId, cardId: row.id });
  useDesk.getState().focusComposer(row.kind === 'direct' ? 'direct' : 'public');
}

async function act(bridge: Bridge, row: MessageRow, kind: 'like' | 'boost'): Promise<void> {
  const action = commandFor(row, kind);
  if (action === null) return;
  const { workspaceId, messageId } = row;
  const done = await bridge.run('message.act', { workspaceId, messageId, action });
  if (!done.ok) return useNotices.getState().showFailure(done.failure);
  tellChange(bridge, { kind: 'message', id: `message.done.${action}` }, () => undefined);
}

async function takeAndTell(bridge: Bridge, row: MessageRow): Promise<void> {
  if (row.isInInbox || !(await take(bridge, row))) return;
  tellChange(bridge, { kind: 'message', id: 'columns.taken' }, () => undefined);
}

async function openInBrowser(bridge: Bridge, { url }: MessageRow): Promise<void> {
  if (url === undefined) return;
  const opened = await bridge.run('link.open', { url });
  if (!opened.ok) useNotices.getState().showFailure(opened.failure);
}

/** What can be done with a card of this column, by button and by key. */
export function useCardActions(columnId: string): (row: MessageRow, doing: CardDoing) => void {
  const bridge = useBridge();
  return (row, doing) => {
    switch (doing) {
      case 'reply':
        void reply(bridge, row, columnId);
        return;
      case 'like':
      case 'boost':
        void act(bridge, row, doing);
        return;
      case 'take':
        void takeAndTell(bridge, row);
        return;
      case 'open':
        if (row.isInInbox) openConversation(row);
        else void openInBrowser(bridge, row);
        return;
      case 'open-in-browser':
        void openInBrowser(bridge, row);
    }
  };
}
