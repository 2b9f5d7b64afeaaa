import { useEffect, useMemo, useState } from 'react';
import type { InboxRow } from '#contract/rows.ts';
import type { InboxQuery } from '#contract/inbox-filter.ts';
import type { ViewRest } from '#contract/views.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import type { Failure } from '#domain/failure.ts';
import { usePages } from '#renderer/bridge/use-pages.ts';
import { useDesk } from '#renderer/state/desk.ts';
import { keepFound } from '#renderer/state/found.ts';
import { useRoute, type InboxPlace } from '#renderer/state/route.ts';

/** How many further rows are asked for when the person comes near the end. */
const STEP = 100;
/** The hits that can be seen come first; to look up a hundred takes four times as long. */
const FIRST_HITS = 30;

export type Inbox = {
  /** What is asked, without order and window. */
  readonly query: InboxQuery;
  /** null until the first rows are there. */
  readonly rows: readonly InboxRow[] | null;
  readonly rest: ViewRest<'inbox'> | null;
  /** The rows are still those of the question before. */
  readonly isLoading: boolean;
  readonly trouble: Failure | null;
  readonly hasMore: boolean;
  readonly loadMore: () => void;
  /** Which rows are in sight: these main keeps fresh. */
  readonly look: (sight: { readonly from: number; readonly to: number }) => void;
};

/** How many rows the list has; null while a search has not looked through all. */
export function countOf({ rest, rows, hasMore }: Inbox): number | null {
  return rest?.total ?? (hasMore ? null : (rows?.length ?? 0));
}

/** What the list asks main for first. */
export function firstWindow(workspaceId: WorkspaceId | null, place: InboxPlace) {
  return { ...queryOf(workspaceId, place), sort: place.sort, limit: STEP };
}

function queryOf(workspaceId: WorkspaceId | null, place: InboxPlace): InboxQuery {
  const { list, filter, search } = place;
  return {
    workspaceId,
    state: list === 'drafts' || list === 'outbox' ? 'open' : list,
    filter,
    ...(search === '' ? {} : { search }),
  };
}

/** The rows that the route asks for, without those that are just leaving. */
export function useInbox(): Inbox {
  const workspaceId = useRoute((route) => route.workspaceId);
  const place = useRoute((route) => route.inbox);
  const [limit, setLimit] = useState(STEP);
  const query = useMemo(() => queryOf(workspaceId, place), [workspaceId, place]);
  const list = usePages(
    'inbox',
    { ...query, sort: place.sort, limit },
    query.search === undefined ? undefined : FIRST_HITS,
  );
  const leaving = useDesk((desk) => desk.leaving);
  const isLoading = list.rows === null && list.trouble === null;
  const [last, setLast] = useState(list);
  if (!isLoading && last !== list) setLast(list);
  // While somebody types a search, what was found before stays until there is something newer.
  const { rows: all, rest } = isLoading ? last : list;
  useEffect(() => {
    if (all === null) return;
    useDesk
      .getState()
      .setOrder(
        all.map(({ id, workspaceId: client }) => ({ workspaceId: client, conversationId: id })),
      );
    keepFound(all);
  }, [all]);
  const rows = useMemo(
    () => (leaving.size === 0 ? all : (all?.filter(({ id }) => !leaving.has(id)) ?? null)),
    [all, leaving],
  );
  const loaded = all?.length ?? 0;
  return {
    query,
    rows,
    rest,
    isLoading,
    trouble: list.trouble,
    hasMore: list.hasMore,
    loadMore: () => setLimit(loaded + STEP),
    look: list.look,
  };
}
