import type { ReactElement } from 'react';
import css from './Keycap.module.css';

type KeycapProps = { readonly keys: string };

/** A key as it is printed on the keyboard; only for the eye, because the name of a button says it. */
export function Keycap({ keys }: KeycapProps): ReactElement | null {
  if (keys === '') return null;
  return (
    <kbd className={css['key']} aria-hidden="true">
      {keys}
    </kbd>
  );
}
