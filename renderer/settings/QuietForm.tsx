import type { ReactElement } from 'react';
import { USUAL_QUIET, type QuietHours } from '#domain/quiet-hours.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { ClockField } from '#renderer/ui/ClockField.tsx';
import { Switch } from '#renderer/ui/Switch.tsx';
import type { ClientFormProps } from './client-change.ts';
import { fieldOf, minuteOf } from './hours-field.ts';
import css from './HoursForm.module.css';
import { SettingRow } from './SettingRow.tsx';

/** When a client's messages make no noise; every change acts at once. */
export function QuietForm({ client, onChange }: ClientFormProps): ReactElement {
  const text = useText();
  const { quiet, noticesFrom } = client;
  const save = (next: QuietHours | null): void => onChange({ quiet: next });
  const change = (side: keyof QuietHours) => (value: string) => {
    const minute = minuteOf(value, 'start');
    if (quiet !== undefined && minute !== null) save({ ...quiet, [side]: minute });
  };
  return (
    <>
      <SettingRow label={text('settings.quiet')} hint={text('settings.quietHint')}>
        <Switch
          label={text('settings.quiet')}
          isOn={quiet !== undefined}
          words={{ on: text('settings.on'), off: text('settings.off') }}
          onChange={(isOn) => save(isOn ? USUAL_QUIET : null)}
        />
      </SettingRow>
      {quiet === undefined ? null : (
        <div className={css['span']} role="group" aria-label={text('settings.quiet')}>
          <ClockField
            label={text('settings.quietFrom')}
            wrong={text('settings.clockWrong')}
            value={fieldOf(quiet.fromMinute)}
            onChange={change('fromMinute')}
          />
          <ClockField
            label={text('settings.quietTo')}
            wrong={text('settings.clockWrong')}
            value={fieldOf(quiet.toMinute)}
            onChange={change('toMinute')}
          />
        </div>
      )}
      <SettingRow label={text('settings.noticesVip')} hint={text('settings.noticesVipHint')}>
        <Switch
          label={text('settings.noticesVip')}
          isOn={noticesFrom === 'starred'}
          words={{ on: text('settings.on'), off: text('settings.off') }}
          onChange={(isOn) => onChange({ noticesFrom: isOn ? 'starred' : 'everybody' })}
        />
      </SettingRow>
    </>
  );
}
