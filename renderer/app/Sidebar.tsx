import { AlarmClock, Check, CornerUpLeft, Inbox, Pencil, Send } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import type { InboxRow } from '#contract/rows.ts';
import type { ViewRest } from '#contract/views.ts';
import { useView } from '#renderer/bridge/use-bridge.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { useShownKey } from '#renderer/keys/use-keys.tsx';
import { withOnly } from '#renderer/state/inbox-filter.ts';
import { useRoute, type InboxList } from '#renderer/state/route.ts';
import { useAccounts, useApp, useClient } from '#renderer/state/use-app.ts';
import { NetworkBadge } from '#renderer/ui/NetworkBadge.tsx';
import { cx } from '#renderer/ui/cx.ts';
import css from './Sidebar.module.css';
import { Line } from './SidebarLine.tsx';
import { SavedViews } from './SidebarViews.tsx';

const LISTS = [
  ['open', <Inbox key="open" size={15} />],
  ['snoozed', <AlarmClock key="snoozed" size={15} />],
  ['waiting', <CornerUpLeft key="waiting" size={15} />],
  ['done', <Check key="done" size={15} />],
  ['drafts', <Pencil key="drafts" size={15} />],
  ['outbox', <Send key="outbox" size={15} />],
] as const satisfies readonly (readonly [InboxList, ReactNode])[];
const KINDS = [
  'comment',
  'mention',
  'direct',
  'review',
] as const satisfies readonly InboxRow['kind'][];
/** Nobody counts what is done. */
const UNCOUNTED: ReadonlySet<InboxList> = new Set(['done']);

function useCounts(): ViewRest<'counts'> | undefined {
  const workspaceId = useRoute((route) => route.workspaceId);
  return useView('counts', { workspaceId }).value?.rest;
}

function Lists(): ReactElement {
  const text = useText();
  const key = useShownKey();
  const list = useRoute((route) => route.inbox.list);
  const counts = useCounts();
  return (
    <ul aria-label={text('sidebar.lists')}>
      {LISTS.map(([id, icon]) => (
        <Line
          key={id}
          label={text(`list.${id}`)}
          keys={key(id === 'open' ? 'go.inbox' : `go.${id}`)}
          icon={icon}
          count={UNCOUNTED.has(id) ? 0 : counts?.[id]}
          isCurrent={list === id}
          onPress={() => useRoute.getState().filter({ list: id })}
        />
      ))}
    </ul>
  );
}

function Accounts(): ReactElement | null {
  const text = useText();
  const workspaceId = useRoute((route) => route.workspaceId);
  const filter = useRoute((route) => route.inbox.filter);
  const accounts = useAccounts(workspaceId);
  const networks = useApp()?.rest.networks ?? [];
  if (accounts.length === 0) return null;
  return (
    <>
      <h3 className={css['head']}>{text('sidebar.accounts')}</h3>
      <ul aria-label={text('sidebar.accounts')}>
        {accounts.map((account) => {
          const network = networks.find(({ id }) => id === account.network);
          return (
            <Line
              key={account.id}
              label={account.handle}
              icon={
                <NetworkBadge
                  glyph={network?.glyph ?? '?'}
                  color={network?.color ?? '#55575c'}
                  size="row"
                />
              }
              count={account.openCount}
              isCurrent={filter.accountIds?.includes(account.id) === true}
              onPress={() =>
                useRoute.getState().filter({ filter: withOnly(filter, 'accountIds', account.id) })
              }
            />
          );
        })}
      </ul>
    </>
  );
}

function Labels(): ReactElement | null {
  const text = useText();
  const workspaceId = useRoute((route) => route.workspaceId);
  const filter = useRoute((route) => route.inbox.filter);
  const labels = useView('labels', { workspaceId }).value?.rows ?? [];
  if (labels.length === 0 || workspaceId === null) return null;
  return (
    <>
      <h3 className={css['head']}>{text('sidebar.labels')}</h3>
      <ul aria-label={text('sidebar.labels')}>
        {labels.map((label) => (
          <Line
            key={label.id}
            label={label.name}
            icon={<span className={css['dot']} style={{ backgroundColor: label.color }} />}
            isCurrent={filter.labelIds?.includes(label.id) === true}
            onPress={() =>
              useRoute.getState().filter({ filter: withOnly(filter, 'labelIds', label.id) })
            }
          />
        ))}
      </ul>
    </>
  );
}

type SidebarProps = { readonly className?: string | undefined };

/** What of this client is shown: lists, kinds, accounts, labels. */
export function Sidebar({ className }: SidebarProps): ReactElement {
  const text = useText();
  const workspaceId = useRoute((route) => route.workspaceId);
  const filter = useRoute((route) => route.inbox.filter);
  const client = useClient(workspaceId);
  return (
    <nav className={cx(css['sidebar'], className)} aria-label={text('rail.inbox')}>
      <h1 className={css['client']}>{client?.name ?? text('app.allClients')}</h1>
      <Lists />
      <SavedViews />
      <h3 className={css['head']}>{text('sidebar.kinds')}</h3>
      <ul aria-label={text('sidebar.kinds')}>
        {KINDS.map((id) => (
          <Line
            key={id}
            label={text(`kind.${id}`)}
            icon={<span className={cx(css['dot'], css[id])} />}
            isCurrent={filter.kinds?.includes(id) === true}
            onPress={() => useRoute.getState().filter({ filter: withOnly(filter, 'kinds', id) })}
          />
        ))}
      </ul>
      <Accounts />
      <Labels />
    </nav>
  );
}
