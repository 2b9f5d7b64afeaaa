import { z } from 'zod';
import type { RunOptions } from './options.ts';
import { KILL_SEEDS, playKillPoints, playSeeds, type PlayedSeeds } from './play.ts';

/** One piece of work for one process: a stretch of seeds, or all moments to die in one history. */
export const task = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('seeds'), from: z.number(), seeds: z.number() }),
  z.object({ kind: z.literal('kill-points'), seed: z.number() }),
]);
export type Task = z.infer<typeof task>;

export const answer = z.object({
  passed: z.number(),
  failed: z.number(),
  totals: z.object({
    replies: z.number(),
    messages: z.number(),
    crashes: z.number(),
    unclear: z.number(),
    steps: z.number(),
  }),
});

/** Small enough that all processes end at about the same time. */
const SEEDS_PER_TASK = 50;
const NOTHING = { replies: 0, messages: 0, crashes: 0, unclear: 0, steps: 0 };

export function tasksOf({ from, seeds, killPoints }: RunOptions): readonly Task[] {
  const count = Math.ceil(seeds / SEEDS_PER_TASK);
  return [
    ...KILL_SEEDS.slice(0, killPoints).map((seed) => ({ kind: 'kill-points', seed }) as const),
    ...Array.from({ length: count }, (_, index): Task => {
      const start = index * SEEDS_PER_TASK;
      const rest = Math.min(SEEDS_PER_TASK, seeds - start);
      return { kind: 'seeds', from: from + start, seeds: rest };
    }),
  ];
}

export async function playTask(given: Task): Promise<PlayedSeeds> {
  return given.kind === 'seeds'
    ? await playSeeds({ ...given, single: null, isLogged: false, keep: null })
    : { ...(await playKillPoints(given.seed)), totals: NOTHING };
}
