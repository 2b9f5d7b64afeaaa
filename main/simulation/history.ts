import { toId, type ReplyId, type WorkspaceId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import type { Reply } from '#domain/reply.ts';
import { backToDraft, queueReply, retryReply } from '#domain/reply-wishes.ts';
import type { NetworkClient } from '#main/networks/connector.ts';
import { startOutbox, type Outbox } from '#main/outbox/outbox.ts';
import type { Store } from '#main/store/store.ts';
import { aConversation } from '#main/testing/documents.ts';
import { createMemoryStore, emptyTables } from '#main/testing/memory-store.ts';
import { accountOn, draftTo, firstMessage } from './fixtures.ts';
import { createSimulatedClient } from './network-client.ts';
import { createServer, type Server, type ServerKind } from './server.ts';
import { createWorld, type World } from './world.ts';

/** What really happened, for the judge. */
export type History = {
  readonly seed: number;
  readonly replies: readonly Reply[];
  readonly servers: readonly Server[];
  /** Replies whose "undo send" was confirmed to the person. */
  readonly undone: ReadonlySet<ReplyId>;
  /** Replies whose "send" was confirmed to the person. */
  readonly acknowledged: ReadonlySet<ReplyId>;
  readonly crashes: number;
  readonly clockWasSet: boolean;
};

const KINDS: readonly ServerKind[] = ['chosen-id', 'idempotency-key', 'lookup', 'none'];
const CONVERSATIONS_PER_ACCOUNT = 3;
const UNDO_MS = 5000;
const BURNING_MS = 40 * 60_000;
/** Longer than the longest pause that a server may ask for, after a clock that was set back. */
const HEALING_MS = 60 * 3_600_000;

/** What can be varied: the random histories draw them, the kill-point runs fix them. */
export type Plan = {
  readonly faults: number;
  readonly crashes: number;
  readonly offline: boolean;
  readonly clockJumps: boolean;
  /** Crash before the n-th commit instead of at random times. */
  readonly killAtCommit?: number;
};

export function randomPlan(world: World): Plan {
  const { dice } = world;
  // Swarm: every seed burns in its own way; with all faults at once some never get to bite.
  return {
    faults: dice.chance(0.8) ? dice.fraction() * 0.6 : 0,
    crashes: dice.chance(0.7) ? dice.between(1, 7) : 0,
    offline: dice.chance(0.5),
    clockJumps: dice.chance(0.3),
  };
}

/** One life of the app, from the first reply to the calm after the last fault. */
export async function playHistory(seed: number, fixed?: Plan): Promise<History> {
  const world = createWorld(seed);
  const plan = fixed ?? randomPlan(world);
  const app = createApp(world, plan);
  await app.start();
  scheduleWork(world, app);
  scheduleTrouble(world, plan, app);
  await world.run(BURNING_MS);
  app.heal();
  await app.start();
  await world.run(BURNING_MS + HEALING_MS);
  return app.history(seed, plan);
}

function createApp(world: World, plan: Plan) {
  const tables = emptyTables();
  const servers = KINDS.map((kind) => createServer(kind, world));
  for (const server of servers) server.setFaults(plan.faults);
  const accounts = KINDS.map((kind, index) =>
    accountOn(kind, `account-${kind}`, toId<WorkspaceId>(`client-${index % 2}`)),
  );
  const messages: Message[] = [];
  for (const account of accounts) {
    tables.accounts.set(account.id, account);
    for (let index = 0; index < CONVERSATIONS_PER_ACCOUNT; index++) {
      const message = firstMessage(account, `root-${index}`, world.clock.now());
      const conversation = aConversation(account, { remoteRootId: message.remoteId });
      tables.messages.set(message.id, message);
      tables.conversations.set(conversation.id, conversation);
      messages.push(message);
    }
  }
  const undone = new Set<ReplyId>();
  const acknowledged = new Set<ReplyId>();
  let store: Store;
  let outbox: Promise<Outbox> | null = null;
  let crashes = 0;
  let commits = 0;

  const crash = (): void => {
    crashes++;
    world.crash();
    world.at(world.dice.between(100, 600_000), () => void app.start());
  };
  const app = {
    messages,
    async start(): Promise<void> {
      world.crash();
      store = createMemoryStore(tables, {
        beforeCommit() {
          commits++;
          if (commits === plan.killAtCommit) world.at(0, crash);
        },
        pause: async () => {
          await new Promise<void>((resolve) => {
            world.inApp(world.dice.between(0, 20), resolve);
          });
        },
      });
      const clients = new Map<string, NetworkClient>();
      outbox = startOutbox({
        store,
        async clientFor(account) {
          const open = clients.get(account.id);
          if (open !== undefined) return await Promise.resolve(open);
          const server = servers.find(({ kind }) => kind === account.network);
          if (server === undefined) throw new Error('No such server');
          const client = createSimulatedClient(server, account.id, world);
          clients.set(account.id, client);
          return client;
        },
        needsInternet: () => true,
        isFromBackup: false,
        readMedia: async () => await Promise.resolve(new Uint8Array()),
        clock: world.clock,
        random: world.random,
        online: world.online,
        log: () => undefined,
      });
      await Promise.resolve();
    },
    crash,
    heal(): void {
      for (const server of servers) server.setFaults(0);
      world.setOnline(true);
    },
    async send(id: ReplyId, index: number, order: number): Promise<void> {
      const message = messages[index];
      const server = servers.find(({ kind }) => kind === message?.network);
      if (message === undefined || server === undefined) return;
      await store.forWorkspace(message.workspaceId).change(
        (transaction) => {
          // Texts repeat on purpose: telling two equal replies apart is the hard case.
          const draft = draftTo(message, id, world.dice.pick(['Thank you!', 'At nine.']));
          const status = queueReply(
            draft.status,
            { notBefore: world.clock.now() + UNDO_MS, waitsFor: 'undo' },
            {
              key: id,
              createdAt: world.clock.now(),
              order,
              ...(server.kind === 'chosen-id' ? { chosenId: `chosen-${id}` } : {}),
            },
          );
          if (status !== null) transaction.put('replies', { ...draft, status });
        },
        { safety: 'durable' },
      );
      acknowledged.add(id);
    },
    /** Undo send, or a retry after a failure, as a person would press it. */
    async press(id: ReplyId, button: 'undo' | 'retry'): Promise<void> {
      const reply = tables.replies.get(id);
      if (reply === undefined) return;
      const isDone = await store.forWorkspace(reply.workspaceId).change(
        (transaction) => {
          const current = transaction.get('replies', id);
          if (current === null) return false;
          const next =
            button === 'undo'
              ? backToDraft(current.status)
              : retryReply(current.status, world.clock.now());
          if (next === null) return false;
          transaction.put('replies', { ...current, status: next });
          return true;
        },
        { safety: 'durable' },
      );
      if (isDone && button === 'undo') undone.add(id);
    },
    history: (seed: number, used: Plan): History => ({
      seed,
      replies: [...tables.replies.values()],
      servers,
      undone,
      acknowledged,
      crashes,
      clockWasSet: used.clockJumps,
    }),
    outbox: () => outbox,
  };
  return app;
}
type App = ReturnType<typeof createApp>;

function scheduleWork(world: World, app: App): void {
  const { dice } = world;
  const count = dice.between(3, 14);
  for (let order = 0; order < count; order++) {
    const id = draftTo(app.messages[0] ?? fail(), `reply-${order}`, '').id;
    const at = dice.between(0, BURNING_MS);
    const index = dice.between(0, app.messages.length);
    world.at(at, () => void app.send(id, index, at));
    if (dice.chance(0.25)) world.at(at + dice.between(100, 9000), () => void app.press(id, 'undo'));
    if (dice.chance(0.5))
      world.at(at + dice.between(60_000, BURNING_MS), () => void app.press(id, 'retry'));
  }
}

function fail(): never {
  throw new Error('There are always messages');
}

function scheduleTrouble(world: World, plan: Plan, app: App): void {
  const { dice } = world;
  for (let index = 0; index < plan.crashes; index++)
    world.at(dice.between(0, BURNING_MS), app.crash);
  if (plan.offline)
    for (let index = 0; index < 4; index++) {
      const at = dice.between(0, BURNING_MS);
      world.at(at, () => {
        world.setOnline(false);
      });
      world.at(at + dice.between(1000, 600_000), () => {
        world.setOnline(true);
      });
    }
  if (plan.clockJumps)
    for (let index = 0; index < 3; index++) {
      const jump = dice.pick([-86_400_000, -3_600_000, -30_000, 30_000, 3_600_000, 86_400_000]);
      world.at(dice.between(0, BURNING_MS), () => {
        world.jumpClock(jump);
      });
    }
}
