import { create } from 'zustand';

/**
 * Something that can be taken back: a reply that still counts down, by the id of its notice, or a
 * change of a conversation, which main remembers.
 */
export type Deed =
  | { readonly kind: 'reply'; readonly noticeId: string }
  | { readonly kind: 'change' };

/** More steps back than anybody goes; main remembers the changes before. */
const MOST = 100;

type UndoOrder = {
  /** Newest last. */
  readonly deeds: readonly Deed[];
  readonly did: (deed: Deed) => void;
  readonly keep: (deeds: readonly Deed[]) => void;
};

/** What was done in this window, in its order: replies count down here, changes are kept in main. */
export const useUndoOrder = create<UndoOrder>()((set) => ({
  deeds: [],
  did: (deed) => set(({ deeds }) => ({ deeds: [...deeds, deed].slice(-MOST) })),
  keep: (deeds) => set({ deeds }),
}));

/**
 * The newest deed that can still be taken back, and what is left then. Replies that have gone out
 * are passed over. What was done before this window opened is a change that main knows.
 */
export function newestDeed(
  deeds: readonly Deed[],
  isOnItsWay: (noticeId: string) => boolean,
): { readonly deed: Deed; readonly left: readonly Deed[] } {
  const index = deeds.findLastIndex((deed) => deed.kind === 'change' || isOnItsWay(deed.noticeId));
  return { deed: deeds[index] ?? { kind: 'change' }, left: deeds.slice(0, Math.max(index, 0)) };
}

/** What is left when the newest change is taken back by its own button. */
export function withoutNewestChange(deeds: readonly Deed[]): readonly Deed[] {
  const index = deeds.findLastIndex(({ kind }) => kind === 'change');
  return index === -1 ? deeds : deeds.toSpliced(index, 1);
}
