import type { ReactElement } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useAccounts, useApp } from '#renderer/state/use-app.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ClientSquare } from '#renderer/ui/ClientSquare.tsx';
import { byClient } from './account-health.ts';
import { AccountLine } from './AccountLine.tsx';
import css from './AccountsPart.module.css';

const TICK_MS = 15_000;

/** All accounts under their clients, with their health. */
export function AccountsPart(): ReactElement | null {
  const text = useText();
  const app = useApp();
  const accounts = useAccounts(null);
  const now = useNow(TICK_MS);
  const route = useRoute();
  if (app === null) return null;
  const add = (workspaceId: (typeof app.clients)[number]['id']): void => {
    route.chooseClient(workspaceId);
    route.go('connect');
  };
  return (
    <div className={css['clients']}>
      {byClient(app.clients, accounts).map(({ client, accounts: own }) => (
        <section key={client.id} aria-labelledby={`accounts-${client.id}`}>
          <header className={css['client']}>
            <ClientSquare initials={client.initials} color={client.color} size="small" />
            <h3 id={`accounts-${client.id}`} className={css['name']}>
              {client.name}
            </h3>
            {client.isSample ? null : (
              <Button look="quiet" edge="end" onPress={() => add(client.id)}>
                {text('accounts.add')}
              </Button>
            )}
          </header>
          {own.length === 0 ? <p className={css['none']}>{text('accounts.none')}</p> : null}
          <ul>
            {own.map((account) => (
              <AccountLine
                key={account.id}
                account={account}
                network={app.rest.networks.find(({ id }) => id === account.network)}
                now={now}
              />
            ))}
          </ul>
        </section>
      ))}
      {app.clients.every((client) => client.isSample) ? (
        <div>
          <Button look="primary" onPress={() => route.go('connect')}>
            {text('sample.addAccount')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
