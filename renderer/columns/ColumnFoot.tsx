import type { ReactElement } from 'react';
import type { ColumnRow } from '#contract/column-rows.ts';
import type { AccountRow } from '#contract/account-rows.ts';
import type { ViewRest } from '#contract/views.ts';
import { pastTime, soonTime } from '#renderer/i18n/dates.ts';
import { wholeNumber } from '#renderer/i18n/numbers.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import css from './Column.module.css';

const SOON_MS = 90_000;

type ColumnFootProps = {
  /** Only a feed is fetched: the others show what is there already. */
  readonly of: ColumnRow['source']['kind'];
  readonly rest: ViewRest<'column'> | null;
  readonly rate: AccountRow['rate'];
  /** ms since epoch. */
  readonly now: number;
};

/** When the column was fetched and will be, and what is left of the limit, in words. */
export function ColumnFoot({ of, rest, rate, now }: ColumnFootProps): ReactElement {
  const text = useText();
  const { locale } = text;
  const context = { now, locale };
  const fetched = (): string => {
    if (of !== 'feed') return text(`columns.from.${of}`);
    if (rest === null) return '';
    if (rest.isPaused) return text('columns.paused');
    if (rest.isSyncing) return text('columns.syncing');
    const { lastSyncAt, nextSyncAt } = rest;
    if (lastSyncAt === undefined) return text('columns.never');
    const time = pastTime(lastSyncAt, context);
    if (nextSyncAt === undefined || nextSyncAt <= now) return text('columns.last', { time });
    // To the minute, both would be the same.
    return nextSyncAt - now < SOON_MS
      ? text('columns.lastSoon', { time })
      : text('columns.lastNext', { time, next: soonTime(nextSyncAt, context) });
  };
  const left =
    rate === undefined || rate.resetAt <= now
      ? null
      : text('columns.limit', {
          remaining: wholeNumber(rate.remaining, locale),
          limit: wholeNumber(rate.limit, locale),
        });
  return (
    <footer className={css['foot']}>
      <span>{fetched()}</span>
      {left === null ? null : <span className={css['left']}>{left}</span>}
    </footer>
  );
}
