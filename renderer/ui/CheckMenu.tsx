import { useState, type ReactElement, type ReactNode } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import css from './CheckMenu.module.css';
import { Opener } from './Opener.tsx';
import { TextField } from './TextField.tsx';

export type CheckOption = {
  readonly id: string;
  readonly label: string;
  /** `#rrggbb` */
  readonly dot: string;
  /** `null`: some of the chosen things have it, some do not. */
  readonly isOn: boolean | null;
};

type CheckMenuProps = {
  readonly title: string;
  readonly trigger: ReactNode;
  readonly options: readonly CheckOption[];
  readonly filterLabel: string;
  readonly emptyText: string;
  readonly createText: (name: string) => string;
  readonly onToggle: (id: string, isOn: boolean) => void;
  readonly onCreate: (name: string) => void;
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
};

/** Several of a list, found by typing; a name that is not there can be made. */
export function CheckMenu(props: CheckMenuProps): ReactElement {
  return (
    <Opener
      kind="dialog"
      trigger={props.trigger}
      className={css['popover']}
      isOpen={props.isOpen}
      onOpenChange={props.onOpenChange}
    >
      {() => (
        <Dialog className={css['dialog'] ?? ''} aria-label={props.title}>
          <Checks {...props} />
        </Dialog>
      )}
    </Opener>
  );
}

function Checks(props: CheckMenuProps): ReactElement {
  const { options, onToggle, onCreate } = props;
  const [words, setWords] = useState('');
  const wanted = words.trim();
  const shown = options.filter(({ label }) =>
    label.toLocaleLowerCase().includes(wanted.toLocaleLowerCase()),
  );
  const isNew =
    wanted !== '' &&
    !options.some(({ label }) => label.toLocaleLowerCase() === wanted.toLocaleLowerCase());
  const create = (): void => {
    onCreate(wanted);
    setWords('');
  };
  const first = shown[0];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (first !== undefined && wanted !== '') onToggle(first.id, first.isOn !== true);
        else if (isNew) create();
      }}
    >
      <TextField
        label={props.filterLabel}
        isLabelHidden
        isFirst
        value={words}
        onChange={setWords}
        placeholder={props.filterLabel}
        maxLength={100}
      />
      <ul className={css['list']}>
        {shown.map((option) => (
          <li key={option.id}>
            <label className={css['option']}>
              <input
                type="checkbox"
                className={css['box']}
                checked={option.isOn === true}
                ref={(box) => {
                  if (box !== null) box.indeterminate = option.isOn === null;
                }}
                onChange={(event) => onToggle(option.id, event.target.checked)}
              />
              <span
                className={css['dot']}
                style={{ backgroundColor: option.dot }}
                aria-hidden="true"
              />
              {option.label}
            </label>
          </li>
        ))}
        {isNew ? (
          <li>
            <button type="button" className={css['create']} onClick={create}>
              {props.createText(wanted)}
            </button>
          </li>
        ) : null}
        {options.length === 0 && !isNew ? (
          <li className={css['empty']}>{props.emptyText}</li>
        ) : null}
      </ul>
    </form>
  );
}
