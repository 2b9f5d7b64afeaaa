import { useState } from 'react';
import type { Failure } from '#domain/failure.ts';
import type { MonitorRow } from '#contract/monitor-rows.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import { useBridge, useView } from '#renderer/bridge/use-bridge.tsx';
import { useKeys } from '#renderer/keys/use-keys.tsx';
import { useRoute } from '#renderer/state/route.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { useApp } from '#renderer/state/use-app.ts';
import { tellChange } from '#renderer/state/use-triage.ts';
import { stay } from './use-hit-actions.ts';

/** What stands beside the list. */
type Shown = 'monitor' | 'crisis' | 'edit' | 'new' | 'share';

export type Monitors = {
  /** null until they are there. */
  readonly monitors: readonly MonitorRow[] | null;
  /** The chosen one, else the first. */
  readonly monitor: MonitorRow | null;
  readonly trouble: Failure | null;
  readonly workspaceId: WorkspaceId | null;
  /** Whose a new monitor is; null: a client has to be chosen first. */
  readonly homeId: WorkspaceId | null;
  readonly shown: Shown;
  readonly show: (shown: Shown) => void;
  readonly open: (monitorId: string) => void;
  /** Leaves the form, for what was saved. */
  readonly close: (monitorId: string | null) => void;
  readonly remove: (monitor: MonitorRow) => Promise<void>;
};

/** Which monitor is looked at, and how. */
export function useMonitors(): Monitors {
  const bridge = useBridge();
  const workspaceId = useRoute((route) => route.workspaceId);
  const chosenId = useRoute((route) => route.monitorId);
  const openMonitor = useRoute((route) => route.openMonitor);
  const [shown, show] = useState<Shown>('monitor');
  const { value, trouble } = useView('monitors', { workspaceId });
  const drop = useAction('monitor.remove');
  const monitors = value?.rows ?? null;
  const monitor = monitors?.find(({ id }) => id === chosenId) ?? monitors?.[0] ?? null;
  const homeId = useHome(workspaceId);
  const open = (id: string): void => {
    openMonitor(id);
    show('monitor');
  };
  useMonitorKeys({ monitors, monitor, homeId, show, open });
  return {
    monitors,
    monitor,
    trouble,
    workspaceId,
    homeId,
    shown,
    show,
    open,
    close: (id) => (id === null ? show('monitor') : open(id)),
    remove: async ({ workspaceId: owner, id: monitorId }) => {
      if ((await drop({ workspaceId: owner, monitorId })) === null) return;
      tellChange(bridge, { kind: 'message', id: 'monitors.removed' }, stay);
    },
  };
}

/** With one client alone that is the one. */
function useHome(workspaceId: WorkspaceId | null): WorkspaceId | null {
  const [first, ...others] = useApp()?.clients ?? [];
  const only = first !== undefined && others.length === 0 ? first.id : null;
  return workspaceId ?? only;
}

function useMonitorKeys(
  screen: Pick<Monitors, 'monitors' | 'monitor' | 'homeId' | 'show' | 'open'>,
): void {
  const { monitors, monitor, homeId, show, open } = screen;
  const step = (by: 1 | -1) => () => {
    const next = monitors?.[monitors.findIndex(({ id }) => id === monitor?.id) + by];
    if (next !== undefined) open(next.id);
  };
  const hasRise = monitor !== null && monitor.rise !== null;
  useKeys({
    'monitor.next': step(1),
    'monitor.previous': step(-1),
    ...(homeId === null ? {} : { 'monitor.new': () => show('new') }),
    ...(monitor === null ? {} : { 'monitor.edit': () => show('edit') }),
    ...(hasRise ? { 'monitor.crisis': () => show('crisis') } : {}),
  });
}
