import type { ReactElement, ReactNode } from 'react';
import type { HitRow } from '#contract/monitor-rows.ts';
import type { NetworkRow } from '#contract/account-rows.ts';
import { fullTime, listTime } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { whyWords } from '#renderer/message/why-words.ts';
import { Avatar } from '#renderer/ui/Avatar.tsx';
import { NetworkBadge } from '#renderer/ui/NetworkBadge.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import css from './HitCard.module.css';
import { authorWords } from './hit-words.ts';
import { markedText } from './marked-text.ts';

type HitCardProps = {
  readonly row: HitRow;
  readonly network: NetworkRow | undefined;
  readonly now: number;
  /** Tab comes to this one. */
  readonly isCurrent: boolean;
  readonly onFocus?: () => void;
  /** What can be done with it. */
  readonly children?: ReactNode;
};

const TONES = { negative: 'bad', positive: 'good' } as const;

function Tone({ sentiment }: Pick<HitRow, 'sentiment'>): ReactElement | null {
  const text = useText();
  if (sentiment !== 'negative' && sentiment !== 'positive') return null;
  return <Tag tone={TONES[sentiment]}>{text(`sentiment.${sentiment}`)}</Tag>;
}

function Head({ row, network, now }: Pick<HitCardProps, 'row' | 'network' | 'now'>): ReactElement {
  const text = useText();
  const { locale } = text;
  return (
    <p className={css['head']}>
      <span className={css['name']} dir="auto">
        {row.authorName}
      </span>
      <span className={css['where']}>
        {[network?.name ?? row.network, authorWords(row, text)].join(' · ')}
      </span>
      <time
        className={css['time']}
        dateTime={new Date(row.createdAt).toISOString()}
        title={fullTime(row.createdAt, locale)}
      >
        {listTime(row.createdAt, { now, locale })}
      </time>
    </p>
  );
}

function Foot({ row, children }: Pick<HitCardProps, 'row' | 'children'>): ReactElement {
  const text = useText();
  return (
    <div className={css['foot']}>
      <span className={css['why']}>{whyWords(row, text)}</span>
      <Tone sentiment={row.sentiment} />
      {row.tone?.isQuestion === true ? <Tag>{text('monitors.question')}</Tag> : null}
      {row.tone?.isComplaint === true ? <Tag tone="warn">{text('monitors.complaint')}</Tag> : null}
      {children === undefined ? null : <span className={css['actions']}>{children}</span>}
    </div>
  );
}

/** A mention: who said it, what, and why it was found. */
export function HitCard(props: HitCardProps): ReactElement {
  const { row, network, isCurrent, onFocus, children } = props;
  const text = useText();
  const badge = (
    <NetworkBadge glyph={network?.glyph ?? '?'} color={network?.color ?? '#55575c'} size="small" />
  );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the mention in focus is the one that keys act on
    <article
      className={css['hit']}
      data-private=""
      data-hit={row.id}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the feed pattern wants focusable articles
      tabIndex={isCurrent ? 0 : -1}
      onFocus={onFocus}
      aria-label={text('monitors.hitLabel', { name: row.authorName })}
    >
      <Avatar name={row.authorName} picture={row.picture} badge={badge} />
      <div className={css['body']}>
        <Head {...props} />
        {row.contentWarning === undefined ? null : (
          <p className={css['warning']}>{text('message.warning', { text: row.contentWarning })}</p>
        )}
        <p className={css['text']} dir="auto">
          {markedText(row.text, row.marks).map(({ text: words, isMark, start }) =>
            isMark ? <mark key={start}>{words}</mark> : <span key={start}>{words}</span>,
          )}
        </p>
        <Foot row={row}>{children}</Foot>
      </div>
    </article>
  );
}
