import { Check, RotateCcw } from 'lucide-react';
import { useMemo, type ReactElement } from 'react';
import type { InboxRow } from '#contract/rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useShownKey } from '#renderer/keys/use-keys.tsx';
import { useDesk } from '#renderer/state/desk.ts';
import { only } from '#renderer/state/targets.ts';
import type { Triage } from '#renderer/state/use-triage.ts';
import { LabelMenu } from '#renderer/triage/LabelMenu.tsx';
import { SnoozeMenu } from '#renderer/triage/SnoozeMenu.tsx';
import { Button } from '#renderer/ui/Button.tsx';

type ButtonsProps = { readonly row: InboxRow; readonly triage: Triage };

/** Snooze, label, done: for the one conversation that is open. */
export function TriageButtons({ row, triage }: ButtonsProps): ReactElement {
  const text = useText();
  const key = useShownKey();
  // With a selection the bar over the list is the one that opens.
  const menu = useDesk((desk) => (desk.selected.size === 0 ? desk.menu : null));
  const { workspaceId, id: conversationId } = row;
  const target = useMemo(
    () => only({ workspaceId, conversationId }),
    [workspaceId, conversationId],
  );
  const rows = useMemo(() => [row], [row]);
  const isDone = row.state === 'done';
  return (
    <>
      <SnoozeMenu
        isOpen={menu === 'snooze'}
        trigger={
          <Button look="quiet" keys={key('conversation.snooze')}>
            {text('conversation.snooze')}
          </Button>
        }
        onSnooze={(change) => void triage.setState(target, change, 'advance')}
      />
      <LabelMenu
        workspaceId={workspaceId}
        rows={rows}
        targets={target}
        isOpen={menu === 'label'}
        trigger={
          <Button look="quiet" keys={key('conversation.label')}>
            {text('conversation.label')}
          </Button>
        }
      />
      <Button
        keys={key('conversation.done')}
        onPress={() => void triage.setState(target, { state: isDone ? 'open' : 'done' }, 'advance')}
      >
        {isDone ? (
          <RotateCcw size={14} aria-hidden="true" />
        ) : (
          <Check size={14} aria-hidden="true" />
        )}
        {text(isDone ? 'conversation.reopen' : 'conversation.done')}
      </Button>
    </>
  );
}
