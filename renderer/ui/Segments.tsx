import type { ReactElement } from 'react';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import css from './Segments.module.css';
import { cx } from './cx.ts';

type SegmentsProps<Value extends string> = {
  readonly label: string;
  /** The label stands elsewhere already and is only for those who listen. */
  readonly labelLook?: 'above' | 'hidden';
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
};

/** One of a few, all in sight: a radio group that looks like one bar. */
export function Segments<Value extends string>(props: SegmentsProps<Value>): ReactElement {
  const { label, labelLook = 'above', value, options, onChange } = props;
  return (
    <RadioGroup
      className={css['group'] ?? ''}
      orientation="horizontal"
      value={value}
      onChange={(next) => {
        const chosen = options.find((option) => option.value === next);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      <Label className={cx(css['label'], labelLook === 'hidden' && css['hidden'])}>{label}</Label>
      <div className={css['bar']}>
        {options.map((option) => (
          <Radio key={option.value} value={option.value} className={css['segment'] ?? ''}>
            {option.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
