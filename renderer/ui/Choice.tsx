import type { ReactElement, ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select, SelectValue } from 'react-aria-components/Select';
import css from './Choice.module.css';
import { cx } from './cx.ts';

type ChoiceProps<Value extends string> = {
  readonly label: string;
  readonly labelLook?: 'above' | 'hidden';
  readonly value: Value;
  readonly options: readonly {
    readonly value: Value;
    readonly label: string;
    readonly detail?: string;
    /** Before the label; where there is little room it may stand alone. */
    readonly icon?: ReactNode;
  }[];
  readonly onChange: (value: Value) => void;
  readonly look?: 'field' | 'quiet';
};

/** One of many: closed it shows what is chosen. */
export function Choice<Value extends string>(props: ChoiceProps<Value>): ReactElement {
  const { label, labelLook = 'above', value, options, onChange, look = 'field' } = props;
  return (
    <Select
      className={css['choice'] ?? ''}
      value={value}
      onChange={(next) => {
        const chosen = options.find((option) => option.value === next);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      <Label className={cx(css['label'], labelLook === 'hidden' && css['hidden'])}>{label}</Label>
      <Button className={cx(css['button'], css[look])}>
        <SelectValue className={css['value'] ?? ''} />
        <span aria-hidden="true">▾</span>
      </Button>
      <Popover className={css['popover'] ?? ''}>
        <ListBox className={css['list'] ?? ''}>
          {options.map((option) => (
            <ListBoxItem
              key={option.value}
              id={option.value}
              textValue={option.label}
              className={css['option'] ?? ''}
            >
              <span className={css['main']}>
                {option.icon}
                <span data-part="words">{option.label}</span>
              </span>
              {option.detail === undefined ? null : (
                <span className={css['detail']}>{option.detail}</span>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
