import type { ReactElement } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/Button.tsx';
import type { Candidate, Method } from './connect-state.ts';
import css from './ConnectCard.module.css';
import { hostOf } from './host-of.ts';

type SignInWaitingProps = {
  readonly candidate: Candidate;
  readonly method: Method;
  readonly onCancel: () => void;
};

/** While the person is in the browser, or the server checks what a form carried. */
export function SignInWaiting({ candidate, method, onCancel }: SignInWaitingProps): ReactElement {
  const text = useText();
  const host = hostOf(candidate.serverUrl);
  const isBrowser = method.kind === 'browser';
  return (
    <output className={css['waiting']}>
      <p className={css['waitingTitle']}>
        {text(isBrowser ? 'connect.waitingTitle' : 'connect.checkingTitle')}
      </p>
      <p className={css['quiet']}>
        {text(isBrowser ? 'connect.waiting' : 'connect.checking', { host })}
      </p>
      <Button onPress={onCancel}>{text('connect.cancel')}</Button>
    </output>
  );
}
