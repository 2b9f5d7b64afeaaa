import type { ReactElement } from 'react';
import type { Failure } from '#domain/failure.ts';
import { failureQuote, failureText } from '#renderer/i18n/failure-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import css from './Opening.module.css';

type OpeningProps = { readonly trouble: Failure | null };

/** Before main has answered for the first time, and when it could not. */
export function Opening({ trouble }: OpeningProps): ReactElement {
  const text = useText();
  const now = useNow();
  return (
    <main className={css['opening']} aria-busy={trouble === null}>
      {trouble === null ? (
        <p className={css['later']}>{text('app.starting')}</p>
      ) : (
        <EmptyState
          title={text('app.troubleTitle')}
          hint={[failureText(trouble, text, now), failureQuote(trouble, text) ?? '']
            .join(' ')
            .trim()}
        />
      )}
    </main>
  );
}
