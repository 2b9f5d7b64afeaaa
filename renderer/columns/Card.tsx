import { useState, type ReactElement, type ReactNode, type Ref } from 'react';
import type { ColumnCardRow } from '#contract/column-rows.ts';
import { fullTime, listTime } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { MessageExtras } from '#renderer/message/MessageExtras.tsx';
import { whyWords } from '#renderer/message/why-words.ts';
import { useNetwork } from '#renderer/state/use-app.ts';
import { Avatar } from '#renderer/ui/Avatar.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { NetworkBadge } from '#renderer/ui/NetworkBadge.tsx';
import { RichText } from '#renderer/ui/RichText.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import css from './Card.module.css';
import { CardButtons } from './CardButtons.tsx';
import { CardMedia } from './CardMedia.tsx';
import type { CardDoing } from './use-card-actions.ts';

export type CardProps = {
  readonly row: ColumnCardRow;
  /** The column shows several networks: each card says its own. */
  readonly isMixed: boolean;
  /** Place in the column, from 1, and how many there are; -1 while more can come. */
  readonly position: number;
  readonly total: number;
  readonly isCurrent: boolean;
  /** The text behind a content warning is shown. */
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onFocus: () => void;
  readonly onDo: (doing: CardDoing) => void;
  readonly onLink: (url: string) => void;
  /** ms since epoch. */
  readonly now: number;
  /** The place to answer it. */
  readonly children?: ReactNode;
  readonly ref?: Ref<HTMLElement>;
};

function CardHead({ row, now }: Pick<CardProps, 'row' | 'now'>): ReactElement {
  const text = useText();
  const { locale } = text;
  return (
    <p className={css['head']}>
      <span className={css['name']} dir="auto">
        {row.authorName}
      </span>
      <span className={css['handle']}>{row.authorHandle}</span>
      <time
        className={css['time']}
        dateTime={new Date(row.createdAt).toISOString()}
        title={fullTime(row.createdAt, locale)}
      >
        {listTime(row.createdAt, { now, locale })}
        {row.editedAt === undefined ? null : ` · ${text('message.edited')}`}
      </time>
    </p>
  );
}

function CardBody({ row, isOpen, onToggle, onLink, now }: CardProps): ReactElement {
  const text = useText();
  const { contentWarning } = row;
  const isCovered = contentWarning !== undefined && !isOpen;
  return (
    <>
      {contentWarning === undefined ? null : (
        <div className={css['warning']}>
          <span>{text('message.warning', { text: contentWarning })}</span>
          <Button look="quiet" aria-pressed={isOpen} onPress={onToggle}>
            {text(isOpen ? 'message.hideContent' : 'message.showContent')}
          </Button>
        </div>
      )}
      {isCovered ? null : (
        <>
          <RichText text={row.text} spans={row.spans} onOpen={onLink} marks={row.why?.marks} />
          <CardMedia media={row.media} onOpen={onLink} />
          <MessageExtras message={row} onOpen={onLink} now={now} />
        </>
      )}
      {row.why === undefined ? null : <p className={css['why']}>{whyWords(row.why, text)}</p>}
      {row.isDeleted ? <Tag tone="warn">{text('message.deleted')}</Tag> : null}
    </>
  );
}

function Where({ network: id }: Pick<ColumnCardRow, 'network'>): ReactElement {
  const network = useNetwork(id);
  return (
    <NetworkBadge
      glyph={network?.glyph ?? '?'}
      color={network?.color ?? '#55575c'}
      name={network?.name ?? id}
      size="small"
    />
  );
}

/** One post in a column. */
export function Card(props: CardProps): ReactElement {
  const { row, isMixed, position, total, isCurrent, onFocus, onDo, ref } = props;
  const [nameId] = useState(() => `card-${crypto.randomUUID()}`);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the card in focus is the one that keys act on
    <article
      data-private=""
      ref={ref}
      className={css['card']}
      aria-posinset={position}
      aria-setsize={total}
      aria-labelledby={nameId}
      // The card itself takes the focus, so that J and K can walk from one to the next.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the feed pattern wants focusable articles
      tabIndex={isCurrent ? 0 : -1}
      data-card={row.id}
      onFocus={onFocus}
    >
      <Avatar
        name={row.authorName}
        picture={row.picture}
        badge={isMixed ? <Where network={row.network} /> : undefined}
      />
      <div className={css['body']}>
        <div id={nameId}>
          <CardHead {...props} />
        </div>
        <CardBody {...props} />
        <CardButtons row={row} onDo={onDo} />
      </div>
      {props.children}
    </article>
  );
}
