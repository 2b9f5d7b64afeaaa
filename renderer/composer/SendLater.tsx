import { Clock } from 'lucide-react';
import type { ReactElement } from 'react';
import { DEFAULT_HOURS } from '#domain/business-hours.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import { fullTime, menuTime } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { laterSaid } from '#renderer/state/later-time.ts';
import { sendTimes } from '#renderer/state/later.ts';
import { useClient } from '#renderer/state/use-app.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { TimeMenu } from '#renderer/ui/TimeMenu.tsx';
import css from './ReplyFoot.module.css';

type SendLaterProps = {
  /** Whose business hours count. */
  readonly workspaceId: WorkspaceId;
  readonly reason: string | undefined;
  readonly onPick: (sendAt: number) => void;
};

export function SendLater({ workspaceId, reason, onPick }: SendLaterProps): ReactElement {
  const text = useText();
  const client = useClient(workspaceId);
  const label = text('composer.sendLater');
  const words = (
    <span className={css['later']} title={label}>
      <Clock size={15} aria-hidden="true" />
      <span className={css['laterWords']}>{label}</span>
    </span>
  );
  if (reason !== undefined) return <Button reason={reason}>{words}</Button>;
  return (
    <TimeMenu
      title={label}
      trigger={<Button>{words}</Button>}
      presets={() => {
        const now = Date.now();
        return sendTimes(now, client?.hours ?? DEFAULT_HOURS).map(({ id, at }) => ({
          id,
          at,
          label: text(`composer.later.${id}`),
          meta: menuTime(at, { now, locale: text.locale }),
        }));
      }}
      words={{
        label: text('snooze.words'),
        hint: text('snooze.wordsHint'),
        read: (typed) =>
          laterSaid(typed, Date.now(), {
            at: (at) => fullTime(at, text.locale),
            past: text('snooze.past'),
            unknown: text('snooze.unknown'),
          }),
      }}
      setLabel={text('composer.later.set')}
      onPick={onPick}
    />
  );
}
