import type { Clock } from '#main/ports.ts';

/** How much faster than life the killed engines live: 90 s to settle are three. */
export const SPEED = 30;

/** Time since `epoch` (ms) runs faster, over all lives of the app. No timer keeps the process alive. */
export function fastClock(epoch: number): Clock {
  return {
    now: () => Math.round(epoch + (Date.now() - epoch) * SPEED),
    elapsed: () => performance.now() * SPEED,
    after(ms, run) {
      const timer = setTimeout(run, Math.max(ms, 0) / SPEED).unref();
      return () => clearTimeout(timer);
    },
  };
}
