import type { Clock } from '#main/ports.ts';

export type FastClock = Clock & {
  /** How many timers wait. */
  readonly waiting: number;
  /** From now on; timers that wait keep their moment of real time. */
  setSpeed(speed: number): void;
};

type Rate = { readonly speed: number; readonly realMs: number; readonly ms: number };

/** Time since `epoch` (ms) runs faster, over all lives of the app. No timer keeps the process alive. */
export function fastClock(epoch: number, speed: number): FastClock {
  const timers = new Set<object>();
  let rate: Rate = { speed, realMs: epoch, ms: 0 };
  const elapsed = (): number => rate.ms + (Date.now() - rate.realMs) * rate.speed;
  return {
    now: () => Math.round(epoch + elapsed()),
    elapsed,
    after(ms, run) {
      const due = (): void => {
        timers.delete(timer);
        run();
      };
      const timer = setTimeout(due, Math.max(ms, 0) / rate.speed).unref();
      timers.add(timer);
      return () => {
        timers.delete(timer);
        clearTimeout(timer);
      };
    },
    get waiting() {
      return timers.size;
    },
    setSpeed(next) {
      rate = { speed: next, realMs: Date.now(), ms: elapsed() };
    },
  };
}
