import type { ReactElement, ReactNode } from 'react';
import css from './Hidden.module.css';

type HiddenProps = { readonly children: ReactNode };

/** Only for those who listen. */
export function Hidden({ children }: HiddenProps): ReactElement {
  return <span className={css['hidden']}>{children}</span>;
}
