import { useMemo } from 'react';
import type { CommandArgs } from '#contract/commands.ts';
import { useBridge } from '#renderer/bridge/use-bridge.tsx';
import type { Bridge } from '#renderer/bridge/bridge.ts';
import { neighbour, useDesk } from './desk.ts';
import { useNotices, type Notice } from './notices.ts';
import { useRoute, type OpenConversation } from './route.ts';
import { namesOf, type Targets } from './targets.ts';
import { newestDeed, useUndoOrder, withoutNewestChange } from './undo-order.ts';

type State = CommandArgs<'conversation.setState'>['state'];
type TriageCommand = 'conversation.setState' | 'conversation.setMuted' | 'conversation.setRead';
type NoticeText = Notice['text'];
/** A time that is to come, in words. */
type ShowTime = (at: number) => string;

/** Whether a conversation in that state still belongs into the list that is shown. */
export function staysInList(state: State): boolean {
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

export type StateChange = {
  readonly state: State;
  /** For a snooze, ms since epoch; without it until somebody answers. */
  readonly until?: number | undefined;
  /** Not even an answer ends it before its time. */
  readonly sleepsThrough?: boolean | undefined;
};

export type Triage = {
  /** `stay` keeps the conversation open; otherwise the next one opens. */
  readonly setState: (
    targets: Targets,
    change: StateChange,
    then: 'advance' | 'stay',
  ) => Promise<void>;
  /** `isMuted`: as they are shown. */
  readonly toggleMuted: (targets: Targets, isMuted: boolean) => Promise<void>;
  readonly setRead: (targets: Targets, isRead: boolean) => Promise<void>;
  readonly undo: () => Promise<void>;
};

function stateNotice(change: StateChange, count: number, showTime: ShowTime): NoticeText {
  const { state, until } = change;
  if (state !== 'snoozed') return { kind: 'message', id: `triage.${state}`, values: { count } };
  return until === undefined
    ? { kind: 'message', id: 'snooze.noticeAnswer', values: { count } }
    : { kind: 'message', id: 'snooze.notice', values: { count, time: showTime(until) } };
}

/** Newest first, whether that is a change or what a notice still offers to take back. */
async function undoLast(bridge: Bridge): Promise<void> {
  const notices = useNotices.getState();
  const order = useUndoOrder.getState();
  const offered = notices.notices.filter(
    ({ undo, until }) => undo !== undefined && until > Date.now(),
  );
  const { deed, left } = newestDeed(order.deeds, (id) => offered.some((one) => one.id === id));
  if (deed.kind === 'change') return await undoChange(bridge, deed.onBack);
  order.keep(left);
  notices.drop(deed.noticeId);
  offered.find(({ id }) => id === deed.noticeId)?.undo?.();
}

async function undoChange(bridge: Bridge, onBack?: () => void): Promise<void> {
  const notices = useNotices.getState();
  const order = useUndoOrder.getState();
  order.keep(withoutNewestChange(order.deeds));
  const outcome = await bridge.run('undo.last', { workspaceId: useRoute.getState().workspaceId });
  if (!outcome.ok) return notices.showFailure(outcome.failure);
  const { undone, what } = outcome.value;
  useDesk.getState().comeBack();
  useDesk.getState().mute(null);
  useDesk.getState().bringBack(undone);
  notices.drop('triage');
  notices.show({
    id: 'undo',
    text: { kind: 'message', id: what === null ? 'undo.nothing' : `undo.done.${what}` },
  });
  if (onBack !== undefined) onBack();
  // Whoever has opened a menu meanwhile means what came back, and stays in it.
  else if (useDesk.getState().menu === null) useDesk.getState().focusList();
}

/** Tells what was done, with the way back. */
export function tellChange(bridge: Bridge, text: NoticeText, onBack?: () => void): void {
  useUndoOrder.getState().did({ kind: 'change', onBack });
  useNotices.getState().show({ id: 'triage', text, undo: () => void undoChange(bridge, onBack) });
}

async function run<Name extends TriageCommand>(
  bridge: Bridge,
  name: Name,
  {
    args,
    notice,
  }: { readonly args: CommandArgs<Name>; readonly notice: (count: number) => NoticeText },
): Promise<boolean> {
  const outcome = await bridge.run(name, args);
  if (!outcome.ok) {
    useNotices.getState().showFailure(outcome.failure);
    return false;
  }
  const { count } = outcome.value;
  if (count > 0) tellChange(bridge, notice(count));
  else tellNothing();
  return count > 0;
}

/** It is so already: there is nothing to take back, and undo means what was done before. */
export function tellNothing(): void {
  useNotices.getState().show({ id: 'triage', text: { kind: 'message', id: 'triage.nothing' } });
}

async function changeState(
  bridge: Bridge,
  targets: Targets,
  { change, showTime }: { readonly change: StateChange; readonly showTime: ShowTime },
): Promise<void> {
  const { state, until, sleepsThrough } = change;
  const isDone = await run(bridge, 'conversation.setState', {
    args: {
      conversations: namesOf(targets),
      state,
      ...(until === undefined ? {} : { snoozedUntil: until }),
      ...(sleepsThrough === true ? { sleepsThrough } : {}),
    },
    notice: (count) => stateNotice(change, count, showTime),
  });
  if (!isDone)
    useDesk.getState().comeBack(targets.ones.map(({ conversationId }) => conversationId));
}

/** Keys come faster than main: until it shows what the last one did, the next one takes that back. */
function nextMuted(targets: Targets, isShownMuted: boolean): boolean {
  const { muting, mute } = useDesk.getState();
  const of = JSON.stringify(namesOf(targets));
  const isOnItsWay = muting?.of === of && muting.wasMuted === isShownMuted;
  const isMuted = isOnItsWay ? !muting.isMuted : !isShownMuted;
  mute({ of, wasMuted: isShownMuted, isMuted });
  return isMuted;
}

/** What can be done with conversations, wherever the button or key for it is. */
export function useTriage(showTime: ShowTime): Triage {
  const bridge = useBridge();
  return useMemo(
    () => ({
      async setState(targets, change, then) {
        if (targets.count === 0) return;
        const desk = useDesk.getState();
        if (!staysInList(change.state) && then === 'advance') {
          desk.leave(targets.ones.map(({ conversationId }) => conversationId));
          advance(targets.ones);
        }
        desk.clearSelection();
        await changeState(bridge, targets, { change, showTime });
      },
      async toggleMuted(targets, isShownMuted) {
        if (targets.count === 0) return;
        const isMuted = nextMuted(targets, isShownMuted);
        const isDone = await run(bridge, 'conversation.setMuted', {
          args: { conversations: namesOf(targets), isMuted },
          notice: (count) => said(isMuted ? 'triage.muted' : 'triage.unmuted', count),
        });
        if (!isDone) useDesk.getState().mute(null);
      },
      async setRead(targets, isRead) {
        if (targets.count === 0) return;
        await run(bridge, 'conversation.setRead', {
          args: { conversations: namesOf(targets), isRead },
          notice: (count) => said(isRead ? 'triage.read' : 'triage.unread', count),
        });
      },
      undo: async () => await undoLast(bridge),
    }),
    [bridge, showTime],
  );
}

function said(id: string, count: number): NoticeText {
  return { kind: 'message', id, values: { count } };
}
