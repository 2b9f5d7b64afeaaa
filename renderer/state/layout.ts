import { create } from 'zustand';
import { PERSON_FROM, SIDEBAR_FROM, type Pane, type PaneWishes } from './panes.ts';

/** How the window is arranged just now, and what of that is remembered. */
type Layout = {
  /** px, as the page is laid out: a zoomed window is narrower. */
  readonly windowWidth: number;
  readonly wishes: PaneWishes;
  /** Where there is room for a pane of its own; remembered. */
  readonly isPersonOpen: boolean;
  /** Where there is not: it covers the conversation and therefore never opens by itself. */
  readonly isPersonDrawerOpen: boolean;
  readonly isSidebarDrawerOpen: boolean;
  readonly isPaletteOpen: boolean;
  readonly areKeysShown: boolean;
  readonly measure: (windowWidth: number) => void;
  readonly setWidth: (pane: Pane, width: number | undefined) => void;
  readonly restore: (kept: Pick<Layout, 'wishes' | 'isPersonOpen'>) => void;
  readonly togglePerson: () => void;
  readonly openSidebar: (isSidebarDrawerOpen: boolean) => void;
  readonly setPalette: (isOpen: boolean) => void;
  readonly showKeys: (areShown: boolean) => void;
};

const hasPersonRoom = (windowWidth: number): boolean => windowWidth >= PERSON_FROM;
const hasSidebarRoom = (windowWidth: number): boolean => windowWidth >= SIDEBAR_FROM;

export const useLayout = create<Layout>()((set) => ({
  windowWidth: globalThis.innerWidth,
  wishes: {},
  isPersonOpen: true,
  isPersonDrawerOpen: false,
  isSidebarDrawerOpen: false,
  isPaletteOpen: false,
  areKeysShown: false,
  // A drawer that was open is not open again when the window has been wide in between.
  measure: (windowWidth) =>
    set((layout) => ({
      windowWidth,
      isPersonDrawerOpen: layout.isPersonDrawerOpen && !hasPersonRoom(windowWidth),
      isSidebarDrawerOpen: layout.isSidebarDrawerOpen && !hasSidebarRoom(windowWidth),
    })),
  setWidth: (pane, width) => set(({ wishes }) => ({ wishes: { ...wishes, [pane]: width } })),
  restore: (kept) => set(kept),
  togglePerson: () =>
    set((layout) =>
      hasPersonRoom(layout.windowWidth)
        ? { isPersonOpen: !layout.isPersonOpen }
        : { isPersonDrawerOpen: !layout.isPersonDrawerOpen },
    ),
  openSidebar: (isSidebarDrawerOpen) => set({ isSidebarDrawerOpen }),
  setPalette: (isPaletteOpen) => set({ isPaletteOpen }),
  showKeys: (areKeysShown) => set({ areKeysShown }),
}));

export function isPersonShown(layout: Layout): boolean {
  return hasPersonRoom(layout.windowWidth) ? layout.isPersonOpen : layout.isPersonDrawerOpen;
}

/** It has a pane beside the conversation, with an edge that can be moved. */
export function hasPersonPane(layout: Layout): boolean {
  return hasPersonRoom(layout.windowWidth) && layout.isPersonOpen;
}

export function hasSidebarPane(layout: Layout): boolean {
  return hasSidebarRoom(layout.windowWidth);
}
