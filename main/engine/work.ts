import type { Ask } from '#contract/asks.ts';
import type { ConversationId, WorkspaceId } from '#domain/ids.ts';
import type { Clients } from '#main/accounts/clients.ts';
import { startAlerts } from '#main/alerts/alerts.ts';
import { startEndings } from '#main/alerts/endings.ts';
import { minuteOfDay } from '#main/alerts/notices.ts';
import { startSnooze } from '#main/alerts/snooze.ts';
import { readSettings } from '#main/commands/settings.ts';
import { startListening } from '#main/listening/listening.ts';
import type { Media } from '#main/media/media.ts';
import { startOutbox } from '#main/outbox/outbox.ts';
import type { Ports, TakeTurn } from '#main/ports.ts';
import type { OpenedStore } from '#main/store/open.ts';
import { startSync } from '#main/sync/sync.ts';

/** What happens by itself: sync, the outbox, reminders, alerts, listening. */
export type Work = { close(): Promise<void> };

type WorkPorts = {
  readonly store: OpenedStore;
  readonly ports: Ports;
  readonly clients: Clients;
  readonly takeTurn: TakeTurn;
  readonly onActivity: (syncing: ReadonlySet<string>) => void;
  readonly readMedia: Media['readKept'];
  /** Asks something of the window, for example after a click on a notification. */
  readonly ask: (wanted: Ask) => void;
};

/** The outbox first: what a crash interrupted is found before anything else is done. */
export async function startWork(given: WorkPorts): Promise<Work> {
  const { store, clients, takeTurn, ask } = given;
  const { clock, random, log, online, settings, desktop } = given.ports;
  const shared = {
    store,
    clock,
    random,
    online,
    log,
    clientFor: clients.clientFor,
    needsInternet: ({ network }: { readonly network: string }) =>
      clients.networkOf(network)?.info.stage !== 'embedded',
  };
  const outbox = await startOutbox({
    ...shared,
    readMedia: given.readMedia,
    isFromBackup: store.restored !== null,
  });
  const sync = await startSync({ ...shared, takeTurn, onActivity: given.onActivity });
  const snooze = startSnooze({ store, clock, log });
  const notify = (): 'never' | 'shown' | 'hidden' => {
    const { notifications, presenter } = readSettings(settings);
    if (!notifications) return 'never';
    return presenter ? 'hidden' : 'shown';
  };
  const mayNotify = (): boolean => notify() === 'shown';
  const openConversation = (workspaceId: WorkspaceId, conversationId: ConversationId): void =>
    ask({ kind: 'open-conversation', workspaceId, conversationId });
  const alerts = startAlerts({
    store,
    clock,
    log,
    desktop,
    notify,
    onOpen: ({ workspaceId, conversationId }) => openConversation(workspaceId, conversationId),
  });
  const endings = startEndings({
    store,
    clock,
    log,
    desktop,
    mayNotify,
    onOpen: ({ workspaceId, id: accountId }) =>
      ask({ kind: 'renew-account', workspaceId, accountId }),
  });
  const listening = startListening({
    store,
    clock,
    random,
    log,
    takeTurn,
    desktop,
    mayNotify,
    minuteOfDay,
    onOpenMessage: ({ workspaceId, conversationId }) =>
      openConversation(workspaceId, conversationId),
    onOpen: ({ workspaceId, id }) => openConversation(workspaceId, id),
    onOpenMonitor: ({ workspaceId, id: monitorId }) =>
      ask({ kind: 'open-monitor', workspaceId, monitorId }),
  });
  const parts = [alerts, endings, listening, snooze, sync, outbox];
  return {
    async close() {
      await Promise.all(parts.map(async (part) => await part.close()));
    },
  };
}
