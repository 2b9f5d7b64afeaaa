import { memo, type ReactElement } from 'react';
import type { ReplyRow } from '#contract/rows.ts';
import { failureQuote, failureText } from '#renderer/i18n/failure-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useApp } from '#renderer/state/use-app.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { Avatar } from '#renderer/ui/Avatar.tsx';
import { cx } from '#renderer/ui/cx.ts';
import css from './Reply.module.css';
import { ReplyActions } from './ReplyActions.tsx';
import { replyStateText } from './reply-state-text.ts';

type ReplyProps = { readonly reply: ReplyRow };

function Attached({ reply }: ReplyProps): ReactElement | null {
  const { media } = reply.content;
  if (media.length === 0) return null;
  return (
    <ul className={css['media']}>
      {media.map(({ mediaId, name, alt }) => (
        <li key={mediaId} className={css['file']}>
          <Avatar name={name} picture={`/media/${mediaId}`} size="small" />
          {name}
          {alt === '' ? '' : ` · ${alt}`}
        </li>
      ))}
    </ul>
  );
}

/** An answer of ours that is not on the network yet, or just arrived; its state in words. */
export const Reply = memo(function Reply({ reply }: ReplyProps): ReactElement {
  const text = useText();
  const now = useNow();
  const isOnline = useApp()?.rest.isOnline !== false;
  const { content, state, failure, widenedTo } = reply;
  const isTrouble = state === 'failed' || state === 'unclear' || reply.question !== undefined;
  const quote = failure === undefined ? null : failureQuote(failure, text);
  return (
    <article
      className={css['reply']}
      aria-label={text('message.byYou', { handle: reply.accountHandle })}
    >
      <div className={cx(css['bubble'], isTrouble && css['trouble'])}>
        {content.contentWarning === undefined ? null : (
          <p className={css['warning']}>
            {text('message.warning', { text: content.contentWarning })}
          </p>
        )}
        <p className={css['text']} dir="auto">
          {content.text}
        </p>
        <Attached reply={reply} />
      </div>
      <p className={cx(css['state'], isTrouble && css['troubleState'])}>
        {content.kind === 'direct' ? `${text('composer.direct')} · ` : ''}
        {replyStateText(reply, { now, isOnline }, text)}
      </p>
      {isTrouble && failure !== undefined ? (
        <p className={css['failure']}>
          {failureText(failure, text, now)} {quote}
        </p>
      ) : null}
      {widenedTo === undefined ? null : (
        <p className={css['troubleState']}>
          {text('reply.widened', { visibility: text(`message.visibility.${widenedTo}`) })}
        </p>
      )}
      <ReplyActions reply={reply} />
    </article>
  );
});
