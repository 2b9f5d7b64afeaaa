import { Check } from 'lucide-react';
import { memo, type MouseEvent, type ReactElement } from 'react';
import type { NetworkRow } from '#contract/account-rows.ts';
import type { InboxRow, WorkspaceRow } from '#contract/rows.ts';
import { listTime } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Avatar } from '#renderer/ui/Avatar.tsx';
import { ClientSquare } from '#renderer/ui/ClientSquare.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { Hidden } from '#renderer/ui/Hidden.tsx';
import { NetworkBadge } from '#renderer/ui/NetworkBadge.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { markWords } from './mark-words.ts';
import css from './Row.module.css';
import {
  dueWords,
  replyWords,
  riskWords,
  sentimentWords,
  stateWords,
  whereWords,
} from './row-words.ts';

const MOST_LABELS = 3;

export type RowProps = {
  readonly row: InboxRow;
  readonly network: NetworkRow | undefined;
  /** Only where all clients are shown at once. */
  readonly client: WorkspaceRow | undefined;
  readonly position: number;
  readonly count: number;
  readonly now: number;
  readonly isCurrent: boolean;
  /** The one row that Tab comes to. */
  readonly isTabStop: boolean;
  readonly isSelected: boolean;
  readonly isSelecting: boolean;
  readonly isSearch: boolean;
  /** Words that were looked for; see domain/found-words.ts. */
  readonly marks: readonly string[];
  readonly onPress: (row: InboxRow, event: MouseEvent) => void;
};

/** What of it the inside shows: not where it stands and whether it is the current one. */
type InsideProps = Pick<
  RowProps,
  'row' | 'network' | 'client' | 'now' | 'isSelected' | 'isSearch' | 'marks'
>;

/** The conversation is muted, or whoever writes in it. */
function MutedTags({ row }: Pick<InsideProps, 'row'>): ReactElement {
  const text = useText();
  return (
    <>
      {row.isMuted ? <Tag>{text('inbox.muted')}</Tag> : null}
      {row.isPersonMuted === true ? <Tag>{text('inbox.personMuted')}</Tag> : null}
    </>
  );
}

/** Where the words were found, if not in what is shown of the message. */
function FoundBy({ row, marks }: InsideProps): ReactElement | null {
  const text = useText();
  const by = row.found?.by;
  if (by === undefined) return null;
  return (
    <span data-private="" className={css['foundBy']} dir="auto">
      {text('inbox.foundBy')} <Marked text={by} marks={marks} />
    </span>
  );
}

function Tags(props: InsideProps): ReactElement | null {
  const text = useText();
  const { row, now, isSearch } = props;
  const reply = replyWords(row, text);
  const state = stateWords(row, { isSearch, now }, text);
  const labels = row.labels.slice(0, MOST_LABELS);
  const sentiment = sentimentWords(row, text);
  const risk = riskWords(row, text);
  const isPlain = reply === null && state === null && sentiment === null && risk === null;
  if (isPlain && labels.length === 0 && !row.isMuted && row.isPersonMuted !== true) return null;
  return (
    <span className={css['tags']}>
      {reply === null ? null : <Tag tone={reply.tone}>{reply.words}</Tag>}
      {state === null ? null : <Tag>{state}</Tag>}
      {sentiment === null ? null : <Tag tone={sentiment.tone}>{sentiment.words}</Tag>}
      {risk === null ? null : (
        <span data-private="" className={css['risk']}>
          {risk}
        </span>
      )}
      <MutedTags row={row} />
      {labels.map(({ id, name, color }) => (
        <Tag key={id} dot={color}>
          {name}
        </Tag>
      ))}
    </span>
  );
}

function Face({ row, network, isSelected }: InsideProps): ReactElement {
  return (
    <span className={css['face']} data-select="" data-private="">
      <Avatar
        name={row.personName}
        picture={row.picture}
        badge={
          <NetworkBadge
            glyph={network?.glyph ?? '?'}
            color={network?.color ?? '#55575c'}
            size="small"
          />
        }
      />
      <span className={cx(css['mark'], isSelected && css['marked'])} aria-hidden="true">
        {isSelected ? <Check size={16} /> : null}
      </span>
    </span>
  );
}

function Marked({ text, marks }: { readonly text: string; readonly marks: readonly string[] }) {
  return markWords(text, marks).map((stretch, index) =>
    // oxlint-disable-next-line react/no-array-index-key -- stretches have no other name
    stretch.isFound ? <mark key={index}>{stretch.text}</mark> : stretch.text,
  );
}

/** Who, where and when; what was said; how much time is left. */
function Words({ row, network, now, marks }: InsideProps): ReactElement {
  const text = useText();
  const due = dueWords(row, now, text);
  const isUnread = row.unreadCount > 0;
  return (
    <>
      <span className={css['top']}>
        {isUnread ? <span className={css['dot']} aria-hidden="true" /> : null}
        <span data-private="" className={cx(css['name'], isUnread && css['unread'])}>
          {row.personName}
        </span>
        {isUnread ? <Hidden>{text('inbox.unread', { count: row.unreadCount })}</Hidden> : null}
        <span data-private="" className={css['where']}>
          {whereWords(row, text)}
        </span>
        <Hidden>{network?.name}</Hidden>
        <span className={css['time']}>
          {listTime(row.preview.at, { now, locale: text.locale })}
        </span>
      </span>
      <span className={css['bottom']}>
        <span data-private="" className={cx(css['words'], isUnread && css['fresh'])} dir="auto">
          {row.preview.direction === 'out' ? `${text('inbox.you')} ` : null}
          <Marked text={row.preview.text} marks={marks} />
        </span>
        {due === null ? null : (
          <span className={css['due']}>
            <Tag tone={due.tone}>{due.words}</Tag>
          </span>
        )}
      </span>
    </>
  );
}

/** When a row above goes, all below stand one higher: that alone draws nothing of this again. */
const Inside = memo(function Inside(props: InsideProps): ReactElement {
  const { client } = props;
  return (
    <>
      {client === undefined ? null : (
        <span
          className={css['band']}
          style={{ backgroundColor: client.color }}
          title={client.name}
        />
      )}
      <Face {...props} />
      <span className={css['body']}>
        <Words {...props} />
        <FoundBy {...props} />
        <Tags {...props} />
        {client === undefined ? null : (
          <span className={css['client']}>
            <ClientSquare initials={client.initials} color={client.color} size="small" />
            {client.name}
          </span>
        )}
      </span>
    </>
  );
});

/** One conversation in the list. */
export const Row = memo(function Row(props: RowProps): ReactElement {
  const { row, network, client, now, isCurrent, isSelected, isSearch, marks } = props;
  return (
    // Keys are handled once for the whole list, see use-list-keys.ts.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="option"
      className={cx(css['row'], isCurrent && css['current'], isSelected && css['selected'])}
      data-id={row.id}
      tabIndex={props.isTabStop ? 0 : -1}
      aria-selected={isCurrent}
      {...(props.isSelecting ? { 'aria-checked': isSelected } : {})}
      aria-posinset={props.position + 1}
      aria-setsize={props.count}
      onClick={(event) => props.onPress(row, event)}
    >
      <Inside {...{ row, network, client, now, isSelected, isSearch, marks }} />
    </div>
  );
});
