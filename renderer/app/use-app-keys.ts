import { useCallback } from 'react';
import type { WorkspaceId } from '#domain/ids.ts';
import { soonTime } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { SavedViewRow } from '#contract/saved-view-rows.ts';
import type { KeyHandlers } from '#renderer/keys/dispatcher.ts';
import { isTypingIn } from '#renderer/keys/read-key.ts';
import { isMacroKey, VIEW_KEYS, type KeyCommandId } from '#renderer/keys/key-map.ts';
import { useKeys } from '#renderer/keys/use-keys.tsx';
import { writePost } from '#renderer/state/compose.ts';
import { useDesk } from '#renderer/state/desk.ts';
import { hasPersonPane, isPersonShown, useLayout } from '#renderer/state/layout.ts';
import { useRoute, type InboxList } from '#renderer/state/route.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { useMacros, type RunnableMacro } from '#renderer/state/macros.ts';
import { showView, useSavedViews } from '#renderer/state/saved-views.ts';
import { useApp, useSettings } from '#renderer/state/use-app.ts';
import { useTriage } from '#renderer/state/use-triage.ts';

const CLIENT_KEYS = [
  'client.1',
  'client.2',
  'client.3',
  'client.4',
  'client.5',
  'client.6',
  'client.7',
  'client.8',
  'client.9',
] as const;

/** One command for each, in their order; what has none left out. */
function inOrder<Item>(
  ids: readonly KeyCommandId[],
  items: readonly Item[],
  run: (item: Item) => void,
): KeyHandlers {
  return Object.fromEntries(
    items.slice(0, ids.length).flatMap((item, index) => {
      const id = ids[index];
      return id === undefined ? [] : [[id, () => run(item)]];
    }),
  );
}

/** Each by the key that is its own. */
function macroKeys(macros: readonly RunnableMacro[]): KeyHandlers {
  return Object.fromEntries(
    macros.flatMap(({ slot, run }) => {
      const key = `macro.${slot}`;
      return isMacroKey(key) ? [[key, run]] : [];
    }),
  );
}

function goView(view: SavedViewRow): void {
  showView(view);
  useDesk.getState().focusList();
}

function goList(list: InboxList): void {
  useRoute.getState().filter({ list });
  useDesk.getState().focusList();
}

/** Drafts and outbox have no field to search in: from there it is everything else. */
function goSearch(): void {
  const { inbox, filter, go } = useRoute.getState();
  if (inbox.list === 'drafts' || inbox.list === 'outbox') filter({ list: 'open' });
  else go('inbox');
  useDesk.getState().focusSearch();
}

/** What can harm most, first. */
function goRisk(): void {
  useRoute.getState().filter({ list: 'open', filter: {}, search: '', sort: 'risk' });
  useDesk.getState().focusList();
}

function goClient(workspaceId: WorkspaceId | null): void {
  useRoute.getState().chooseClient(workspaceId);
  useDesk.getState().focusList();
}

/** The person lies over the conversation. */
function isDrawerOpen(): boolean {
  const layout = useLayout.getState();
  return isPersonShown(layout) && !hasPersonPane(layout);
}

/** Out of a field of a page with many; what was written in it stays. */
function leaveField(): boolean {
  const { activeElement } = document;
  if (!isTypingIn(activeElement)) return false;
  activeElement?.closest<HTMLElement>('[data-screen]')?.focus({ preventScroll: true });
  return true;
}

/** One step back: out of the field, out of the selection, out of the conversation. */
function goBack(): void {
  const route = useRoute.getState();
  const desk = useDesk.getState();
  if (desk.selected.size > 0) return desk.clearSelection();
  if (isDrawerOpen()) return useLayout.getState().togglePerson();
  const isPage = route.screen === 'person' || route.screen === 'settings';
  if (isPage && leaveField()) return;
  if (route.screen === 'person') return route.leavePerson();
  if (route.screen === 'compose') return route.go('inbox');
  if (route.screen === 'connect' || route.screen === 'settings') return route.go('inbox');
  route.backToList();
  desk.focusList();
}

/** Keys that work everywhere. */
export function useAppKeys(): void {
  const text = useText();
  const clients = useApp()?.clients ?? [];
  const triage = useTriage(
    useCallback((at) => soonTime(at, { now: Date.now(), locale: text.locale }), [text]),
  );
  const go = useRoute((route) => route.go);
  const change = useAction('settings.change');
  const { presenter } = useSettings();
  const toClients = inOrder(CLIENT_KEYS, clients, ({ id }) => goClient(id));
  const screen = useRoute((route) => route.screen);
  const toMacros = macroKeys(useMacros());
  const toViews = inOrder(VIEW_KEYS, useSavedViews(), goView);
  useKeys({
    'go.inbox': () => {
      useRoute.getState().goInbox();
      useDesk.getState().focusList();
    },
    'go.columns': () => go('columns'),
    'go.risk': goRisk,
    'go.monitors': () => go('monitors'),
    'go.rules': () => go('rules'),
    'go.people': () => go('people'),
    'go.insights': () => go('insights'),
    'go.settings': () => go('settings'),
    'go.connect': () => go('connect'),
    'go.snoozed': () => goList('snoozed'),
    'go.waiting': () => goList('waiting'),
    'go.done': () => goList('done'),
    'go.outbox': () => goList('outbox'),
    'go.drafts': () => goList('drafts'),
    'app.palette': () => useLayout.getState().setPalette(true),
    'app.search': goSearch,
    'app.keys': () => useLayout.getState().showKeys(true),
    'app.compose': () => writePost(),
    'app.undo': () => void triage.undo(),
    'app.presenter': () => void change({ change: { presenter: !presenter } }),
    'app.back': goBack,
    ...toClients,
    ...(screen === 'inbox' ? toMacros : {}),
    ...toViews,
    ...(clients.length > 1 ? { 'client.all': () => goClient(null) } : {}),
  });
}
