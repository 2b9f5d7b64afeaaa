import type { Locale } from '#renderer/i18n/catalogue.ts';

export type EmojiEntry = {
  readonly emoji: string;
  readonly label: string;
  /** Index in `groups`. */
  readonly group: number;
  /** By what it is found, lower case, with blanks between. */
  readonly words: string;
};
export type EmojiData = {
  readonly emojis: readonly EmojiEntry[];
  readonly groups: readonly string[];
};

async function load(locale: Locale): Promise<EmojiData> {
  const { emojis, groups } =
    locale === 'de' ? await import('./de.emoji') : await import('./en.emoji');
  return {
    emojis: emojis.map(([emoji, label, group, words]) => ({ emoji, label, group, words })),
    groups,
  };
}

/** Read from the app's own files the first time that somebody needs it. */
export function loadEmojis(locale: Locale): Promise<EmojiData> {
  return load(locale);
}
