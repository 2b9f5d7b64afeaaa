import type { ReactElement } from 'react';
import type { FigureMarkRow } from '#contract/insight-rows.ts';
import type { ViewRest } from '#contract/views.ts';
import { dayTitle } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bars } from './Bars.tsx';
import { ChartCard } from './ChartCard.tsx';
import { longDuration } from './long-duration.ts';

type WeeksChartProps = {
  readonly weeks: ViewRest<'insights'>['weeks'];
  readonly onMark: (mark: FigureMarkRow) => void;
};

export function WeeksChart({ weeks, onMark }: WeeksChartProps): ReactElement {
  const text = useText();
  const open = (day: number) => () => onMark({ kind: 'week', day });
  const took = (medianMs: number | null): string =>
    medianMs === null ? '–' : longDuration(medianMs, text);
  return (
    <ChartCard
      title={text('insights.perWeek')}
      hint={text('insights.perWeekHint')}
      nothing={
        weeks.some(({ medianMs }) => medianMs !== null) ? undefined : text('insights.noWeeks')
      }
      columns={[text('insights.week'), text('insights.median'), text('insights.answers')]}
      lines={weeks.map(({ day, medianMs, answers }) => ({
        id: String(day),
        cells: [dayTitle(day, text.locale), took(medianMs), String(answers)],
        onOpen: open(day),
      }))}
    >
      <Bars
        bars={weeks.map(({ day, medianMs }) => ({
          id: String(day),
          value: medianMs ?? 0,
          title: text('insights.weekMark', {
            day: dayTitle(day, text.locale),
            time: took(medianMs),
          }),
          foot: took(medianMs),
          onOpen: open(day),
        }))}
      />
    </ChartCard>
  );
}
