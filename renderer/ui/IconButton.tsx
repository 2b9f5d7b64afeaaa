import type { ReactElement, ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import css from './IconButton.module.css';
import { cx } from './cx.ts';

type IconButtonProps = {
  /** What it does, in words: its name and its tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly onPress?: () => void;
  readonly isOn?: boolean;
  readonly isDisabled?: boolean;
  readonly className?: string | undefined;
};

/** A button that is only a glyph. */
export function IconButton(props: IconButtonProps): ReactElement {
  const { label, icon, onPress, isOn } = props;
  return (
    <span className={css['frame']} title={label}>
      <AriaButton
        className={cx(css['button'], props.className)}
        aria-label={label}
        {...(isOn === undefined ? {} : { 'aria-pressed': isOn })}
        isDisabled={props.isDisabled ?? false}
        onPress={() => onPress?.()}
      >
        {icon}
      </AriaButton>
    </span>
  );
}
