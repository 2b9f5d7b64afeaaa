import type { ReactElement } from 'react';
import type { FigureMarkRow } from '#contract/insight-rows.ts';
import type { ViewRest } from '#contract/views.ts';
import { dayShort, dayTitle } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bars } from './Bars.tsx';
import { ChartCard } from './ChartCard.tsx';

type DaysChartProps = {
  readonly days: ViewRest<'insights'>['days'];
  readonly onMark: (mark: FigureMarkRow) => void;
};

export function DaysChart({ days, onMark }: DaysChartProps): ReactElement {
  const text = useText();
  const open = (day: number) => () => onMark({ kind: 'day', day });
  return (
    <ChartCard
      title={text('insights.perDay')}
      hint={text('insights.perDayHint')}
      columns={[
        text('insights.day'),
        text('insights.conversations'),
        text('insights.negativeOnes'),
      ]}
      lines={days
        .filter(({ conversations }) => conversations > 0)
        .map(({ day, conversations, negative }) => ({
          id: String(day),
          cells: [dayTitle(day, text.locale), String(conversations), String(negative)],
          onOpen: open(day),
        }))}
    >
      <Bars
        bars={days.map(({ day, conversations, negative }) => ({
          id: String(day),
          value: conversations,
          part: negative,
          title: text('insights.dayMark', {
            day: dayTitle(day, text.locale),
            count: conversations,
            negative,
          }),
          foot: dayShort(day, text.locale),
          onOpen: open(day),
        }))}
      />
    </ChartCard>
  );
}
