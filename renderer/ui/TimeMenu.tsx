import { useState, type ReactElement, type ReactNode } from 'react';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { Button } from './Button.tsx';
import { TextField } from './TextField.tsx';
import css from './TimeMenu.module.css';

type TimeMenuProps = {
  readonly title: string;
  /** A `Button` or `IconButton`. */
  readonly trigger: ReactNode;
  readonly presets: readonly {
    readonly id: string;
    readonly label: string;
    /** The time in words. */
    readonly meta: string;
    /** ms since epoch. */
    readonly at: number;
  }[];
  readonly fieldLabel: string;
  readonly setLabel: string;
  /** Said when the time is over already. */
  readonly pastText: string;
  /** What the field shows first, as `2026-11-23T09:00`. */
  readonly start: string;
  readonly onPick: (at: number) => void;
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
};

/** A few good times, and a field for any other. */
export function TimeMenu(props: TimeMenuProps): ReactElement {
  const { isOpen, onOpenChange } = props;
  return (
    <DialogTrigger
      {...(isOpen === undefined ? {} : { isOpen })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
    >
      {props.trigger}
      <Popover className={css['popover'] ?? ''} placement="bottom end">
        <Dialog className={css['dialog'] ?? ''} aria-label={props.title}>
          {({ close }) => <Times {...props} close={close} />}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function Times(props: TimeMenuProps & { readonly close: () => void }): ReactElement {
  const { title, presets, onPick, close } = props;
  const [value, setValue] = useState(props.start);
  const [isPast, setPast] = useState(false);
  const pick = (at: number): void => {
    if (!isToCome(at)) {
      setPast(true);
      return;
    }
    close();
    onPick(at);
  };
  return (
    <>
      <p className={css['title']}>{title}</p>
      <ul>
        {presets.map((preset, index) => (
          <li key={preset.id}>
            <button
              type="button"
              className={css['preset']}
              ref={index === 0 ? focusAtFirst : null}
              onClick={() => pick(preset.at)}
            >
              <span>{preset.label}</span>
              <span className={css['meta']}>{preset.meta}</span>
            </button>
          </li>
        ))}
      </ul>
      <form
        className={css['form']}
        onSubmit={(event) => {
          event.preventDefault();
          pick(new Date(value).getTime());
        }}
      >
        <TextField
          label={props.fieldLabel}
          type="datetime-local"
          value={value}
          onChange={setValue}
          error={isPast ? props.pastText : undefined}
        />
        <Button type="submit" look="plain">
          {props.setLabel}
        </Button>
      </form>
    </>
  );
}

function isToCome(at: number): boolean {
  return !Number.isNaN(at) && at > Date.now();
}

function focusAtFirst(button: HTMLButtonElement | null): void {
  button?.focus();
}
