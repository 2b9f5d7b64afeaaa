/**
 * How many rows lie above the reader that they have not seen. A column never moves by itself: what
 * is new waits above. `seenTopId` is the newest row that was ever in sight.
 */
export type ReaderPlace = {
  readonly seenTopId: string | null;
  /** The first row in sight. */
  readonly topId: string | null;
};

export const NO_PLACE: ReaderPlace = { seenTopId: null, topId: null };

/** The place after the rows changed or the reader scrolled; `firstVisible` is an index of `order`. */
export function readerPlace(
  place: ReaderPlace,
  order: readonly string[],
  firstVisible: number,
): ReaderPlace {
  const topId = order[Math.max(0, Math.min(firstVisible, order.length - 1))] ?? null;
  if (topId === null) return place;
  const seenAt = place.seenTopId === null ? -1 : order.indexOf(place.seenTopId);
  const isHigher = seenAt === -1 || order.indexOf(topId) < seenAt;
  return { seenTopId: isHigher ? topId : place.seenTopId, topId };
}

export function newAbove(place: ReaderPlace, order: readonly string[]): number {
  if (place.seenTopId === null) return 0;
  return Math.max(0, order.indexOf(place.seenTopId));
}

/** Whether rows came in above: then the list keeps its distance from the end, not from the top. */
export function cameAbove(before: readonly string[], after: readonly string[]): boolean {
  const [first] = before;
  return first !== undefined && after.indexOf(first) > 0;
}

/** Where a reader who comes back should stand: the row that was on top, if it is still there. */
export function indexToReturnTo(place: ReaderPlace, order: readonly string[]): number {
  return place.topId === null ? 0 : Math.max(0, order.indexOf(place.topId));
}

/** Columns that are long gone are forgotten: those looked at last are remembered. */
const MOST_PLACES = 60;

/** The places as they are remembered, and back again. */
export function keptPlaces(
  places: Readonly<Record<string, ReaderPlace>>,
): readonly (ReaderPlace & { readonly columnId: string })[] {
  return Object.entries(places)
    .map(([columnId, { topId, seenTopId }]) => ({ columnId, topId, seenTopId }))
    .slice(-MOST_PLACES);
}

export function placesOf(
  kept: readonly (ReaderPlace & { readonly columnId: string })[],
): Readonly<Record<string, ReaderPlace>> {
  return Object.fromEntries(
    kept.map(({ columnId, topId, seenTopId }) => [columnId, { topId, seenTopId }]),
  );
}
