import type { ReactElement } from 'react';
import type { InboxRow } from '#contract/rows.ts';
import { soonTime } from '#renderer/i18n/dates.ts';
import { durationText } from '#renderer/i18n/duration.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { Tag } from '#renderer/ui/Tag.tsx';

const SOON_MS = 3_600_000;

/** The answer clock or the state of a conversation, in words. */
export function StateTag({ row }: { readonly row: InboxRow }): ReactElement | null {
  const text = useText();
  const now = useNow();
  const { state, dueAt, snoozedUntil } = row;
  if (state === 'snoozed' && snoozedUntil !== undefined)
    return (
      <Tag>
        {text('conversation.snoozedUntil', {
          time: soonTime(snoozedUntil, { now, locale: text.locale }),
        })}
      </Tag>
    );
  if (state === 'done') return <Tag tone="good">{text('conversation.state.done')}</Tag>;
  if (state === 'waiting') return <Tag>{text('conversation.state.waiting')}</Tag>;
  if (dueAt === undefined) return null;
  const left = dueAt - now;
  if (left <= 0) return <Tag tone="bad">{text('conversation.overdue')}</Tag>;
  return (
    <Tag tone={left < SOON_MS ? 'bad' : 'neutral'}>
      {text('conversation.due', { time: durationText(left, text) })}
    </Tag>
  );
}
