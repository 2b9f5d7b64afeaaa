import { CornerLeftUp } from 'lucide-react';
import { memo, useState, type ReactElement } from 'react';
import type { MessageRow } from '#contract/rows.ts';
import { useCommand } from '#renderer/bridge/use-bridge.tsx';
import { clockTime, fullTime } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { MessageExtras } from '#renderer/message/MessageExtras.tsx';
import { useNow } from '#renderer/state/use-now.ts';
import { Avatar } from '#renderer/ui/Avatar.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { RichText } from '#renderer/ui/RichText.tsx';
import { useFoundIn } from './FoundWords.tsx';
import { History } from './History.tsx';
import { useJump } from './jump.ts';
import css from './Message.module.css';
import { MessageMedia } from './MessageMedia.tsx';
import { MessageMenu } from './MessageMenu.tsx';
import { Moderation } from './Moderation.tsx';
import { ToneLine } from './ToneLine.tsx';

type MessageProps = { readonly message: MessageRow };

function Head({ message }: MessageProps): ReactElement {
  const text = useText();
  const { authorName, authorHandle, createdAt, visibility } = message;
  const isNarrow = visibility === 'followers' || visibility === 'direct';
  return (
    <div className={css['head']}>
      <strong className={css['name']}>{authorName}</strong>
      <span className={css['meta']}>
        {authorHandle} ·{' '}
        <time title={fullTime(createdAt, text.locale)}>{clockTime(createdAt, text.locale)}</time>
        {isNarrow ? ` · ${text(`message.visibility.${visibility}`)}` : ''}
        <History message={message} />
      </span>
      <MessageMenu message={message} />
    </div>
  );
}

/** Whom it answers, where that is not the one right above. Leads there. */
function Answers({ message }: MessageProps): ReactElement | null {
  const text = useText();
  const jump = useJump();
  const { answers } = message;
  if (answers === undefined) return null;
  const { messageId, authorName, isOurs } = answers;
  return (
    <button
      type="button"
      data-private=""
      className={css['answers']}
      title={text('message.showAnswered')}
      onClick={() => jump(messageId)}
    >
      <CornerLeftUp size={12} aria-hidden="true" />
      {isOurs ? text('message.answersYou') : text('message.answers', { name: authorName })}
    </button>
  );
}

/** The text with its media; closed first behind a content warning. */
function Content({ message }: MessageProps): ReactElement {
  const text = useText();
  const now = useNow();
  const open = useCommand('link.open');
  const [isOpen, setOpen] = useState(message.contentWarning === undefined);
  const marks = useFoundIn(message.text);
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
              marks={marks}
              onOpen={(url) => void open({ url })}
            />
          </div>
          <MessageMedia media={message.media} />
          <MessageExtras message={message} now={now} onOpen={(url) => void open({ url })} />
        </>
      ) : null}
      {message.isDeleted ? <p className={css['mark']}>{text('message.deleted')}</p> : null}
      {message.isHidden ? <p className={css['mark']}>{text('message.hidden')}</p> : null}
      <Moderation message={message} />
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
          <Answers message={message} />
          <Content message={message} />
        </div>
        <div className={css['foot']}>
          <span>
            {text('message.sent')} ·{' '}
            <time title={fullTime(message.createdAt, text.locale)}>
              {clockTime(message.createdAt, text.locale)}
            </time>
            <History message={message} />
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
        <Answers message={message} />
        <Content message={message} />
        <ToneLine message={message} />
      </div>
    </article>
  );
});
