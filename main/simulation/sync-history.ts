import type { Account } from '#domain/account.ts';
import type { Conversation } from '#domain/conversation.ts';
import { toId, type AccountId, type ConversationId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { addNote, setLabel, setState } from '#domain/triage.ts';
import type { Store } from '#main/store/store.ts';
import { startSync } from '#main/sync/sync.ts';
import { anAccount, aWorkspace, BAKERY } from '#main/testing/documents.ts';
import { createMemoryStore, emptyTables } from '#main/testing/memory-store.ts';
import { createFeedClient } from './feed-client.ts';
import { createFeedServer, type FeedServer, type FeedStyle } from './feed-server.ts';
import { createWorld, type World } from './world.ts';

/** What sync made of a burning world, for the judge. */
export type SyncHistory = {
  readonly seed: number;
  readonly servers: readonly { readonly account: Account; readonly server: FeedServer }[];
  readonly messages: readonly Message[];
  readonly conversations: readonly Conversation[];
  /** What the person did and was told to be kept: notes by conversation. */
  readonly notes: ReadonlyMap<ConversationId, readonly string[]>;
  readonly crashes: number;
};

const STYLES: readonly FeedStyle[] = ['by-id', 'newest-first', 'by-time'];
const BURNING_MS = 60 * 60_000;
const HEALING_MS = 5_400_000;
const LABEL = 'vip';

/** One life of the app while people write, edit and delete on three kinds of servers. */
export async function playSyncHistory(seed: number): Promise<SyncHistory> {
  const world = createWorld(seed);
  const { dice } = world;
  const app = createApp(world, dice.chance(0.8) ? dice.fraction() * 0.5 : 0);
  await app.start();
  schedulePeople(world, app);
  scheduleTrouble(world, app);
  await world.run(BURNING_MS);
  app.heal();
  await app.start();
  await world.run(BURNING_MS + HEALING_MS);
  return app.history(seed);
}

function createApp(world: World, probability: number) {
  const tables = emptyTables();
  const servers = STYLES.map((style) => {
    const account = anAccount(BAKERY, {
      id: toId<AccountId>(`account-${style}`),
      network: style,
      serverUrl: `https://${style}.example`,
      createdAt: world.clock.now(),
    });
    return { account, server: createFeedServer(style, world) };
  });
  tables.workspaces.set(BAKERY, aWorkspace(BAKERY));
  for (const { account } of servers) tables.accounts.set(account.id, account);
  const notes = new Map<ConversationId, string[]>();
  let faults = { probability };
  let store: Store;
  let crashes = 0;
  /** How to undo the writes that a power cut would take, oldest first. */
  let losable: (() => void)[] = [];

  const app = {
    servers,
    async start(): Promise<void> {
      world.crash();
      losable = [];
      store = createMemoryStore(tables, {
        afterCommit(undo, safety) {
          if (safety === 'durable') losable = [];
          else losable.push(undo);
        },
        pause: async () => {
          await new Promise<void>((resolve) => {
            world.inApp(world.dice.between(0, 20), resolve);
          });
        },
      });
      void startSync({
        store,
        async clientFor(account) {
          const found = servers.find((one) => one.account.id === account.id);
          if (found === undefined) throw new Error('No such account');
          return await Promise.resolve(createFeedClient(found.server, world, () => faults));
        },
        needsInternet: () => true,
        clock: world.clock,
        random: world.random,
        online: world.online,
        log: () => undefined,
        onActivity: () => undefined,
      });
      await Promise.resolve();
    },
    /** The process dies; in a power cut the newest unflushed writes are gone too, a suffix of them. */
    crash(): void {
      crashes++;
      world.crash();
      const lost = world.dice.chance(0.5) ? world.dice.between(0, losable.length + 1) : 0;
      for (let index = 0; index < lost; index++) losable.pop()?.();
      world.at(world.dice.between(100, 600_000), () => void app.start());
    },
    heal(): void {
      faults = { probability: 0 };
      world.setOnline(true);
    },
    /** A person labels, notes and sets a conversation to done. */
    async triage(note: string): Promise<void> {
      const known = [...tables.conversations.values()];
      if (known.length === 0) return;
      const { id } = world.dice.pick(known);
      const isKept = await store.forWorkspace(BAKERY).change(
        (transaction) => {
          const current = transaction.get('conversations', id);
          if (current === null) return false;
          const noted = addNote(setLabel(current, LABEL, 'add'), {
            id: note,
            text: note,
            createdAt: world.clock.now(),
          });
          transaction.put('conversations', setState(noted, 'done'));
          return true;
        },
        { safety: 'durable' },
      );
      if (isKept) notes.set(id, [...(notes.get(id) ?? []), note]);
    },
    history: (seed: number): SyncHistory => ({
      seed,
      servers,
      messages: [...tables.messages.values()],
      conversations: [...tables.conversations.values()],
      notes,
      crashes,
    }),
  };
  return app;
}
type App = ReturnType<typeof createApp>;

function schedulePeople(world: World, app: App): void {
  const { dice } = world;
  for (const { server } of app.servers) {
    const count = dice.between(5, 60);
    for (let index = 0; index < count; index++)
      world.at(dice.between(0, BURNING_MS), () => {
        const kind = dice.between(0, 10);
        const ids = server.ids();
        if (kind < 6 || ids.length === 0)
          server.write(
            kind < 3 || ids.length === 0 ? null : dice.pick(server.roots()),
            dice.pick(['jana', 'tom', 'lea']),
          );
        else if (kind < 9) server.edit(dice.pick(ids));
        else server.remove(dice.pick(ids));
      });
  }
  for (let index = 0; index < dice.between(0, 8); index++)
    world.at(dice.between(0, BURNING_MS), () => void app.triage(`note-${index}`));
}

function scheduleTrouble(world: World, app: App): void {
  const { dice } = world;
  for (let index = 0; index < dice.between(0, 6); index++)
    world.at(dice.between(0, BURNING_MS), () => app.crash());
  for (let index = 0; index < dice.between(0, 4); index++) {
    const at = dice.between(0, BURNING_MS);
    world.at(at, () => world.setOnline(false));
    world.at(at + dice.between(1000, 600_000), () => world.setOnline(true));
  }
}
