import { useEffect, type ReactElement } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { useAnnouncements } from '#renderer/state/announce.ts';
import { useNotices } from '#renderer/state/notices.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { useAccounts, useApp } from '#renderer/state/use-app.ts';
import { ConnectCard } from './ConnectCard.tsx';
import css from './ConnectScreen.module.css';
import { NinetySeconds } from './NinetySeconds.tsx';
import type { Connected } from './use-connect.ts';

/** Connecting an account. The route's part is the account that signs in again, if there is one. */
export function ConnectScreen(): ReactElement | null {
  const text = useText();
  const app = useApp();
  const route = useRoute();
  const { workspaceId, settingsPart } = route;
  const accounts = useAccounts(null);
  const openSample = useAction('sample.open');
  const again = accounts.find(({ id }) => id === settingsPart) ?? null;
  const isAgain = again !== null;

  useEffect(() => {
    useAnnouncements.getState().say(text(isAgain ? 'connect.titleAgain' : 'connect.title'));
  }, [text, isAgain]);
  if (app === null) return null;

  const connected = (account: Connected): void => {
    useNotices.getState().show({
      id: `connected.${account.accountId}`,
      text: { kind: 'message', id: 'connect.done' },
    });
    route.chooseClient(account.workspaceId);
    route.go('inbox');
  };
  const lookAround = async (): Promise<void> => {
    const sample = await openSample({ locale: text.locale });
    if (sample === null) return;
    route.chooseClient(sample.workspaceId);
    route.go('inbox');
  };
  return (
    <main className={css['screen']}>
      <ConnectCard
        clients={app.clients}
        networks={app.rest.networks}
        accounts={accounts}
        workspaceId={workspaceId}
        again={again}
        onConnected={connected}
        onSample={isAgain ? null : () => void lookAround()}
        onClose={app.clients.length === 0 ? null : () => route.go(isAgain ? 'settings' : 'inbox')}
      />
      {isAgain ? null : <NinetySeconds />}
    </main>
  );
}
