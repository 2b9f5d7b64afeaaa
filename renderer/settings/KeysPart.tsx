import { RotateCcw } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { findConflicts, keysOf, takenBy, type KeyChoices } from '#renderer/keys/key-choices.ts';
import { isMacroKey, KEY_COMMAND_IDS, type KeyCommandId } from '#renderer/keys/key-map.ts';
import { useCommandName, useShowKey } from '#renderer/keys/use-keys.tsx';
import { useMacros } from '#renderer/state/macros.ts';
import { Banner } from '#renderer/ui/Banner.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Keycap } from '#renderer/ui/Keycap.tsx';
import css from './KeysPart.module.css';
import type { PartProps } from './LookPart.tsx';
import { useRecorder } from './use-recorder.ts';

/** Digits belong to clients, saved views and columns in their order. */
const FIXED = /^(?:client\.\d|view\.\d|column\.focus\d)$/u;

/** Every command with its key; each can be changed or switched off. */
export function KeysPart({ settings, onChange }: PartProps): ReactElement {
  const text = useText();
  const choices = settings.keys ?? {};
  const macros = new Map(useMacros().map(({ slot, name }) => [`macro.${slot}`, name]));
  const choose = (id: KeyCommandId, keys: readonly string[] | null): void => {
    const { [id]: _, ...others } = choices;
    onChange({ keys: keys === null ? others : { ...others, [id]: keys } });
  };
  return (
    <>
      <Conflicts choices={choices} />
      <ul className={css['list']}>
        {KEY_COMMAND_IDS.filter((id) => !FIXED.test(id) && (!isMacroKey(id) || macros.has(id))).map(
          (id) => (
            <KeyLine
              key={id}
              id={id}
              what={macros.get(id)}
              choices={choices}
              onChoose={(keys) => choose(id, keys)}
            />
          ),
        )}
      </ul>
      <div className={css['foot']}>
        <Button
          isDisabled={Object.keys(choices).length === 0}
          onPress={() => onChange({ keys: {} })}
        >
          {text('settings.keysReset')}
        </Button>
      </div>
    </>
  );
}

/** What a settings file that was edited by hand, or comes from elsewhere, may say twice. */
function Conflicts({ choices }: { readonly choices: KeyChoices }): ReactElement | null {
  const text = useText();
  const name = useCommandName();
  const showKey = useShowKey();
  const conflicts = findConflicts(choices);
  if (conflicts.length === 0) return null;
  return (
    <div className={css['conflicts']}>
      <Banner tone="warn">
        {conflicts
          .map(({ key, first, second }) =>
            text('settings.keysTwice', {
              key: showKey(key),
              first: name(first),
              second: name(second),
            }),
          )
          .join(' ')}
      </Banner>
    </div>
  );
}

type KeyLineProps = {
  readonly id: KeyCommandId;
  /** Of a macro: its name. */
  readonly what: string | undefined;
  readonly choices: KeyChoices;
  /** null: as it comes with Parley. */
  readonly onChoose: (keys: readonly string[] | null) => void;
};

function KeyLine({ id, what, choices, onChoose }: KeyLineProps): ReactElement {
  const text = useText();
  const name = useCommandName();
  const showKey = useShowKey();
  const [taken, setTaken] = useState<{ key: string; by: KeyCommandId } | null>(null);
  const { isOn, place, toggle } = useRecorder((key) => {
    const by = takenBy(id, key, choices);
    setTaken(by === undefined ? null : { key, by });
    if (by === undefined) onChoose([key]);
  });
  const keys = keysOf(id, choices);
  const label = what === undefined ? name(id) : `${name(id)}: ${what}`;
  return (
    <li className={css['line']}>
      <span className={css['name']}>{label}</span>
      <span className={css['keys']}>
        {keys.length === 0 ? text('settings.keyNone') : null}
        {keys.map((key) => (
          <Keycap key={key} keys={showKey(key)} />
        ))}
      </span>
      <span ref={place} className={css['actions']} data-keys="own">
        <Button look="quiet" aria-pressed={isOn} onPress={toggle}>
          {isOn ? text('settings.keyPress') : text('settings.keyChange')}
        </Button>
        <Button
          look="quiet"
          isDisabled={keys.length === 0}
          aria-label={text('settings.keyOffLabel', { name: label })}
          onPress={() => onChoose([])}
        >
          {text('settings.keyOff')}
        </Button>
        <IconButton
          label={text('settings.keyBack', { name: label })}
          icon={<RotateCcw size={14} />}
          isDisabled={choices[id] === undefined}
          onPress={() => onChoose(null)}
        />
      </span>
      {taken === null ? null : (
        <p className={css['taken']} role="alert">
          {text('settings.keyTaken', { key: showKey(taken.key), name: name(taken.by) })}
        </p>
      )}
    </li>
  );
}
