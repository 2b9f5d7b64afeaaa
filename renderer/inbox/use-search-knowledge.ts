import { useCallback, useMemo } from 'react';
import { format, subDays } from 'date-fns';
import { useView } from '#renderer/bridge/use-bridge.tsx';
import { useRoute } from '#renderer/state/route.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { useAccounts, useApp } from '#renderer/state/use-app.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { remembered, type SearchKnowledge } from './search-suggestions.ts';

const NO_HISTORY: readonly string[] = [];
const DAYS_BACK = [0, 1, 7, 30, 90];
/** People who wrote last are looked for most: the beginning of the inbox, which is mostly open anyway. */
const MOST_PEOPLE = 100;

/** What can be suggested, and the memory of what was looked for. */
export function useSearchKnowledge(): {
  readonly known: SearchKnowledge;
  readonly remember: (search: string) => void;
} {
  const workspaceId = useRoute((route) => route.workspaceId);
  const rest = useApp()?.rest;
  const accounts = useAccounts(workspaceId);
  const labels = useView('labels', { workspaceId }).value?.rows;
  const rows = useView('inbox', {
    workspaceId,
    state: 'open',
    filter: {},
    sort: 'newest',
    limit: MOST_PEOPLE,
  }).value?.rows;
  const now = useNow();
  const change = useAction('settings.change');
  const history = rest?.settings.searchHistory ?? NO_HISTORY;
  const networks = rest?.networks;
  const known = useMemo(
    () => ({
      history,
      labels: [...new Set((labels ?? []).map(({ name }) => name))],
      handles: accounts.map(({ handle }) => handle),
      networks: (networks ?? []).map(({ id }) => id),
      people: [...new Set((rows ?? []).map(({ personName }) => personName))],
      days: DAYS_BACK.map((days) => format(subDays(now, days), 'yyyy-MM-dd')),
    }),
    [history, labels, accounts, networks, rows, now],
  );
  const remember = useCallback(
    (search: string) => {
      const next = remembered(history, search);
      if (next !== history && next[0] !== history[0])
        void change({ change: { searchHistory: next } });
    },
    [history, change],
  );
  return { known, remember };
}
