import { startOfDay } from 'date-fns';
import { CircleCheck, Inbox, Search } from 'lucide-react';
import type { ReactElement } from 'react';
import { useView } from '#renderer/bridge/use-bridge.tsx';
import { soonTime } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useShownKey } from '#renderer/keys/use-keys.tsx';
import { isFiltered } from '#renderer/state/inbox-filter.ts';
import { useRoute, WHOLE_INBOX, type InboxList } from '#renderer/state/route.ts';
import { useAccounts, useApp } from '#renderer/state/use-app.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { isFetchedFirst } from './ListBanners.tsx';

const TITLES = {
  open: 'inbox.emptyOpen',
  snoozed: 'inbox.emptySnoozed',
  waiting: 'inbox.emptyWaiting',
  done: 'inbox.emptyDone',
  drafts: 'inbox.emptyOpen',
  outbox: 'inbox.emptyOpen',
} as const;

/** The key by which a conversation comes into a list. */
const WAYS = { done: 'conversation.done', snoozed: 'conversation.snooze' } as const;

/** Nothing is left to answer: what was done since this morning, and what comes back next. */
function Zero(): ReactElement {
  const text = useText();
  const now = useNow();
  const workspaceId = useRoute((route) => route.workspaceId);
  const since = startOfDay(now).getTime();
  const today = useView('today', { workspaceId, since }).value?.rest;
  const backAt = today?.backAt ?? null;
  const hints = [
    text('inbox.emptyOpenHint'),
    ...(today === undefined || today.doneCount === 0
      ? []
      : [text('inbox.doneToday', { count: today.doneCount })]),
    ...(backAt === null
      ? []
      : [
          text('inbox.emptySnoozedNext', {
            time: soonTime(backAt, { now, locale: text.locale }),
          }),
        ]),
  ];
  return (
    <EmptyState
      icon={<CircleCheck size={28} />}
      title={text('inbox.emptyOpen')}
      hint={hints.join(' ')}
      action={<ListButton list={backAt === null ? 'waiting' : 'snoozed'} />}
    />
  );
}

function ListButton({ list }: { readonly list: InboxList }): ReactElement {
  const text = useText();
  return (
    <Button onPress={() => useRoute.getState().filter({ list })}>
      {text('inbox.showList', { list: text(`list.${list}`) })}
    </Button>
  );
}

function Clear(): ReactElement {
  const text = useText();
  const keyOf = useShownKey();
  const list = useRoute((route) => route.inbox.list);
  if (list === 'open') return <Zero />;
  const title = TITLES[list];
  const id = list === 'done' || list === 'snoozed' ? WAYS[list] : null;
  const key = id === null ? null : keyOf(id);
  return (
    <EmptyState
      icon={<CircleCheck size={28} />}
      title={text(title)}
      hint={key === '' ? undefined : text(`${title}Hint`, { key: key ?? '' })}
      action={<ListButton list="open" />}
    />
  );
}

function clear(): void {
  const { list: _, sort: _sort, ...everything } = WHOLE_INBOX;
  useRoute.getState().filter(everything);
}

/** The same words over all clients; within all of them, without filters. */
function WidenButton(): ReactElement {
  const text = useText();
  const { search, filter } = useRoute((route) => route.inbox);
  const isOne = useRoute((route) => route.workspaceId !== null);
  const hasMore = (useApp()?.clients.length ?? 0) > 1;
  const isWidest = search === '' || !isOne || !hasMore || isFiltered(filter);
  const widen = (): void => {
    useRoute.getState().chooseClient(null);
    useRoute.getState().filter({ search });
  };
  return (
    <Button onPress={isWidest ? clear : widen}>
      {text(isWidest ? 'inbox.clearFilters' : 'inbox.widen')}
    </Button>
  );
}

function NoRisk(): ReactElement {
  const text = useText();
  return (
    <EmptyState
      icon={<CircleCheck size={28} />}
      title={text('risk.empty')}
      action={
        <Button onPress={() => useRoute.getState().filter({ sort: 'newest' })}>
          {text('risk.all')}
        </Button>
      }
    />
  );
}

/** Why there is nothing in the list, and what comes next. */
export function EmptyList(): ReactElement {
  const text = useText();
  const { search, filter, list, sort } = useRoute((route) => route.inbox);
  const accounts = useAccounts(useRoute((route) => route.workspaceId));
  const go = useRoute((route) => route.go);
  if (search !== '' || isFiltered(filter))
    return (
      <EmptyState
        icon={<Search size={26} />}
        title={search === '' ? text('inbox.noFilterHit') : text('inbox.noHit', { search })}
        hint={search === '' ? undefined : text('inbox.noHitHint')}
        action={<WidenButton />}
      />
    );
  if (sort === 'risk') return <NoRisk />;
  if (accounts.length === 0 && list === 'open')
    return (
      <EmptyState
        title={text('inbox.noAccounts')}
        hint={text('inbox.noAccountsHint')}
        action={
          <Button look="primary" onPress={() => go('connect')}>
            {text('inbox.connect')}
          </Button>
        }
      />
    );
  if (list === 'open' && accounts.some(isFetchedFirst))
    // The banner above says how far it is, with the way to the accounts.
    return (
      <EmptyState
        icon={<Inbox size={28} />}
        title={text('inbox.fetchingFirst')}
        hint={text('inbox.fetchingFirstHint')}
      />
    );
  return <Clear />;
}
