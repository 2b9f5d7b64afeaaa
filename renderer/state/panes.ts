/** How wide the panes of the inbox are. All numbers are px. */
export type Pane = 'sidebar' | 'list' | 'person';
export type PaneWishes = { readonly [Name in Pane]?: number | undefined };
export type PaneSize = { readonly width: number; readonly min: number; readonly max: number };

/** From here on the person has a place of its own; below it lies over the conversation. */
export const PERSON_FROM = 1240;
/** Below, the lists at the side are a drawer: rail, list and conversation need the room. */
export const SIDEBAR_FROM = 1020;

const RAIL = 56;
/** No pane takes this from the conversation while rail, list and conversation fit at all. */
const CONVERSATION = 480;
const WIDTHS = {
  sidebar: { min: 180, usual: 212, share: 0.15, max: 340 },
  list: { min: 290, usual: 348, share: 0.242, max: 560 },
  person: { min: 232, usual: 272, share: 0.189, max: 420 },
} as const;
/** Who gives way first. */
const ORDER = ['person', 'list', 'sidebar'] as const;

const clamp = (value: number, min: number, max: number): number =>
  Math.max(min, Math.min(max, value));

/** As drawn at 1440 px; narrower windows have narrower panes. */
function usual(pane: Pane, windowWidth: number): number {
  return Math.min(WIDTHS[pane].usual, Math.round(windowWidth * WIDTHS[pane].share));
}

/** The panes that are beside the conversation, as wide as wished where there is room for it. */
export function paneSizes(
  windowWidth: number,
  wishes: PaneWishes,
  isPersonOpen: boolean,
): Readonly<Record<Pane, PaneSize>> {
  const isThere: Readonly<Record<Pane, boolean>> = {
    sidebar: windowWidth >= SIDEBAR_FROM,
    list: true,
    person: isPersonOpen && windowWidth >= PERSON_FROM,
  };
  const widths: Record<Pane, number> = { sidebar: 0, list: 0, person: 0 };
  for (const pane of ORDER) {
    const { min, max } = WIDTHS[pane];
    widths[pane] = clamp(wishes[pane] ?? usual(pane, windowWidth), min, max);
  }
  const spare = (): number =>
    ORDER.reduce(
      (rest, pane) => rest - (isThere[pane] ? widths[pane] : 0),
      windowWidth - RAIL - CONVERSATION,
    );
  for (const pane of ORDER)
    if (isThere[pane] && spare() < 0)
      widths[pane] = Math.max(WIDTHS[pane].min, widths[pane] + spare());
  const left = Math.max(0, spare());
  const size = (pane: Pane): PaneSize => ({
    width: widths[pane],
    min: WIDTHS[pane].min,
    max: clamp(widths[pane] + left, WIDTHS[pane].min, WIDTHS[pane].max),
  });
  return { sidebar: size('sidebar'), list: size('list'), person: size('person') };
}
