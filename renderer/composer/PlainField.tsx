import type { ClipboardEvent, DragEvent, ReactElement, Ref } from 'react';
import css from './PlainField.module.css';

type PlainFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder: string;
  /** From this UTF-16 index on it is too much, and marked; null when all fits. */
  readonly overflowAt: number | null;
  readonly ref: Ref<HTMLTextAreaElement>;
  readonly onFiles?: (files: readonly File[]) => void;
  /** Id of the element that says what is wrong. */
  readonly describedBy: string;
};

function filesIn(transfer: DataTransfer | null): readonly File[] {
  return [...(transfer?.files ?? [])];
}

/**
 * A field for plain text that grows. Behind it lies the same text, invisible but for what is too
 * much, so that the mark sits exactly under the letters.
 */
export function PlainField(props: PlainFieldProps): ReactElement {
  const { label, value, onChange, placeholder, overflowAt, ref, onFiles, describedBy } = props;
  const take = (event: ClipboardEvent | DragEvent, transfer: DataTransfer | null): void => {
    const files = filesIn(transfer);
    if (files.length === 0 || onFiles === undefined) return;
    event.preventDefault();
    onFiles(files);
  };
  return (
    <div className={css['scroll']}>
      <div className={css['stack']}>
        {overflowAt === null ? null : (
          <div className={css['shadow']} aria-hidden="true">
            {value.slice(0, overflowAt)}
            <mark className={css['over']}>{value.slice(overflowAt)}</mark>{' '}
          </div>
        )}
        <textarea
          ref={ref}
          className={css['field']}
          aria-label={label}
          aria-invalid={overflowAt !== null}
          aria-describedby={describedBy}
          placeholder={placeholder}
          value={value}
          rows={2}
          dir="auto"
          onChange={(event) => onChange(event.target.value)}
          onPaste={(event) => take(event, event.clipboardData)}
          onDrop={(event) => take(event, event.dataTransfer)}
        />
      </div>
    </div>
  );
}
