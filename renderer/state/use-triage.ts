import { useMemo } from 'react';
import type { CommandArgs } from '#contract/commands.ts';
import { useBridge } from '#renderer/bridge/use-bridge.tsx';
import type { Bridge } from '#renderer/bridge/bridge.ts';
import { neighbour, useDesk } from './desk.ts';
import { useNotices, type Notice } from './notices.ts';
import { useRoute, type OpenConversation } from './route.ts';
import { newestDeed, useUndoOrder, withoutNewestChange } from './undo-order.ts';

type State = CommandArgs<'conversation.setState'>['state'];

/** The selected conversations, or the open one. */
export function triageTargets(): readonly OpenConversation[] {
  const { order, selected } = useDesk.getState();
  const { conversation } = useRoute.getState();
  if (selected.size > 0) return order.filter(({ conversationId }) => selected.has(conversationId));
  return conversation === null ? [] : [conversation];
}

/** Whether a conversation in that state still belongs into the list that is shown. */
function staysInList(state: State): boolean {
  const { inbox } = useRoute.getState();
  return inbox.search !== '' || inbox.list === state;
}

/** Goes to the neighbour of the open conversation and gives the list the focus. */
export function advance(gone: readonly OpenConversation[]): void {
  const route = useRoute.getState();
  const desk = useDesk.getState();
  const { conversation } = route;
  const ids = gone.map(({ conversationId }) => conversationId);
  if (conversation !== null && ids.includes(conversation.conversationId))
    route.open(
      neighbour(desk.order, conversation.conversationId, new Set([...desk.leaving, ...ids])),
    );
  desk.focusList();
}

export type Triage = {
  /** `stay` keeps the conversation open; otherwise the next one opens. */
  readonly setState: (
    targets: readonly OpenConversation[],
    change: { readonly state: State; readonly until?: number },
    then: 'advance' | 'stay',
  ) => Promise<void>;
  readonly undo: () => Promise<void>;
};

function noticeText(state: State, count: number, until: string): Notice['text'] {
  if (state === 'snoozed') return { kind: 'message', id: 'snooze.notice', values: { time: until } };
  return state === 'done'
    ? { kind: 'message', id: 'done.notice', values: { count } }
    : { kind: 'message', id: 'done.reopened' };
}

/** Newest first, whether that is a change or what a notice still offers to take back. */
async function undoLast(bridge: Bridge): Promise<void> {
  const notices = useNotices.getState();
  const order = useUndoOrder.getState();
  const offered = notices.notices.filter(
    ({ undo, until }) => undo !== undefined && until > Date.now(),
  );
  const { deed, left } = newestDeed(order.deeds, (id) => offered.some((one) => one.id === id));
  if (deed.kind === 'change') return await undoChange(bridge);
  order.keep(left);
  notices.drop(deed.noticeId);
  offered.find(({ id }) => id === deed.noticeId)?.undo?.();
}

async function undoChange(bridge: Bridge): Promise<void> {
  const notices = useNotices.getState();
  const order = useUndoOrder.getState();
  order.keep(withoutNewestChange(order.deeds));
  const outcome = await bridge.run('undo.last', { workspaceId: useRoute.getState().workspaceId });
  if (!outcome.ok) return notices.showFailure(outcome.failure);
  const { undone } = outcome.value;
  useDesk.getState().comeBack();
  useDesk.getState().bringBack(undone);
  notices.drop('triage');
  notices.show({
    id: 'undo',
    text: { kind: 'message', id: undone === null ? 'undo.nothing' : 'undo.done' },
  });
  useDesk.getState().focusList();
}

async function changeState(
  bridge: Bridge,
  targets: readonly OpenConversation[],
  change: { readonly state: State; readonly until?: number; readonly untilText?: string },
): Promise<void> {
  const { state, until } = change;
  const ids = targets.map(({ conversationId }) => conversationId);
  const outcome = await bridge.run('conversation.setState', {
    conversations: targets.map(({ workspaceId, conversationId }) => ({
      workspaceId,
      conversationId,
    })),
    state,
    ...(until === undefined ? {} : { snoozedUntil: until }),
  });
  const notices = useNotices.getState();
  if (outcome.ok) {
    useUndoOrder.getState().did({ kind: 'change' });
    return notices.show({
      id: 'triage',
      text: noticeText(state, targets.length, change.untilText ?? ''),
      undo: () => void undoChange(bridge),
    });
  }
  useDesk.getState().comeBack(ids);
  notices.showFailure(outcome.failure);
}

/** What can be done with conversations, wherever the button or key for it is. */
export function useTriage(showTime: (at: number) => string): Triage {
  const bridge = useBridge();
  return useMemo(
    () => ({
      async setState(targets, change, then) {
        if (targets.length === 0) return;
        const desk = useDesk.getState();
        if (!staysInList(change.state) && then === 'advance') {
          desk.leave(targets.map(({ conversationId }) => conversationId));
          advance(targets);
        }
        desk.clearSelection();
        const untilText = change.until === undefined ? '' : showTime(change.until);
        await changeState(bridge, targets, { ...change, untilText });
      },
      undo: async () => await undoLast(bridge),
    }),
    [bridge, showTime],
  );
}
