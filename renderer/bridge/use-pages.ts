import { useEffect, useMemo } from 'react';
import type { ViewArgs, ViewRest, ViewRow } from '#contract/views.ts';
import { createPager, type Paged, type Pager, type Source } from './pager.ts';
import { useBridge } from './use-bridge.tsx';
import { useLate } from './use-late.ts';
import type { ViewHub } from './view-hub.ts';

/** Views of lists that may be longer than one window. */
export type PagedView = 'inbox' | 'replies' | 'column' | 'monitorHits' | 'personConversations';
type Row<Name extends PagedView> = ViewRow<Name>;
type Rest<Name extends PagedView> = ViewRest<Name>;

/**
 * As `useView`, for a list of any length: `limit` is how many rows are wanted. It comes as several
 * windows, and main keeps fresh those near to what is in sight: say what that is by `look`. `first` rows
 * come in the first of them, where what is seen at once shall come soonest.
 */
export function usePages<Name extends PagedView>(
  name: Name,
  args: ViewArgs<Name>,
  first?: number,
): Paged<Row<Name>, Rest<Name>> & Pick<Pager<Row<Name>, Rest<Name>>, 'look'> {
  const hub = useBridge().hubs[name];
  const { limit } = args;
  const key = JSON.stringify({ ...args, limit: 0, first });
  // oxlint-disable-next-line react/exhaustive-deps -- arguments are equal when their text is
  const pager = useMemo(() => createPager(sourceOf(hub, args), first), [hub, key]);
  useEffect(() => pager.want(limit), [pager, limit]);
  const shown = useLate(pager.subscribe, pager.shown);
  return useMemo(() => ({ ...shown, look: pager.look }), [shown, pager]);
}

function sourceOf<Name extends PagedView>(
  hub: ViewHub<Name>,
  args: ViewArgs<Name>,
): Source<Row<Name>, Rest<Name>> {
  return {
    seen(ask) {
      const { value, trouble } = hub.seen(Object.assign({}, args, ask));
      if (value === null) return { window: null, trouble };
      return { window: { ...value, ends: value.rest.ends }, trouble };
    },
    subscribe: (ask, listener) => hub.subscribe(Object.assign({}, args, ask), listener),
  };
}
