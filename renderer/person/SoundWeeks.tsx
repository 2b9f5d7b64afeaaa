import type { ReactElement } from 'react';
import type { SoundWeekRow } from '#contract/person-rows.ts';
import { dayMonth } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { cx } from '#renderer/ui/cx.ts';
import css from './SoundWeeks.module.css';

type SoundWeeksProps = { readonly weeks: readonly SoundWeekRow[] };

/** Twelve weeks as bars: how much somebody wrote, and how it sounded. */
export function SoundWeeks({ weeks }: SoundWeeksProps): ReactElement {
  const text = useText();
  const now = useNow();
  const most = Math.max(1, ...weeks.map(({ messages }) => messages));
  const sum = (field: 'messages' | 'positive' | 'negative'): number =>
    weeks.reduce((total, week) => total + week[field], 0);
  const day = (at: number): string => dayMonth(at, { now, locale: text.locale });
  const [first] = weeks;
  return (
    <figure className={css['figure']}>
      <div
        className={css['bars']}
        role="img"
        aria-label={text('person.weeks', {
          count: sum('messages'),
          positive: sum('positive'),
          negative: sum('negative'),
        })}
      >
        {weeks.map((week) => (
          <span
            key={week.from}
            className={css['week']}
            title={text('person.week', { ...week, day: day(week.from), count: week.messages })}
          >
            {PARTS.map(([part, count]) => (
              <span
                key={part}
                className={cx(css['part'], css[part])}
                style={{ height: `${(100 * count(week)) / most}%` }}
              />
            ))}
          </span>
        ))}
      </div>
      <figcaption className={css['feet']}>
        <span>{first === undefined ? '' : day(first.from)}</span>
        <span>{text('person.weeksToday')}</span>
      </figcaption>
    </figure>
  );
}

const PARTS: readonly (readonly [
  part: 'neutral' | 'positive' | 'negative',
  count: (week: SoundWeekRow) => number,
])[] = [
  ['neutral', ({ messages, positive, negative }) => messages - positive - negative],
  ['positive', ({ positive }) => positive],
  ['negative', ({ negative }) => negative],
];
