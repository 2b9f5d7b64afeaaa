import type { ReactElement } from 'react';
import type { FigureMarkRow } from '#contract/insight-rows.ts';
import type { ViewRest } from '#contract/views.ts';
import { wholeNumber } from '#renderer/i18n/numbers.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useApp } from '#renderer/state/use-app.ts';
import { ChartCard } from './ChartCard.tsx';
import { longDuration } from './long-duration.ts';
import css from './NetworksChart.module.css';

type NetworksChartProps = {
  readonly networks: ViewRest<'insights'>['networks'];
  readonly onMark: (mark: FigureMarkRow) => void;
};

export function NetworksChart({ networks, onMark }: NetworksChartProps): ReactElement {
  const text = useText();
  const known = useApp()?.rest.networks ?? [];
  const most = Math.max(1, ...networks.map(({ conversations }) => conversations));
  const lines = networks.map(({ network, conversations, medianMs }) => {
    const info = known.find(({ id }) => id === network);
    return {
      id: network,
      name: info?.name ?? network,
      color: info?.color,
      width: `${(100 * conversations) / most}%`,
      cells: [
        info?.name ?? network,
        wholeNumber(conversations, text.locale),
        medianMs === null ? '–' : longDuration(medianMs, text),
      ],
      onOpen: () => onMark({ kind: 'network', network }),
    };
  });
  return (
    <ChartCard
      title={text('insights.perNetwork')}
      hint={text('insights.perNetworkHint')}
      columns={[text('insights.network'), text('insights.conversations'), text('insights.median')]}
      lines={lines}
    >
      <div className={css['networks']}>
        {lines.map(({ id, name, color, width, cells, onOpen }) => (
          <button key={id} type="button" tabIndex={-1} className={css['network']} onClick={onOpen}>
            <span className={css['name']}>{name}</span>
            <span className={css['track']}>
              <span className={css['value']} style={{ width, backgroundColor: color }} />
            </span>
            <span className={css['count']}>{cells[1]}</span>
            <span className={css['time']}>{cells[2]}</span>
          </button>
        ))}
      </div>
    </ChartCard>
  );
}
