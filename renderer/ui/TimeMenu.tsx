import { useState, type ReactElement, type ReactNode } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Button } from './Button.tsx';
import { Opener } from './Opener.tsx';
import { TextField } from './TextField.tsx';
import css from './TimeMenu.module.css';

export type TimePreset = {
  readonly id: string;
  readonly label: string;
  /** The time in words. */
  readonly meta: string;
  /** ms since epoch. */
  readonly at: number;
};

export type TimeWords = {
  readonly label: string;
  readonly hint: string;
  readonly read: (
    words: string,
  ) => { readonly at: number; readonly text: string } | { readonly trouble: string };
};

type TimeMenuProps = {
  readonly title: string;
  /** A `Button` or `IconButton`. */
  readonly trigger: ReactNode;
  /** Asked when it opens: the times are those of that moment. */
  readonly presets: () => readonly TimePreset[];
  /** The field for any other time, in words or as a date; with nothing in it, Enter takes the first preset. */
  readonly words: TimeWords;
  readonly setLabel: string;
  readonly onPick: (at: number) => void;
  /** A choice without a time, below the presets. */
  readonly also?: { readonly label: string; readonly onPick: () => void };
  readonly foot?: ReactNode;
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
};

/** A few good times, and a field for any other. */
export function TimeMenu(props: TimeMenuProps): ReactElement {
  return (
    <Opener
      kind="dialog"
      trigger={props.trigger}
      className={css['popover']}
      isOpen={props.isOpen}
      onOpenChange={props.onOpenChange}
    >
      {({ close }) => (
        <Dialog className={css['dialog'] ?? ''} aria-label={props.title}>
          <Times {...props} close={close} />
        </Dialog>
      )}
    </Opener>
  );
}

function Times(props: TimeMenuProps & { readonly close: () => void }): ReactElement {
  const { title, words, setLabel, also, onPick, close } = props;
  const [presets, setPresets] = useState(props.presets);
  const pick = (at: number): void => {
    // It was open for so long that this time is over: those that are to come are offered.
    if (at <= Date.now()) return setPresets(props.presets());
    close();
    onPick(at);
  };
  return (
    <>
      <p className={css['title']}>{title}</p>
      <Words words={words} setLabel={setLabel} first={presets[0]?.at} onPick={pick} />
      <ul>
        {presets.map((preset) => (
          <li key={preset.id}>
            <button type="button" className={css['preset']} onClick={() => pick(preset.at)}>
              <span>{preset.label}</span>
              <span className={css['meta']}>{preset.meta}</span>
            </button>
          </li>
        ))}
        {also === undefined ? null : (
          <li>
            <button
              type="button"
              className={css['preset']}
              onClick={() => {
                close();
                also.onPick();
              }}
            >
              {also.label}
            </button>
          </li>
        )}
      </ul>
      {props.foot === undefined ? null : <div className={css['foot']}>{props.foot}</div>}
    </>
  );
}

type WordsProps = {
  readonly words: TimeWords;
  readonly setLabel: string;
  readonly first: number | undefined;
  readonly onPick: (at: number) => void;
};

/** A time in words, with what it means below before it is taken. */
function Words({ words, setLabel, first, onPick }: WordsProps): ReactElement {
  const [value, setValue] = useState('');
  const isEmpty = value.trim() === '';
  const read = isEmpty ? null : words.read(value);
  const at = read === null ? first : 'at' in read ? read.at : undefined;
  return (
    <form
      className={css['words']}
      onSubmit={(event) => {
        event.preventDefault();
        if (at !== undefined) onPick(at);
      }}
    >
      <TextField
        label={words.label}
        value={value}
        onChange={setValue}
        maxLength={60}
        isFirst
        hint={read !== null && 'text' in read ? read.text : words.hint}
        error={read !== null && 'trouble' in read ? read.trouble : undefined}
      />
      {/* A disabled button of the form would take Enter from it. */}
      <Button
        type={isEmpty ? 'button' : 'submit'}
        look="plain"
        isDisabled={isEmpty || at === undefined}
      >
        {setLabel}
      </Button>
    </form>
  );
}
