import type { ReactElement } from 'react';
import { useView } from '#renderer/bridge/use-bridge.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/Button.tsx';
import type { Candidate, Method } from './connect-state.ts';
import css from './ConnectCard.module.css';
import { hostOf } from './host-of.ts';
import { SignInPrompt } from './SignInPrompt.tsx';

type SignInWaitingProps = {
  readonly candidate: Candidate;
  readonly method: Method;
  readonly flowId: string;
  readonly onCancel: () => void;
};

/** While the person is in the browser, or the server checks what a form carried. */
export function SignInWaiting(props: SignInWaitingProps): ReactElement {
  const { candidate, method, flowId, onCancel } = props;
  const text = useText();
  const { value } = useView('signIn', { flowId });
  const prompt = value?.rest.prompt ?? null;
  const host = hostOf(candidate.serverUrl);
  const isBrowser = method.kind === 'browser';
  return (
    <div className={css['waiting']}>
      {prompt === null ? (
        <output>
          <p className={css['waitingTitle']}>
            {text(isBrowser ? 'connect.waitingTitle' : 'connect.checkingTitle')}
          </p>
          <p className={css['quiet']}>
            {text(isBrowser ? 'connect.waiting' : 'connect.checking', { host })}
          </p>
        </output>
      ) : (
        <SignInPrompt prompt={prompt} flowId={flowId} />
      )}
      <Button onPress={onCancel}>{text('connect.cancel')}</Button>
    </div>
  );
}
