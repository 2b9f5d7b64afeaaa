import { X } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import css from './RemovableChip.module.css';

type RemovableChipProps = {
  readonly children: ReactNode;
  /** What pressing it does, in words. */
  readonly label: string;
  readonly onRemove: () => void;
  /** It shows what presenter mode hides. */
  readonly isPrivate?: boolean;
};

/** Something that holds until it is taken away: by a click, Enter, Delete or Backspace. */
export function RemovableChip(props: RemovableChipProps): ReactElement {
  const { children, label, onRemove, isPrivate = false } = props;
  return (
    <button
      type="button"
      className={css['chip']}
      aria-label={label}
      title={label}
      {...(isPrivate ? { 'data-private': '' } : {})}
      onClick={onRemove}
      onKeyDown={({ key }) => {
        if (key === 'Delete' || key === 'Backspace') onRemove();
      }}
    >
      <span className={css['words']}>{children}</span>
      <X size={12} aria-hidden="true" />
    </button>
  );
}
