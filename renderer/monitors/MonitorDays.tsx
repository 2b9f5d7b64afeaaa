import type { ReactElement } from 'react';
import type { MonitorRow } from '#contract/monitor-rows.ts';
import { useView } from '#renderer/bridge/use-bridge.tsx';
import { dayShort, dayTitle } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bars } from '#renderer/insights/Bars.tsx';
import { ChartCard } from '#renderer/insights/ChartCard.tsx';

/** How often it was spoken of, day by day, and in red how often negatively. */
export function MonitorDays({ monitor }: { readonly monitor: MonitorRow }): ReactElement {
  const text = useText();
  const { workspaceId, id: monitorId } = monitor;
  const { value } = useView('monitorDays', { workspaceId, monitorId });
  // The card is there from the beginning: what stands below it does not move when the days come.
  const days = value?.rest.days ?? [];
  return (
    <ChartCard
      title={text('monitors.days')}
      hint={text('monitors.daysHint')}
      size="low"
      columns={[text('insights.day'), text('monitors.mentions'), text('insights.negativeOnes')]}
      lines={days
        .filter(({ mentions }) => mentions > 0)
        .map(({ day, mentions, negative }) => ({
          id: String(day),
          cells: [dayTitle(day, text.locale), String(mentions), String(negative)],
        }))}
    >
      <Bars
        size="low"
        bars={days.map(({ day, mentions, negative }) => ({
          id: String(day),
          value: mentions,
          part: negative,
          title: text('monitors.dayMark', {
            day: dayTitle(day, text.locale),
            count: mentions,
            negative,
          }),
          foot: dayShort(day, text.locale),
        }))}
      />
    </ChartCard>
  );
}
