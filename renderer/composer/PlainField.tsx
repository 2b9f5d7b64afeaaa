import { use } from 'react';
import type { ClipboardEvent, DragEvent, KeyboardEvent, ReactElement, Ref } from 'react';
import { ScopeContext } from '#renderer/ui/scope.ts';
import { meantByPaste } from './pasted.ts';
import css from './PlainField.module.css';
import { selectionOf, typeInto } from './type-into.ts';
import { cleanPasted, cutTo, MOST_TYPED } from './typed.ts';

export type PlainFieldProps = {
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
  /** So many UTF-16 units are taken at most. */
  readonly most?: number;
  /** Something was pasted that is far too long: only its beginning was taken. */
  readonly onCut?: () => void;
  /** Where the caret is now; null when it is not in this field or something is selected. */
  readonly onCaret?: (caret: number | null) => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  /** Ids of the open list of suggestions and of the one that is chosen in it. */
  readonly list?: { readonly id: string; readonly activeId: string } | undefined;
};

function filesIn(transfer: DataTransfer | null): readonly File[] {
  return [...(transfer?.files ?? [])];
}

function caretOf({ selectionStart, selectionEnd }: HTMLTextAreaElement): number | null {
  return selectionStart === selectionEnd ? selectionStart : null;
}

/**
 * A field for plain text that grows. Behind it lies the same text, invisible but for what is too
 * much, so that the mark sits exactly under the letters.
 */
export function PlainField(props: PlainFieldProps): ReactElement {
  const { label, value, onChange, placeholder, overflowAt, ref, onFiles, describedBy, list } =
    props;
  const most = props.most ?? MOST_TYPED;
  const change = (next: string): void => {
    const cut = cutTo(next, most);
    onChange(cut);
    if (cut.length < next.length) props.onCut?.();
  };
  const take = (event: ClipboardEvent | DragEvent, files: readonly File[]): boolean => {
    if (files.length === 0 || onFiles === undefined) return false;
    event.preventDefault();
    onFiles(files);
    return true;
  };
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>): void => {
    const { clipboardData, currentTarget: field } = event;
    const plain = clipboardData.getData('text/plain');
    const files = filesIn(clipboardData);
    const html = clipboardData.getData('text/html');
    if (meantByPaste({ files, plain, html }) === 'files' && take(event, files)) return;
    const selected = selectionOf(field);
    const room = most - value.length + (selected.to - selected.from);
    const all = cleanPasted(plain);
    const clean = cutTo(all, room);
    // What needs no help stays the browser's.
    if (clean === plain) return;
    event.preventDefault();
    typeInto(field, clean, selected);
    if (clean.length < all.length) props.onCut?.();
  };
  // Another conversation has a field of its own: what was typed before is not undone into it.
  const scope = use(ScopeContext);
  return (
    <div key={scope} className={css['scroll']}>
      <div className={css['stack']} data-private="">
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
          {...(props.onCaret === undefined ? {} : { 'aria-autocomplete': 'list' as const })}
          {...(list === undefined
            ? {}
            : { 'aria-controls': list.id, 'aria-activedescendant': list.activeId })}
          placeholder={placeholder}
          value={value}
          rows={2}
          dir="auto"
          onChange={(event) => {
            change(event.target.value);
            props.onCaret?.(caretOf(event.target));
          }}
          onSelect={(event) => props.onCaret?.(caretOf(event.currentTarget))}
          onBlur={() => props.onCaret?.(null)}
          onKeyDown={(event) => props.onKeyDown?.(event)}
          onPaste={paste}
          onDrop={(event) => void take(event, filesIn(event.dataTransfer))}
        />
      </div>
    </div>
  );
}
