import { useState, type ReactElement, type ReactNode } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Button } from './Button.tsx';
import css from './NameMenu.module.css';
import { Opener } from './Opener.tsx';
import { TextField } from './TextField.tsx';

type NameMenuProps = {
  readonly title: string;
  readonly label: string;
  readonly saveLabel: string;
  /** What it is called now. */
  readonly value?: string;
  readonly trigger: ReactNode;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  /** Never empty. */
  readonly onSave: (name: string) => void;
};

/** Asks for a name, beside the button that wants one. */
export function NameMenu(props: NameMenuProps): ReactElement {
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
          <NameForm {...props} />
        </Dialog>
      )}
    </Opener>
  );
}

function NameForm({ label, saveLabel, value = '', onSave }: NameMenuProps): ReactElement {
  const [name, setName] = useState(value);
  const wanted = name.trim();
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted !== '') onSave(wanted);
      }}
    >
      <TextField label={label} value={name} onChange={setName} maxLength={100} isFirst />
      <Button type="submit" isDisabled={wanted === ''}>
        {saveLabel}
      </Button>
    </form>
  );
}
