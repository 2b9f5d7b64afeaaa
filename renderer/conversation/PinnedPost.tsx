import type { ReactElement } from 'react';
import type { MessageRow } from '#contract/rows.ts';
import { dayMonth } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useCommand } from '#renderer/bridge/use-bridge.tsx';
import { MessageExtras } from '#renderer/message/MessageExtras.tsx';
import { useNetwork } from '#renderer/state/use-app.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { cx } from '#renderer/ui/cx.ts';
import { RichText } from '#renderer/ui/RichText.tsx';
import { useScoped } from '#renderer/ui/scope.ts';
import { useFoundIn } from './FoundWords.tsx';
import { History } from './History.tsx';
import css from './PinnedPost.module.css';
import { isViewable, Viewer } from '#renderer/message/Viewer.tsx';

type PinnedPostProps = { readonly post: MessageRow };

function Counts({ post }: PinnedPostProps): ReactElement | null {
  const text = useText();
  const { replies, boosts, likes } = post.counts;
  const parts = [
    replies === undefined ? '' : text('conversation.counts.replies', { count: replies }),
    boosts === undefined ? '' : text('conversation.counts.boosts', { count: boosts }),
    likes === undefined ? '' : text('conversation.counts.likes', { count: likes }),
  ].filter((part) => part !== '');
  return parts.length === 0 ? null : <p className={css['meta']}>{parts.join(' · ')}</p>;
}

type ShownProps = PinnedPostProps & { readonly isWhole: boolean; readonly isClosed: boolean };

/** What it says; behind a content warning nothing until somebody opens it. */
function Words({ post, isWhole, isClosed }: ShownProps): ReactElement {
  const text = useText();
  const now = useNow();
  const open = useCommand('link.open');
  const marks = useFoundIn(post.text);
  const go = (url: string): void => void open({ url });
  return (
    <>
      {post.contentWarning === undefined ? null : (
        <p dir="auto">{text('message.warning', { text: post.contentWarning })}</p>
      )}
      {isClosed ? null : (
        <div className={cx(css['text'], isWhole && css['whole'], post.isDeleted && css['gone'])}>
          <RichText text={post.text} spans={post.spans} marks={marks} onOpen={go} />
          {isWhole ? <MessageExtras message={post} onOpen={go} now={now} /> : null}
        </div>
      )}
      {post.isDeleted ? <p className={css['meta']}>{text('message.deleted')}</p> : null}
    </>
  );
}

function Picture({ post }: PinnedPostProps): ReactElement | null {
  const text = useText();
  const [isViewing, setViewing] = useScoped(() => false);
  const at = post.media.findIndex((media) => media.picture !== undefined && isViewable(media));
  const shown = post.media[at];
  if (shown?.picture === undefined) return null;
  const more = post.media.filter(isViewable).length - 1;
  const label = text('message.openPicture', { alt: shown.alt ?? text('message.noAlt') });
  return (
    <div className={css['frame']}>
      <button
        type="button"
        className={css['picture']}
        aria-label={more === 0 ? label : `${label} +${more}`}
        onClick={() => setViewing(true)}
      >
        <img src={shown.picture} alt="" loading="lazy" decoding="async" />
      </button>
      {more === 0 ? null : (
        <span className={css['count']} aria-hidden="true">
          +{more}
        </span>
      )}
      {isViewing ? (
        <Viewer media={post.media} start={at} onClose={() => setViewing(false)} />
      ) : null}
    </div>
  );
}

function Foot({ post, isWhole, isClosed, onTurn }: ShownProps & { readonly onTurn: () => void }) {
  const text = useText();
  const open = useCommand('link.open');
  const { url } = post;
  const way = isClosed ? 'message.showContent' : 'conversation.wholePost';
  return (
    <div className={css['foot']}>
      <Counts post={post} />
      <button
        type="button"
        data-ours=""
        className={css['more']}
        aria-expanded={isWhole}
        onClick={onTurn}
      >
        {text(isWhole ? 'message.hideContent' : way)}
      </button>
      {url === undefined ? null : (
        <button
          type="button"
          data-ours=""
          className={css['more']}
          onClick={() => void open({ url })}
        >
          {text('message.original')}
        </button>
      )}
    </div>
  );
}

/** The post that the conversation hangs on. Pressing it shows all of it. */
export function PinnedPost({ post }: PinnedPostProps): ReactElement {
  const text = useText();
  const now = useNow();
  const [isWhole, setWhole] = useScoped(() => false);
  const network = useNetwork(post.network)?.name ?? post.network;
  const date = dayMonth(post.createdAt, { now, locale: text.locale });
  const shown = { post, isWhole, isClosed: post.contentWarning !== undefined && !isWhole };
  return (
    <div className={css['post']} data-private="">
      <div className={css['words']}>
        <p className={css['meta']}>
          {post.direction === 'out'
            ? text('conversation.yourPost', { network, date })
            : text('conversation.theirPost', { name: post.authorName, network, date })}
          <History message={post} />
        </p>
        <Words {...shown} />
        <Foot {...shown} onTurn={() => setWhole(!isWhole)} />
      </div>
      {shown.isClosed ? null : <Picture post={post} />}
    </div>
  );
}
