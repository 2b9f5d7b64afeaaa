import type { Account } from '#domain/account.ts';
import type { Conversation } from '#domain/conversation.ts';
import { messageId, toId, type AccountId, type ConversationId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { addNote, setLabel, setState } from '#domain/triage.ts';
import type { Store } from '#main/store/store.ts';
import { startSync } from '#main/sync/sync.ts';
import { anAccount, aWorkspace, BAKERY } from '#main/testing/documents.ts';
import { createMemoryStore, emptyTables } from '#main/testing/memory-store.ts';
import { claimedBy, createFeedClient, type FeedFaults } from './feed-client.ts';
import { createLosses } from './losses.ts';
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
  /** Cursors that were stored without what they claim, and copies that became older. */
  readonly broken: ReadonlySet<string>;
  readonly clockWasSet: boolean;
};

const STYLES: readonly FeedStyle[] = ['by-id', 'newest-first', 'by-time'];
const BURNING_MS = 60 * 60_000;
const HEALING_MS = 5_400_000;
/** A pause that a server asked for lasts longer by as much as the clock was set back meanwhile. */
const HEALING_AFTER_JUMPS_MS = 28 * 3_600_000;
/** By a day at most once: every hour of healing costs time. */
const JUMPS_MS: readonly (readonly number[])[] = [
  [-86_400_000, -3_600_000, 3_600_000, 86_400_000],
  [-3_600_000, 3_600_000],
];
const LABEL = 'vip';
const CROWDED_MS = 3 * 60_000;

/** One life of the app while people write, edit and delete on three kinds of servers. */
export async function playSyncHistory(seed: number): Promise<SyncHistory> {
  const world = createWorld(seed);
  const { dice } = world;
  const app = createApp(world, {
    probability: dice.chance(0.8) ? dice.fraction() * 0.5 : 0,
    isEndless: dice.chance(0.15),
    isCrowded: false,
  });
  const clockWasSet = dice.chance(0.3);
  await app.start();
  schedulePeople(world, app);
  scheduleTrouble(world, app, clockWasSet);
  await world.run(BURNING_MS);
  app.heal();
  await app.start();
  await world.run(BURNING_MS + (clockWasSet ? HEALING_AFTER_JUMPS_MS : HEALING_MS));
  return app.history(seed, clockWasSet);
}

function createApp(world: World, burning: FeedFaults) {
  const tables = emptyTables();
  /** Several accounts on one server share what it can bear. */
  const isShared = world.diceFor('shared').chance(0.3);
  const servers = STYLES.map((style) => {
    const account = anAccount(BAKERY, {
      id: toId<AccountId>(`account-${style}`),
      network: style,
      serverUrl: isShared ? 'https://all.example' : `https://${style}.example`,
      createdAt: world.clock.now(),
    });
    return { account, server: createFeedServer(style, world) };
  });
  tables.workspaces.set(BAKERY, aWorkspace(BAKERY));
  for (const { account } of servers) tables.accounts.set(account.id, account);
  const notes = new Map<ConversationId, string[]>();
  let faults = burning;
  const losses = createLosses(world);
  const broken = new Set<string>();
  const versions = new Map<string, number>();
  const deleted = new Set<string>();
  const checked = new Map<string, unknown>();
  /** A power cut may take what was seen. */
  const forgetSeen = (): void => {
    versions.clear();
    deleted.clear();
    checked.clear();
  };
  let store: Store;
  let crashes = 0;

  /** A cursor never stands beyond what is stored: at no moment, also right after a power cut. */
  const checkCursors = (): void => {
    for (const { account, server } of servers) {
      const cursor = tables.cursors.get(`${account.id}|interactions`)?.cursor ?? null;
      // Stored messages stay: only what a cursor claims anew has to be looked for.
      if (cursor === null || checked.get(account.id) === cursor) continue;
      checked.set(account.id, cursor);
      for (const remoteId of claimedBy(server, cursor))
        if (!tables.messages.has(messageId(account.id, remoteId)))
          broken.add(`I4 ${account.id}: ${remoteId} is behind the cursor and not stored`);
    }
  };
  const checkVersions = (): void => {
    for (const { id, version, isDeletedRemotely } of tables.messages.values()) {
      if (version < (versions.get(id) ?? version)) broken.add(`I9 ${id} became older`);
      versions.set(id, version);
      if (isDeletedRemotely) deleted.add(id);
      else if (deleted.has(id)) broken.add(`I9 ${id} came back after it was deleted`);
    }
  };

  const app = {
    servers,
    async start(): Promise<void> {
      world.crash();
      losses.forget();
      forgetSeen();
      for (const { server } of servers) server.restUntil(0);
      store = createMemoryStore(tables, {
        afterCommit(undo, safety) {
          losses.afterCommit(undo, safety);
          checkCursors();
          checkVersions();
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
        takeTurn: async () => {},
        onActivity: () => undefined,
      });
      await Promise.resolve();
    },
    /** The process dies; in a power cut the newest unflushed writes are gone too, a suffix of them. */
    crash(): void {
      crashes++;
      world.crash();
      if (world.dice.chance(0.5)) losses.lose();
      forgetSeen();
      checkCursors();
      world.at(world.dice.between(100, 600_000), () => void app.start());
    },
    heal(): void {
      faults = { probability: 0, isEndless: false, isCrowded: false };
      world.setOnline(true);
    },
    setCrowded(isCrowded: boolean): void {
      faults = { ...faults, isCrowded };
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
    history: (seed: number, clockWasSet: boolean): SyncHistory => ({
      seed,
      servers,
      messages: [...tables.messages.values()],
      conversations: [...tables.conversations.values()],
      notes,
      crashes,
      broken,
      clockWasSet,
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

function scheduleTrouble(world: World, app: App, clockWasSet: boolean): void {
  const { dice } = world;
  scheduleCrowd(world, app);
  for (let index = 0; index < dice.between(0, 6); index++)
    world.at(dice.between(0, BURNING_MS), () => app.crash());
  for (const jumps of clockWasSet ? JUMPS_MS : []) {
    const jump = dice.pick(jumps);
    world.at(dice.between(0, BURNING_MS), () => world.jumpClock(jump));
  }
  if (dice.chance(0.3))
    world.at(dice.between(0, BURNING_MS), () => world.suspend(dice.between(60_000, 3_600_000)));
  for (let index = 0; index < dice.between(0, 4); index++) {
    const at = dice.between(0, BURNING_MS);
    world.at(at, () => world.setOnline(false));
    world.at(at + dice.between(1000, 600_000), () => world.setOnline(true));
  }
}

function scheduleCrowd(world: World, app: App): void {
  const dice = world.diceFor('crowd');
  if (!dice.chance(0.2)) return;
  const at = dice.between(0, BURNING_MS - CROWDED_MS);
  world.at(at, () => app.setCrowded(true));
  world.at(at + CROWDED_MS, () => app.setCrowded(false));
}
