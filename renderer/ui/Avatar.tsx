import { useState, type ReactElement, type ReactNode } from 'react';
import css from './Avatar.module.css';
import { cx } from './cx.ts';

type AvatarProps = {
  readonly name: string;
  readonly picture?: string | undefined;
  readonly size?: 'small' | 'row' | 'large';
  /** Sits at the lower right corner: the network. */
  readonly badge?: ReactNode;
};

const GROUNDS = [
  '#a8573c',
  '#35707e',
  '#6f5c9c',
  '#54713a',
  '#86691f',
  '#9b3f62',
  '#47607f',
  '#2f7256',
] as const;

/** The same name always has the same ground. */
function groundOf(name: string): string {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 100_003;
  return GROUNDS[sum % GROUNDS.length] ?? GROUNDS[0];
}

function lettersOf(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const letters =
    words.length > 1
      ? [words[0], words.at(-1)].map((word) => [...(word ?? '')][0] ?? '')
      : [...(words[0] ?? '?')].slice(0, 2);
  return letters.join('').toLocaleUpperCase();
}

/** The picture of somebody, or their letters; their name stands beside it, so it says nothing. */
export function Avatar({ name, picture, size = 'row', badge }: AvatarProps): ReactElement {
  const [broken, setBroken] = useState<string | null>(null);
  const shown = picture !== undefined && picture !== broken ? picture : null;
  return (
    <span className={cx(css['avatar'], css[size])} aria-hidden="true">
      <span className={css['face']} style={{ backgroundColor: groundOf(name) }} data-private="">
        {shown === null ? (
          lettersOf(name)
        ) : (
          <img
            className={css['picture']}
            src={shown}
            alt=""
            loading="lazy"
            decoding="async"
            onError={() => setBroken(shown)}
          />
        )}
      </span>
      {badge === undefined ? null : <span className={css['badge']}>{badge}</span>}
    </span>
  );
}
