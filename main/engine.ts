import type { Ask } from '#contract/asks.ts';
import { openAccounts } from '#main/accounts/open-accounts.ts';
import { createClients, type Clients } from '#main/accounts/clients.ts';
import { readSettings } from '#main/commands/settings.ts';
import type { About } from '#main/engine/about.ts';
import { openData } from '#main/engine/open-data.ts';
import { createStatus } from '#main/engine/status.ts';
import { createTurns } from '#main/engine/turns.ts';
import type { Work } from '#main/engine/work.ts';
import { startMergeSuggestions } from '#main/listening/merge-suggestions.ts';
import { createMedia, type Media } from '#main/media/media.ts';
import { createHttp } from '#main/networks/http-door.ts';
import type { KnownNetwork } from '#main/networks/connector.ts';
import { networks as builtIn } from '#main/networks/registry.ts';
import type { Ports } from '#main/ports.ts';
import type { OpenedStore } from '#main/store/open.ts';
import type { Store } from '#main/store/store.ts';
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

/** What is open can be read and written; nothing comes or goes before it begins. */
export type OpenEngine = Engine & {
  /** Once: sync, the outbox, what listens and reminds. */
  begin(): Promise<void>;
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
export async function startEngine(ports: Ports, about: About, given: Given = {}): Promise<Engine> {
  const engine = await openEngine(ports, about, given);
  await engine.begin();
  return engine;
}

/**
 * The half of it that a window waits for. The code of commands and of the work is read afterwards: with
 * the first command, and when it begins.
 */
export async function openEngine(
  ports: Ports,
  about: About,
  { opening = openData(ports, about), networks = builtIn }: Given = {},
): Promise<OpenEngine> {
  const { clock, random, log, settings, desktop } = ports;
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
  const takeTurn = createTurns();
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

  const readCommands = async (): Promise<Engine['run']> => {
    const { createDispatch } = await import('#main/commands/dispatch.ts');
    return createDispatch({
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
  };
  let commands: Promise<Engine['run']> | null = null;
  const run: Engine['run'] = async (name, args) =>
    await (
      await (commands ??= readCommands())
    )(name, args);

  let closing: Promise<void> | null = null;
  const startAll = async (): Promise<Work | null> => {
    const { startWork } = await import('#main/engine/work.ts');
    if (closing !== null) return null;
    const started = await startWork({
      store,
      ports,
      clients,
      takeTurn,
      onActivity: status.setSyncing,
      readMedia: media.readKept,
      ask,
    });
    log('engine.started', { version: about.version });
    return started;
  };
  let work: Promise<Work | null> | null = null;
  const watching = new Set<() => void>();
  return {
    run,
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
    async begin() {
      await (work ??= startAll());
    },
    close() {
      closing ??= closeAll({
        watching,
        parts: [accounts, status, suggestions, { close: async () => await (await work)?.close() }],
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
