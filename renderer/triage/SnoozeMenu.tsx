import { useEffect, type ReactElement, type ReactNode } from 'react';
import { fullTime, menuTime } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useDesk } from '#renderer/state/desk.ts';
import { laterSaid } from '#renderer/state/later-time.ts';
import { presetTimes } from '#renderer/state/snooze-presets.ts';
import { useSettings } from '#renderer/state/use-app.ts';
import type { StateChange } from '#renderer/state/use-triage.ts';
import { useScoped } from '#renderer/ui/scope.ts';
import { Switch } from '#renderer/ui/Switch.tsx';
import { TimeMenu } from '#renderer/ui/TimeMenu.tsx';

type SnoozeMenuProps = {
  /** With a selection the bar over the list is the one that opens. */
  readonly isOpen: boolean;
  readonly trigger: ReactNode;
  readonly onSnooze: (change: StateChange) => void;
};

/** Until a time, in words or chosen, or until somebody answers. */
export function SnoozeMenu({ isOpen, trigger, onSnooze }: SnoozeMenuProps): ReactElement {
  const text = useText();
  const { snoozePresets } = useSettings();
  const [sleepsThrough, setSleepsThrough] = useScoped(() => false);
  const takesFirst = useDesk((desk) => desk.takesFirst);
  useEffect(() => {
    if (!isOpen || !takesFirst) return;
    useDesk.getState().setMenu(null);
    const [first] = presetTimes(snoozePresets, Date.now());
    if (first !== undefined) onSnooze({ state: 'snoozed', until: first.at, sleepsThrough: false });
  }, [isOpen, takesFirst, snoozePresets, onSnooze]);
  return (
    <TimeMenu
      title={text('snooze.title')}
      trigger={trigger}
      words={{
        label: text('snooze.words'),
        hint: text('snooze.wordsHint'),
        read: (words) =>
          laterSaid(words, Date.now(), {
            at: (at) => fullTime(at, text.locale),
            past: text('snooze.past'),
            unknown: text('snooze.unknown'),
          }),
      }}
      presets={() => {
        const now = Date.now();
        return presetTimes(snoozePresets, now).map(({ id, at, label }) => ({
          id,
          at,
          label: label ?? text(`snooze.${id}`),
          meta: menuTime(at, { now, locale: text.locale }),
        }));
      }}
      setLabel={text('snooze.set')}
      onPick={(until) => onSnooze({ state: 'snoozed', until, sleepsThrough })}
      isOpen={isOpen}
      onOpenChange={(open) => useDesk.getState().setMenu(open ? 'snooze' : null)}
      also={{ label: text('snooze.untilAnswer'), onPick: () => onSnooze({ state: 'snoozed' }) }}
      foot={
        <Switch
          label={text('snooze.sleepsThrough')}
          isOn={sleepsThrough}
          words={{ on: text('snooze.sleepsThrough'), off: text('snooze.sleepsThrough') }}
          onChange={setSleepsThrough}
        />
      }
    />
  );
}
