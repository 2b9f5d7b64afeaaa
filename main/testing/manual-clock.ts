import type { Clock } from '#main/ports.ts';

export type ManualClock = Clock & {
  /** Moves both clocks on and runs what is due, in order. */
  advance(ms: number): void;
  /** How many timers wait. */
  readonly waiting: number;
};

type Timer = { readonly at: number; readonly run: () => void };

/** Stands still until a test moves it. */
export function createManualClock(start = 1_700_000_000_000): ManualClock {
  let elapsed = 0;
  let timers: Timer[] = [];
  return {
    now: () => start + elapsed,
    elapsed: () => elapsed,
    after(ms, run) {
      const timer = { at: elapsed + Math.max(0, ms), run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance(ms) {
      const end = elapsed + ms;
      for (;;) {
        const next = timers.toSorted((a, b) => a.at - b.at)[0];
        if (next === undefined || next.at > end) break;
        timers = timers.filter((timer) => timer !== next);
        elapsed = Math.max(elapsed, next.at);
        next.run();
      }
      elapsed = end;
    },
    get waiting() {
      return timers.length;
    },
  };
}
