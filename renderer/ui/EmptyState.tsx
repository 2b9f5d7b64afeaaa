import type { ReactElement, ReactNode } from 'react';
import css from './EmptyState.module.css';

type EmptyStateProps = {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly hint?: string | undefined;
  /** The one thing to do next. */
  readonly action?: ReactNode;
};

export function EmptyState({ icon, title, hint, action }: EmptyStateProps): ReactElement {
  return (
    <div className={css['state']}>
      {icon === undefined ? null : (
        <span className={css['icon']} aria-hidden="true">
          {icon}
        </span>
      )}
      <p className={css['title']}>{title}</p>
      {hint === undefined ? null : <p className={css['hint']}>{hint}</p>}
      {action}
    </div>
  );
}
