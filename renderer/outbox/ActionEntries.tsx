import type { ReactElement } from 'react';
import type { ActionRow } from '#contract/action-rows.ts';
import type { NetworkRow } from '#contract/account-rows.ts';
import type { WorkspaceRow } from '#contract/rows.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import { useView } from '#renderer/bridge/use-bridge.tsx';
import { soonTime } from '#renderer/i18n/dates.ts';
import { failureQuote, failureText } from '#renderer/i18n/failure-text.ts';
import type { Text } from '#renderer/i18n/catalogue.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { useApp } from '#renderer/state/use-app.ts';
import { Banner } from '#renderer/ui/Banner.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { ClientSquare } from '#renderer/ui/ClientSquare.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { NetworkBadge } from '#renderer/ui/NetworkBadge.tsx';
import css from './RepliesPane.module.css';

type ActionEntriesProps = {
  readonly workspaceId: WorkspaceId | null;
  /** ms since epoch. */
  readonly now: number;
};

/** Likes, boosts and the like that the network has not confirmed; nothing when there are none. */
export function ActionEntries({ workspaceId, now }: ActionEntriesProps): ReactElement | null {
  const text = useText();
  const app = useApp();
  const rows = useView('actions', { workspaceId }).value?.rows ?? [];
  if (app === null || rows.length === 0) return null;
  return (
    <section aria-label={text('outbox.actions')}>
      <h3 className={css['subtitle']}>{text('outbox.actions')}</h3>
      <ul className={css['list']}>
        {rows.map((row) => (
          <ActionEntry
            key={row.id}
            row={row}
            network={app.rest.networks.find(({ id }) => id === row.network)}
            client={
              workspaceId === null
                ? app.clients.find(({ id }) => id === row.workspaceId)
                : undefined
            }
            isOnline={app.rest.isOnline}
            now={now}
          />
        ))}
      </ul>
    </section>
  );
}

type ActionEntryProps = {
  readonly row: ActionRow;
  readonly network: NetworkRow | undefined;
  readonly client: WorkspaceRow | undefined;
  readonly isOnline: boolean;
  readonly now: number;
};

function situation(
  { row, isOnline, now }: Pick<ActionEntryProps, 'row' | 'isOnline' | 'now'>,
  text: Text,
): string {
  if (row.isRefused)
    return text(row.mayHaveArrived ? 'outbox.action.refusedUnclear' : 'outbox.action.refused');
  if (!isOnline) return text('reply.state.queuedOffline');
  if (row.dueAt <= now) return text('outbox.action.next');
  const time = soonTime(row.dueAt, { now, locale: text.locale });
  return text(row.failure === undefined ? 'outbox.action.waits' : 'outbox.is.tries-again', {
    time,
  });
}

function ActionEntry(props: ActionEntryProps): ReactElement {
  const { row, network, client, now } = props;
  const text = useText();
  const settle = useAction('message.settleAction');
  const { workspaceId, messageId, action, failure } = row;
  const decide = (as: 'retry' | 'drop'): void =>
    void settle({ workspaceId, messageId, action, as });
  return (
    <li className={css['entry']}>
      <p className={css['head']}>
        {client === undefined ? null : (
          <ClientSquare initials={client.initials} color={client.color} size="small" />
        )}
        {network === undefined ? null : (
          <NetworkBadge glyph={network.glyph} color={network.color} name={network.name} />
        )}
        <span className={css['to']}>{text(`message.${action}`)}</span>
        <span className={css['meta']}>
          {row.authorName} · {text('outbox.as', { handle: row.accountHandle })}
        </span>
      </p>
      <p className={css['meta']}>{row.text}</p>
      <p className={cx(css['situation'], row.isRefused && css['bad'])}>{situation(props, text)}</p>
      {failure === undefined ? null : (
        <Banner tone={row.isRefused ? 'bad' : 'warn'} quote={failureQuote(failure, text)}>
          {failureText(failure, text, now)}
        </Banner>
      )}
      <div className={css['actions']}>
        {row.isRefused || failure !== undefined ? (
          <Button look="quiet" onPress={() => decide('retry')}>
            {text('reply.retry')}
          </Button>
        ) : null}
        {row.mayHaveArrived && !row.isRefused ? null : (
          <Button look="quiet" onPress={() => decide('drop')}>
            {text('outbox.action.drop')}
          </Button>
        )}
      </div>
    </li>
  );
}
