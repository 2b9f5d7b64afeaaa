import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';
import css from './Button.module.css';
import { cx } from './cx.ts';
import { Keycap } from './Keycap.tsx';
import { useOpening } from './opening.ts';
import { pressing } from './press.ts';

export type ButtonProps = {
  readonly children: ReactNode;
  readonly onPress?: (() => void) | undefined;
  /** `plain` has a border, `quiet` none; `primary` at most once on a pane. */
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger';
  /** Of a quiet one, at which edge of what it belongs to it stands: its words keep to that line. */
  readonly edge?: 'start' | 'end' | undefined;
  /** The key that does the same, shown on the button. */
  readonly keys?: string | undefined;
  readonly isDisabled?: boolean;
  /** Why it is greyed; read out and shown on hover. The button stays reachable then. */
  readonly reason?: string | undefined;
  /** Takes the focus when it appears. */
  readonly isFirst?: boolean;
  readonly type?: 'button' | 'submit';
  readonly 'aria-label'?: string;
  readonly 'aria-pressed'?: boolean;
  readonly className?: string | undefined;
};

/** With nothing to do of its own it is what opens a menu or a dialog around it. */
export function Button(props: ButtonProps): ReactElement {
  const { look = 'plain', edge, reason, onPress, className } = props;
  const { type = 'button', isDisabled = false } = props;
  const isRefused = reason !== undefined;
  const opening = useOpening();
  const ref = useRef<HTMLButtonElement>(null);
  const isFirst = props.isFirst === true;
  useEffect(() => {
    if (isFirst) ref.current?.focus();
  }, [isFirst]);
  const isTrigger = onPress === undefined && type === 'button';
  return (
    <span className={cx(css['frame'], edge !== undefined && css[edge])} title={reason}>
      <button
        ref={ref}
        className={cx(css['button'], css[look], isRefused && css['refused'], className)}
        type={type}
        data-ours=""
        {...(props['aria-pressed'] === undefined ? {} : { 'aria-pressed': props['aria-pressed'] })}
        {...(props['aria-label'] === undefined ? {} : { 'aria-label': props['aria-label'] })}
        {...(isRefused ? { 'aria-disabled': true } : {})}
        disabled={isDisabled}
        {...(isTrigger ? opening : pressing(() => (isRefused ? undefined : onPress?.())))}
      >
        <Inside {...props} />
      </button>
    </span>
  );
}

function Inside({ children, reason, keys }: ButtonProps): ReactElement {
  return (
    <>
      {children}
      {reason === undefined ? null : <span className={css['hidden']}>{reason}</span>}
      {keys === undefined ? null : <Keycap keys={keys} />}
    </>
  );
}
