import { KEY_COMMAND_IDS, keyCommand, type KeyCommandId } from './key-map.ts';
import { isCaptured, isInList, isTypingIn, readKey, type Platform } from './read-key.ts';

export type KeyHandlers = Readonly<Partial<Record<KeyCommandId, () => void>>>;

/** Keys that belong to whatever has the focus, unless that is a list of ours. */
const NAMED = /^(?:Shift\+)?(?:Enter|Home|End|Page\w+|Arrow\w+)$/u;

/** Time for the second key of two. */
const SEQUENCE_MS = 1000;

export type KeyDispatcher = {
  /** The newest handler of a command wins; the answer takes them away again. */
  add(handlers: KeyHandlers): () => void;
  /** Commands that do something right now, in the order of the key map. */
  active(): readonly KeyCommandId[];
  /** Runs a command by name; false when nobody handles it. */
  run(id: KeyCommandId): boolean;
  press(event: KeyboardEvent): void;
  configure(settings: { readonly singleKeys: boolean; readonly platform: Platform }): void;
};

type Press = { readonly key: string; readonly isTyping: boolean };

/** What counts of an event, or null when the keyboard belongs to somebody else. */
function readPress(event: KeyboardEvent, platform: Platform): Press | null {
  if (event.defaultPrevented || event.isComposing || isCaptured(event.target)) return null;
  const key = readKey(event, platform);
  if (key === null || (NAMED.test(key) && !isInList(event.target))) return null;
  return { key, isTyping: isTypingIn(event.target) };
}

/** Turns key presses into commands. */
export function createKeyDispatcher(): KeyDispatcher {
  const stack: KeyHandlers[] = [];
  let singleKeys = true;
  let platform: Platform = 'other';
  let prefix: { readonly key: string; readonly at: number } | null = null;

  const handlerOf = (id: KeyCommandId): (() => void) | undefined =>
    stack.findLast((handlers) => handlers[id] !== undefined)?.[id];

  const isAllowed = (id: KeyCommandId, key: string, isTyping: boolean): boolean => {
    const withMod = /^(?:mod|Alt)\+/u.test(key) || key === 'Escape';
    if (isTyping) return withMod && keyCommand(id).whileTyping === true;
    return withMod || singleKeys || NAMED.test(key);
  };

  const commandFor = (key: string, isTyping: boolean): KeyCommandId | undefined =>
    KEY_COMMAND_IDS.find(
      (id) =>
        keyCommand(id).keys.includes(key) &&
        isAllowed(id, key, isTyping) &&
        handlerOf(id) !== undefined,
    );

  const isPrefix = (key: string): boolean =>
    singleKeys &&
    KEY_COMMAND_IDS.some((id) => keyCommand(id).keys.some((keys) => keys.startsWith(`${key} `)));

  return {
    add(handlers) {
      stack.push(handlers);
      return () => {
        const index = stack.indexOf(handlers);
        if (index !== -1) stack.splice(index, 1);
      };
    },
    active: () => KEY_COMMAND_IDS.filter((id) => handlerOf(id) !== undefined),
    run(id) {
      const handler = handlerOf(id);
      handler?.();
      return handler !== undefined;
    },
    press(event) {
      const press = readPress(event, platform);
      if (press === null) return;
      const { key, isTyping } = press;
      const { timeStamp } = event;
      const before = prefix !== null && timeStamp - prefix.at < SEQUENCE_MS ? prefix.key : null;
      prefix = null;
      const id =
        (before === null ? undefined : commandFor(`${before} ${key}`, isTyping)) ??
        commandFor(key, isTyping);
      if (id !== undefined) {
        event.preventDefault();
        handlerOf(id)?.();
      } else if (!isTyping && isPrefix(key)) {
        prefix = { key, at: timeStamp };
        event.preventDefault();
      }
    },
    configure(settings) {
      singleKeys = settings.singleKeys;
      platform = settings.platform;
    },
  };
}
