import type { ReactElement, ReactNode } from 'react';
import css from './Tag.module.css';
import { cx } from './cx.ts';

export type TagProps = {
  readonly children: ReactNode;
  readonly tone?: 'neutral' | 'good' | 'warn' | 'bad' | 'accent';
  /** A small dot before the words, `#rrggbb`; labels have one. */
  readonly dot?: string;
};

export function Tag({ children, tone = 'neutral', dot }: TagProps): ReactElement {
  return (
    <span className={cx(css['tag'], css[tone])}>
      {dot === undefined ? null : (
        <span className={css['dot']} style={{ backgroundColor: dot }} aria-hidden="true" />
      )}
      {children}
    </span>
  );
}
