import { useEffect } from 'react';
import { useCommand } from '#renderer/bridge/use-bridge.tsx';
import { useRoute } from '#renderer/state/route.ts';
import { useApp } from '#renderer/state/use-app.ts';

/** Chooses a client when none is, moves on when the chosen one goes, and tells main who is looked at. */
export function useFirstClient(): void {
  const clients = useApp()?.clients;
  const workspaceId = useRoute((route) => route.workspaceId);
  const focus = useCommand('workspace.focus');
  const first = clients?.[0]?.id ?? null;
  const count = clients?.length ?? 0;
  const isChosen = useRoute((route) => route.isClientChosen);
  const isThere = clients?.some(({ id }) => id === workspaceId) === true;
  const isAll = workspaceId === null && isChosen && count > 1;
  useEffect(() => {
    if (isThere || isAll) return;
    const route = useRoute.getState();
    if (first !== null) route.chooseClient(first);
    else if (route.workspaceId !== null) route.chooseClient(null);
  }, [isThere, isAll, first]);
  useEffect(() => {
    if (workspaceId !== null) void focus({ workspaceId });
  }, [workspaceId, focus]);
}
