import type { Clock } from '#main/ports.ts';

/** Node runs a longer timer at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

export const clock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after(ms, run) {
    let timer: NodeJS.Timeout;
    const wait = (rest: number): void => {
      const step = Math.min(Math.max(rest, 0), MAX_TIMER_MS);
      timer = setTimeout(() => (rest > step ? wait(rest - step) : run()), step).unref();
    };
    wait(ms);
    return () => clearTimeout(timer);
  },
};
