import { useState, type ReactElement } from 'react';
import type { MonitorRow } from '#contract/monitor-rows.ts';
import { useBridge, useView } from '#renderer/bridge/use-bridge.tsx';
import { failureText } from '#renderer/i18n/failure-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useKeys } from '#renderer/keys/use-keys.tsx';
import { useRoute } from '#renderer/state/route.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { useApp } from '#renderer/state/use-app.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { tellChange } from '#renderer/state/use-triage.ts';
import { Banner } from '#renderer/ui/Banner.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { CrisisPane } from './CrisisPane.tsx';
import { MonitorForm } from './MonitorForm.tsx';
import { MonitorList } from './MonitorList.tsx';
import { MonitorPane } from './MonitorPane.tsx';
import css from './MonitorsScreen.module.css';
import { ShareChart } from './ShareChart.tsx';
import { stay } from './use-hit-actions.ts';

/** What stands beside the list. */
type Shown = 'monitor' | 'crisis' | 'edit' | 'new' | 'share';
const NO_MONITORS: readonly MonitorRow[] = [];

/** Monitors at the left, the chosen one beside them. */
export function MonitorsScreen(): ReactElement {
  const text = useText();
  const now = useNow();
  const bridge = useBridge();
  const workspaceId = useRoute((route) => route.workspaceId);
  const chosenId = useRoute((route) => route.monitorId);
  const openMonitor = useRoute((route) => route.openMonitor);
  const clients = useApp()?.clients ?? [];
  const [shown, setShown] = useState<Shown>('monitor');
  const { value, trouble } = useView('monitors', { workspaceId });
  const remove = useAction('monitor.remove');
  const monitors = value?.rows ?? NO_MONITORS;
  const monitor = monitors.find(({ id }) => id === chosenId) ?? monitors[0];
  // A new monitor belongs to the client in front; with one client that is the one.
  const homeId = workspaceId ?? (clients.length === 1 ? (clients[0]?.id ?? null) : null);
  const open = (id: string): void => {
    openMonitor(id);
    setShown('monitor');
  };
  const step = (by: 1 | -1) => () => {
    const next = monitors[monitors.findIndex(({ id }) => id === monitor?.id) + by];
    if (next !== undefined) open(next.id);
  };
  const drop = async ({ workspaceId: owner, id: monitorId }: MonitorRow): Promise<void> => {
    if ((await remove({ workspaceId: owner, monitorId })) === null) return;
    tellChange(bridge, { kind: 'message', id: 'monitors.removed' }, stay);
  };
  useKeys({
    'monitor.next': step(1),
    'monitor.previous': step(-1),
    ...(homeId === null ? {} : { 'monitor.new': () => setShown('new') }),
    ...(monitor === undefined ? {} : { 'monitor.edit': () => setShown('edit') }),
    ...(monitor?.rise == null ? {} : { 'monitor.crisis': () => setShown('crisis') }),
  });
  const onNew = homeId === null ? null : () => setShown('new');
  const close = (id: string | null): void => (id === null ? setShown('monitor') : open(id));
  const isForm = shown === 'new' || shown === 'edit';
  return (
    <main className={css['screen']} data-letters="" aria-busy={value === null && trouble === null}>
      <MonitorList
        monitors={monitors}
        currentId={monitor?.id ?? null}
        isShare={shown === 'share'}
        onNew={onNew}
        onOpen={open}
        onShare={() => setShown('share')}
      />
      <div className={css['pane']}>
        {trouble === null ? null : <Banner tone="bad">{failureText(trouble, text, now)}</Banner>}
        {shown === 'share' ? <ShareChart workspaceId={workspaceId} /> : null}
        {shown === 'new' && homeId !== null ? (
          <MonitorForm workspaceId={homeId} monitor={null} onClose={close} />
        ) : null}
        {shown === 'edit' && monitor !== undefined ? (
          <MonitorForm
            key={monitor.id}
            workspaceId={monitor.workspaceId}
            monitor={monitor}
            onClose={close}
          />
        ) : null}
        {shown === 'crisis' && monitor !== undefined ? (
          <CrisisPane monitor={monitor} onBack={() => setShown('monitor')} />
        ) : null}
        {shown === 'monitor' && monitor !== undefined ? (
          <MonitorPane
            monitor={monitor}
            onEdit={() => setShown('edit')}
            onRemove={() => void drop(monitor)}
            onCrisis={() => setShown('crisis')}
          />
        ) : null}
        {value !== null && monitor === undefined && !isForm ? (
          <EmptyState
            title={text('monitors.empty')}
            hint={text(homeId === null ? 'monitors.emptyChoose' : 'monitors.emptyHint')}
            {...(onNew === null
              ? {}
              : {
                  action: (
                    <Button look="primary" onPress={onNew}>
                      {text('monitors.new')}
                    </Button>
                  ),
                })}
          />
        ) : null}
      </div>
    </main>
  );
}
