import type { Message } from '#domain/message.ts';
import type { Reply } from '#domain/reply.ts';
import { createApp } from './app.ts';
import type { Promised } from './person.ts';
import { BURNING_MS, drawScenario, randomPlan, type Plan } from './scenario.ts';
import type { Server } from './server.ts';
import { createWorld } from './world.ts';

/** What really happened, for the judge. */
export type History = {
  readonly seed: number;
  readonly replies: readonly Reply[];
  /** The messages that are answered, as they were at the beginning and as they are stored at the end. */
  readonly answered: readonly { readonly before: Message; readonly after: Message | undefined }[];
  readonly stored: readonly Message[];
  readonly servers: readonly Server[];
  readonly promised: Promised;
  readonly plan: Plan;
  readonly crashes: number;
  /** How often the app went on after a wait: so many moments to die there are. */
  readonly steps: number;
  /** How many things happened, for shrinking. */
  readonly happenings: number;
};

export type HistoryOptions = {
  /** Instead of one that the seed draws. */
  readonly plan?: Plan;
  /** The app dies instead of going on after its n-th wait. */
  readonly killAtStep?: number;
  /** Only these happenings of the scenario, by their place. */
  readonly keep?: ReadonlySet<number>;
  readonly onNote?: (line: string) => void;
};

/** Sync has caught up by then; the outbox may wait for longer. */
const CALM_MS = 20 * 60_000;
/** Longer than a machine sleeps, and than the longest pause that a server may ask for. */
const HEALING_MS = 60 * 3_600_000;

/** One life of the app, from the first reply to the calm after the last fault. */
export async function playHistory(seed: number, options: HistoryOptions = {}): Promise<History> {
  const { keep } = options;
  const world = createWorld(seed, options);
  const plan = options.plan ?? randomPlan(world);
  const app = createApp(world, plan);
  await app.start();
  const scenario = drawScenario(world, plan, app.messages);
  for (const [index, { atMs, what, run }] of scenario.entries())
    if (keep === undefined || keep.has(index))
      world.at(atMs, () => {
        world.note(`[${index}] ${what}`);
        run(app);
      });
  await world.run(BURNING_MS);
  // Nobody opens the app of a machine that sleeps: a key may have ended when it wakes.
  const healsAt = Math.max(BURNING_MS, world.sleepsUntil());
  await world.run(healsAt);
  world.note('everything heals');
  app.heal();
  await app.start();
  await world.run(healsAt + CALM_MS);
  app.stopSync();
  await app.start();
  await world.run(healsAt + HEALING_MS);
  return {
    seed,
    replies: app.replies(),
    answered: app.messages.map((before) => ({ before, after: app.message(before) })),
    stored: app.stored(),
    servers: app.servers,
    promised: app.person.promised,
    plan,
    crashes: app.crashes(),
    steps: world.steps(),
    happenings: scenario.length,
  };
}
