import { Bookmark, Ellipsis, Languages } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ReplyContentRow } from '#contract/rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useShownKey } from '#renderer/keys/use-keys.tsx';
import { useRoute } from '#renderer/state/route.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Menu, type MenuEntry } from '#renderer/ui/Menu.tsx';
import css from './ReplyFoot.module.css';
import { languagesFor } from './languages.ts';
import type { FilledReply } from './use-saved-replies.ts';

type ContentProps = {
  readonly content: ReplyContentRow;
  readonly onChange: (content: ReplyContentRow) => void;
};

/** Which language it is written in: readers filter and translate by it. */
export function LanguageMenu({ content, onChange }: ContentProps): ReactElement {
  const text = useText();
  const { language } = content;
  const languages = languagesFor(language, text.locale);
  const known = languages.find(({ code }) => code === language)?.name;
  // What stands on the button is part of its name: people who speak to the computer say it.
  const name =
    known === undefined || language === undefined
      ? text('composer.noLanguage')
      : `${known}, ${language.toUpperCase()}`;
  return (
    <Menu
      label={text('composer.language', { name })}
      trigger={
        <IconButton
          label={text('composer.language', { name })}
          icon={
            language === undefined ? (
              <Languages size={16} />
            ) : (
              <span className={css['code']}>{language.toUpperCase()}</span>
            )
          }
        />
      }
      entries={languages.map((offered) => ({
        id: offered.code,
        label: offered.name,
        isOn: offered.code === language,
        onPress: () => onChange({ ...content, language: offered.code }),
      }))}
    />
  );
}

type SavedMenuProps = {
  readonly replies: readonly FilledReply[];
  readonly onPick: (reply: FilledReply) => void;
};

/** All saved replies, filled; the same as typing a slash. */
export function SavedMenu({ replies, onPick }: SavedMenuProps): ReactElement {
  const text = useText();
  const label = text('composer.savedReplies');
  return (
    <span className={css['saved']}>
      <Menu
        label={label}
        trigger={<IconButton label={label} icon={<Bookmark size={16} />} />}
        entries={[
          ...replies.map((reply) => ({
            id: reply.id,
            label: reply.name,
            meta: reply.text.slice(0, 60),
            onPress: () => onPick(reply),
          })),
          {
            id: 'manage',
            label: text('composer.manageSaved'),
            onPress: () => useRoute.getState().go('settings', 'texts'),
          },
        ]}
      />
    </span>
  );
}

type MoreMenuProps = {
  readonly reason: string | undefined;
  readonly isPost: boolean;
  /** There is something that can be thrown away. */
  readonly isBegun: boolean;
  readonly onSendStay: () => void;
  readonly onDiscard: () => void;
};

export function MoreMenu(props: MoreMenuProps): ReactElement | null {
  const { reason, isPost, isBegun, onSendStay, onDiscard } = props;
  const text = useText();
  const key = useShownKey();
  const stay: MenuEntry = {
    id: 'stay',
    label: text('composer.sendStay'),
    keys: key('composer.sendStay'),
    reason,
    onPress: onSendStay,
  };
  const discard: MenuEntry = {
    id: 'discard',
    label: text('composer.discardDraft'),
    isDanger: true,
    onPress: onDiscard,
  };
  const entries = [...(isPost ? [] : [stay]), ...(isBegun ? [discard] : [])];
  if (entries.length === 0) return null;
  return (
    <Menu
      label={text('composer.more')}
      trigger={<IconButton label={text('composer.more')} icon={<Ellipsis size={16} />} />}
      entries={entries}
    />
  );
}
