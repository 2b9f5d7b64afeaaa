import { toId, type ReplyId, type WorkspaceId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import type { Reply } from '#domain/reply.ts';
import { createDispatch, type Dispatch } from '#main/commands/dispatch.ts';
import type { NetworkClient } from '#main/networks/connector.ts';
import { startOutbox } from '#main/outbox/outbox.ts';
import type { Store } from '#main/store/store.ts';
import { startSync } from '#main/sync/sync.ts';
import { aConversation, aWorkspace } from '#main/testing/documents.ts';
import { createMemoryStore, emptyTables } from '#main/testing/memory-store.ts';
import { accountOn, firstMessage } from './fixtures.ts';
import { createLosses } from './losses.ts';
import { createSimulatedClient } from './network-client.ts';
import { createPerson } from './person.ts';
import { createServer, type Server, type ServerKind } from './server.ts';
import type { World } from './world.ts';

const KINDS: readonly ServerKind[] = ['chosen-id', 'idempotency-key', 'lookup', 'none'];
const CONVERSATIONS_PER_ACCOUNT = 3;

export type AppOptions = {
  /** How often a request goes wrong, 0 to 1. */
  readonly faults: number;
  readonly sync: 'runs' | 'off';
};

/** The real commands, outbox and sync over a double of the store and servers of four kinds. */
export function createApp(world: World, options: AppOptions) {
  const tables = emptyTables();
  const servers = KINDS.map((kind) => createServer(kind, world));
  const messages: Message[] = [];
  for (const [index, server] of servers.entries()) {
    server.setFaults(options.faults);
    const workspaceId = toId<WorkspaceId>(`client-${index % 2}`);
    tables.workspaces.set(workspaceId, aWorkspace(workspaceId));
    const account = accountOn(server.kind, `account-${server.kind}`, workspaceId);
    tables.accounts.set(account.id, account);
    for (let root = 0; root < CONVERSATIONS_PER_ACCOUNT; root++) {
      const message = firstMessage(account, `root-${root}`, world.clock.now());
      const conversation = aConversation(account, { remoteRootId: message.remoteId });
      tables.messages.set(message.id, message);
      tables.conversations.set(conversation.id, conversation);
      server.parents.add(account.id, message.remoteId, message.text);
      messages.push(message);
    }
  }
  const serverOf = (network: string): Server => {
    const server = servers.find(({ kind }) => kind === network);
    if (server === undefined) throw new Error('No such server');
    return server;
  };
  const losses = createLosses(world);
  let dispatch: Dispatch | null = null;
  let isSyncing = options.sync === 'runs';
  let crashes = 0;

  const openClients = () => {
    const clients = new Map<string, NetworkClient>();
    return async (account: { readonly id: string; readonly network: string }) => {
      const open =
        clients.get(account.id) ??
        createSimulatedClient(serverOf(account.network), account.id, world);
      clients.set(account.id, open);
      return await Promise.resolve(open);
    };
  };
  const openStore = (): Store =>
    createMemoryStore(tables, {
      afterCommit: losses.afterCommit,
      pause: async () => {
        await new Promise<void>((resolve) => {
          world.inApp(world.dice.between(0, 20), resolve);
        });
      },
    });
  const start = async (): Promise<void> => {
    world.crash();
    losses.forget();
    const store = openStore();
    const clientFor = openClients();
    const { clock, random, online } = world;
    const shared = { store, clientFor, needsInternet: () => true, clock, random, online };
    void startOutbox({
      ...shared,
      log,
      isFromBackup: false,
      readMedia: async () => await Promise.resolve(new Uint8Array()),
    });
    if (isSyncing)
      void startSync({ ...shared, log, takeTurn: async () => {}, onActivity: () => undefined });
    dispatch = createDispatch({
      ...shared,
      log,
      settings: { get: () => undefined, set: () => undefined, onChange: () => () => undefined },
      accounts: NO_ACCOUNTS,
      chooseId: async (account) => (await clientFor(account)).replies?.chooseId?.(),
      dropMedia: async () => await Promise.resolve(),
      addMedia: async () => await Promise.resolve(null),
      saveFile: async () => await Promise.resolve({ kind: 'canceled' }),
      openExternal: async () => await Promise.resolve(null),
      restart: () => undefined,
    });
    await Promise.resolve();
  };
  const crash = (): void => {
    crashes++;
    world.note('crash');
    world.crash();
    if (world.dice.chance(0.5)) losses.lose();
    world.at(world.dice.between(100, 600_000), () => void start());
  };
  world.onKill(crash);

  return {
    messages,
    servers,
    start,
    crash,
    person: createPerson({
      world,
      replyOf: (id: ReplyId): Reply | undefined => tables.replies.get(id),
      run: async (name, args) => (await dispatch?.(name, args))?.ok === true,
    }),
    serverOf: ({ network }: Message) => serverOf(network),
    heal(): void {
      for (const server of servers) server.setFaults(0);
      world.setOnline(true);
    },
    /** From here on only the outbox works: sync would only make the wait longer. */
    stopSync(): void {
      isSyncing = false;
    },
    crashes: () => crashes,
    replies: (): readonly Reply[] => [...tables.replies.values()],
    message: ({ id }: Message): Message | undefined => tables.messages.get(id),
    stored: (): readonly Message[] => [...tables.messages.values()],
  };
}
export type App = ReturnType<typeof createApp>;

function log(): void {
  // Nobody reads it here.
}

const NO_ACCOUNTS = {
  probe: async () => await Promise.resolve({ ok: true, value: [] } as const),
  signIn: async () => await Promise.reject(new Error('Nobody signs in here')),
  prompts: () => new Map(),
  onPrompt: () => () => undefined,
  answerPrompt: () => undefined,
  cancelSignIn: () => undefined,
  remove: async () => await Promise.reject(new Error('Nobody signs out here')),
  importSubscriptions: async () =>
    await Promise.resolve({ ok: false, failure: { code: 'internal' } } as const),
  setOptions: async () =>
    await Promise.resolve({ ok: false, failure: { code: 'internal' } } as const),
  lists: async () => await Promise.resolve({ ok: true, value: [] } as const),
  removeAll: async () => {
    await Promise.resolve();
  },
  openSample: async () => await Promise.reject(new Error('There is no sample here')),
};
