import { CornerLeftUp, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import css from './Answering.module.css';
import type { ComposeTarget } from './compose-rest.ts';

type AnsweringProps = { readonly target: ComposeTarget; readonly onNewest: () => void };

/** Says whom this answers when it is not the newest message, with the way back to that. */
export function Answering({ target, onNewest }: AnsweringProps): ReactElement | null {
  const text = useText();
  const { replyTo, newest } = target.rest;
  if (replyTo === null || replyTo.messageId === newest?.messageId) return null;
  return (
    <p className={css['answering']}>
      <CornerLeftUp size={13} aria-hidden="true" />
      <span className={css['words']} data-private="">
        {replyTo.isOurs
          ? text('composer.answersOwn')
          : text('composer.answers', { name: replyTo.authorName })}
      </span>
      {newest === null ? null : (
        <IconButton
          label={text('composer.answersNewest')}
          icon={<X size={14} />}
          onPress={onNewest}
        />
      )}
    </p>
  );
}
