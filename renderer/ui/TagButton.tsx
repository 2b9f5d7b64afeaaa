import type { ReactElement } from 'react';
import { useOpening } from './opening.ts';
import { Tag, type TagProps } from './Tag.tsx';
import css from './TagButton.module.css';

type TagButtonProps = TagProps & {
  /** What pressing it does; holds the words of the tag. */
  readonly label: string;
};

/** A tag that opens what is around it. */
export function TagButton({ label, ...tag }: TagButtonProps): ReactElement {
  return (
    <button
      type="button"
      data-ours=""
      className={css['button']}
      aria-label={label}
      {...useOpening()}
    >
      <Tag {...tag} />
    </button>
  );
}
