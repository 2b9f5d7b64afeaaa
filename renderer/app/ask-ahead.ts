import type { Bridge } from '#renderer/bridge/bridge.ts';
import { firstWindow } from '#renderer/inbox/use-inbox.ts';
import { useRoute } from '#renderer/state/route.ts';

/**
 * Main is asked for what the first picture shows before anything is drawn. The client is chosen as soon
 * as it is known, so that nothing is asked for all of them first, and its list comes while the frame
 * around it is drawn.
 */
export function askAhead({ hubs }: Pick<Bridge, 'hubs'>): void {
  const stop = hubs.app.subscribe({}, () => {
    const first = hubs.app.seen({}).value?.rows[0];
    if (first === undefined) return;
    if (!useRoute.getState().isClientChosen) useRoute.getState().chooseClient(first.id);
    const { workspaceId, inbox } = useRoute.getState();
    // A view that is left is kept for a moment: until the list itself looks at it.
    hubs.inbox.subscribe(firstWindow(workspaceId, inbox), () => undefined)();
    stop();
  });
}
