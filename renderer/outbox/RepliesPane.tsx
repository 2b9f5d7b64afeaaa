import { useRef, useState, type ReactElement } from 'react';
import { Menu, PencilLine, Send } from 'lucide-react';
import type { ReplyRow } from '#contract/rows.ts';
import { usePages } from '#renderer/bridge/use-pages.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useKeys } from '#renderer/keys/use-keys.tsx';
import { hasSidebarPane, useLayout } from '#renderer/state/layout.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useAccounts, useApp } from '#renderer/state/use-app.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { ActionEntries } from './ActionEntries.tsx';
import css from './RepliesPane.module.css';
import { inOutboxOrder } from './reply-situation.ts';
import { ReplyEntry } from './ReplyEntry.tsx';

const PAGE = 100;
const TICK_MS = 1000;

type RepliesPaneProps = { readonly list: 'drafts' | 'outbox' };

/** Moves the focus between the replies; from nowhere to the first one. */
function focusReply(pane: HTMLElement | null, step: 1 | -1): void {
  const replies = [...(pane?.querySelectorAll<HTMLElement>('[data-reply]') ?? [])];
  const at = replies.findIndex((reply) => reply === document.activeElement);
  const next = at === -1 ? 0 : Math.min(replies.length - 1, Math.max(0, at + step));
  replies[next]?.focus();
}

function NothingHere({ list }: RepliesPaneProps): ReactElement {
  const text = useText();
  const route = useRoute();
  const isOutbox = list === 'outbox';
  return (
    <EmptyState
      icon={isOutbox ? <Send size={28} /> : <PencilLine size={28} />}
      title={text(isOutbox ? 'outbox.empty' : 'outbox.draftsEmpty')}
      hint={text(isOutbox ? 'outbox.emptyHint' : 'outbox.draftsEmptyHint')}
      action={
        <Button onPress={() => route.filter({ list: 'open' })}>{text('outbox.toInbox')}</Button>
      }
    />
  );
}

/** Replies that are not sent: drafts, or what waits to leave. Fits a list pane and a whole window. */
export function RepliesPane({ list }: RepliesPaneProps): ReactElement {
  const text = useText();
  const workspaceId = useRoute((route) => route.workspaceId);
  const [limit, setLimit] = useState(PAGE);
  const { rows: loaded, rest } = usePages('replies', { workspaceId, list, limit });
  const now = useNow(TICK_MS);
  const pane = useRef<HTMLElement>(null);
  useKeys({
    'list.next': () => focusReply(pane.current, 1),
    'list.previous': () => focusReply(pane.current, -1),
  });
  const isOutbox = list === 'outbox';
  const title = text(isOutbox ? 'outbox.title' : 'outbox.draftsTitle');
  const rows = loaded ?? [];
  const total = rest?.total ?? 0;
  return (
    <section className={css['pane']} ref={pane} aria-label={title}>
      <PaneHead list={list} title={title} total={total} />
      {loaded !== null && rows.length === 0 ? <NothingHere list={list} /> : null}
      {isOutbox ? <ActionEntries workspaceId={workspaceId} now={now} /> : null}
      <ReplyEntries rows={isOutbox ? inOutboxOrder(rows) : rows} workspaceId={workspaceId} />
      {total > rows.length && rows.length > 0 ? (
        <div className={css['more']}>
          <Button onPress={() => setLimit(limit + PAGE)}>{text('outbox.more')}</Button>
        </div>
      ) : null}
    </section>
  );
}

type PaneHeadProps = RepliesPaneProps & { readonly title: string; readonly total: number };

function PaneHead({ list, title, total }: PaneHeadProps): ReactElement {
  const text = useText();
  const isOutbox = list === 'outbox';
  const hasSidebar = useLayout(hasSidebarPane);
  return (
    <header className={css['header']}>
      {hasSidebar ? null : (
        <span className={css['lists']}>
          <IconButton
            label={text('sidebar.openAt', { list: title })}
            icon={<Menu size={16} />}
            onPress={() => useLayout.getState().openSidebar(true)}
          />
        </span>
      )}
      <h2 className={css['title']}>{title}</h2>
      {total === 0 ? null : (
        <span className={css['meta']}>
          {text(isOutbox ? 'outbox.total' : 'outbox.draftsTotal', { count: total })}
        </span>
      )}
      <p className={css['hint']}>{text(isOutbox ? 'outbox.hint' : 'outbox.draftsHint')}</p>
    </header>
  );
}

type ReplyEntriesProps = {
  readonly rows: readonly ReplyRow[];
  readonly workspaceId: ReplyRow['workspaceId'] | null;
};

function ReplyEntries({ rows, workspaceId }: ReplyEntriesProps): ReactElement | null {
  const app = useApp();
  const accounts = useAccounts(workspaceId);
  const now = useNow(TICK_MS);
  if (app === null) return null;
  const clientOf = (reply: ReplyRow) =>
    workspaceId === null ? app.clients.find(({ id }) => id === reply.workspaceId) : undefined;
  return (
    <ul className={css['list']}>
      {rows.map((reply) => (
        <ReplyEntry
          key={reply.id}
          reply={reply}
          network={app.rest.networks.find(({ id }) => id === reply.network)}
          account={accounts.find(({ id }) => id === reply.accountId)}
          client={clientOf(reply)}
          isOnline={app.rest.isOnline}
          now={now}
        />
      ))}
    </ul>
  );
}
