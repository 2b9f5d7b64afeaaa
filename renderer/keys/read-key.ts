import type { Locale } from '#renderer/i18n/catalogue.ts';

/** The parts of a key press that count. */
export type KeyPress = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
};

export type Platform = 'mac' | 'other';

const LETTER = /^\p{L}$/u;

const BARE = new Set(['Shift', 'Control', 'Alt', 'Meta', 'Dead', 'Unidentified']);

function nameOf(key: string): string {
  if (key === ' ') return 'Space';
  return LETTER.test(key) ? key.toLowerCase() : key;
}

/** The name of a key press as the key map writes it, or null for a modifier alone. */
export function readKey(press: KeyPress, platform: Platform): string | null {
  const { key, ctrlKey, metaKey, altKey } = press;
  const [hasMod, hasOther] = platform === 'mac' ? [metaKey, ctrlKey] : [ctrlKey, metaKey];
  const name = nameOf(key);
  const isSign = name.length === 1;
  // AltGr is Ctrl+Alt on Windows: it types signs such as @ and must not trigger anything. Alt alone
  // opens menus and types signs too; only named keys such as arrows are free with it.
  if (BARE.has(key) || hasOther || (altKey && (hasMod || isSign))) return null;
  // Signs such as ? and * come with Shift on some keyboards and without on others.
  const countsShift = press.shiftKey && (LETTER.test(key) || !isSign);
  return [
    ...(hasMod ? ['mod'] : []),
    ...(altKey ? ['Alt'] : []),
    ...(countsShift ? ['Shift'] : []),
    name,
  ].join('+');
}

const SIGNS: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: '↵',
  Escape: 'Esc',
};

/** As they are printed on keyboards; arrows and ↵ are the same everywhere. */
const NAMES: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  en: { mod: 'Ctrl', PageDown: 'Page ↓', PageUp: 'Page ↑' },
  de: {
    mod: 'Strg',
    Shift: 'Umschalt',
    Home: 'Pos1',
    End: 'Ende',
    Space: 'Leertaste',
    PageDown: 'Bild ↓',
    PageUp: 'Bild ↑',
  },
};
const MAC: Readonly<Record<string, string>> = { mod: '⌘', Shift: '⇧', Alt: '⌥' };

/** For the eye: `⌘↵` on the Mac, `Ctrl ↵` elsewhere, `G I` for two keys after each other. */
export function showKey(
  keys: string,
  { platform, locale }: { readonly platform: Platform; readonly locale: Locale },
): string {
  const glue = platform === 'mac' ? '' : ' ';
  const names = platform === 'mac' ? { ...NAMES[locale], ...MAC } : NAMES[locale];
  const one = (key: string): string =>
    partsOf(key)
      .map((part) => names[part] ?? SIGNS[part] ?? (part.length === 1 ? part.toUpperCase() : part))
      .join(glue);
  return keys.split(' ').map(one).join(' ');
}

/** The key itself may be a plus. */
function partsOf(key: string): readonly string[] {
  return key.endsWith('+') ? [...key.slice(0, -1).split('+').filter(Boolean), '+'] : key.split('+');
}

/** `true` where letters are text. */
export function isTypingIn(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLSelectElement) return true;
  return (
    target instanceof HTMLInputElement &&
    !['checkbox', 'radio', 'button', 'submit', 'range', 'file'].includes(target.type)
  );
}

/**
 * Nothing of its own has the focus: the page as a whole, the screen that was just come to, or a place
 * of which what had it is gone.
 */
export function isNowhere(target: EventTarget | null): boolean {
  return (
    target === document.body ||
    (target instanceof Element && target.matches('[data-screen], [data-kept]'))
  );
}

/**
 * `true` where keys without a modifier are commands: in a list, a conversation, a deck, or while nothing
 * has the focus. WCAG 2.1.4.
 */
export function hasLetters(target: EventTarget | null): boolean {
  return (
    isNowhere(target) ||
    (target instanceof Element && target.closest('[data-keys="list"], [data-letters]') !== null)
  );
}

/** `true` inside something that has the keyboard to itself: a dialog, an open menu or list. */
export function isCaptured(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('[role="dialog"], [role="menu"], [data-keys="own"]') !== null
  );
}

/**
 * `true` where arrows and Enter move in one of our lists: in `data-keys="list"`, in a column whose
 * cards have yet to come, or nowhere. A link within a list keeps its Enter.
 */
export function isInList(target: EventTarget | null): boolean {
  return (
    isNowhere(target) ||
    (target instanceof Element &&
      (target.matches('[data-column]') || target.closest('[data-keys="list"]') !== null) &&
      !(target instanceof HTMLAnchorElement))
  );
}
