import type { InboxRow } from '#contract/rows.ts';
import type { KeyHandlers } from '#renderer/keys/dispatcher.ts';
import { useKeys } from '#renderer/keys/use-keys.tsx';
import { turnsOf } from '#renderer/state/chosen.ts';
import { useDesk, type ComposerTab } from '#renderer/state/desk.ts';
import { useLayout } from '#renderer/state/layout.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { triageTargets } from '#renderer/state/targets.ts';
import type { Triage } from '#renderer/state/use-triage.ts';

type Given = {
  readonly triage: Triage;
  readonly toggleRead: () => void;
  /** Where it stands on its network. */
  readonly original: string | undefined;
};

/** Keys of the open conversation; what is selected beside it has the keys of the list. */
export function useConversationKeys(row: InboxRow, { triage, toggleRead, original }: Given): void {
  const refresh = useAction('conversation.refresh');
  const openLink = useAction('link.open');
  const { workspaceId, id: conversationId } = row;
  const isOpen = (): boolean => useRoute.getState().conversation?.conversationId === conversationId;
  const isAlone = (): boolean => isOpen() && useDesk.getState().selected.size === 0;
  const write = (tab: ComposerTab) => (): void => {
    useRoute.getState().open({ workspaceId, conversationId }, 'read');
    useDesk.getState().focusComposer(tab);
  };
  const { state, areMuted, canReopen } = turnsOf([row]);
  const done = (then: 'advance' | 'stay') => (): void =>
    void triage.setState(triageTargets(), { state }, then);
  useKeys(
    onlyWhile(isAlone, {
      'conversation.done': done('advance'),
      'conversation.doneStay': done('stay'),
      'conversation.snooze': () => useDesk.getState().setMenu('snooze'),
      'conversation.label': () => useDesk.getState().setMenu('label'),
      'conversation.unread': toggleRead,
      'conversation.mute': () => void triage.toggleMuted(triageTargets(), areMuted),
      'conversation.answered': () =>
        void triage.setState(triageTargets(), { state: 'waiting' }, 'advance'),
      ...(canReopen
        ? {
            'conversation.reopen': () =>
              void triage.setState(triageTargets(), { state: 'open' }, 'advance'),
          }
        : {}),
    }),
  );
  useKeys(
    onlyWhile(isOpen, {
      'conversation.reply': write(row.kind === 'direct' ? 'direct' : 'public'),
      'conversation.direct': write('direct'),
      'conversation.note': write('note'),
      ...(original === undefined
        ? {}
        : { 'conversation.original': () => void openLink({ url: original }) }),
      'conversation.refresh': () => void refresh({ workspaceId, conversationId }),
      'conversation.person': () => useLayout.getState().togglePerson(),
    }),
  );
}

/** The list may be further already: then its own keys know which conversation is meant. */
function onlyWhile(isOpen: () => boolean, handlers: KeyHandlers): KeyHandlers {
  return Object.fromEntries(
    Object.entries(handlers).map(([id, handle]) => [id, () => (isOpen() ? handle() : false)]),
  );
}
