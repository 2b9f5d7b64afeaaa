import { useState, type ReactElement } from 'react';
import type { AccountRow, NetworkRow } from '#contract/account-rows.ts';
import { dayMonth, pastTime, soonTime } from '#renderer/i18n/dates.ts';
import { failureQuote, failureText } from '#renderer/i18n/failure-text.ts';
import { wholeNumber } from '#renderer/i18n/numbers.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { Avatar } from '#renderer/ui/Avatar.tsx';
import { Banner } from '#renderer/ui/Banner.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { NetworkBadge } from '#renderer/ui/NetworkBadge.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { healthOf, rateLeft, type AccountHealth } from './account-health.ts';
import css from './AccountLine.module.css';
import { HistoryLine } from './HistoryLine.tsx';
import { MissedLines } from './MissedLines.tsx';
import { Spending } from './Spending.tsx';
import { hostOf } from './host-of.ts';
import { MailRules } from './MailRules.tsx';

type AccountLineProps = {
  readonly account: AccountRow;
  readonly network: NetworkRow | undefined;
  /** ms since epoch. */
  readonly now: number;
};

/** Network, server and software; and whether any of it was ever run against the live service. */
function Where({ account, network }: AccountLineProps): ReactElement {
  const text = useText();
  const parts = [network?.name ?? account.network, hostOf(account.serverUrl), account.software];
  return (
    <>
      <p className={css['where']}>
        {parts.filter((part) => part !== undefined && part !== '').join(' · ')}
      </p>
      {network?.stage === 'preview' ? (
        <p className={css['where']}>{text('connect.previewWhy')}</p>
      ) : null}
    </>
  );
}

/** When it was fetched and when it will be, and what is left of the server's limit. */
function Times({ account, now }: AccountLineProps): ReactElement {
  const text = useText();
  const { locale } = text;
  const { lastSyncAt, nextSyncAt, rate } = account;
  const left = rateLeft(rate, now);
  return (
    <p className={css['times']}>
      <span>
        {lastSyncAt === undefined
          ? text('accounts.never')
          : text('accounts.last', { time: pastTime(lastSyncAt, { now, locale }) })}
      </span>
      {nextSyncAt === undefined || account.isSyncing ? null : (
        <span>
          {nextSyncAt <= now
            ? text('accounts.nextNow')
            : text('accounts.next', { time: soonTime(nextSyncAt, { now, locale }) })}
        </span>
      )}
      {rate === undefined || left === null ? null : (
        <span className={css['rate']}>
          <meter
            className={css['meter']}
            min={0}
            max={1}
            low={0.2}
            value={left}
            aria-label={text('accounts.rateLabel')}
          />
          {text('accounts.rate', {
            remaining: wholeNumber(rate.remaining, locale),
            limit: wholeNumber(rate.limit, locale),
            time: soonTime(rate.resetAt, { now, locale }),
          })}
        </span>
      )}
    </p>
  );
}

type TroubleProps = {
  readonly health: AccountHealth;
  readonly endsAt: number | undefined;
  readonly now: number;
};

function Trouble({ health, endsAt, now }: TroubleProps): ReactElement | null {
  const text = useText();
  const { failure } = health;
  if (health.state === 'ending' && endsAt !== undefined)
    return (
      <Banner tone="warn">
        {endsAt <= now
          ? text('accounts.ended')
          : text('accounts.endsAt', { time: dayMonth(endsAt, { now, locale: text.locale }) })}
      </Banner>
    );
  if (failure === null && health.state !== 'login-needed') return null;
  return (
    <Banner
      tone={health.tone === 'bad' ? 'bad' : 'warn'}
      quote={failure === null ? null : failureQuote(failure, text)}
    >
      {failure === null ? null : `${failureText(failure, text, now)} `}
      {health.state === 'login-needed' ? text('accounts.kept') : null}
    </Banner>
  );
}

type RemoveQuestionProps = { readonly account: AccountRow; readonly onKeep: () => void };

function RemoveQuestion({ account, onKeep }: RemoveQuestionProps): ReactElement {
  const text = useText();
  const remove = useAction('account.remove');
  const { workspaceId, id: accountId, handle } = account;
  return (
    <Banner
      tone="warn"
      actions={
        <>
          <Button look="danger" onPress={() => void remove({ workspaceId, accountId })}>
            {text('accounts.removeYes')}
          </Button>
          <Button onPress={onKeep}>{text('accounts.keep')}</Button>
        </>
      }
    >
      {text('accounts.removeQuestion', { handle })}
    </Banner>
  );
}

/** One account: how it is, and the few things to do about it. */
export function AccountLine(props: AccountLineProps): ReactElement {
  const { account, network, now } = props;
  const text = useText();
  const [isAsking, setAsking] = useState(false);
  const [isRuling, setRuling] = useState(false);
  const health = healthOf(account, now);
  const tone = health.tone === 'neutral' ? 'neutral' : health.tone;
  return (
    <li className={css['account']}>
      <div className={css['line']}>
        <Avatar
          name={account.displayName}
          picture={account.picture}
          badge={
            network === undefined ? undefined : (
              <NetworkBadge glyph={network.glyph} color={network.color} size="small" />
            )
          }
        />
        <div className={css['who']}>
          <p className={css['name']}>
            <span className={css['handle']}>{account.handle}</span>
            <Tag tone={tone}>{text(`accounts.state.${health.state}`)}</Tag>
          </p>
          <Where {...props} />
          <Times {...props} />
          <Spending account={account} now={now} />
          <HistoryLine {...props} />
        </div>
        <div className={css['actions']}>
          <NextStep account={account} step={health.nextStep} />
          {network?.mailRules === undefined ? null : (
            <Button look="quiet" aria-pressed={isRuling} onPress={() => setRuling(!isRuling)}>
              {text('mailRules.open')}
            </Button>
          )}
          <Button
            look="quiet"
            edge="end"
            aria-pressed={isAsking}
            onPress={() => setAsking(!isAsking)}
          >
            {text('accounts.remove')}
          </Button>
        </div>
      </div>
      <MissedLines account={account} now={now} />
      <Trouble health={health} endsAt={account.endsAt} now={now} />
      {isRuling && network?.mailRules !== undefined ? (
        <MailRules account={account} builtIn={network.mailRules} />
      ) : null}
      {isAsking ? <RemoveQuestion account={account} onKeep={() => setAsking(false)} /> : null}
    </li>
  );
}

type NextStepProps = {
  readonly account: AccountRow;
  readonly step: AccountHealth['nextStep'];
};

/** The one thing that helps. */
function NextStep({ account, step }: NextStepProps): ReactElement | null {
  const text = useText();
  const route = useRoute();
  const sync = useAction('account.sync');
  const { workspaceId, id: accountId } = account;
  switch (step) {
    case null:
      return null;
    case 'sync':
      return (
        <Button onPress={() => void sync({ workspaceId, accountId })}>
          {text('accounts.sync')}
        </Button>
      );
    case 'sign-in':
    case 'renew':
      return (
        <Button look="primary" onPress={() => route.go('connect', accountId)}>
          {text(step === 'renew' ? 'accounts.renew' : 'accounts.signIn')}
        </Button>
      );
  }
}
