import { useEffect, useMemo, useState } from 'react';
import type { InboxRow } from '#contract/rows.ts';
import type { InboxQuery } from '#contract/inbox-filter.ts';
import type { ViewRest } from '#contract/views.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import type { Failure } from '#domain/failure.ts';
import { usePages } from '#renderer/bridge/use-pages.ts';
import { useDesk } from '#renderer/state/desk.ts';
import { useRoute, type InboxPlace } from '#renderer/state/route.ts';

/** How many further rows are asked for when the person comes near the end. */
const STEP = 100;

export type Inbox = {
  /** What is asked, without order and window. */
  readonly query: InboxQuery;
  /** null until the first rows are there. */
  readonly rows: readonly InboxRow[] | null;
  readonly rest: ViewRest<'inbox'> | null;
  readonly trouble: Failure | null;
  readonly hasMore: boolean;
  readonly loadMore: () => void;
  /** Which rows are in sight: these main keeps fresh. */
  readonly look: (sight: { readonly from: number; readonly to: number }) => void;
};

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
  const list = usePages('inbox', { ...query, sort: place.sort, limit });
  const leaving = useDesk((desk) => desk.leaving);
  const all = list.rows;
  useEffect(() => {
    if (all !== null)
      useDesk
        .getState()
        .setOrder(
          all.map(({ id, workspaceId: client }) => ({ workspaceId: client, conversationId: id })),
        );
  }, [all]);
  const rows = useMemo(
    () => (leaving.size === 0 ? all : (all?.filter(({ id }) => !leaving.has(id)) ?? null)),
    [all, leaving],
  );
  const loaded = all?.length ?? 0;
  return {
    query,
    rows,
    rest: list.rest,
    trouble: list.trouble,
    hasMore: list.hasMore,
    loadMore: () => setLimit(loaded + STEP),
    look: list.look,
  };
}
