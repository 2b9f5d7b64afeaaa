import { create } from 'zustand';
import type { InboxSort } from '#contract/inbox-filter.ts';
import type { ConversationId, PersonId, WorkspaceId } from '#domain/ids.ts';
import type { NamedFilter } from '#domain/inbox-filter.ts';

/** Where the person is. Only the window knows this: main has no "current client". */
export type Screen =
  | 'inbox'
  | 'columns'
  | 'monitors'
  | 'compose'
  | 'people'
  | 'person'
  | 'insights'
  | 'rules'
  | 'settings'
  | 'connect';
export type InboxList = 'open' | 'snoozed' | 'waiting' | 'done' | 'drafts' | 'outbox';
/** The parts of the settings, in their order. */
export const SETTINGS_PARTS = [
  'look',
  'answering',
  'keys',
  'privacy',
  'accounts',
  'subscriptions',
  'clients',
  'labels',
  'texts',
  'about',
] as const;
export type InboxPlace = {
  readonly list: InboxList;
  readonly filter: NamedFilter;
  readonly search: string;
  readonly sort: InboxSort;
  /** It was chosen as a saved view, and nothing was changed since. */
  readonly viewId: string | null;
};

export const WHOLE_INBOX: InboxPlace = {
  list: 'open',
  filter: {},
  search: '',
  sort: 'newest',
  viewId: null,
};

/** A conversation is only ever opened together with its client. */
export type OpenConversation = {
  readonly workspaceId: WorkspaceId;
  readonly conversationId: ConversationId;
};

/** Whose page is looked at, and from where the person came. */
export type OpenPerson = {
  readonly workspaceId: WorkspaceId;
  readonly personId: PersonId;
  readonly from: Screen;
};

export type Route = {
  /** null: all clients at once, or none chosen yet. */
  readonly workspaceId: WorkspaceId | null;
  /** False only at the very start. */
  readonly isClientChosen: boolean;
  readonly screen: Screen;
  readonly inbox: InboxPlace;
  readonly conversation: OpenConversation | null;
  /** It opened by itself: seen, not read. */
  readonly isGlance: boolean;
  /** In a narrow window list and conversation take turns. */
  readonly isReading: boolean;
  /** Opened with `go`: which part of the settings. */
  readonly settingsPart: string | null;
  /** Which monitor was looked at last; null: the first one. */
  readonly monitorId: string | null;
  readonly person: OpenPerson | null;
};
type RouteActions = {
  readonly go: (screen: Screen, settingsPart?: string) => void;
  /** Drafts and outbox are no inbox, and the risks a part of it: from there it is all that is open. */
  readonly goInbox: () => void;
  readonly chooseClient: (workspaceId: WorkspaceId | null) => void;
  readonly filter: (change: Partial<InboxPlace>) => void;
  /** `glance`: it opened by itself. `read` also shows the conversation where list and conversation take turns. */
  readonly open: (conversation: OpenConversation | null, how?: 'glance' | 'look' | 'read') => void;
  readonly openMonitor: (monitorId: string | null) => void;
  readonly openPerson: (person: Omit<OpenPerson, 'from'>) => void;
  /** Back to where the person came from. */
  readonly leavePerson: () => void;
  readonly backToList: () => void;
};

/** Screens of one client that have nothing to show of another one. */
const OF_ONE_CLIENT: ReadonlySet<Screen> = new Set(['connect', 'person']);

function isOfReplies(list: InboxList): boolean {
  return list === 'drafts' || list === 'outbox';
}

export const useRoute = create<Route & RouteActions>()((set) => ({
  workspaceId: null,
  isClientChosen: false,
  screen: 'inbox',
  inbox: WHOLE_INBOX,
  conversation: null,
  isGlance: false,
  isReading: false,
  settingsPart: null,
  monitorId: null,
  person: null,
  go: (screen, settingsPart) => set({ screen, settingsPart: settingsPart ?? null }),
  goInbox: () =>
    set(({ inbox }) => ({
      screen: 'inbox',
      inbox: {
        ...inbox,
        list: isOfReplies(inbox.list) ? 'open' : inbox.list,
        sort: inbox.sort === 'risk' ? 'newest' : inbox.sort,
      },
    })),
  chooseClient: (workspaceId) =>
    set((route) => ({
      workspaceId,
      isClientChosen: true,
      screen: OF_ONE_CLIENT.has(route.screen) ? 'inbox' : route.screen,
      inbox: { ...WHOLE_INBOX, list: route.inbox.list, sort: route.inbox.sort },
      conversation: null,
      isReading: false,
      monitorId: null,
      person: null,
    })),
  filter: (change) =>
    set((route) => ({
      screen: 'inbox',
      inbox: { ...route.inbox, viewId: null, ...change },
      conversation: change.list === undefined ? route.conversation : null,
      isReading: false,
    })),
  open: (conversation, how = 'look') =>
    set((route) => ({
      conversation,
      // Drafts and outbox show no conversation: whoever wants to read one leaves them.
      ...(conversation !== null && how === 'read' && isOfReplies(route.inbox.list)
        ? { inbox: { ...route.inbox, list: 'open' } }
        : {}),
      isGlance: how === 'glance',
      isReading: conversation !== null && (how === 'read' || route.isReading),
    })),
  openMonitor: (monitorId) => set({ screen: 'monitors', monitorId }),
  openPerson: (person) =>
    set((route) => ({
      screen: 'person',
      person: {
        ...person,
        from: route.screen === 'person' ? (route.person?.from ?? 'inbox') : route.screen,
      },
    })),
  leavePerson: () => set(({ person }) => ({ screen: person?.from ?? 'inbox' })),
  backToList: () => set({ isReading: false }),
}));
