import type { ReactElement } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Tag, type TagProps } from './Tag.tsx';
import css from './TagButton.module.css';

type TagButtonProps = TagProps & {
  /** What pressing it does; holds the words of the tag. */
  readonly label: string;
};

/** A tag that opens something. */
export function TagButton({ label, ...tag }: TagButtonProps): ReactElement {
  return (
    <AriaButton className={css['button'] ?? ''} aria-label={label}>
      <Tag {...tag} />
    </AriaButton>
  );
}
