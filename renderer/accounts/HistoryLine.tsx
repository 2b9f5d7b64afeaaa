import type { ReactElement } from 'react';
import type { AccountRow, NetworkRow } from '#contract/account-rows.ts';
import { isStanding } from '#domain/cursor.ts';
import { historyText } from '#renderer/i18n/history-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useAction } from '#renderer/state/use-action.ts';
import css from './AccountLine.module.css';
import { HistoryChoice } from './HistoryChoice.tsx';

type HistoryLineProps = {
  readonly account: AccountRow;
  readonly network: NetworkRow | undefined;
  /** ms since epoch. */
  readonly now: number;
};

/** How far the past of an account is fetched, and how far it should be. */
export function HistoryLine({ account, network, now }: HistoryLineProps): ReactElement | null {
  const text = useText();
  const choose = useAction('account.setHistory');
  const { history, connectedAt, handle, workspaceId, id } = account;
  // What lives inside the app has no time before.
  if (network?.stage === 'embedded' || !account.feeds.some((kind) => isStanding({ kind })))
    return null;
  return (
    <div className={css['history']}>
      <span>{historyText(history, text, { connectedAt, now })}</span>
      {history.state === 'running' ? (
        <progress
          className={css['meter']}
          aria-label={text('history.progress', { handle })}
          {...(history.share === null ? {} : { value: history.share })}
        />
      ) : null}
      <HistoryChoice
        look="quiet"
        value={history.reach}
        onChange={(reach) => void choose({ workspaceId, accountId: id, history: reach })}
      />
    </div>
  );
}
