import { useState, type ReactElement } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { listOf } from './rule-draft.ts';
import css from './RulesScreen.module.css';

type ListFieldProps = {
  readonly label: string;
  readonly hint?: string;
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
};

/** As typed, so that a comma does not jump away. */
export function ListField({ label, hint, values, onChange }: ListFieldProps): ReactElement {
  const [typed, setTyped] = useState(() => values.join(', '));
  return (
    <div className={css['grow']}>
      <TextField
        label={label}
        hint={hint}
        value={typed}
        onChange={(next) => {
          setTyped(next);
          onChange(listOf(next));
        }}
        isMultiline
      />
    </div>
  );
}

type NumberFieldProps = {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
};

export function NumberField({ label, value, onChange }: NumberFieldProps): ReactElement {
  const [typed, setTyped] = useState(() => String(value));
  return (
    <TextField
      label={label}
      value={typed}
      maxLength={9}
      onChange={(next) => {
        const digits = next.replaceAll(/[^0-9]/gu, '');
        setTyped(digits);
        onChange(Number(digits));
      }}
    />
  );
}

type ChoicesProps<Id extends string | number> = {
  readonly label: string;
  readonly options: readonly { readonly id: Id; readonly label: string }[];
  readonly chosen: readonly Id[];
  readonly onChange: (chosen: readonly Id[]) => void;
};

/** Several of a few, all in sight. */
export function Choices<Id extends string | number>(props: ChoicesProps<Id>): ReactElement {
  const { label, options, chosen, onChange } = props;
  return (
    <div className={css['days']} role="group" aria-label={label}>
      {options.map(({ id, label: name }) => (
        <Button
          key={id}
          aria-pressed={chosen.includes(id)}
          onPress={() =>
            onChange(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id])
          }
        >
          {name}
        </Button>
      ))}
    </div>
  );
}
