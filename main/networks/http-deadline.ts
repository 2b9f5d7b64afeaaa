import type { Clock } from '#main/ports.ts';

/** No byte for so long while an answer is being read: it will not come any more. */
const IDLE = 10_000;

export type Deadline = {
  /** Aborts when the time is up, when nothing moves, or when the caller's own signal does. */
  readonly signal: AbortSignal;
  /** Bytes came: the answer is alive. The first call starts the watch for standstill. */
  onProgress(): void;
  /** Settles as `work` does, or rejects as soon as `signal` aborts. */
  race<T>(work: Promise<T>): Promise<T>;
  ended(): 'timeout' | 'canceled' | null;
  stop(): void;
};

export type DeadlineLimits = { readonly totalMs: number; readonly signal: AbortSignal };

/** Two limits at once: the whole request, and the silence between two pieces of an answer. */
export function startDeadline(clock: Clock, limits: DeadlineLimits): Deadline {
  const controller = new AbortController();
  let end: 'timeout' | 'canceled' | null = null;
  const finish = (why: 'timeout' | 'canceled'): void => {
    end ??= why;
    controller.abort(new Error(why));
  };
  const cancel = (): void => finish('canceled');
  if (limits.signal.aborted) cancel();
  limits.signal.addEventListener('abort', cancel, { once: true });
  const stopTotal = clock.after(limits.totalMs, () => finish('timeout'));
  let stopIdle: (() => void) | null = null;

  const aborted = Promise.withResolvers<never>();
  aborted.promise.catch(() => {});
  const reject = (): void => aborted.reject(new Error(end ?? 'aborted'));
  if (controller.signal.aborted) reject();
  else controller.signal.addEventListener('abort', reject, { once: true });

  return {
    signal: controller.signal,
    onProgress() {
      stopIdle?.();
      stopIdle = clock.after(IDLE, () => finish('timeout'));
    },
    race: async (work) => await Promise.race([work, aborted.promise]),
    ended: () => end,
    stop() {
      stopTotal();
      stopIdle?.();
      limits.signal.removeEventListener('abort', cancel);
    },
  };
}
