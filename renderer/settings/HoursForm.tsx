import { useState, type ReactElement } from 'react';
import { DEFAULT_HOURS, type BusinessHours } from '#domain/business-hours.ts';
import { weekdayName } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ClockField } from '#renderer/ui/ClockField.tsx';
import type { ClientFormProps } from './client-change.ts';
import { fieldOf, withDay, withTime } from './hours-field.ts';
import css from './HoursForm.module.css';

/** Monday first: as the calendars of this app's languages begin. */
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 0] as const;

/** When a client is open; every change acts at once. */
export function HoursForm({ client, onChange }: ClientFormProps): ReactElement {
  const text = useText();
  const hours = client.hours ?? DEFAULT_HOURS;
  const save = (next: BusinessHours): void =>
    onChange({ hours: { ...next, weekdays: [...next.weekdays] } });
  return (
    <fieldset className={css['hours']}>
      <legend className={css['legend']}>{text('settings.hours')}</legend>
      <div className={css['days']}>
        {WEEKDAYS.map((day) => (
          <Button
            key={day}
            className={css['day']}
            aria-pressed={hours.weekdays.includes(day)}
            aria-label={(['short', 'long'] as const)
              .map((length) => weekdayName(day, length, text.locale))
              .join(', ')}
            onPress={() => save(withDay(hours, day))}
          >
            {weekdayName(day, 'short', text.locale)}
          </Button>
        ))}
      </div>
      <TimeField hours={hours} side="start" onSave={save} />
      <TimeField hours={hours} side="end" onSave={save} />
      <p className={css['hint']}>{text('settings.hoursHint')}</p>
    </fieldset>
  );
}

type TimeFieldProps = {
  readonly hours: BusinessHours;
  readonly side: 'start' | 'end';
  readonly onSave: (hours: BusinessHours) => void;
};

function TimeField({ hours, side, onSave }: TimeFieldProps): ReactElement {
  const text = useText();
  const [typed, setTyped] = useState<string | null>(null);
  const stored = fieldOf(side === 'start' ? hours.fromMinute : hours.toMinute);
  const isWrong = typed !== null && withTime(hours, side, typed) === null;
  const type = (value: string): void => {
    const next = withTime(hours, side, value);
    setTyped(next === null ? value : null);
    if (next !== null) onSave(next);
  };
  return (
    <ClockField
      label={text(side === 'start' ? 'settings.hoursFrom' : 'settings.hoursTo')}
      wrong={text('settings.clockWrong')}
      value={typed ?? stored}
      onChange={type}
      error={isWrong ? text('settings.hoursWrong') : undefined}
    />
  );
}
