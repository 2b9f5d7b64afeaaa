import { useState, type FormEvent, type ReactElement } from 'react';
import { menuTime } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { readLaterWords } from '#renderer/state/later-time.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { ArrowDown, ArrowUp, X } from 'lucide-react';
import type { PartProps } from './LookPart.tsx';
import css from './SnoozeForm.module.css';

const MOST = 8;
const MOST_LETTERS = 60;

/** With one step up or down in the order in which they are offered. */
function moved(presets: readonly string[], index: number, by: 1 | -1): readonly string[] {
  const [taken = ''] = presets.slice(index, index + 1);
  return presets.toSpliced(index, 1).toSpliced(index + by, 0, taken);
}

/** Times of the person's own for snoozing, in words and in their order; the usual ones when there are none. */
export function SnoozeForm({ settings, onChange }: PartProps): ReactElement {
  const text = useText();
  const own = settings.snoozePresets ?? [];
  const save = (next: readonly string[]): void => onChange({ snoozePresets: next });
  return (
    <fieldset className={css['form']}>
      <legend className={css['legend']}>{text('settings.snooze')}</legend>
      <p className={css['hint']}>{text('settings.snoozeHint')}</p>
      {own.length === 0 ? null : (
        <ul className={css['list']} aria-label={text('settings.snooze')}>
          {own.map((words, index) => (
            <li key={words} className={css['line']}>
              <span className={css['words']}>{words}</span>
              <Meaning words={words} />
              <IconButton
                label={text('settings.snoozeUp', { words })}
                icon={<ArrowUp size={14} />}
                isDisabled={index === 0}
                onPress={() => save(moved(own, index, -1))}
              />
              <IconButton
                label={text('settings.snoozeDown', { words })}
                icon={<ArrowDown size={14} />}
                isDisabled={index === own.length - 1}
                onPress={() => save(moved(own, index, 1))}
              />
              <IconButton
                label={text('settings.snoozeRemove', { words })}
                icon={<X size={14} />}
                onPress={() => save(own.toSpliced(index, 1))}
              />
            </li>
          ))}
        </ul>
      )}
      {own.length < MOST ? <NewPreset own={own} onAdd={(words) => save([...own, words])} /> : null}
      {own.length === 0 ? null : (
        <Button look="quiet" onPress={() => save([])}>
          {text('settings.snoozeUsual')}
        </Button>
      )}
    </fieldset>
  );
}

/** When that would be if it were chosen now. */
function Meaning({ words }: { readonly words: string }): ReactElement {
  const text = useText();
  const now = useNow();
  const later = readLaterWords(words, now);
  return (
    <span className={css['meaning']}>
      {later.kind === 'at'
        ? menuTime(later.at, { now, locale: text.locale })
        : text('settings.snoozeOver')}
    </span>
  );
}

type NewPresetProps = {
  readonly own: readonly string[];
  readonly onAdd: (words: string) => void;
};

function NewPreset({ own, onAdd }: NewPresetProps): ReactElement {
  const text = useText();
  const now = useNow();
  const [typed, setTyped] = useState('');
  const words = typed.trim();
  const isThere = own.some((known) => known.toLowerCase() === words.toLowerCase());
  const isUnknown = words !== '' && readLaterWords(words, now).kind === 'unknown';
  const error = isThere ? 'settings.snoozeTwice' : 'snooze.unknown';
  const add = (event: FormEvent): void => {
    event.preventDefault();
    if (words === '' || isThere || isUnknown) return;
    onAdd(words);
    setTyped('');
  };
  return (
    <form className={css['new']} onSubmit={add}>
      <TextField
        label={text('settings.snoozeNew')}
        placeholder={text('settings.snoozeExample')}
        value={typed}
        onChange={setTyped}
        maxLength={MOST_LETTERS}
        error={isThere || isUnknown ? text(error) : undefined}
      />
      <Button type="submit" isDisabled={words === '' || isThere || isUnknown}>
        {text('settings.snoozeAdd')}
      </Button>
    </form>
  );
}
