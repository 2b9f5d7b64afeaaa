import { CircleCheck, Search } from 'lucide-react';
import type { ReactElement } from 'react';
import { useView } from '#renderer/bridge/use-bridge.tsx';
import { soonTime } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { isFiltered } from '#renderer/state/inbox-filter.ts';
import { useRoute, WHOLE_INBOX } from '#renderer/state/route.ts';
import { useAccounts } from '#renderer/state/use-app.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';

const TITLES = {
  open: 'inbox.emptyOpen',
  snoozed: 'inbox.emptySnoozed',
  waiting: 'inbox.emptyWaiting',
  done: 'inbox.emptyDone',
  drafts: 'inbox.emptyOpen',
  outbox: 'inbox.emptyOpen',
} as const;

/** When the next snoozed conversation comes back, in words. */
function useNextBack(): string | null {
  const text = useText();
  const now = useNow();
  const workspaceId = useRoute((route) => route.workspaceId);
  const { value } = useView('inbox', { workspaceId, state: 'snoozed', sort: 'due', limit: 50 });
  const times = (value?.rows ?? []).flatMap(({ snoozedUntil }) => snoozedUntil ?? []);
  if (times.length === 0) return null;
  return text('inbox.emptySnoozedNext', {
    time: soonTime(Math.min(...times), { now, locale: text.locale }),
  });
}

function Clear({ isOpen }: { readonly isOpen: boolean }): ReactElement {
  const text = useText();
  const list = useRoute((route) => route.inbox.list);
  const next = useNextBack();
  const title = TITLES[list];
  const hint = text(`${title}Hint`);
  return (
    <EmptyState
      icon={<CircleCheck size={28} />}
      title={text(title)}
      hint={isOpen && next !== null ? `${hint} ${next}.` : hint}
    />
  );
}

/** Why there is nothing in the list, and what comes next. */
export function EmptyList(): ReactElement {
  const text = useText();
  const { search, filter, list } = useRoute((route) => route.inbox);
  const accounts = useAccounts(useRoute((route) => route.workspaceId));
  const show = useRoute((route) => route.filter);
  const go = useRoute((route) => route.go);
  const clear = (): void => {
    const { list: _, sort: _sort, ...everything } = WHOLE_INBOX;
    show(everything);
  };
  if (search !== '' || isFiltered(filter))
    return (
      <EmptyState
        icon={<Search size={26} />}
        title={search === '' ? text('inbox.noFilterHit') : text('inbox.noHit', { search })}
        hint={search === '' ? undefined : text('inbox.noHitHint')}
        action={<Button onPress={clear}>{text('inbox.clearFilters')}</Button>}
      />
    );
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
  return <Clear isOpen={list === 'open'} />;
}
