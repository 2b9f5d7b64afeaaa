import type { ReactElement } from 'react';
import { Switch as AriaSwitch } from 'react-aria-components/Switch';
import css from './Switch.module.css';

type SwitchProps = {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  /** The state in words: a colour alone would not do. */
  readonly words: { readonly on: string; readonly off: string };
};

export function Switch({ label, isOn, onChange, words }: SwitchProps): ReactElement {
  return (
    <AriaSwitch
      className={css['switch'] ?? ''}
      isSelected={isOn}
      onChange={onChange}
      aria-label={label}
    >
      <span className={css['words']} aria-hidden="true">
        {isOn ? words.on : words.off}
      </span>
      <span className={css['track']} aria-hidden="true">
        <span className={css['knob']} />
      </span>
    </AriaSwitch>
  );
}
