import { create } from 'zustand';

/** Panes that are open just now. */
type Layout = {
  readonly isPersonShown: boolean;
  readonly isPaletteOpen: boolean;
  readonly areKeysShown: boolean;
  readonly togglePerson: () => void;
  readonly showPerson: (isPersonShown: boolean) => void;
  readonly setPalette: (isOpen: boolean) => void;
  readonly showKeys: (areShown: boolean) => void;
};

/** From here on the person has a place of their own. */
export const WIDE = '(min-width: 1180px)';

export const useLayout = create<Layout>()((set) => ({
  isPersonShown: globalThis.matchMedia(WIDE).matches,
  isPaletteOpen: false,
  areKeysShown: false,
  togglePerson: () => set((state) => ({ isPersonShown: !state.isPersonShown })),
  showPerson: (isPersonShown) => set({ isPersonShown }),
  setPalette: (isPaletteOpen) => set({ isPaletteOpen }),
  showKeys: (areKeysShown) => set({ areKeysShown }),
}));
