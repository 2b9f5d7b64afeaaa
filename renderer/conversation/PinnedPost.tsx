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
import css from './PinnedPost.module.css';
import { isViewable, Viewer } from './Viewer.tsx';

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

/** The post that the conversation hangs on. Pressing it shows all of it. */
export function PinnedPost({ post }: PinnedPostProps): ReactElement {
  const text = useText();
  const now = useNow();
  const open = useCommand('link.open');
  const [isWhole, setWhole] = useScoped(() => false);
  const [isViewing, setViewing] = useScoped(() => false);
  const network = useNetwork(post.network)?.name ?? post.network;
  const date = dayMonth(post.createdAt, { now, locale: text.locale });
  const pictureAt = post.media.findIndex(
    (media) => media.picture !== undefined && isViewable(media),
  );
  const picture = post.media[pictureAt];
  return (
    <div className={css['post']} data-private="">
      <div className={css['words']}>
        <p className={css['meta']}>
          {post.direction === 'out'
            ? text('conversation.yourPost', { network, date })
            : text('conversation.theirPost', { name: post.authorName, network, date })}
        </p>
        <div className={cx(css['text'], isWhole && css['whole'])}>
          <RichText text={post.text} spans={post.spans} onOpen={(url) => void open({ url })} />
          {isWhole ? (
            <MessageExtras message={post} onOpen={(url) => void open({ url })} now={now} />
          ) : null}
        </div>
        <div className={css['foot']}>
          <Counts post={post} />
          <button
            type="button"
            data-ours=""
            className={css['more']}
            aria-expanded={isWhole}
            onClick={() => setWhole(!isWhole)}
          >
            {text(isWhole ? 'message.hideContent' : 'conversation.wholePost')}
          </button>
        </div>
      </div>
      {picture?.picture === undefined ? null : (
        <button
          type="button"
          className={css['picture']}
          aria-label={text('message.openPicture', { alt: picture.alt ?? text('message.noAlt') })}
          onClick={() => setViewing(true)}
        >
          <img src={picture.picture} alt="" loading="lazy" decoding="async" />
        </button>
      )}
      {isViewing ? (
        <Viewer media={post.media} start={pictureAt} onClose={() => setViewing(false)} />
      ) : null}
    </div>
  );
}
