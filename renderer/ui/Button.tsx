import type { ReactElement, ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import css from './Button.module.css';
import { cx } from './cx.ts';
import { Keycap } from './Keycap.tsx';

export type ButtonProps = {
  readonly children: ReactNode;
  readonly onPress?: (() => void) | undefined;
  /** `plain` has a border, `quiet` none; `primary` at most once on a pane. */
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger';
  /** The key that does the same, shown on the button. */
  readonly keys?: string | undefined;
  readonly isDisabled?: boolean;
  /** Why it is greyed; read out and shown on hover. The button stays reachable then. */
  readonly reason?: string | undefined;
  readonly type?: 'button' | 'submit';
  readonly 'aria-label'?: string;
  readonly 'aria-pressed'?: boolean;
  readonly className?: string | undefined;
};

export function Button(props: ButtonProps): ReactElement {
  const { children, look = 'plain', keys, reason, onPress, className } = props;
  const isRefused = reason !== undefined;
  return (
    <span className={css['frame']} title={reason}>
      <AriaButton
        className={cx(css['button'], css[look], isRefused && css['refused'], className)}
        type={props.type ?? 'button'}
        isDisabled={props.isDisabled ?? false}
        {...(props['aria-pressed'] === undefined ? {} : { 'aria-pressed': props['aria-pressed'] })}
        {...(props['aria-label'] === undefined ? {} : { 'aria-label': props['aria-label'] })}
        {...(isRefused ? { 'aria-disabled': true } : {})}
        onPress={() => (isRefused ? undefined : onPress?.())}
      >
        {children}
        {isRefused ? <span className={css['hidden']}>{reason}</span> : null}
        {keys === undefined ? null : <Keycap keys={keys} />}
      </AriaButton>
    </span>
  );
}
