import { useState, type ReactElement } from 'react';
import type { CivilDay } from '#domain/civil-day.ts';
import { canBeHoliday, GERMAN_STATES, type GermanState } from '#domain/holidays.ts';
import { readDayWords } from '#domain/later-words.ts';
import { dayTitle, fullDay } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { localDay } from '#renderer/state/later-time.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import type { ClientFormProps } from './client-change.ts';
import css from './GoalsForm.module.css';

const NONE = 'none';

/** On which days a client is closed although it is a weekday; every change acts at once. */
export function HolidaysForm({ client, onChange }: ClientFormProps): ReactElement {
  const text = useText();
  const { state, days } = client.holidays ?? { days: [] };
  const save = (next: { state?: GermanState | undefined; days?: readonly CivilDay[] }): void =>
    onChange({ holidays: { state, ...next, days: [...(next.days ?? days)] } });
  return (
    <fieldset className={css['form']}>
      <legend className={css['legend']}>{text('settings.holidays')}</legend>
      <Choice
        label={text('settings.holidaysOf')}
        value={state ?? NONE}
        options={[
          { value: NONE, label: text('settings.holidaysNone') },
          ...GERMAN_STATES.map((value) => ({ value, label: text(`state.${value}`) })),
        ]}
        onChange={(value) => save({ state: GERMAN_STATES.find((known) => known === value) })}
      />
      <NewDay
        onAdd={(day) => save({ days: [...new Set([...days, day])].toSorted((a, b) => a - b) })}
      />
      {days.length === 0 ? null : (
        <ul className={css['days']}>
          {days.map((day) => (
            <li key={day}>
              <Button
                aria-label={text('settings.holidayRemove', { day: dayTitle(day, text.locale) })}
                onPress={() => save({ days: days.filter((other) => other !== day) })}
              >
                {dayTitle(day, text.locale)} <span aria-hidden="true">×</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}

function NewDay({ onAdd }: { readonly onAdd: (day: CivilDay) => void }): ReactElement {
  const text = useText();
  const [typed, setTyped] = useState('');
  const today = localDay(useNow(60_000));
  const day = readDayWords(typed, today);
  const isOfAnotherYear = day !== null && !canBeHoliday(day, today);
  return (
    <div className={css['newDay']}>
      <TextField
        label={text('settings.holidayAdd')}
        value={typed}
        onChange={setTyped}
        maxLength={40}
        hint={day === null ? text('settings.dayHint') : fullDay(day, text.locale)}
        error={isOfAnotherYear ? text('settings.holidayOtherYear') : undefined}
      />
      <Button
        isDisabled={day === null || isOfAnotherYear}
        onPress={() => {
          if (day !== null) onAdd(day);
          setTyped('');
        }}
      >
        {text('settings.holidayAddNow')}
      </Button>
    </div>
  );
}
