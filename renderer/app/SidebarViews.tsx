import { Bookmark, TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import type { WorkspaceRow } from '#contract/rows.ts';
import type { SavedViewRow } from '#contract/saved-view-rows.ts';
import { useBridge } from '#renderer/bridge/use-bridge.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { VIEW_KEYS } from '#renderer/keys/key-map.ts';
import { useShownKey } from '#renderer/keys/use-keys.tsx';
import { useRoute } from '#renderer/state/route.ts';
import { showView, useSavedViews } from '#renderer/state/saved-views.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { useApp } from '#renderer/state/use-app.ts';
import { tellChange } from '#renderer/state/use-triage.ts';
import { ClientSquare } from '#renderer/ui/ClientSquare.tsx';
import css from './Sidebar.module.css';
import { Line } from './SidebarLine.tsx';

/** There are keys for the first nine. */
function keysAt(index: number, key: ReturnType<typeof useShownKey>): { readonly keys?: string } {
  const id = VIEW_KEYS[index];
  return id === undefined ? {} : { keys: key(id) };
}

/** Where all clients are shown, a view of one of them has that client's mark. */
function useClientOf(): (view: SavedViewRow) => WorkspaceRow | undefined {
  const isAll = useRoute((route) => route.workspaceId === null);
  const clients = useApp()?.clients;
  return ({ workspaceId }) => (isAll ? clients?.find(({ id }) => id === workspaceId) : undefined);
}

/** What was kept under a name, with how many there are. */
export function SavedViews(): ReactElement | null {
  const text = useText();
  const views = useSavedViews();
  const key = useShownKey();
  const clientOf = useClientOf();
  const current = useRoute((route) => route.inbox.viewId);
  const remove = useAction('view.remove');
  const bridge = useBridge();
  const drop = async ({ workspaceId, id, name }: SavedViewRow): Promise<void> => {
    if ((await remove({ workspaceId, viewId: id })) !== null)
      tellChange(bridge, { kind: 'message', id: 'savedView.removed', values: { name } });
  };
  if (views.length === 0) return null;
  return (
    <>
      <h3 className={css['head']}>{text('sidebar.views')}</h3>
      <ul aria-label={text('sidebar.views')}>
        {views.map((view, index) => {
          const isBroken = Object.values(view.missing).some((count) => count > 0);
          const client = clientOf(view);
          const hints = [client?.name, isBroken ? text('savedView.broken', view.missing) : null];
          const hint = hints.filter((one) => typeof one === 'string').join(' · ');
          return (
            <Line
              key={view.id}
              label={view.name}
              {...keysAt(index, key)}
              icon={<Mark isBroken={isBroken} client={client} />}
              hint={hint === '' ? undefined : hint}
              count={view.count}
              isCurrent={current === view.id}
              onPress={() => showView(view)}
              onRemove={{
                label: text('savedView.remove', { name: view.name }),
                run: () => void drop(view),
              }}
            />
          );
        })}
      </ul>
    </>
  );
}

type MarkProps = { readonly isBroken: boolean; readonly client: WorkspaceRow | undefined };

function Mark({ isBroken, client }: MarkProps): ReactElement {
  if (isBroken) return <TriangleAlert size={15} />;
  if (client === undefined) return <Bookmark size={15} />;
  return <ClientSquare initials={client.initials} color={client.color} size="small" />;
}
