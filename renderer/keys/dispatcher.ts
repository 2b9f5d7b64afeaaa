import { keysOf, type KeyChoices } from './key-choices.ts';
import { KEY_COMMAND_IDS, keyCommand, type KeyCommandId } from './key-map.ts';
import {
  hasLetters,
  isCaptured,
  isInList,
  isTypingIn,
  readKey,
  type Platform,
} from './read-key.ts';

/** `false`: not now, the next older handler is asked. */
type KeyHandler = () => unknown;
export type KeyHandlers = Readonly<Partial<Record<KeyCommandId, KeyHandler>>>;

/** Keys that belong to whatever has the focus, unless that is a list of ours. */
const NAMED = /^(?:Shift\+)?(?:Enter|Home|End|Page\w+|Arrow\w+)$/u;

/** Time for the second key of two. */
const SEQUENCE_MS = 1000;

export type KeySettings = {
  readonly singleKeys: boolean;
  readonly platform: Platform;
  readonly choices: KeyChoices;
};

export type KeyDispatcher = {
  /** The newest handler of a command wins; the answer takes them away again. */
  add(handlers: KeyHandlers): () => void;
  /** Commands that do something right now, in the order of the key map. */
  active(): readonly KeyCommandId[];
  /** Runs a command by name; false when nobody handles it. */
  run(id: KeyCommandId): boolean;
  press(event: KeyboardEvent): void;
  configure(settings: KeySettings): void;
};

type Press = {
  readonly key: string;
  readonly isTyping: boolean;
  /** Keys without a modifier count here. */
  readonly hasLetters: boolean;
};

/** What counts of an event, or null when the keyboard belongs to somebody else. */
function readPress(event: KeyboardEvent, platform: Platform): Press | null {
  if (event.defaultPrevented || event.isComposing || isCaptured(event.target)) return null;
  const key = readKey(event, platform);
  if (key === null || (NAMED.test(key) && !isInList(event.target))) return null;
  return { key, isTyping: isTypingIn(event.target), hasLetters: hasLetters(event.target) };
}

/** Turns key presses into commands. */
export function createKeyDispatcher(): KeyDispatcher {
  const stack: KeyHandlers[] = [];
  let singleKeys = true;
  let platform: Platform = 'other';
  let choices: KeyChoices = {};
  let prefix: { readonly key: string; readonly at: number } | null = null;

  const isHandled = (id: KeyCommandId): boolean =>
    stack.some((handlers) => handlers[id] !== undefined);
  const handle = (id: KeyCommandId): void => {
    for (const handlers of stack.toReversed())
      if (handlers[id] !== undefined && handlers[id]() !== false) return;
  };

  const isAllowed = (id: KeyCommandId, press: Press): boolean => {
    const withMod = /^(?:mod|Alt)\+/u.test(press.key) || press.key === 'Escape';
    if (press.isTyping) return withMod && keyCommand(id).whileTyping === true;
    return withMod || NAMED.test(press.key) || (singleKeys && press.hasLetters);
  };

  const commandFor = (press: Press): KeyCommandId | undefined =>
    KEY_COMMAND_IDS.find(
      (id) => keysOf(id, choices).includes(press.key) && isAllowed(id, press) && isHandled(id),
    );

  const isPrefix = (key: string): boolean =>
    singleKeys &&
    KEY_COMMAND_IDS.some((id) => keysOf(id, choices).some((keys) => keys.startsWith(`${key} `)));

  return {
    add(handlers) {
      stack.push(handlers);
      return () => {
        const index = stack.indexOf(handlers);
        if (index !== -1) stack.splice(index, 1);
      };
    },
    active: () => KEY_COMMAND_IDS.filter(isHandled),
    run(id) {
      handle(id);
      return isHandled(id);
    },
    press(event) {
      const press = readPress(event, platform);
      if (press === null) return;
      const { key, isTyping } = press;
      const { timeStamp } = event;
      const before = prefix !== null && timeStamp - prefix.at < SEQUENCE_MS ? prefix.key : null;
      prefix = null;
      const id =
        (before === null ? undefined : commandFor({ ...press, key: `${before} ${key}` })) ??
        commandFor(press);
      if (id !== undefined) {
        event.preventDefault();
        handle(id);
      } else if (!isTyping && press.hasLetters && isPrefix(key)) {
        prefix = { key, at: timeStamp };
        event.preventDefault();
      }
    },
    configure(settings) {
      singleKeys = settings.singleKeys;
      platform = settings.platform;
      choices = settings.choices;
    },
  };
}
