import type { ReactElement } from 'react';
import css from './NetworkBadge.module.css';
import { cx } from './cx.ts';

type NetworkBadgeProps = {
  readonly glyph: string;
  readonly color: string;
  /** Named only where no word beside it says the network. */
  readonly name?: string;
  readonly size?: 'small' | 'row' | 'large';
};

/** The small rounded square of a network. */
export function NetworkBadge(props: NetworkBadgeProps): ReactElement {
  const { glyph, color, name, size = 'row' } = props;
  const label =
    name === undefined
      ? ({ 'aria-hidden': true } as const)
      : ({ role: 'img', 'aria-label': name, title: name } as const);
  return (
    <span className={cx(css['badge'], css[size])} style={{ backgroundColor: color }} {...label}>
      {glyph}
    </span>
  );
}
