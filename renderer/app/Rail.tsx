import {
  ChartColumn,
  Columns3,
  Inbox,
  Layers,
  PenLine,
  Plus,
  Radar,
  Settings,
  UsersRound,
  Workflow,
} from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import type { WorkspaceRow } from '#contract/rows.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { writePost } from '#renderer/state/compose.ts';
import { useDesk } from '#renderer/state/desk.ts';
import { useRoute, type Screen } from '#renderer/state/route.ts';
import { useDueTouches } from '#renderer/state/use-touches.ts';
import { useApp } from '#renderer/state/use-app.ts';
import { ClientSquare } from '#renderer/ui/ClientSquare.tsx';
import { cx } from '#renderer/ui/cx.ts';
import css from './Rail.module.css';

const MOST_SHOWN = 99;

/** The keys of the list go on from here. */
function choose(workspaceId: WorkspaceId | null): void {
  useRoute.getState().chooseClient(workspaceId);
  useDesk.getState().focusList();
}

type ClientProps = { readonly client: WorkspaceRow; readonly isCurrent: boolean };

function Client({ client, isCurrent }: ClientProps): ReactElement {
  const text = useText();
  const { name, openCount } = client;
  const label = text('rail.client', { name, count: openCount });
  return (
    <li>
      <button
        type="button"
        className={cx(css['client'], isCurrent && css['currentClient'])}
        aria-label={label}
        aria-current={isCurrent ? 'true' : undefined}
        title={label}
        onClick={() => choose(client.id)}
      >
        <ClientSquare initials={client.initials} color={client.color} />
        {openCount === 0 ? null : (
          <span className={css['count']} data-count={shownCount(openCount)} aria-hidden="true" />
        )}
      </button>
    </li>
  );
}

type ScreenLinkProps = {
  readonly screen: Screen;
  readonly label: string;
  readonly icon: ReactNode;
  /** What waits there. */
  readonly count?: number;
};

function ScreenLink({ screen, label, icon, count = 0 }: ScreenLinkProps): ReactElement {
  const isCurrent = useRoute(
    (route) => route.screen === screen || (screen === 'people' && route.screen === 'person'),
  );
  return (
    <button
      type="button"
      className={cx(css['link'], isCurrent && css['current'])}
      aria-label={label}
      aria-current={isCurrent ? 'page' : undefined}
      title={label}
      onClick={() => {
        if (screen === 'inbox') useRoute.getState().goInbox();
        else if (screen === 'compose') writePost();
        else useRoute.getState().go(screen);
      }}
    >
      {icon}
      {count === 0 ? null : (
        <span className={css['count']} data-count={shownCount(count)} aria-hidden="true" />
      )}
    </button>
  );
}

function shownCount(count: number): string {
  return count > MOST_SHOWN ? `${MOST_SHOWN}+` : String(count);
}

/** With how many it is time again. */
function PeopleLink(): ReactElement {
  const text = useText();
  const count = useDueTouches().due.length;
  return (
    <ScreenLink
      screen="people"
      label={count === 0 ? text('rail.people') : text('rail.peopleDue', { count })}
      icon={<UsersRound size={17} />}
      count={count}
    />
  );
}

/** The left edge: clients, screens, settings. */
export function Rail(): ReactElement {
  const text = useText();
  const clients = useApp()?.clients ?? [];
  const workspaceId = useRoute((route) => route.workspaceId);
  const add = text('rail.add');
  return (
    <div className={css['rail']}>
      <nav aria-label={text('rail.clients')} data-letters="">
        <ul className={css['clients']}>
          {clients.map((client) => (
            <Client key={client.id} client={client} isCurrent={client.id === workspaceId} />
          ))}
          {clients.length < 2 ? null : (
            <li>
              <button
                type="button"
                className={cx(css['all'], workspaceId === null && css['currentClient'])}
                aria-label={text('app.allClients')}
                aria-current={workspaceId === null ? 'true' : undefined}
                title={text('app.allClients')}
                onClick={() => choose(null)}
              >
                <Layers size={16} aria-hidden="true" />
              </button>
            </li>
          )}
          <li>
            <button
              type="button"
              className={css['add']}
              aria-label={add}
              title={add}
              onClick={() => useRoute.getState().go('connect')}
            >
              <Plus size={14} aria-hidden="true" />
            </button>
          </li>
        </ul>
      </nav>
      <nav className={css['screens']} data-letters="" aria-label={text('rail.screens')}>
        <ScreenLink screen="inbox" label={text('rail.inbox')} icon={<Inbox size={17} />} />
        <ScreenLink screen="columns" label={text('rail.columns')} icon={<Columns3 size={17} />} />
        <ScreenLink screen="monitors" label={text('rail.monitors')} icon={<Radar size={17} />} />
        <PeopleLink />
        <ScreenLink
          screen="insights"
          label={text('rail.insights')}
          icon={<ChartColumn size={17} />}
        />
        <ScreenLink screen="rules" label={text('rail.rules')} icon={<Workflow size={17} />} />
        <ScreenLink screen="compose" label={text('rail.compose')} icon={<PenLine size={17} />} />
        <span className={css['space']} />
        <ScreenLink screen="settings" label={text('rail.settings')} icon={<Settings size={17} />} />
      </nav>
    </div>
  );
}
