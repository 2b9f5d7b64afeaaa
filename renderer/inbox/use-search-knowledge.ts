import { useCallback, useMemo } from 'react';
import { format, subDays } from 'date-fns';
import { useViewPart } from '#renderer/bridge/use-bridge.tsx';
import { useRoute } from '#renderer/state/route.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { networksOf, useSettings } from '#renderer/state/use-app.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { remembered, type SearchKnowledge } from './search-suggestions.ts';

const NO_HISTORY: readonly string[] = [];
const NO_ARGS = {};
const DAYS_BACK = [0, 1, 7, 30, 90];
/** People who wrote last are looked for most: the beginning of the inbox, which is mostly open anyway. */
const MOST_PEOPLE = 100;

function rowsOf<Row>({ value }: { readonly value: { readonly rows: readonly Row[] } | null }) {
  return value?.rows;
}

function nothing(): undefined {
  return undefined;
}

/**
 * What can be suggested, and the memory of what was looked for. Closed, the field knows nothing: every
 * change of the list would draw it again.
 */
export function useSearchKnowledge(field: 'open' | 'closed'): {
  readonly known: SearchKnowledge;
  readonly remember: (search: string) => void;
} {
  const workspaceId = useRoute((route) => route.workspaceId);
  const isOpen = field === 'open';
  const accounts = useViewPart('accounts', { workspaceId }, isOpen ? rowsOf : nothing);
  const labels = useViewPart('labels', { workspaceId }, isOpen ? rowsOf : nothing);
  const networks = useViewPart('app', NO_ARGS, isOpen ? networksOf : nothing);
  const inbox = { state: 'open', filter: {}, sort: 'newest', limit: MOST_PEOPLE } as const;
  const rows = useViewPart('inbox', { workspaceId, ...inbox }, isOpen ? rowsOf : nothing);
  const now = useNow();
  const change = useAction('settings.change');
  const history = useSettings().searchHistory ?? NO_HISTORY;
  const known = useMemo(
    () => ({
      history,
      labels: [...new Set((labels ?? []).map(({ name }) => name))],
      handles: (accounts ?? []).map(({ handle }) => handle),
      networks: (networks ?? []).map(({ id }) => id),
      people: [...new Set((rows ?? []).map(({ personName }) => personName))],
      days: isOpen ? DAYS_BACK.map((days) => format(subDays(now, days), 'yyyy-MM-dd')) : [],
    }),
    [history, labels, accounts, networks, rows, now, isOpen],
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
