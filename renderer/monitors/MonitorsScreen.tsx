import type { ReactElement } from 'react';
import { failureText } from '#renderer/i18n/failure-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useApp } from '#renderer/state/use-app.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { Banner } from '#renderer/ui/Banner.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import { CrisisPane } from './CrisisPane.tsx';
import { MonitorForm } from './MonitorForm.tsx';
import { MonitorList } from './MonitorList.tsx';
import { MonitorPane } from './MonitorPane.tsx';
import css from './MonitorsScreen.module.css';
import { ShareChart } from './ShareChart.tsx';
import { useMonitors, type Monitors } from './use-monitors.ts';

/** Monitors at the left, the chosen one beside them. */
export function MonitorsScreen(): ReactElement {
  const text = useText();
  const now = useNow();
  const screen = useMonitors();
  const { monitors, monitor, homeId, shown, trouble, show, open } = screen;
  return (
    <main
      className={css['screen']}
      data-letters=""
      aria-busy={monitors === null && trouble === null}
    >
      <MonitorList
        monitors={monitors ?? []}
        currentId={monitor?.id ?? null}
        isShare={shown === 'share'}
        onNew={homeId === null ? null : () => show('new')}
        onOpen={open}
        onShare={() => show('share')}
      />
      <div className={css['pane']}>
        {trouble === null ? null : <Banner tone="bad">{failureText(trouble, text, now)}</Banner>}
        <Shown screen={screen} />
      </div>
    </main>
  );
}

function Shown({ screen }: { readonly screen: Monitors }): ReactElement | null {
  const { monitors, monitor, workspaceId, homeId, shown, show, close, remove } = screen;
  if (monitors === null) return null;
  if (shown === 'new' && homeId !== null)
    return <MonitorForm workspaceId={homeId} monitor={null} onClose={close} />;
  if (shown === 'share') return <ShareChart workspaceId={workspaceId} />;
  if (monitor === null) return <Nothing screen={screen} />;
  switch (shown) {
    case 'edit':
      return (
        <MonitorForm
          key={monitor.id}
          workspaceId={monitor.workspaceId}
          monitor={monitor}
          onClose={close}
        />
      );
    case 'crisis':
      return <CrisisPane monitor={monitor} onBack={() => show('monitor')} />;
    case 'monitor':
    case 'new':
      return (
        <MonitorPane
          monitor={monitor}
          onEdit={() => show('edit')}
          onRemove={() => void remove(monitor)}
          onCrisis={() => show('crisis')}
        />
      );
  }
}

function Nothing({ screen: { homeId, show } }: { readonly screen: Monitors }): ReactElement {
  const text = useText();
  const clients = useApp()?.clients ?? [];
  if (homeId === null)
    return (
      <EmptyState
        title={text('monitors.empty')}
        hint={text('monitors.emptyChoose')}
        action={
          <Menu
            label={text('monitors.chooseClient')}
            trigger={<Button>{text('monitors.chooseClient')}</Button>}
            entries={clients.map(({ id, name }) => ({
              id,
              label: name,
              onPress: () => useRoute.getState().chooseClient(id),
            }))}
          />
        }
      />
    );
  return (
    <EmptyState
      title={text('monitors.empty')}
      hint={text('monitors.emptyHint')}
      action={
        <Button look="primary" onPress={() => show('new')}>
          {text('monitors.new')}
        </Button>
      }
    />
  );
}
