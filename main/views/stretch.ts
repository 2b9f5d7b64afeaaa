import type { Ends, Place } from '#contract/stretch.ts';
import type { Query, Place as StoredPlace } from '#main/store/store.ts';

/** The piece of a list that was asked for; see contract/stretch.ts. */
export type Stretch = {
  readonly after?: Place | undefined;
  readonly upTo?: Place | undefined;
  readonly limit: number;
};
/** Of an empty list. */
export const NOTHING: Ends = { middle: null, last: null, hasMore: false };

type Bounds = Pick<Query, 'after' | 'upTo'>;
export type Placed<Item> = { readonly item: Item; readonly place: Place };

/** The bounds as they hold inside one part of the list; null when the piece has nothing of that part. */
export function boundsIn(part: number, { after, upTo }: Stretch): Bounds | null {
  if ((after !== undefined && after.part > part) || (upTo !== undefined && upTo.part < part))
    return null;
  return {
    ...(after?.part === part ? { after: storedPlace(after) } : {}),
    ...(upTo?.part === part ? { upTo: storedPlace(upTo) } : {}),
  };
}

function storedPlace({ at, id }: Place): StoredPlace {
  return { at, id };
}

/** For a list with one part only. */
export function queryOf(stretch: Stretch): Bounds & { readonly limit: number } {
  return { ...boundsIn(0, stretch), limit: stretch.limit + 1 };
}

/** Cuts what was found, one row more than the limit, and says how the list goes on. */
export function cut<Item>(
  found: readonly Placed<Item>[],
  limit: number,
): { readonly items: readonly Item[]; readonly ends: Ends } {
  const shown = found.slice(0, limit);
  return {
    items: shown.map(({ item }) => item),
    ends: {
      middle: shown[Math.floor((shown.length - 1) / 2)]?.place ?? null,
      last: shown.at(-1)?.place ?? null,
      hasMore: found.length > limit,
    },
  };
}

/** The same for documents in one part, by one of their times. */
export function cutBy<Item extends { readonly id: string }>(
  found: readonly Item[],
  limit: number,
  timeOf: (item: Item) => number,
): { readonly items: readonly Item[]; readonly ends: Ends } {
  const placed = found.map((item) => ({ item, place: { part: 0, at: timeOf(item), id: item.id } }));
  return cut(placed, limit);
}
