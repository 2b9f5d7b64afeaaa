import { ExternalLink, Link2Off } from 'lucide-react';
import type { ReactElement } from 'react';
import type { CardRow, PollRow, QuoteRow } from '#contract/message-rows.ts';
import type { MessageRow } from '#contract/rows.ts';
import { soonTime } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import css from './MessageExtras.module.css';
import { pollShares } from './poll-shares.ts';

type Open = (url: string) => void;
type MessageExtrasProps = {
  readonly message: Pick<MessageRow, 'poll' | 'quote' | 'card'>;
  readonly onOpen: Open;
  /** ms since epoch. */
  readonly now: number;
};

function Poll({ poll, now }: { readonly poll: PollRow; readonly now: number }): ReactElement {
  const text = useText();
  const shares = pollShares(poll);
  const { voters, closesAt, isClosed, isMultiple } = poll;
  const isOver = isClosed || (closesAt !== undefined && closesAt <= now);
  const foot = [
    voters === undefined ? '' : text('message.poll.voters', { count: voters }),
    isMultiple ? text('message.poll.multiple') : '',
    isOver ? text('message.poll.closed') : '',
    !isOver && closesAt !== undefined
      ? text('message.poll.until', { time: soonTime(closesAt, { now, locale: text.locale }) })
      : '',
  ].filter((part) => part !== '');
  return (
    <div className={css['poll']}>
      <ul aria-label={text('message.poll')}>
        {poll.options.map(({ title }, index) => {
          const share = shares[index];
          return (
            // oxlint-disable-next-line react/no-array-index-key -- two options may read the same
            <li key={index} className={css['option']}>
              {share === undefined ? null : (
                <span className={css['bar']} style={{ width: `${share}%` }} aria-hidden="true" />
              )}
              <span className={css['choice']} dir="auto">
                {title}
              </span>
              {share === undefined ? null : (
                <span className={css['share']}>{text('insights.percent', { share })}</span>
              )}
            </li>
          );
        })}
      </ul>
      <p className={css['foot']}>{foot.join(' · ')}</p>
    </div>
  );
}

function Quote({ quote, onOpen }: { readonly quote: QuoteRow; readonly onOpen: Open }) {
  const text = useText();
  if (quote.state === 'gone')
    return (
      <p className={css['gone']}>
        <Link2Off size={14} aria-hidden="true" />
        {text('message.quoteGone')}
      </p>
    );
  const { authorName, authorHandle, url } = quote;
  return (
    <blockquote className={css['quote']}>
      <p className={css['author']}>
        <strong dir="auto">{authorName}</strong> <span>{authorHandle}</span>
      </p>
      <p className={css['words']} dir="auto">
        {quote.text}
      </p>
      {url === undefined ? null : (
        <button type="button" className={css['open']} onClick={() => onOpen(url)}>
          {text('message.openQuote')}
        </button>
      )}
    </blockquote>
  );
}

function Card({ card, onOpen }: { readonly card: CardRow; readonly onOpen: Open }): ReactElement {
  const text = useText();
  const { url, title, description, picture } = card;
  const host = URL.parse(url)?.host ?? url;
  return (
    <button
      type="button"
      data-private=""
      className={css['card']}
      title={url}
      aria-label={text('message.openCard', { title, host })}
      onClick={() => onOpen(url)}
    >
      {picture === undefined ? null : (
        <img className={css['cardPicture']} src={picture} alt="" loading="lazy" decoding="async" />
      )}
      <span className={css['cardWords']}>
        <span className={css['cardTitle']} dir="auto">
          {title}
        </span>
        {description === undefined ? null : (
          <span className={css['cardAbout']} dir="auto">
            {description}
          </span>
        )}
        <span className={css['host']}>
          <ExternalLink size={12} aria-hidden="true" /> {host}
        </span>
      </span>
    </button>
  );
}

/**
 * What hangs on a message beside its media: a poll with its votes, the post that it quotes, what the
 * network says about a linked page. Nothing here asks that page.
 */
export function MessageExtras({ message, onOpen, now }: MessageExtrasProps): ReactElement | null {
  const { poll, quote, card } = message;
  if (poll === undefined && quote === undefined && card === undefined) return null;
  return (
    <div className={css['extras']}>
      {poll === undefined ? null : <Poll poll={poll} now={now} />}
      {quote === undefined ? null : <Quote quote={quote} onOpen={onOpen} />}
      {card === undefined ? null : <Card card={card} onOpen={onOpen} />}
    </div>
  );
}
