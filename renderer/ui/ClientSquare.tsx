import type { ReactElement } from 'react';
import css from './ClientSquare.module.css';
import { cx } from './cx.ts';

type ClientSquareProps = {
  readonly initials: string;
  readonly color: string;
  readonly size?: 'small' | 'rail';
};

/** A client: initials on its own colour. Its name stands beside it or on the button around it. */
export function ClientSquare({ initials, color, size = 'rail' }: ClientSquareProps): ReactElement {
  return (
    <span
      className={cx(css['square'], css[size])}
      style={{ backgroundColor: color }}
      data-initials={initials}
      aria-hidden="true"
    />
  );
}
