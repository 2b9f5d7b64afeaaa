import {
  createContext,
  use,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react';
import type { ReactElement, ReactNode } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import {
  createKeyDispatcher,
  type KeyDispatcher,
  type KeyHandlers,
  type KeySettings,
} from './dispatcher.ts';
import { keysOf, type KeyChoices } from './key-choices.ts';
import { KEY_COMMAND_IDS, type KeyCommandId } from './key-map.ts';
import { showKey, type Platform } from './read-key.ts';

type Keyboard = {
  readonly dispatcher: KeyDispatcher;
  readonly platform: Platform;
  readonly choices: KeyChoices;
};
const KeysContext = createContext<Keyboard | null>(null);

type ProviderProps = KeySettings & { readonly children: ReactNode };

/** Listens to the keyboard for everything below it. */
export function KeysProvider(props: ProviderProps): ReactElement {
  const { singleKeys, platform, choices, children } = props;
  const dispatcher = useMemo(() => createKeyDispatcher(), []);
  useEffect(() => {
    dispatcher.configure({ singleKeys, platform, choices });
  }, [dispatcher, singleKeys, platform, choices]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => dispatcher.press(event);
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [dispatcher]);
  const keyboard = useMemo(
    () => ({ dispatcher, platform, choices }),
    [dispatcher, platform, choices],
  );
  return <KeysContext value={keyboard}>{children}</KeysContext>;
}

export function useKeyboard(): Keyboard {
  const keyboard = use(KeysContext);
  if (keyboard === null) throw new Error('There is no KeysProvider above');
  return keyboard;
}

/**
 * Does something at the keys of these commands while the component is there:
 * `useKeys({ 'conversation.done': done })`. The newest component wins.
 */
export function useKeys(handlers: KeyHandlers): void {
  const { dispatcher } = useKeyboard();
  const latest = useRef(handlers);
  useLayoutEffect(() => {
    latest.current = handlers;
  });
  const names = KEY_COMMAND_IDS.filter((id) => handlers[id] !== undefined).join(' ');
  // Together with what is drawn: a key that is pressed as soon as one sees it must not be lost.
  useLayoutEffect(() => {
    const ids = KEY_COMMAND_IDS.filter((id) => names.split(' ').includes(id));
    const stable = Object.fromEntries(ids.map((id) => [id, () => latest.current[id]?.()]));
    return dispatcher.add(stable);
  }, [dispatcher, names]);
}

/** A key as it is printed on the person's keyboard: `showKey('mod+Enter')` is `Strg ↵`. */
export function useShowKey(): (keys: string) => string {
  const { platform } = useKeyboard();
  const { locale } = useText();
  return useCallback((keys) => showKey(keys, { platform, locale }), [platform, locale]);
}

/** The keys of a command as the person chose them; none when they are switched off. */
export function useKeysOf(): (id: KeyCommandId) => readonly string[] {
  const { choices } = useKeyboard();
  return useCallback((id) => keysOf(id, choices), [choices]);
}

/** The first key of a command as it is printed, for buttons: `E`, `⌘↵`; nothing when it has none. */
export function useShownKey(): (id: KeyCommandId) => string {
  const show = useShowKey();
  const keys = useKeysOf();
  return useCallback((id) => show(keys(id)[0] ?? ''), [show, keys]);
}

/** The name of a command in the person's language. */
export function useCommandName(): (id: KeyCommandId) => string {
  const text = useText();
  return useCallback((id) => text(`key.${id}`), [text]);
}
