import type { ReactElement, ReactNode } from 'react';
import css from './IconButton.module.css';
import { cx } from './cx.ts';
import { useOpening } from './opening.ts';
import { pressing } from './press.ts';

type IconButtonProps = {
  /** What it does, in words: its name and its tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly onPress?: () => void;
  readonly isOn?: boolean;
  readonly isDisabled?: boolean;
  readonly className?: string | undefined;
};

/** A button that is only a glyph. With nothing to do of its own it opens what is around it. */
export function IconButton(props: IconButtonProps): ReactElement {
  const { label, icon, onPress, isOn, isDisabled = false } = props;
  const opening = useOpening();
  return (
    <span className={css['frame']} title={label}>
      <button
        type="button"
        className={cx(css['button'], props.className)}
        aria-label={label}
        {...(isOn === undefined ? {} : { 'aria-pressed': isOn })}
        disabled={isDisabled}
        {...(onPress === undefined ? opening : pressing(onPress))}
      >
        {icon}
      </button>
    </span>
  );
}
