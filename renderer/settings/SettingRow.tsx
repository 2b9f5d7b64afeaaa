import type { ReactElement, ReactNode } from 'react';
import css from './SettingsScreen.module.css';

type SettingRowProps = {
  readonly label: string;
  readonly hint?: string | undefined;
  /** The control; it carries the label itself for those who listen. */
  readonly children: ReactNode;
};

/** What it is at the left, the control at the right. */
export function SettingRow({ label, hint, children }: SettingRowProps): ReactElement {
  return (
    <div className={css['row']}>
      <div className={css['words']}>
        <p className={css['label']} aria-hidden="true">
          {label}
        </p>
        {hint === undefined ? null : <p className={css['hint']}>{hint}</p>}
      </div>
      {children}
    </div>
  );
}
