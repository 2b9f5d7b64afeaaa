import { useEffect } from 'react';
import { useBridge } from '#renderer/bridge/use-bridge.tsx';
import { writePost } from '#renderer/state/compose.ts';
import { useDesk } from '#renderer/state/desk.ts';
import { useLayout } from '#renderer/state/layout.ts';
import { useRoute } from '#renderer/state/route.ts';

/** What the application menu and clicked notifications ask for. */
export function useAsks(): void {
  const bridge = useBridge();
  useEffect(
    () =>
      bridge.onAsk((ask) => {
        const route = useRoute.getState();
        switch (ask.kind) {
          case 'open-conversation':
            route.chooseClient(ask.workspaceId);
            route.go('inbox');
            route.open(
              { workspaceId: ask.workspaceId, conversationId: ask.conversationId },
              'read',
            );
            useDesk.getState().focusConversation();
            return;
          case 'open-monitor':
            route.chooseClient(ask.workspaceId);
            route.openMonitor(ask.monitorId);
            return;
          case 'renew-account':
            route.chooseClient(ask.workspaceId);
            route.go('connect', ask.accountId);
            return;
          case 'open-settings':
            route.go('settings');
            return;
          case 'add-account':
            route.go('connect');
            return;
          case 'show-keys':
            useLayout.getState().showKeys(true);
            return;
          case 'compose':
            writePost();
        }
      }),
    [bridge],
  );
}
