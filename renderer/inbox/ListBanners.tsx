import type { ReactElement } from 'react';
import type { AccountRow } from '#contract/account-rows.ts';
import { isEndingSoon } from '#domain/sign-in.ts';
import { dayMonth } from '#renderer/i18n/dates.ts';
import { failureQuote, failureText } from '#renderer/i18n/failure-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { useAccounts } from '#renderer/state/use-app.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { Banner } from '#renderer/ui/Banner.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { HistoryBanner, withPastUnderWay } from './HistoryBanner.tsx';
import css from './ListBanners.module.css';

/** The account's name before the sentence, where the sentence does not say it already. */
function about(handle: string, sentence: string): string {
  return sentence.includes(handle) ? sentence : `${handle}: ${sentence}`;
}

/** Connected, and nothing of it is here yet. */
export function isFetchedFirst({ state, lastSyncAt, failure }: AccountRow): boolean {
  return state === 'ready' && lastSyncAt === undefined && failure === undefined;
}

type Failure = NonNullable<AccountRow['failure']>;

/** The server asked for a pause: asking it again before that only makes it longer. */
function isResting({ code, retryAt = 0 }: Failure, now: number): boolean {
  return code === 'rate-limited' && retryAt > now;
}

function AccountsButton(): ReactElement {
  const text = useText();
  return (
    <Button onPress={() => useRoute.getState().go('settings', 'accounts')}>
      {text('inbox.showAccounts')}
    </Button>
  );
}

/** What the person should know about the accounts whose messages these are. */
export function ListBanners(): ReactElement | null {
  const text = useText();
  const now = useNow();
  const sync = useAction('account.sync');
  const accounts = useAccounts(useRoute((route) => route.workspaceId));
  const signedOut = accounts.filter(({ state }) => state === 'login-needed');
  const troubled = accounts.filter(
    ({ state, failure }) =>
      state === 'ready' && failure !== undefined && failure.code !== 'offline',
  );
  const ending = accounts.filter(
    ({ state, endsAt }) => state === 'ready' && isEndingSoon(endsAt, now),
  );
  const first = accounts.filter(isFetchedFirst);
  const past = withPastUnderWay(accounts, now);
  const shown = [signedOut, troubled, ending, first, past];
  if (shown.every((some) => some.length === 0)) return null;
  return (
    <div className={css['banners']}>
      {signedOut.map(({ id, handle }) => (
        <Banner
          key={id}
          tone="bad"
          actions={
            <Button onPress={() => useRoute.getState().go('connect', id)}>
              {text('inbox.signIn')}
            </Button>
          }
        >
          {text('inbox.loginNeeded', { handle })}
        </Banner>
      ))}
      {ending.map(({ id, handle, endsAt = 0 }) => (
        <Banner
          key={id}
          tone="warn"
          actions={
            <Button onPress={() => useRoute.getState().go('connect', id)}>
              {text('accounts.renew')}
            </Button>
          }
        >
          {about(
            handle,
            endsAt <= now
              ? text('accounts.ended')
              : text('accounts.endsAt', { time: dayMonth(endsAt, { now, locale: text.locale }) }),
          )}
        </Banner>
      ))}
      {troubled.map(({ id, workspaceId, handle, failure }) =>
        failure === undefined ? null : (
          <Banner
            key={id}
            tone="warn"
            quote={failureQuote(failure, text)}
            actions={
              isResting(failure, now) ? (
                <AccountsButton />
              ) : (
                <Button onPress={() => void sync({ workspaceId, accountId: id })}>
                  {text('inbox.syncNow')}
                </Button>
              )
            }
          >
            {about(handle, failureText(failure, text, now))}
          </Banner>
        ),
      )}
      {first.length === 0 ? null : (
        <Banner tone="accent" actions={<AccountsButton />}>
          {text('inbox.firstSync', {
            count: first.reduce((sum, { openCount }) => sum + openCount, 0),
          })}
        </Banner>
      )}
      {first.length > 0 || past.length === 0 ? null : <HistoryBanner accounts={past} now={now} />}
    </div>
  );
}
