import type { ReactElement } from 'react';
import type { WorkspaceId } from '#domain/ids.ts';
import { useView } from '#renderer/bridge/use-bridge.tsx';
import { wholeNumber } from '#renderer/i18n/numbers.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { ChartCard } from '#renderer/insights/ChartCard.tsx';
import { useApp } from '#renderer/state/use-app.ts';
import css from './ShareChart.module.css';

/** Who is spoken of how much, on which networks; own names and competitors side by side. */
export function ShareChart({
  workspaceId,
}: {
  readonly workspaceId: WorkspaceId | null;
}): ReactElement {
  const text = useText();
  const known = useApp()?.rest.networks ?? [];
  const rows = useView('monitorShare', { workspaceId }).value?.rows ?? [];
  const all = rows.reduce((sum, { total }) => sum + total, 0);
  const most = Math.max(1, ...rows.map(({ total }) => total));
  const infoOf = (id: string) => known.find((network) => network.id === id);
  const networkIds = [
    ...new Set(rows.flatMap(({ networks }) => networks.map(({ network }) => network))),
  ];
  const percent = (part: number): string =>
    text('insights.percent', { share: Math.round((100 * part) / Math.max(1, all)) });
  return (
    <>
      <h2 className={css['title']}>{text('monitors.share')}</h2>
      <ChartCard
        title={text('monitors.shareOf')}
        hint={text('monitors.shareHint')}
        size="low"
        columns={[
          text('monitors.name'),
          text('monitors.shareTitle'),
          text('monitors.mentions'),
          text('insights.negativeOnes'),
          ...networkIds.map((id) => infoOf(id)?.name ?? id),
        ]}
        lines={rows.map(({ id, name, total, negative, networks }) => ({
          id,
          cells: [
            name,
            percent(total),
            wholeNumber(total, text.locale),
            wholeNumber(negative, text.locale),
            ...networkIds.map((network) =>
              wholeNumber(
                networks.find((one) => one.network === network)?.mentions ?? 0,
                text.locale,
              ),
            ),
          ],
        }))}
      >
        <div className={css['bars']}>
          {rows.map(({ id, name, isCompetitor, total, networks }) => (
            <div key={id} className={css['line']}>
              <span className={css['name']}>{name}</span>
              <span className={css['track']}>
                {networks.map(({ network, mentions }) => (
                  <span
                    key={network}
                    className={css['part']}
                    title={`${infoOf(network)?.name ?? network}: ${mentions}`}
                    style={{
                      width: `${(100 * mentions) / most}%`,
                      backgroundColor: infoOf(network)?.color,
                      opacity: isCompetitor ? 0.55 : 1,
                    }}
                  />
                ))}
              </span>
              <span className={css['count']}>{percent(total)}</span>
            </div>
          ))}
          <ul className={css['legend']}>
            {networkIds.map((id) => (
              <li key={id} className={css['key']}>
                <span className={css['dot']} style={{ backgroundColor: infoOf(id)?.color }} />
                {infoOf(id)?.name ?? id}
              </li>
            ))}
          </ul>
        </div>
      </ChartCard>
    </>
  );
}
