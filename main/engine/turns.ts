import type { TakeTurn, TurnOf } from '#main/ports.ts';

/**
 * One piece of work in each turn of the event loop, and from each kind of work in its turn. Between two
 * of them everything from outside is heard: twelve accounts that have news at once must not hold up a
 * key that somebody presses.
 */
export function createTurns(): TakeTurn {
  const waiting: Readonly<Record<TurnOf, (() => void)[]>> = { views: [], sync: [], listening: [] };
  const kinds = Object.values(waiting);
  let isPlanned = false;
  let at = 0;
  const plan = (): void => {
    if (isPlanned || kinds.every((queue) => queue.length === 0)) return;
    isPlanned = true;
    setImmediate(next);
  };
  const next = (): void => {
    isPlanned = false;
    for (let step = 0; step < kinds.length; step++) {
      at = (at + 1) % kinds.length;
      const run = kinds[at]?.shift();
      if (run === undefined) continue;
      run();
      break;
    }
    plan();
  };
  return async (whose) =>
    await new Promise((resolve) => {
      waiting[whose].push(resolve);
      plan();
    });
}
