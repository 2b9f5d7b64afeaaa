import { X } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useDesk } from '#renderer/state/desk.ts';
import { Hidden } from '#renderer/ui/Hidden.tsx';
import { cx } from '#renderer/ui/cx.ts';
import css from './Sidebar.module.css';

type LineProps = {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly count?: number | undefined;
  /** Beside its name, for the eye and for those who listen. */
  readonly hint?: string | undefined;
  /** The key that goes there, as it is printed. */
  readonly keys?: string;
  readonly isCurrent: boolean;
  readonly onPress: () => void;
  readonly onRemove?: { readonly label: string; readonly run: () => void };
};

/** One place to go to, with how much is there. */
export function Line(props: LineProps): ReactElement {
  const { label, icon, count = 0, hint, keys = '', isCurrent, onPress, onRemove } = props;
  return (
    <li className={css['place']}>
      <button
        type="button"
        className={cx(css['line'], isCurrent && css['current'])}
        aria-current={isCurrent ? 'true' : undefined}
        title={[hint ?? label, keys].filter(Boolean).join(' · ')}
        onClick={() => {
          onPress();
          // The keys of the list go on from here.
          useDesk.getState().focusList();
        }}
      >
        <span className={css['icon']} aria-hidden="true">
          {icon}
        </span>
        <span className={css['label']}>{label}</span>
        {count === 0 ? null : (
          <>
            <Hidden>, </Hidden>
            <span className={css['count']}>{count}</span>
          </>
        )}
        {hint === undefined ? null : <Hidden>{hint}</Hidden>}
      </button>
      {onRemove === undefined ? null : (
        <button
          type="button"
          className={css['remove']}
          aria-label={onRemove.label}
          title={onRemove.label}
          onClick={onRemove.run}
        >
          <X size={13} aria-hidden="true" />
        </button>
      )}
    </li>
  );
}
