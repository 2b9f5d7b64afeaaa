import type { ReactElement, ReactNode } from 'react';
import css from './Chip.module.css';
import { pressing } from './press.ts';

type ChipProps = {
  readonly children: ReactNode;
  readonly isOn: boolean;
  readonly onPress: () => void;
};

/** A filter that is on or off. */
export function Chip({ children, isOn, onPress }: ChipProps): ReactElement {
  return (
    <button type="button" className={css['chip']} aria-pressed={isOn} {...pressing(onPress)}>
      {children}
    </button>
  );
}
