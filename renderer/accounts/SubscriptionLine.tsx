import type { ReactElement } from 'react';
import type { SubscriptionRow } from '#contract/subscription-rows.ts';
import { withPauseTurned } from '#domain/column.ts';
import { useBridge } from '#renderer/bridge/use-bridge.tsx';
import { pastTime, soonTime } from '#renderer/i18n/dates.ts';
import { failureQuote, failureText } from '#renderer/i18n/failure-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { tellChange } from '#renderer/state/use-triage.ts';
import { Banner } from '#renderer/ui/Banner.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import css from './SubscriptionsPart.module.css';

type SubscriptionLineProps = {
  readonly row: SubscriptionRow;
  /** ms since epoch. */
  readonly now: number;
};

/** One feed: where it comes from, how it is, and the few things to do about it. */
export function SubscriptionLine({ row, now }: SubscriptionLineProps): ReactElement {
  const text = useText();
  const bridge = useBridge();
  const change = useAction('column.change');
  const remove = useAction('column.remove');
  const { workspaceId, id: columnId, address, options, failure } = row;
  const name = row.name ?? address;
  const isPaused = options.isPaused === true;
  const pause = (): void => {
    void change({ workspaceId, columnId, options: withPauseTurned(options) });
  };
  const leave = async (): Promise<void> => {
    if ((await remove({ workspaceId, columnId })) === null) return;
    tellChange(bridge, { kind: 'message', id: 'subscriptions.removed', values: { name } });
  };
  return (
    <li className={css['line']}>
      <div className={css['what']}>
        <p className={css['name']}>
          <span>{name}</span>
          {row.deck === undefined ? null : <Tag>{row.deck}</Tag>}
          {isPaused ? <Tag tone="warn">{text('subscriptions.paused')}</Tag> : null}
        </p>
        <p className={css['address']}>{address}</p>
        <Times row={row} now={now} />
      </div>
      <div className={css['buttons']}>
        <Button
          look="quiet"
          aria-label={text(isPaused ? 'subscriptions.resumeName' : 'subscriptions.pauseName', {
            name,
          })}
          onPress={pause}
        >
          {text(isPaused ? 'subscriptions.resume' : 'subscriptions.pause')}
        </Button>
        <Button
          look="quiet"
          edge="end"
          aria-label={text('subscriptions.removeName', { name })}
          onPress={() => void leave()}
        >
          {text('subscriptions.remove')}
        </Button>
      </div>
      {failure === undefined || isPaused ? null : (
        <div className={css['trouble']}>
          <Banner tone="warn" quote={failureQuote(failure, text)}>
            {failureText(failure, text, now)}
          </Banner>
        </div>
      )}
    </li>
  );
}

function Times({ row, now }: SubscriptionLineProps): ReactElement {
  const text = useText();
  const context = { now, locale: text.locale };
  const { lastSyncAt, nextSyncAt } = row;
  return (
    <p className={css['times']}>
      {lastSyncAt === undefined
        ? text('accounts.never')
        : text('accounts.last', { time: pastTime(lastSyncAt, context) })}
      {nextSyncAt === undefined || nextSyncAt <= now
        ? null
        : ` · ${text('accounts.next', { time: soonTime(nextSyncAt, context) })}`}
    </p>
  );
}
