import type { ReactElement } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { useRoute } from '#renderer/state/route.ts';
import { Banner } from '#renderer/ui/Banner.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import type { ComposeTarget } from './compose-rest.ts';

/** Nothing goes out before the person has signed in again; what is written stays. */
export function SignInAgain({ target }: { readonly target: ComposeTarget }): ReactElement | null {
  const text = useText();
  const { account } = target.rest;
  if (account?.state !== 'login-needed') return null;
  return (
    <Banner
      tone="warn"
      actions={
        <Button onPress={() => useRoute.getState().go('connect', account.id)}>
          {text('inbox.signIn')}
        </Button>
      }
    >
      {text('composer.loginNeeded', { handle: account.handle })}
    </Banner>
  );
}
