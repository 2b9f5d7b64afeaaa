import { create } from 'zustand';

/**
 * Something that can be taken back: what a notice offers as long as it stands (a reply that counts
 * down, a removed column), or a change of a conversation, which main remembers.
 */
export type Deed =
  | { readonly kind: 'notice'; readonly noticeId: string }
  | {
      readonly kind: 'change';
      /** Where the person goes back to, apart from the inbox. */
      readonly onBack?: (() => void) | undefined;
    };

/** More steps back than anybody goes; main remembers the changes before. */
const MOST = 100;

type UndoOrder = {
  /** Newest last. */
  readonly deeds: readonly Deed[];
  readonly did: (deed: Deed) => void;
  readonly keep: (deeds: readonly Deed[]) => void;
};

/** What was done in this window, in its order, newest last. */
export const useUndoOrder = create<UndoOrder>()((set) => ({
  deeds: [],
  did: (deed) => set(({ deeds }) => ({ deeds: [...deeds, deed].slice(-MOST) })),
  keep: (deeds) => set({ deeds }),
}));

/**
 * The newest deed that can still be taken back, and what is left then. What no notice offers any
 * more is passed over. What was done before this window opened is a change that main knows.
 */
export function newestDeed(
  deeds: readonly Deed[],
  isOffered: (noticeId: string) => boolean,
): { readonly deed: Deed; readonly left: readonly Deed[] } {
  const index = deeds.findLastIndex((deed) => deed.kind === 'change' || isOffered(deed.noticeId));
  return { deed: deeds[index] ?? { kind: 'change' }, left: deeds.slice(0, Math.max(index, 0)) };
}

/** What is left when the newest change is taken back by its own button. */
export function withoutNewestChange(deeds: readonly Deed[]): readonly Deed[] {
  const index = deeds.findLastIndex(({ kind }) => kind === 'change');
  return index === -1 ? deeds : deeds.toSpliced(index, 1);
}
