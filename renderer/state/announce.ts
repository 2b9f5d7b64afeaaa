import { create } from 'zustand';

/** What the two live regions of the frame read out. `turn` makes the same words news again. */
type Said = { readonly text: string; readonly turn: number };
type Announcements = {
  readonly polite: Said;
  readonly assertive: Said;
  /** Already in the person's language. */
  readonly say: (text: string, how?: 'polite' | 'assertive') => void;
};

const SILENCE: Said = { text: '', turn: 0 };

export const useAnnouncements = create<Announcements>()((set) => ({
  polite: SILENCE,
  assertive: SILENCE,
  say: (text, how = 'polite') => set((state) => ({ [how]: { text, turn: state[how].turn + 1 } })),
}));
