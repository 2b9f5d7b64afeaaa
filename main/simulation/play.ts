import { playHistory } from './history.ts';
import { judge, type Violation } from './judge.ts';
import type { RunOptions } from './options.ts';
import { say } from './say.ts';
import { shrink } from './shrink.ts';
import { playSyncHistory } from './sync-history.ts';
import { judgeSync } from './sync-judge.ts';

/** Histories of sync take longer: one for every so many of the outbox. */
const SYNC_EVERY = 20;
const MOST_SHRUNK = 3;
/** Histories for the kill points have some trouble of their own, and no sync: see scenario.ts. */
export const KILL_PLAN = {
  faults: 0.2,
  crashes: 0,
  offline: false,
  clockJumps: false,
  suspends: false,
  sync: 'off',
} as const;
export const KILL_SEEDS = [3, 11, 17, 29, 41];

export type Played = { readonly passed: number; readonly failed: number };
/** What a stretch of histories held, for the closing line. */
export type Totals = {
  readonly replies: number;
  readonly messages: number;
  readonly crashes: number;
  readonly unclear: number;
  readonly steps: number;
};
export type PlayedSeeds = Played & { readonly totals: Totals };
export type SeedOptions = Pick<RunOptions, 'from' | 'seeds' | 'single' | 'isLogged' | 'keep'>;

/** Plays histories by their seeds and prints every broken promise with what shows it again. */
export async function playSeeds(options: SeedOptions): Promise<PlayedSeeds> {
  const totals = { replies: 0, messages: 0, crashes: 0, unclear: 0, steps: 0 };
  const violations: Violation[] = [];
  for (let seed = options.from; seed < options.from + options.seeds; seed++) {
    const history = await playHistory(seed, {
      ...(options.keep === null ? {} : { keep: options.keep }),
      ...(options.isLogged ? { onNote: say } : {}),
    });
    const broken = judge(history);
    violations.push(...broken);
    totals.replies += history.replies.length;
    totals.crashes += history.crashes;
    totals.steps += history.steps;
    totals.unclear += history.replies.filter(({ status }) => status.state === 'unclear').length;
    const [first] = broken;
    if (first !== undefined && options.keep === null && violations.length <= MOST_SHRUNK)
      await tellShrunk(first, history.happenings);
    if (options.single === null && seed % SYNC_EVERY !== 0) continue;
    const synced = await playSyncHistory(seed);
    violations.push(...judgeSync(synced));
    totals.messages += synced.messages.length;
  }
  for (const { seed, promise, detail } of violations)
    say(`seed ${seed}: ${promise} (${detail}); again with: npm run sim -- --seed ${seed} --log`);
  const failed = new Set(violations.map(({ seed }) => seed)).size;
  return { passed: options.seeds - failed, failed, totals };
}

async function tellShrunk(violation: Violation, happenings: number): Promise<void> {
  const { keep } = await shrink(violation, happenings);
  const places = keep.length === 0 ? '-1' : keep.join(',');
  say(
    `seed ${violation.seed}: ${keep.length} of ${happenings} happenings are enough: npm run sim -- --seed ${violation.seed} --keep ${places} --log`,
  );
}

/** Lets the app die after each of its waits, one after the other, in one history. */
export async function playKillPoints(seed: number): Promise<Played> {
  let passed = 0;
  let failed = 0;
  const { steps } = await playHistory(seed, { plan: KILL_PLAN });
  for (let killAtStep = 1; killAtStep <= steps; killAtStep++) {
    const violations = judge(await playHistory(seed, { plan: KILL_PLAN, killAtStep }));
    if (violations.length === 0) passed++;
    else failed++;
    for (const { promise, detail } of violations)
      say(`history ${seed}, killed at wait ${killAtStep}: ${promise} (${detail})`);
  }
  return { passed, failed };
}
