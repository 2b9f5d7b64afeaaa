import { EyeOff } from 'lucide-react';
import type { ReactElement } from 'react';
import type { AccountRow } from '#contract/account-rows.ts';
import type { Text } from '#renderer/i18n/catalogue.ts';
import { clockTime } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useShownKey } from '#renderer/keys/use-keys.tsx';
import { useLayout } from '#renderer/state/layout.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { useAccounts, useApp, useNetwork } from '#renderer/state/use-app.ts';
import { cx } from '#renderer/ui/cx.ts';
import css from './StatusBar.module.css';

const MOST_ACCOUNTS = 4;

type AccountProps = { readonly account: AccountRow };

function AccountState({ account }: AccountProps): ReactElement {
  const text = useText();
  const network = useNetwork(account.network)?.name ?? account.network;
  const { rate, handle } = account;
  if (account.state === 'login-needed')
    return (
      <button
        type="button"
        className={css['trouble']}
        title={handle}
        onClick={() => useRoute.getState().go('settings', 'accounts')}
      >
        {text('status.accountTrouble', { network })}
      </button>
    );
  if (rate === undefined)
    return <span title={handle}>{text('status.accountOk', { network })}</span>;
  const { remaining, limit } = rate;
  const time = clockTime(rate.resetAt, text.locale);
  return (
    <span title={text('status.rateTitle', { handle, remaining, limit, time })}>
      {text('status.rate', { network, remaining, limit })}
    </span>
  );
}

/** Others look at the screen: what is hidden, and the way back. */
function PresenterMark(): ReactElement {
  const text = useText();
  const key = useShownKey();
  const change = useAction('settings.change');
  return (
    <button
      type="button"
      className={css['presenter']}
      title={key('app.presenter')}
      onClick={() => void change({ change: { presenter: false } })}
    >
      <EyeOff size={13} aria-hidden="true" /> {text('status.presenter')}
    </button>
  );
}

/** Since when, and how many replies wait for the way back. */
function offlineText(
  text: Text,
  { since, count }: { readonly since: number | null; readonly count: number },
): string {
  const words = text(count > 0 ? 'status.offlineQueued' : 'status.offline', { count });
  return since === null
    ? words
    : `${words} · ${text('status.since', { time: clockTime(since, text.locale) })}`;
}

function useWorldText(): string {
  const text = useText();
  const app = useApp();
  const rest = app?.rest;
  const count = rest?.queuedCount ?? 0;
  const isConnected = app?.clients.some(({ accountCount }) => accountCount > 0) === true;
  if (rest?.isOnline === false) return offlineText(text, { since: rest.offlineSince, count });
  if (count > 0) return text('status.onlineQueued', { count });
  return text(isConnected ? 'status.online' : 'status.onlineNothing');
}

/** Online or not; offline with the way to what waits. */
function World(): ReactElement {
  const text = useText();
  const isOnline = useApp()?.rest.isOnline;
  return (
    <div className={css['state']}>
      <span className={css['world']} role="status">
        <span className={cx(css['dot'], isOnline === true && css['online'])} aria-hidden="true" />
        {useWorldText()}
      </span>
      {isOnline === false ? (
        <button
          type="button"
          className={css['way']}
          onClick={() => useRoute.getState().filter({ list: 'outbox' })}
        >
          {text('status.showOutbox')}
        </button>
      ) : null}
    </div>
  );
}

/** The lower edge: the state of the world at the left, of the accounts at the right. */
export function StatusBar(): ReactElement {
  const text = useText();
  const rest = useApp()?.rest;
  const accounts = useAccounts(useRoute((route) => route.workspaceId));
  const stuck = rest?.stuckCount ?? 0;
  return (
    <footer className={css['bar']} aria-label={text('status.label')}>
      <World />
      {rest?.settings.presenter === true ? <PresenterMark /> : null}
      {stuck === 0 ? null : (
        <button
          type="button"
          className={css['trouble']}
          onClick={() => useRoute.getState().filter({ list: 'outbox' })}
        >
          {text('status.stuck', { count: stuck })}
        </button>
      )}
      {rest?.lastSyncAt === undefined ? null : (
        <span className={css['optional']}>
          {text('status.lastSync', { time: clockTime(rest.lastSyncAt, text.locale) })}
        </span>
      )}
      {rest?.isOnline !== false && accounts.some(({ isSyncing }) => isSyncing) ? (
        <span className={css['optional']}>{text('status.syncing')} …</span>
      ) : null}
      <span className={css['space']} />
      <span className={css['accounts']}>
        {accounts.slice(0, MOST_ACCOUNTS).map((account) => (
          <AccountState key={account.id} account={account} />
        ))}
      </span>
      <button
        type="button"
        className={css['keys']}
        onClick={() => useLayout.getState().showKeys(true)}
      >
        ? {text('status.shortcuts')}
      </button>
    </footer>
  );
}
