import { useMemo } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { isMacroKey, type KeyCommandId } from '#renderer/keys/key-map.ts';
import { useCommandName, useKeyboard, useShowKey, useShownKey } from '#renderer/keys/use-keys.tsx';
import { DENSITIES, LOCALES, THEMES } from '#renderer/settings/LookPart.tsx';
import { SETTINGS_PARTS, useRoute, type InboxList } from '#renderer/state/route.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { useMacros } from '#renderer/state/macros.ts';
import { showView, useSavedViews } from '#renderer/state/saved-views.ts';
import { useApp } from '#renderer/state/use-app.ts';

export type PaletteEntry = {
  readonly id: string;
  readonly label: string;
  readonly meta: string;
  readonly keys?: string | undefined;
  readonly run: () => void;
};

const LISTS: readonly InboxList[] = ['open', 'snoozed', 'waiting', 'done', 'drafts', 'outbox'];
const LOOKS = [
  ...LOCALES.map((value) => ({ of: 'locale', value, change: { locale: value } })),
  ...THEMES.map((value) => ({ of: 'theme', value, change: { theme: value } })),
  ...DENSITIES.map((value) => ({ of: 'density', value, change: { density: value } })),
];
/** There are no more digits. */
const MOST_KEYS = 9;
/** Steps of the list make no sense by name, lists stand there by theirs, and the palette is open already. */
const LEFT_OUT =
  /^(?:list\.(?:next|previous|first|last|select\w+)|client\.\d|view\.\d|macro\.\d|app\.palette|app\.back|card\.|hit\.|talk\.|column\.focus|composer\.|go\.(?:snoozed|waiting|done|drafts|outbox)$)/u;

/** How the window looks is changed where one is. */
function useLookEntries(): readonly PaletteEntry[] {
  const text = useText();
  const change = useAction('settings.change');
  return useMemo(
    () =>
      LOOKS.map(({ of, value, change: wanted }) => ({
        id: `look:${of}:${value}`,
        label: `${text(`settings.${of}`)}: ${text(`settings.${of}.${value}`)}`,
        meta: text('settings.title'),
        run: () => void change({ change: wanted }),
      })),
    [text, change],
  );
}

/** What the palette offers now: commands that do something, lists, clients and settings. */
export function usePaletteEntries(): readonly PaletteEntry[] {
  const text = useText();
  const name = useCommandName();
  const { dispatcher } = useKeyboard();
  const showKey = useShowKey();
  const shownKey = useShownKey();
  const clients = useApp()?.clients;
  const views = useSavedViews();
  const macros = useMacros();
  const looks = useLookEntries();
  const hasTargets = useRoute((route) => route.screen === 'inbox');
  return useMemo(() => {
    const commands = dispatcher
      .active()
      .filter((id) => !LEFT_OUT.test(id))
      .map((id: KeyCommandId) => ({
        id,
        label: name(id),
        meta: '',
        keys: shownKey(id),
        run: () => void dispatcher.run(id),
      }));
    const lists = LISTS.map((list) => ({
      id: `list:${list}`,
      label: text(`list.${list}`),
      meta: text('palette.go'),
      keys: shownKey(list === 'open' ? 'go.inbox' : `go.${list}`),
      run: () => useRoute.getState().filter({ list }),
    }));
    const toClients = (clients ?? []).map((client, index) => ({
      id: `client:${client.id}`,
      label: client.name,
      meta: text('palette.clients'),
      keys: index < MOST_KEYS ? showKey(`mod+${index + 1}`) : undefined,
      run: () => useRoute.getState().chooseClient(client.id),
    }));
    const toViews = views.map((view, index) => ({
      id: `view:${view.id}`,
      label: view.name,
      meta: text('sidebar.views'),
      keys: index < MOST_KEYS ? showKey(`v ${index + 1}`) : undefined,
      run: () => showView(view),
    }));
    const toMacros = (hasTargets ? macros : []).map(({ id, name: label, slot, run }) => {
      const key = `macro.${slot}`;
      const keys = isMacroKey(key) ? shownKey(key) : undefined;
      return { id: `macro:${id}`, label, meta: text('macros.title'), keys, run };
    });
    const settings = SETTINGS_PARTS.map((part) => ({
      id: `settings:${part}`,
      label: `${text('settings.title')}: ${text(`settings.section.${part}`)}`,
      meta: text('palette.go'),
      run: () => useRoute.getState().go('settings', part),
    }));
    return [...commands, ...toMacros, ...lists, ...toViews, ...toClients, ...settings, ...looks];
  }, [dispatcher, showKey, shownKey, name, text, clients, views, macros, hasTargets, looks]);
}
