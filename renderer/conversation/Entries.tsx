import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactElement,
} from 'react';
import { VList, type VListHandle } from 'virtua';
import type { ConversationEntry } from '#contract/rows.ts';
import type { ConversationId, MessageId } from '#domain/ids.ts';
import { dayName } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useFound } from '#renderer/state/found.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { cx } from '#renderer/ui/cx.ts';
import css from './Entries.module.css';
import { entryItems, type EntryItem } from './entry-items.ts';
import { JumpContext } from './jump.ts';
import { Message } from './Message.tsx';
import { Note } from './Note.tsx';
import { Reply } from './Reply.tsx';
import { RuleEntry } from './RuleEntry.tsx';
import { ShortLog, type LogHandle } from './ShortLog.tsx';
import type { OpenStretch } from './use-stretch.ts';

/** So near to the end counts as being there. */
const NEAR_PX = 80;
/** So far before an edge the next stretch is asked for. */
const AHEAD_PX = 1200;
/** So many messages are drawn at once, without a list that only draws what is in sight. */
const SHORT = 20;

type EntriesProps = {
  readonly conversationId: ConversationId;
  readonly rows: readonly ConversationEntry[];
  readonly hasEarlier: boolean;
  readonly hasLater: boolean;
  readonly moveTo: OpenStretch['moveTo'];
  readonly moveToEnd: OpenStretch['moveToEnd'];
};

function Entry({ entry }: { readonly entry: ConversationEntry }): ReactElement {
  switch (entry.entry) {
    case 'message':
      return <Message message={entry} />;
    case 'reply':
      return <Reply reply={entry} />;
    case 'note':
      return <Note note={entry} />;
    case 'rule':
      return <RuleEntry entry={entry} />;
  }
}

type ItemProps = {
  readonly item: EntryItem;
  readonly isTarget: boolean;
  readonly onMore: (way: 'earlier' | 'later') => void;
};

function Item({ item, isTarget, onMore }: ItemProps): ReactElement {
  const text = useText();
  const now = useNow();
  switch (item.kind) {
    case 'earlier':
    case 'later':
      return (
        <div className={css['earlier']}>
          <Button onPress={() => onMore(item.kind)}>{text(`conversation.${item.kind}`)}</Button>
        </div>
      );
    case 'day':
      return <p className={css['day']}>{dayName(item.at, { now, locale: text.locale })}</p>;
    case 'new':
      return <p className={css['new']}>{text('conversation.firstUnread')}</p>;
    case 'entry':
      return (
        <div className={cx(css['entry'], isTarget && css['target'])} data-depth={item.depth}>
          <Entry entry={item.entry} />
        </div>
      );
  }
}

function isIn(rows: readonly ConversationEntry[], id: MessageId): boolean {
  return rows.some((row) => row.entry === 'message' && row.messageId === id);
}

function isMessage(row: ConversationEntry): boolean {
  return row.entry === 'message';
}

function firstUnreadOf(rows: readonly ConversationEntry[]): string | null {
  return rows.find((row) => row.entry === 'message' && row.isUnread)?.id ?? null;
}

/** Decided when it opens: what grows a little meanwhile keeps its place. */
function useIsShort({ rows, hasEarlier, hasLater }: EntriesProps): boolean {
  const isWhole = !hasEarlier && !hasLater;
  const [isShort, setShort] = useState(isWhole && rows.length <= SHORT);
  if (isShort && !isWhole) setShort(false);
  return isShort;
}

/** Whether rows came in at the top: then the place must be kept from the end. */
function useIsShift(rows: readonly ConversationEntry[]): boolean {
  const [before, setBefore] = useState({ rows, isShift: false });
  if (before.rows === rows) return before.isShift;
  const first = before.rows[0]?.id;
  const isShift = first !== rows[0]?.id && rows.some(({ id }) => id === first);
  setBefore({ rows, isShift });
  return isShift;
}

/**
 * Everything that was said, oldest first. Opens at what was searched for, at the first unread message,
 * else at the end; near an edge the next stretch comes by itself.
 */
export function Entries(props: EntriesProps): ReactElement {
  const { rows, hasEarlier, hasLater, moveTo, moveToEnd } = props;
  const text = useText();
  const list = useRef<VListHandle & LogHandle>(null);
  const isShort = useIsShort(props);
  const isAtEnd = useRef(true);
  const [firstUnread] = useState(() => firstUnreadOf(rows));
  const found = useFound(({ at }) => at.get(props.conversationId) ?? null);
  const [target, setTarget] = useState(found);
  const [sought, setSought] = useState(found);
  if (found !== sought) {
    setSought(found);
    setTarget(found);
  }
  const isShift = useIsShift(rows);
  const items = useMemo(
    () => entryItems(rows, { hasEarlier, hasLater, firstUnread }),
    [rows, hasEarlier, hasLater, firstUnread],
  );
  const unreadIndex = items.findIndex(({ kind }) => kind === 'new');
  const targetIndex = items.findIndex(({ key }) => key === target);
  const last = items.at(-1);
  const lastKey = last?.key;
  // What somebody writes here is to be seen, wherever in the conversation it was written.
  const isOurs = last?.kind === 'entry' && /^(?:note|reply)$/u.test(last.entry.entry);
  const start = useRef(unreadIndex);
  const toStart = useCallback(() => {
    if (start.current > 0) list.current?.scrollToIndex(start.current, { align: 'start' });
    else list.current?.scrollToIndex(Number.MAX_SAFE_INTEGER, { align: 'end' });
  }, []);
  useLayoutEffect(() => (isShort ? toStart() : undefined), [isShort, toStart]);
  useEffect(() => (isShort ? undefined : toStart()), [isShort, toStart]);
  const shownLast = useRef(lastKey);
  useEffect(() => {
    const isNew = lastKey !== shownLast.current;
    shownLast.current = lastKey;
    if (isNew && (isOurs || (isAtEnd.current && start.current <= 0)))
      list.current?.scrollToIndex(Number.MAX_SAFE_INTEGER, { align: 'end' });
  }, [lastKey, isOurs]);
  useEffect(() => {
    if (target === null || targetIndex === -1) return;
    isAtEnd.current = false;
    list.current?.scrollToIndex(targetIndex, { align: 'center' });
  }, [target, targetIndex]);

  const asked = useRef<MessageId | null>(null);
  useEffect(() => {
    if (asked.current === found) return;
    asked.current = found;
    if (found !== null && !isIn(rows, found)) moveTo(found);
  }, [found, rows, moveTo]);

  const more = (way: 'earlier' | 'later'): void => {
    const edge = way === 'earlier' ? rows.find(isMessage) : rows.findLast(isMessage);
    if (edge?.entry === 'message') moveTo(edge.messageId);
  };
  const onScroll = (offset: number): void => {
    const handle = list.current;
    if (handle === null) return;
    const below = handle.scrollSize - handle.viewportSize - offset;
    isAtEnd.current = below < NEAR_PX && !hasLater;
    if (isAtEnd.current) start.current = 0;
    if (hasEarlier && offset < AHEAD_PX) more('earlier');
    else if (hasLater && below < AHEAD_PX) more('later');
  };
  const jump = (messageId: MessageId): void => {
    setTarget(messageId);
    if (!isIn(rows, messageId)) moveTo(messageId);
  };
  const toNewest = (): void => {
    setTarget(null);
    isAtEnd.current = true;
    start.current = 0;
    if (hasLater) moveToEnd();
    list.current?.scrollToIndex(Number.MAX_SAFE_INTEGER, { align: 'end' });
  };
  const log = {
    ref: list,
    role: 'log',
    'data-private': '',
    'aria-label': text('conversation.messages'),
    tabIndex: 0,
    onScroll,
  };
  const shown = items.map((item) => (
    <Item key={item.key} item={item} isTarget={item.key === target} onMore={more} />
  ));
  return (
    <JumpContext value={jump}>
      {isShort ? (
        <ShortLog {...log} className={cx(css['entries'], css['short'])}>
          {shown}
        </ShortLog>
      ) : (
        <VList {...log} className={css['entries'] ?? ''} shift={isShift}>
          {shown}
        </VList>
      )}
      {hasLater ? (
        <div className={css['toNewest']}>
          <Button onPress={toNewest}>{text('conversation.toNewest')}</Button>
        </div>
      ) : null}
    </JumpContext>
  );
}
