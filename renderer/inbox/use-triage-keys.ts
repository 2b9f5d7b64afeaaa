import { useCallback } from 'react';
import type { InboxRow } from '#contract/rows.ts';
import { soonTime } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useKeys } from '#renderer/keys/use-keys.tsx';
import { turnsOf, type Turns } from '#renderer/state/chosen.ts';
import { useDesk, type ComposerTab } from '#renderer/state/desk.ts';
import { useRoute } from '#renderer/state/route.ts';
import { triageTargets } from '#renderer/state/targets.ts';
import { useTriage } from '#renderer/state/use-triage.ts';

/**
 * The keys of what is selected, and of a conversation while its pane is still loading: at key repeat
 * the next press comes before main has answered, and must not be lost. Once it is there the pane has
 * the same keys.
 */
export function useTriageKeys(rows: readonly InboxRow[]): void {
  const text = useText();
  const triage = useTriage(
    useCallback((at) => soonTime(at, { now: Date.now(), locale: text.locale }), [text]),
  );
  const current = (): InboxRow | undefined => {
    const id = useRoute.getState().conversation?.conversationId;
    return rows.find((row) => row.id === id);
  };
  const turns = (): Turns => {
    const { selected } = useDesk.getState();
    const one = current();
    if (selected.size > 0) return turnsOf(rows.filter(({ id }) => selected.has(id)));
    return turnsOf(one === undefined ? [] : [one]);
  };
  const done = (then: 'advance' | 'stay') => (): void =>
    void triage.setState(triageTargets(), { state: turns().state }, then);
  const write = (tab: ComposerTab | null) => (): void => {
    const row = current();
    if (row === undefined) return;
    useRoute.getState().open({ workspaceId: row.workspaceId, conversationId: row.id }, 'read');
    useDesk.getState().focusComposer(tab ?? (row.kind === 'direct' ? 'direct' : 'public'));
  };
  useKeys({
    'conversation.done': done('advance'),
    'conversation.doneStay': done('stay'),
    'conversation.snooze': () => useDesk.getState().setMenu('snooze'),
    'conversation.label': () => useDesk.getState().setMenu('label'),
    'conversation.reply': write(null),
    'conversation.direct': write('direct'),
    'conversation.note': write('note'),
    'conversation.reopen': () => {
      if (turns().canReopen) void triage.setState(triageTargets(), { state: 'open' }, 'advance');
    },
    'conversation.unread': () => void triage.setRead(triageTargets(), turns().isRead),
    'conversation.mute': () => void triage.toggleMuted(triageTargets(), turns().areMuted),
    'conversation.page': () => {
      const row = current();
      if (row === undefined) return;
      const { workspaceId, personId } = row;
      useRoute.getState().openPerson({ workspaceId, personId });
    },
    'conversation.answered': () =>
      void triage.setState(triageTargets(), { state: 'waiting' }, 'advance'),
  });
}
