import { useState, type ReactElement } from 'react';
import type { PersonRow } from '#contract/rows.ts';
import { MOST_TOUCH_DAYS, TOUCH_DAYS } from '#domain/keep-in-touch.ts';
import { dayMonth } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useKeys } from '#renderer/keys/use-keys.tsx';
import { useNow } from '#renderer/state/use-now.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import css from './PersonParts.module.css';
import { usePersonEdit } from './use-person-edit.ts';

type TouchPartProps = {
  readonly person: PersonRow;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly keys?: string | undefined;
};

/** After how many days without a word it is time again; what to do then stands here, too. */
export function TouchPart({ person, isOpen, onOpen, keys }: TouchPartProps): ReactElement {
  const text = useText();
  const now = useNow();
  const edit = usePersonEdit(person);
  const [isTyping, setTyping] = useState(false);
  const { touch } = person;
  const isDue = touch !== undefined && touch.dueAt <= now;
  return (
    <section aria-label={text('person.touch')}>
      <h3 className={css['head']}>{text('person.touch')}</h3>
      <p className={isDue ? css['due'] : css['nothing']}>
        {touch === undefined
          ? text('person.touchNone')
          : text(isDue ? 'person.touchDue' : 'person.touchNext', {
              days: touch.days,
              day: dayMonth(touch.dueAt, { now, locale: text.locale }),
            })}
      </p>
      <div className={css['buttons']}>
        <Menu
          label={text('person.touch')}
          trigger={
            <Button look="quiet" edge="start" keys={keys}>
              {text(touch === undefined ? 'person.touchSet' : 'person.touchChange')}
            </Button>
          }
          entries={[
            ...TOUCH_DAYS.map((days) => ({
              id: String(days),
              label: text('person.touchDays', { days }),
              isOn: touch?.days === days,
              onPress: () => void edit.keepInTouch(days),
            })),
            { id: 'other', label: text('person.touchOther'), onPress: () => setTyping(true) },
            ...(touch === undefined
              ? []
              : [
                  {
                    id: 'off',
                    label: text('person.touchNever'),
                    onPress: () => void edit.keepInTouch(null),
                  },
                ]),
          ]}
          isOpen={isOpen}
          onOpenChange={onOpen}
        />
        {isDue ? (
          <Button look="quiet" onPress={() => void edit.touchDone()}>
            {text('people.touchDone')}
          </Button>
        ) : null}
      </div>
      {isTyping ? (
        <DaysForm
          onDone={(days) => {
            setTyping(false);
            if (days !== null) void edit.keepInTouch(days);
          }}
        />
      ) : null}
    </section>
  );
}

function DaysForm({ onDone }: { readonly onDone: (days: number | null) => void }): ReactElement {
  const text = useText();
  useKeys({ 'app.back': () => onDone(null) });
  const [typed, setTyped] = useState('');
  const [isSaved, setSaved] = useState(false);
  const days = /^\d{1,4}$/u.test(typed.trim()) ? Number(typed) : 0;
  const isGood = days >= 1 && days <= MOST_TOUCH_DAYS;
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        setSaved(true);
        if (isGood) onDone(days);
      }}
    >
      <TextField
        label={text('person.touchNumber')}
        value={typed}
        onChange={setTyped}
        isFirst
        maxLength={4}
        error={
          isSaved && !isGood ? text('person.touchWrong', { most: MOST_TOUCH_DAYS }) : undefined
        }
      />
      <p className={css['buttons']}>
        <Button type="submit">{text('person.fieldSave')}</Button>
        <Button look="quiet" onPress={() => onDone(null)}>
          {text('person.cancel')}
        </Button>
      </p>
    </form>
  );
}
