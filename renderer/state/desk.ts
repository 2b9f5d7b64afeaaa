import { create } from 'zustand';
import type { InboxQuery } from '#contract/inbox-filter.ts';
import type { AnsweredTarget } from '#contract/message-rows.ts';
import type { ConversationId } from '#domain/ids.ts';
import type { OpenConversation } from './route.ts';

export type ComposerTab = 'public' | 'direct' | 'note';
/** The message that the person wants to answer, instead of the newest one. */
export type Answering = AnsweredTarget & { readonly conversationId: ConversationId };
export type DeskMenu = 'snooze' | 'label' | null;

/** What was last asked for these, while main still shows them as they were. */
export type Muting = {
  readonly of: string;
  readonly wasMuted: boolean;
  readonly isMuted: boolean;
};

export type Everything = {
  readonly query: InboxQuery;
  /** null: all that a search finds, however many. */
  readonly count: number | null;
};

/** What lies on the desk: the list as it stands, what is selected, what wants the focus. */
type Desk = {
  /** The list in its order, so that "next" means the same everywhere. */
  readonly order: readonly OpenConversation[];
  /** Gone from the list for the eye, although main has not answered yet. */
  readonly leaving: ReadonlySet<ConversationId>;
  readonly selected: ReadonlySet<ConversationId>;
  /** All of a list is selected, also what the window has not loaded. */
  readonly everything: Everything | null;
  readonly menu: DeskMenu;
  /** Enter came before the menu stood: it takes its first time as soon as it does. */
  readonly takesFirst: boolean;
  readonly muting: Muting | null;
  readonly listFocus: number;
  /** The last of these wishes that was met: an older one takes the focus from nobody. */
  readonly listFocusMet: number;
  /** Somebody wants to search: the field takes the focus as soon as it is there, and only once. */
  readonly searchWish: boolean;
  readonly conversationFocus: number;
  /** Somebody wants to write: the composer takes the focus as soon as it is there. */
  readonly composerWish: ComposerTab | null;
  readonly answering: Answering | null;
  /** An undone conversation that is opened again as soon as it is back in the list. */
  readonly returnTo: string | null;
  readonly setOrder: (order: readonly OpenConversation[]) => void;
  readonly leave: (ids: readonly ConversationId[]) => void;
  readonly comeBack: (ids?: readonly ConversationId[]) => void;
  readonly select: (ids: readonly ConversationId[], isOn: boolean) => void;
  readonly selectAll: (everything: Everything) => void;
  readonly clearSelection: () => void;
  readonly setMenu: (menu: DeskMenu) => void;
  /** Enter, while a menu of times is asked for and not there yet; false when none is. */
  readonly takeFirst: () => boolean;
  readonly mute: (muting: Muting | null) => void;
  readonly focusList: () => void;
  /** `turn`: which wish; without it every one until now. */
  readonly listFocused: (turn?: number) => void;
  readonly focusSearch: () => void;
  readonly searchFocused: () => void;
  readonly focusConversation: () => void;
  readonly focusComposer: (tab: ComposerTab | null) => void;
  readonly answer: (answering: Answering | null) => void;
  readonly bringBack: (conversationId: string | null) => void;
};

const NONE: ReadonlySet<ConversationId> = new Set();

export const useDesk = create<Desk>()((set, get) => ({
  order: [],
  leaving: NONE,
  selected: NONE,
  everything: null,
  menu: null,
  takesFirst: false,
  muting: null,
  listFocus: 0,
  listFocusMet: 0,
  searchWish: false,
  conversationFocus: 0,
  composerWish: null,
  answering: null,
  returnTo: null,
  setOrder: (order) =>
    set((desk) => {
      const there = new Set(order.map(({ conversationId }) => conversationId));
      const keep = (ids: ReadonlySet<ConversationId>): ReadonlySet<ConversationId> =>
        ids.size === 0 ? ids : new Set([...ids].filter((id) => there.has(id)));
      return { order, leaving: keep(desk.leaving), selected: keep(desk.selected) };
    }),
  leave: (ids) => set((desk) => ({ leaving: new Set([...desk.leaving, ...ids]) })),
  comeBack: (ids) =>
    set((desk) => ({
      leaving:
        ids === undefined ? NONE : new Set([...desk.leaving].filter((id) => !ids.includes(id))),
    })),
  select: (ids, isOn) =>
    set(({ selected }) => {
      const next = new Set(selected);
      for (const id of ids)
        if (isOn) next.add(id);
        else next.delete(id);
      return { selected: next, everything: null };
    }),
  selectAll: (everything) =>
    set(({ order }) => ({
      selected: new Set(order.map(({ conversationId }) => conversationId)),
      everything: (everything.count ?? Infinity) > order.length ? everything : null,
    })),
  clearSelection: () => set({ selected: NONE, everything: null }),
  setMenu: (menu) =>
    set((desk) => {
      if (desk.menu === menu) return desk;
      // Whoever opens a menu does not want the list any more.
      return { menu, takesFirst: false, ...(menu !== null && { listFocusMet: desk.listFocus }) };
    }),
  takeFirst: () => {
    if (get().menu !== 'snooze') return false;
    set({ takesFirst: true });
    return true;
  },
  mute: (muting) => set({ muting }),
  focusList: () => set((desk) => ({ listFocus: desk.listFocus + 1 })),
  listFocused: (turn) => set((desk) => ({ listFocusMet: turn ?? desk.listFocus })),
  focusSearch: () => set({ searchWish: true }),
  searchFocused: () => set({ searchWish: false }),
  focusConversation: () => set((desk) => ({ conversationFocus: desk.conversationFocus + 1 })),
  // Whoever wants to write does not want the list any more.
  focusComposer: (composerWish) => set((desk) => ({ composerWish, listFocusMet: desk.listFocus })),
  answer: (answering) => set({ answering }),
  bringBack: (returnTo) => set({ returnTo }),
}));

/**
 * Where to go when these leave the list: the next one below, else the nearest above, else nowhere.
 */
export function neighbour(
  order: readonly OpenConversation[],
  current: ConversationId,
  gone: ReadonlySet<ConversationId>,
): OpenConversation | null {
  const index = order.findIndex(({ conversationId }) => conversationId === current);
  const stays = ({ conversationId }: OpenConversation): boolean =>
    conversationId !== current && !gone.has(conversationId);
  return (
    order.slice(index + 1).find(stays) ?? order.slice(0, Math.max(index, 0)).findLast(stays) ?? null
  );
}
