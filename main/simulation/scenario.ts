import { toId, type ReplyId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import type { App } from './app.ts';
import type { World } from './world.ts';

/** Something that happens at a moment of a history; what happens is drawn before it begins. */
export type Happening = {
  readonly atMs: number;
  readonly what: string;
  readonly run: (app: App) => void;
};

/** What can go wrong in one history. */
export type Plan = {
  readonly faults: number;
  readonly crashes: number;
  readonly offline: boolean;
  readonly clockJumps: boolean;
  readonly suspends: boolean;
  readonly sync: 'runs' | 'off';
};

export const BURNING_MS = 40 * 60_000;
const ID_LENGTH = 12;
/** Histories in which sync runs too take twenty times as long. */
const SYNC_SHARE = 0.1;
const DAY_MS = 86_400_000;

export function replyIdOf(order: number): ReplyId {
  return toId<ReplyId>(`00000000-0000-4000-8000-${String(order).padStart(ID_LENGTH, '0')}`);
}

/** Swarm: every seed burns in its own way; with all faults at once some never get to bite. */
export function randomPlan({ dice }: World): Plan {
  return {
    faults: dice.chance(0.8) ? dice.fraction() * 0.6 : 0,
    crashes: dice.chance(0.7) ? dice.between(1, 7) : 0,
    offline: dice.chance(0.5),
    clockJumps: dice.chance(0.3),
    suspends: dice.chance(0.3),
    sync: dice.chance(SYNC_SHARE) ? 'runs' : 'off',
  };
}

/** All that happens in a history, in no order. */
export function drawScenario(
  world: World,
  plan: Plan,
  messages: readonly Message[],
): readonly Happening[] {
  return [
    ...drawReplies(world, messages),
    ...drawActions(world, messages),
    ...drawPeople(world, messages),
    ...drawTrouble(world, plan),
  ];
}

function drawReplies({ dice }: World, messages: readonly Message[]): Happening[] {
  const count = dice.between(3, 14);
  return Array.from({ length: count }, (_, order) => order).flatMap((order) => {
    const id = replyIdOf(order);
    const atMs = dice.between(0, BURNING_MS);
    const message = dice.pick(messages);
    // Texts repeat on purpose: telling two equal replies apart is the hard case.
    const text = dice.pick(['Thank you!', 'At nine.']);
    const who = `reply ${order} to ${message.network} ${message.remoteId}`;
    const happenings: Happening[] = [
      { atMs, what: `send ${who}`, run: (app) => void app.person.send(id, message, text) },
    ];
    if (dice.chance(0.5))
      happenings.push({
        atMs: Math.max(0, atMs - dice.between(0, 20_000)),
        what: `draft ${who}`,
        run: (app) => void app.person.draft(id, message, `${text} (draft)`),
      });
    if (dice.chance(0.25))
      happenings.push({
        atMs: atMs + dice.between(100, 9000),
        what: `undo ${who}`,
        run: (app) => void app.person.press(id, 'reply.cancel'),
      });
    if (dice.chance(0.5))
      happenings.push({
        atMs: atMs + dice.between(60_000, BURNING_MS),
        what: `send anyway or again ${who}`,
        run: (app) => void app.person.press(id, 'reply.retry'),
      });
    return happenings;
  });
}

function drawActions({ dice }: World, messages: readonly Message[]): Happening[] {
  return Array.from({ length: dice.between(0, 8) }, () => {
    const message = dice.pick(messages);
    const action = dice.pick(['like', 'unlike', 'boost', 'unboost'] as const);
    return {
      atMs: dice.between(0, BURNING_MS),
      what: `${action} ${message.network} ${message.remoteId}`,
      run: (app: App) => void app.person.act(message, action),
    };
  });
}

/** Others edit, delete, and answer on the phone. */
function drawPeople({ dice }: World, messages: readonly Message[]): Happening[] {
  const count = dice.chance(0.5) ? dice.between(1, 4) : 0;
  return Array.from({ length: count }, () => {
    const message = dice.pick(messages);
    const what = dice.pick(['edit', 'delete', 'answer on the phone'] as const);
    return {
      atMs: dice.between(0, BURNING_MS),
      what: `${what}: ${message.network} ${message.remoteId}`,
      run(app: App) {
        const server = app.serverOf(message);
        const { accountId, remoteId } = message;
        if (what === 'edit') server.parents.edit(accountId, remoteId);
        else if (what === 'delete') server.parents.remove(accountId, remoteId);
        else server.answerElsewhere(accountId, remoteId);
      },
    };
  });
}

function drawTrouble(world: World, plan: Plan): Happening[] {
  const { dice } = world;
  const at = (): number => dice.between(0, BURNING_MS);
  const crashes = Array.from({ length: plan.crashes }, () => ({
    atMs: at(),
    what: 'the app dies',
    run: (app: App) => app.crash(),
  }));
  const outages = Array.from({ length: plan.offline ? 4 : 0 }, at).flatMap((atMs) => [
    { atMs, what: 'offline', run: () => world.setOnline(false) },
    {
      atMs: atMs + dice.between(1000, 600_000),
      what: 'online',
      run: () => world.setOnline(true),
    },
  ]);
  const jumps = Array.from({ length: plan.clockJumps ? 3 : 0 }, () => {
    const ms = dice.pick([-7 * DAY_MS, -DAY_MS, -3_600_000, -30_000, 30_000, 3_600_000, DAY_MS]);
    return { atMs: at(), what: `the clock jumps ${ms / 1000} s`, run: () => world.jumpClock(ms) };
  });
  const sleeps = Array.from({ length: plan.suspends ? 2 : 0 }, () => {
    const ms = dice.between(60_000, 8 * 3_600_000);
    return {
      atMs: at(),
      what: `asleep for ${Math.round(ms / 1000)} s`,
      run: () => world.suspend(ms),
    };
  });
  return [...crashes, ...outages, ...jumps, ...sleeps];
}
