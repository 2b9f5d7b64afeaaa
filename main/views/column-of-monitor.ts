import type { ViewOutput } from '#contract/views.ts';
import { columnFilter } from '#domain/column-filter.ts';
import type { Column, MonitorSource } from '#domain/column.ts';
import { compileMonitor } from '#domain/monitor/match.ts';
import { parseMonitor } from '#domain/monitor/parse.ts';
import { findShown } from './column-messages.ts';
import { toHitRows } from './hit-row.ts';
import { NOTHING, type Stretch } from './stretch.ts';
import type { ViewPorts } from './view.ts';

type Shown = { readonly column: Column; readonly ports: ViewPorts };

/**
 * What a monitor found, as cards that say why. Its words were looked for when the messages came, so
 * nothing is fetched. A monitor that was removed leaves an empty column.
 */
export async function readMentions(
  { monitorId }: MonitorSource,
  stretch: Stretch,
  { column, ports }: Shown,
): Promise<ViewOutput<'column'>> {
  const { workspaceId } = column;
  const store = ports.store.forWorkspace(workspaceId);
  const monitor = await store.get('monitors', monitorId);
  const rest = { isSyncing: false, isPaused: false };
  if (monitor === null) return { rows: [], rest: { ...rest, isGone: true, ends: NOTHING } };
  const parsed = parseMonitor(monitor.words);
  if (!parsed.ok) return { rows: [], rest: { ...rest, ends: NOTHING } };
  const wanted = {
    where: { monitorIds: { has: monitorId } },
    filter: columnFilter(column.options),
  };
  const { items, ends } = await findShown(store, wanted, stretch);
  const match = compileMonitor(parsed.query, monitor.rules);
  const hits = await toHitRows(items, match, { workspaceId, ports });
  return {
    rows: hits.map(({ reasons, marks, beside, reach: _reach, site: _site, ...row }) =>
      Object.assign(row, { why: { reasons, marks, beside } }),
    ),
    rest: { ...rest, ends },
  };
}
