import type { ReactElement, ReactNode } from 'react';
import css from './Banner.module.css';
import { cx } from './cx.ts';

type BannerProps = {
  readonly tone: 'warn' | 'bad' | 'accent';
  readonly children: ReactNode;
  /** What a server said itself. */
  readonly quote?: string | null;
  readonly actions?: ReactNode;
};

/** One sentence across a pane, with what can be done about it. */
export function Banner({ tone, children, quote = null, actions }: BannerProps): ReactElement {
  return (
    <div className={cx(css['banner'], css[tone])} role={tone === 'bad' ? 'alert' : 'status'}>
      <div className={css['words']}>
        <p>{children}</p>
        {quote === null ? null : <p className={css['quote']}>{quote}</p>}
      </div>
      {actions === undefined ? null : <div className={css['actions']}>{actions}</div>}
    </div>
  );
}
