import { playHistory } from '#main/simulation/history.ts';
import { judge } from '#main/simulation/judge.ts';
import { KILL_PLAN, KILL_SEEDS } from '#main/simulation/play.ts';
import { playSyncHistory } from '#main/simulation/sync-history.ts';
import { judgeSync } from '#main/simulation/sync-judge.ts';
import type { Mutant } from './mutant.ts';

/** Where a defect was seen first; null: nowhere. */
export type Found = { readonly at: string; readonly promise: string } | null;

export async function firstToFind(
  shows: Mutant['shows'],
  firstSeed: number,
  seeds: number,
): Promise<Found> {
  if (shows === 'kill-points') return await firstKillPoint();
  for (let seed = firstSeed; seed < firstSeed + seeds; seed++) {
    const [violation] =
      shows === 'outbox' ? judge(await playHistory(seed)) : judgeSync(await playSyncHistory(seed));
    if (violation !== undefined) return { at: `seed ${seed}`, promise: violation.promise };
  }
  return null;
}

async function firstKillPoint(): Promise<Found> {
  for (const seed of KILL_SEEDS) {
    const { steps } = await playHistory(seed, { plan: KILL_PLAN });
    for (let killAtStep = 1; killAtStep <= steps; killAtStep++) {
      const [violation] = judge(await playHistory(seed, { plan: KILL_PLAN, killAtStep }));
      if (violation !== undefined)
        return { at: `history ${seed}, wait ${killAtStep}`, promise: violation.promise };
    }
  }
  return null;
}
