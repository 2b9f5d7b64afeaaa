import type { ReactElement } from 'react';
import type { AccountRow } from '#contract/account-rows.ts';
import { historyText } from '#renderer/i18n/history-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useRoute } from '#renderer/state/route.ts';
import { Banner } from '#renderer/ui/Banner.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import css from './ListBanners.module.css';

/** What is over by then is nothing to talk of: the list would only jump. */
const SOON_MS = 10_000;
/** After this long nobody waits for it any more: the accounts screen still tells. */
const NEWS_MS = 3_600_000;

/** Accounts connected just now whose past is still on its way. `now` in ms since epoch. */
export function withPastUnderWay(
  accounts: readonly AccountRow[],
  now: number,
): readonly AccountRow[] {
  return accounts.filter(
    ({ state, history, lastSyncAt, connectedAt }) =>
      state === 'ready' &&
      history.state === 'running' &&
      lastSyncAt !== undefined &&
      now - connectedAt > SOON_MS &&
      now - connectedAt < NEWS_MS,
  );
}

type HistoryBannerProps = { readonly accounts: readonly AccountRow[]; readonly now: number };

/** The list can be worked on; how far each account's past has come. */
export function HistoryBanner({ accounts, now }: HistoryBannerProps): ReactElement {
  const text = useText();
  return (
    <Banner
      tone="accent"
      actions={
        <Button onPress={() => useRoute.getState().go('settings', 'accounts')}>
          {text('inbox.showAccounts')}
        </Button>
      }
    >
      {text('inbox.history')}
      {accounts.map(({ id, handle, history, connectedAt }) => (
        <span key={id} className={css['past']}>
          <span className={css['whose']}>{handle}</span>
          <progress
            className={css['bar']}
            aria-label={text('history.progress', { handle })}
            {...(history.share === null ? {} : { value: history.share })}
          />
          <span>{historyText(history, text, { connectedAt, now })}</span>
        </span>
      ))}
    </Banner>
  );
}
