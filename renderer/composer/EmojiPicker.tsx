import {
  EmojiPicker as Picker,
  type EmojiData as PickerData,
  type EmojiPickerListComponents,
} from 'frimousse';
import type { ReactElement } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import type { Locale } from '#renderer/i18n/catalogue.ts';
import css from './EmojiPicker.module.css';
import { loadEmojis } from './emoji/emoji-data.ts';

/** Every skin tone is the plain one: networks and fonts differ too much to promise more. */
const TONES = { dark: '', light: '', 'medium-dark': '', 'medium-light': '', medium: '' };
const COLUMNS = 9;

/** From the app's own files: the picker's own source would be a server. */
async function dataFor(locale: Locale): Promise<PickerData> {
  const { emojis, groups } = await loadEmojis(locale);
  return {
    locale,
    emojis: emojis.map(({ emoji, label, group, words }) => ({
      emoji,
      label,
      category: group,
      version: 1,
      tags: words.split(' '),
    })),
    categories: groups
      .map((label, index) => ({ index, label }))
      .filter(({ index }) => emojis.some(({ group }) => group === index)),
    skinTones: TONES,
  };
}

const COMPONENTS: EmojiPickerListComponents = {
  CategoryHeader: ({ category, ...rest }) => (
    <div {...rest} className={css['category']}>
      {category.label}
    </div>
  ),
  Row: ({ children, ...rest }) => (
    <div {...rest} className={css['row']}>
      {children}
    </div>
  ),
  Emoji: ({ emoji, ...rest }) => (
    <button
      type="button"
      {...rest}
      className={css['emoji']}
      title={emoji.label}
      aria-label={emoji.label}
    >
      {emoji.emoji}
    </button>
  ),
};

export function EmojiPicker({
  onPick,
}: {
  readonly onPick: (emoji: string) => void;
}): ReactElement {
  const text = useText();
  const { locale } = text;
  return (
    <Picker.Root
      className={css['picker']}
      locale={locale}
      columns={COLUMNS}
      resolveEmojiData={async () => await dataFor(locale)}
      onEmojiSelect={({ emoji }) => onPick(emoji)}
    >
      <Picker.Search
        className={css['search']}
        aria-label={text('composer.emojiSearch')}
        placeholder={text('composer.emojiSearch')}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it opens at a press, to be searched in
        autoFocus
      />
      <Picker.Viewport className={css['viewport']}>
        <Picker.Loading className={css['loading']}>{text('composer.emojiLoading')}</Picker.Loading>
        <Picker.Empty className={css['loading']}>{text('composer.emojiNone')}</Picker.Empty>
        <Picker.List className={css['list']} components={COMPONENTS} />
      </Picker.Viewport>
    </Picker.Root>
  );
}
