import type { ReactElement } from 'react';
import type { FigureMarkRow } from '#contract/insight-rows.ts';
import type { ViewRest } from '#contract/views.ts';
import { weekdayName } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { ChartCard } from './ChartCard.tsx';
import css from './HoursChart.module.css';

type HoursChartProps = {
  readonly hours: ViewRest<'insights'>['hours'];
  readonly onMark: (mark: FigureMarkRow) => void;
};
/** Monday first. */
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 0] as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

export function HoursChart({ hours, onMark }: HoursChartProps): ReactElement {
  const text = useText();
  const counts = new Map(
    hours.map(({ weekday, hour, messages }) => [weekday * 24 + hour, messages]),
  );
  const most = Math.max(1, ...counts.values());
  const open = (weekday: number, hour: number) => () => onMark({ kind: 'hour', weekday, hour });
  const words = (weekday: number, hour: number, count: number): string =>
    text('insights.hourMark', { day: weekdayName(weekday, 'long', text.locale), hour, count });
  return (
    <ChartCard
      title={text('insights.perHour')}
      hint={text('insights.perHourHint')}
      columns={[text('insights.hour'), text('insights.messagesTitle')]}
      lines={hours
        .toSorted((a, b) => b.messages - a.messages)
        .map(({ weekday, hour, messages }) => ({
          id: `${weekday}-${hour}`,
          cells: [
            text('insights.hourName', { day: weekdayName(weekday, 'long', text.locale), hour }),
            String(messages),
          ],
          onOpen: open(weekday, hour),
        }))}
    >
      <div className={css['grid']}>
        {WEEKDAYS.map((weekday) => (
          <div key={weekday} className={css['line']}>
            <span className={css['day']}>{weekdayName(weekday, 'short', text.locale)}</span>
            {HOURS.map((hour) => {
              const count = counts.get(weekday * 24 + hour) ?? 0;
              return (
                <button
                  key={hour}
                  type="button"
                  tabIndex={-1}
                  className={css['cell']}
                  title={words(weekday, hour, count)}
                  aria-label={words(weekday, hour, count)}
                  onClick={open(weekday, hour)}
                >
                  <span className={css['heat']} style={{ opacity: count / most }} />
                </button>
              );
            })}
          </div>
        ))}
        <div className={css['feet']}>
          {[0, 6, 12, 18].map((hour) => (
            <span key={hour}>{hour}</span>
          ))}
        </div>
      </div>
    </ChartCard>
  );
}
