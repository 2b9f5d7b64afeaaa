import type { ReactElement } from 'react';
import type { InboxRow } from '#contract/rows.ts';
import { fieldTime, soonTime } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useShownKey } from '#renderer/keys/use-keys.tsx';
import { useDesk } from '#renderer/state/desk.ts';
import { snoozeTimes } from '#renderer/state/later.ts';
import { useNow } from '#renderer/state/use-now.ts';
import type { Triage } from '#renderer/state/use-triage.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { TimeMenu } from '#renderer/ui/TimeMenu.tsx';

type SnoozeProps = { readonly row: InboxRow; readonly triage: Triage };

export function SnoozeButton({ row, triage }: SnoozeProps): ReactElement {
  const text = useText();
  const key = useShownKey();
  const now = useNow();
  // With a selection the bar over the list is the one that opens.
  const isOpen = useDesk((desk) => desk.menu === 'snooze' && desk.selected.size === 0);
  const times = snoozeTimes(now);
  const target = [{ workspaceId: row.workspaceId, conversationId: row.id }];
  return (
    <TimeMenu
      title={text('snooze.title')}
      trigger={
        <Button look="quiet" keys={key('conversation.snooze')}>
          {text('conversation.snooze')}
        </Button>
      }
      presets={times.map(({ id, at }) => ({
        id,
        at,
        label: text(`snooze.${id}`),
        meta: soonTime(at, { now, locale: text.locale }),
      }))}
      fieldLabel={text('snooze.pick')}
      setLabel={text('snooze.set')}
      pastText={text('snooze.past')}
      start={fieldTime(times[0]?.at ?? now)}
      onPick={(until) => void triage.setState(target, { state: 'snoozed', until }, 'advance')}
      isOpen={isOpen}
      onOpenChange={(open) => useDesk.getState().setMenu(open ? 'snooze' : null)}
    />
  );
}
