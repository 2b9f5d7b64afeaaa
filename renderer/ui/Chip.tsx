import type { ReactElement, ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import css from './Chip.module.css';

type ChipProps = {
  readonly children: ReactNode;
  readonly isOn: boolean;
  readonly onPress: () => void;
};

/** A filter that is on or off. */
export function Chip({ children, isOn, onPress }: ChipProps): ReactElement {
  return (
    <ToggleButton className={css['chip'] ?? ''} isSelected={isOn} onChange={() => onPress()}>
      {children}
    </ToggleButton>
  );
}
