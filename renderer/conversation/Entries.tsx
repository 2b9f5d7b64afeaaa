import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import { VList, type VListHandle } from 'virtua';
import type { ConversationEntry } from '#contract/rows.ts';
import { dayName } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { Button } from '#renderer/ui/Button.tsx';
import css from './Entries.module.css';
import { entryItems, type EntryItem } from './entry-items.ts';
import { Message } from './Message.tsx';
import { Note } from './Note.tsx';
import { Reply } from './Reply.tsx';

/** So near to the end counts as being there. */
const NEAR_PX = 80;

type EntriesProps = {
  readonly rows: readonly ConversationEntry[];
  readonly hasEarlier: boolean;
  readonly onEarlier: () => void;
};

function Entry({ entry }: { readonly entry: ConversationEntry }): ReactElement {
  switch (entry.entry) {
    case 'message':
      return <Message message={entry} />;
    case 'reply':
      return <Reply reply={entry} />;
    case 'note':
      return <Note note={entry} />;
  }
}

type ItemProps = { readonly item: EntryItem; readonly onEarlier: () => void };

function Item({ item, onEarlier }: ItemProps): ReactElement {
  const text = useText();
  const now = useNow();
  switch (item.kind) {
    case 'earlier':
      return (
        <div className={css['earlier']}>
          <Button onPress={onEarlier}>{text('conversation.earlier')}</Button>
        </div>
      );
    case 'day':
      return <p className={css['day']}>{dayName(item.at, { now, locale: text.locale })}</p>;
    case 'new':
      return <p className={css['new']}>{text('conversation.firstUnread')}</p>;
    case 'entry':
      return (
        <div className={css['entry']}>
          <Entry entry={item.entry} />
        </div>
      );
  }
}

function firstUnreadOf(rows: readonly ConversationEntry[]): string | null {
  return rows.find((row) => row.entry === 'message' && row.isUnread)?.id ?? null;
}

/** Everything that was said, oldest first. Opens at the first unread message, else at the end. */
export function Entries({ rows, hasEarlier, onEarlier }: EntriesProps): ReactElement {
  const text = useText();
  const list = useRef<VListHandle>(null);
  const isAtEnd = useRef(true);
  const [firstUnread] = useState(() => firstUnreadOf(rows));
  const [before, setBefore] = useState({ first: rows[0]?.id, isShift: false });
  // Only while earlier ones come in at the top must the place be kept from the end.
  if (before.first !== rows[0]?.id) setBefore({ first: rows[0]?.id, isShift: true });
  const items = useMemo(
    () => entryItems(rows, { hasEarlier, firstUnread }),
    [rows, hasEarlier, firstUnread],
  );
  const unreadIndex = items.findIndex(({ kind }) => kind === 'new');
  const lastKey = items.at(-1)?.key;
  const start = useRef(unreadIndex);
  useEffect(() => {
    if (start.current > 0) list.current?.scrollToIndex(start.current, { align: 'start' });
    else list.current?.scrollToIndex(Number.MAX_SAFE_INTEGER, { align: 'end' });
  }, []);
  useEffect(() => {
    if (lastKey !== undefined && isAtEnd.current && start.current <= 0)
      list.current?.scrollToIndex(Number.MAX_SAFE_INTEGER, { align: 'end' });
  }, [lastKey]);
  const onScroll = (offset: number): void => {
    const handle = list.current;
    if (handle === null) return;
    isAtEnd.current = handle.scrollSize - handle.viewportSize - offset < NEAR_PX;
    if (isAtEnd.current) start.current = 0;
  };
  return (
    <VList
      ref={list}
      className={css['entries'] ?? ''}
      role="log"
      aria-label={text('conversation.messages')}
      tabIndex={0}
      shift={before.isShift}
      onScroll={onScroll}
    >
      {items.map((item) => (
        <Item key={item.key} item={item} onEarlier={onEarlier} />
      ))}
    </VList>
  );
}
