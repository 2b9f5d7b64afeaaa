import type { ReactElement } from 'react';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import css from './Swatches.module.css';
import { cx } from './cx.ts';

type SwatchesProps = {
  readonly label: string;
  readonly labelLook?: 'above' | 'hidden';
  readonly value: string;
  /** `#rrggbb` with the words that name it. */
  readonly colors: readonly { readonly color: string; readonly label: string }[];
  readonly onChange: (color: string) => void;
};

/** One colour of a few. */
export function Swatches(props: SwatchesProps): ReactElement {
  const { label, labelLook = 'above', value, colors, onChange } = props;
  return (
    <RadioGroup
      className={css['group'] ?? ''}
      orientation="horizontal"
      value={value}
      onChange={onChange}
    >
      <Label className={cx(css['label'], labelLook === 'hidden' && css['hidden'])}>{label}</Label>
      <div className={css['row']}>
        {colors.map((one) => (
          <Radio
            key={one.color}
            value={one.color}
            aria-label={one.label}
            className={css['swatch'] ?? ''}
            style={{ backgroundColor: one.color }}
          >
            {({ isSelected }) => (isSelected ? <span aria-hidden="true">✓</span> : null)}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
