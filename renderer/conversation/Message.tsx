import { memo, useState, type ReactElement } from 'react';
import type { MessageRow } from '#contract/rows.ts';
import { useCommand } from '#renderer/bridge/use-bridge.tsx';
import { clockTime, fullTime } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Avatar } from '#renderer/ui/Avatar.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { RichText } from '#renderer/ui/RichText.tsx';
import css from './Message.module.css';
import { MessageMedia } from './MessageMedia.tsx';
import { MessageMenu } from './MessageMenu.tsx';

type MessageProps = { readonly message: MessageRow };

function Head({ message }: MessageProps): ReactElement {
  const text = useText();
  const { authorName, authorHandle, createdAt, editedAt, visibility } = message;
  const isNarrow = visibility === 'followers' || visibility === 'direct';
  return (
    <div className={css['head']}>
      <strong className={css['name']}>{authorName}</strong>
      <span className={css['meta']}>
        {authorHandle} ·{' '}
        <time title={fullTime(createdAt, text.locale)}>{clockTime(createdAt, text.locale)}</time>
        {isNarrow ? ` · ${text(`message.visibility.${visibility}`)}` : ''}
        {editedAt === undefined ? null : (
          <span
            title={text('message.editedAt', { time: fullTime(editedAt, text.locale) })}
          >{` · ${text('message.edited')}`}</span>
        )}
      </span>
      <MessageMenu message={message} />
    </div>
  );
}

/** The text with its media; closed first behind a content warning. */
function Content({ message }: MessageProps): ReactElement {
  const text = useText();
  const open = useCommand('link.open');
  const [isOpen, setOpen] = useState(message.contentWarning === undefined);
  return (
    <>
      {message.contentWarning === undefined ? null : (
        <div className={css['warning']}>
          <span dir="auto">{text('message.warning', { text: message.contentWarning })}</span>
          <Button onPress={() => setOpen(!isOpen)}>
            {text(isOpen ? 'message.hideContent' : 'message.showContent')}
          </Button>
        </div>
      )}
      {isOpen ? (
        <>
          <div className={cx(message.isDeleted && css['gone'])}>
            <RichText
              text={message.text}
              spans={message.spans}
              onOpen={(url) => void open({ url })}
            />
          </div>
          <MessageMedia media={message.media} />
        </>
      ) : null}
      {message.isDeleted ? <p className={css['mark']}>{text('message.deleted')}</p> : null}
      {message.isHidden ? <p className={css['mark']}>{text('message.hidden')}</p> : null}
    </>
  );
}

/** Something that somebody wrote: theirs at the left, ours at the right. */
export const Message = memo(function Message({ message }: MessageProps): ReactElement {
  const text = useText();
  if (message.direction === 'out')
    return (
      <article
        className={css['ours']}
        aria-label={text('message.byYou', { handle: message.authorHandle })}
      >
        <div className={css['ourBubble']}>
          <Content message={message} />
        </div>
        <div className={css['foot']}>
          <span>
            {text('message.sent')} ·{' '}
            <time title={fullTime(message.createdAt, text.locale)}>
              {clockTime(message.createdAt, text.locale)}
            </time>
            {message.editedAt === undefined ? '' : ` · ${text('message.edited')}`}
          </span>
          <MessageMenu message={message} />
        </div>
      </article>
    );
  return (
    <article className={css['theirs']} aria-label={message.authorName}>
      <Avatar name={message.authorName} picture={message.picture} />
      <div className={css['bubble']}>
        <Head message={message} />
        <Content message={message} />
      </div>
    </article>
  );
});
