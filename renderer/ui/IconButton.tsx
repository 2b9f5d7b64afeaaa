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
  /** Nothing to do just now. It keeps the focus: who pressed it to the end is not thrown out. */
  readonly isDisabled?: boolean;
  readonly className?: string | undefined;
};

/** A button that is only a glyph. With nothing to do of its own it opens what is around it. */
export function IconButton(props: IconButtonProps): ReactElement {
  const { label, icon, onPress, isOn, isDisabled = false } = props;
  const opening = useOpening();
  const press = (): void => (isDisabled ? undefined : onPress?.());
  return (
    <span className={css['frame']} title={label}>
      <button
        type="button"
        className={cx(css['button'], props.className)}
        aria-label={label}
        {...(isOn === undefined ? {} : { 'aria-pressed': isOn })}
        {...(isDisabled ? { 'aria-disabled': true } : {})}
        {...(onPress === undefined && !isDisabled ? opening : pressing(press))}
      >
        {icon}
      </button>
    </span>
  );
}
