import type { Ask } from '#contract/asks.ts';
import { openAccounts } from '#main/accounts/open-accounts.ts';
import { createClients, type Clients } from '#main/accounts/clients.ts';
import { startAlerts } from '#main/alerts/alerts.ts';
import { startEndings } from '#main/alerts/endings.ts';
import { minuteOfDay } from '#main/alerts/notices.ts';
import { startSnooze } from '#main/alerts/snooze.ts';
import { createDispatch } from '#main/commands/dispatch.ts';
import { readSettings } from '#main/commands/settings.ts';
import type { About } from '#main/engine/about.ts';
import { openData } from '#main/engine/open-data.ts';
import { createStatus } from '#main/engine/status.ts';
import { createTurns } from '#main/engine/turns.ts';
import { startMergeSuggestions } from '#main/listening/merge-suggestions.ts';
import { startListening } from '#main/listening/listening.ts';
import { createMedia, type Media } from '#main/media/media.ts';
import { createHttp } from '#main/networks/http-door.ts';
import type { KnownNetwork } from '#main/networks/connector.ts';
import { networks as builtIn } from '#main/networks/registry.ts';
import { startOutbox } from '#main/outbox/outbox.ts';
import type { Ports } from '#main/ports.ts';
import type { OpenedStore } from '#main/store/open.ts';
import type { Store } from '#main/store/store.ts';
import { startSync } from '#main/sync/sync.ts';
import { createViews } from '#main/views/views.ts';

/** All of Parley but the window. Everything is `unknown` at this door: commands and views check it. */
export type Engine = {
  /** Runs a command of contract/commands.ts; resolves with a `Result`, never rejects. */
  run(name: string, args: unknown): Promise<unknown>;
  /**
   * Opens a view of contract/views.ts. `onUpdate` gets a `Delta`, or `{ trouble: Failure }`. The
   * answer closes it.
   */
  watch(name: string, args: unknown, onUpdate: (update: unknown) => void): () => void;
  /** The picture behind a path such as `/media/<key>`; null when there is none. */
  media(path: string): Promise<{ readonly bytes: Uint8Array; readonly mimeType: string } | null>;
  /** What the engine asks of the window, for example after a click on a notification. */
  onAsk(listener: (ask: Ask) => void): () => void;
  /** Stops sync and outbox, lets writes finish, closes the store. Twice is once. */
  close(): Promise<void>;
};

/** `opening`: the data are open, or opening, already. `networks`: instead of the built-in ones. */
type Given = {
  readonly opening?: Promise<OpenedStore>;
  readonly networks?: readonly KnownNetwork[];
};

/**
 * Starts everything on the data folder. Rejects with a sentence for the person when a newer Parley
 * wrote the data; then nothing was touched.
 */
export async function startEngine(
  ports: Ports,
  about: About,
  { opening = openData(ports, about), networks = builtIn }: Given = {},
): Promise<Engine> {
  const { clock, random, log, online, settings, desktop } = ports;
  const store = await opening;
  const http = createHttp(ports, { version: about.version });
  const given = { store, ports, http, networks };
  const clients = createClients(given);
  const accounts = openAccounts(given, clients);
  const media = mediaFor(store, { ...ports, http });
  const askListeners = new Set<(ask: Ask) => void>();
  const ask = (wanted: Ask): void => {
    for (const listener of askListeners) listener(wanted);
  };
  const status = createStatus(ports, { about, accounts, clients, store });

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
    readMedia: media.readKept,
    isFromBackup: store.restored !== null,
  });
  const takeTurn = createTurns();
  const sync = await startSync({ ...shared, takeTurn, onActivity: status.setSyncing });
  const snooze = startSnooze({ store, clock, log });
  const notify = (): 'never' | 'shown' | 'hidden' => {
    const { notifications, presenter } = readSettings(settings);
    if (!notifications) return 'never';
    return presenter ? 'hidden' : 'shown';
  };
  const mayNotify = (): boolean => notify() === 'shown';
  const alerts = startAlerts({
    store,
    clock,
    log,
    desktop,
    notify,
    onOpen: ({ workspaceId, conversationId }) =>
      ask({ kind: 'open-conversation', workspaceId, conversationId }),
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
      ask({ kind: 'open-conversation', workspaceId, conversationId }),
    onOpen: ({ workspaceId, id: conversationId }) =>
      ask({ kind: 'open-conversation', workspaceId, conversationId }),
    onOpenMonitor: ({ workspaceId, id: monitorId }) =>
      ask({ kind: 'open-monitor', workspaceId, monitorId }),
  });
  const suggestions = startMergeSuggestions({
    store,
    takeTurn,
    clock,
    log,
    isSamePicture: media.isSamePicture,
  });
  const views = createViews({
    store,
    networks: networks.map(({ info }) => info),
    pictureOf: media.pictureOf,
    suggestionsOf: suggestions.of,
    clock,
    log,
    takeTurn,
    status: status.read,
    onStatus: status.onChange,
  });
  const dispatch = createDispatch({
    store,
    clock,
    random,
    log,
    settings,
    accounts,
    chooseId: async (account) => (await clients.clientFor(account)).replies?.chooseId?.(),
    dropMedia: media.drop,
    addMedia: async (bytes, mimeType) => await media.keep(bytes, mimeType),
    saveFile: async (file) => await desktop.saveFile(file),
    openExternal: async (url) => await desktop.openExternal(url),
    restart: () => desktop.restart(),
  });

  const watching = new Set<() => void>();
  let closing: Promise<void> | null = null;
  log('engine.started', { version: about.version });
  return {
    run: dispatch,
    watch(name, args, onUpdate) {
      const stop = views.open(name, args, onUpdate);
      watching.add(stop);
      return () => {
        watching.delete(stop);
        stop();
      };
    },
    media: media.read,
    onAsk(listener) {
      askListeners.add(listener);
      return () => void askListeners.delete(listener);
    },
    close() {
      closing ??= closeAll({
        watching,
        parts: [accounts, status, alerts, endings, listening, suggestions, snooze, sync, outbox],
        clients,
        store,
      });
      return closing;
    },
  };
}

/** Who watches first, who works next, what they work with last. */
async function closeAll(all: {
  readonly watching: ReadonlySet<() => void>;
  readonly parts: readonly { close(): void | Promise<void> }[];
  readonly clients: Clients;
  readonly store: Store;
}): Promise<void> {
  for (const stop of all.watching) stop();
  await Promise.all(all.parts.map(async (part) => await part.close()));
  await all.clients.close();
  await all.store.close();
}

function mediaFor(
  store: Store,
  ports: Ports & { readonly http: ReturnType<typeof createHttp> },
): Media {
  return createMedia({
    ...ports,
    mayLoad: () => readSettings(ports.settings).loadPictures,
    async trustedHosts() {
      const accounts = await store.acrossWorkspaces.find('accounts', {});
      return new Set(accounts.flatMap(({ serverUrl }) => URL.parse(serverUrl)?.host ?? []));
    },
  });
}
