import { Smile } from 'lucide-react';
import { lazy, Suspense, type ReactElement } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { useText } from '#renderer/i18n/use-text.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Opener } from '#renderer/ui/Opener.tsx';
import css from './EmojiPicker.module.css';

/** The picker and its data are a part of their own: most answers go without. */
const EmojiPicker = lazy(async () => ({
  default: (await import('./EmojiPicker.tsx')).EmojiPicker,
}));

export function EmojiButton({
  onPick,
}: {
  readonly onPick: (emoji: string) => void;
}): ReactElement {
  const text = useText();
  return (
    <span className={css['button']}>
      <Opener
        kind="dialog"
        trigger={<IconButton label={text('composer.emoji')} icon={<Smile size={16} />} />}
        className={css['popover']}
        placement="top start"
      >
        {({ close }) => (
          <Dialog className={css['dialog'] ?? ''} aria-label={text('composer.emoji')}>
            <Suspense fallback={<p className={css['loading']}>{text('composer.emojiLoading')}</p>}>
              <EmojiPicker
                onPick={(emoji) => {
                  close();
                  onPick(emoji);
                }}
              />
            </Suspense>
          </Dialog>
        )}
      </Opener>
    </span>
  );
}
