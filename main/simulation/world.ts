import type { Clock, Online, Random } from '#main/ports.ts';

type Event = { readonly at: number; readonly tie: number; readonly run: () => void };

/** A small, fast, seedable generator (xorshift32 with a mixed seed); good enough to choose faults. */
export function createDice(seed: number) {
  let state = (Math.imul(seed + 1, 0x9e3779b1) ^ 0x85ebca6b) >>> 0 || 1;
  const fraction = (): number => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 0x1_0000_0000;
  };
  return {
    fraction,
    /** A whole number, `from` included, `below` not. */
    between: (from: number, below: number) => from + Math.floor(fraction() * (below - from)),
    chance: (probability: number) => fraction() < probability,
    pick: <Value>(values: readonly Value[]): Value => {
      const value = values[Math.floor(fraction() * values.length)];
      if (value === undefined) throw new Error('Nothing to pick from');
      return value;
    },
  };
}

const UUID_LENGTH = 12;

/**
 * Time, chance and the machine's fate. One event after the other, in an order that the seed decides;
 * between two events all promises that can go on have gone on.
 */
export function createWorld(seed: number) {
  const dice = createDice(seed);
  const events: Event[] = [];
  const listeners = { online: new Set<() => void>(), resume: new Set<() => void>() };
  let elapsed = 0;
  let wallOffset = 1_700_000_000_000;
  let generation = 0;
  let isOnline = true;
  let ids = 0;

  const at = (ms: number, run: () => void): void => {
    events.push({ at: elapsed + Math.max(0, ms), tie: dice.fraction(), run });
  };
  /** Work of the app itself: it never happens when the app has crashed meanwhile. */
  const inApp = (ms: number, run: () => void): (() => void) => {
    const born = generation;
    let isCanceled = false;
    at(ms, () => {
      if (!isCanceled && born === generation) run();
    });
    return () => {
      isCanceled = true;
    };
  };
  const takeNext = (): Event | undefined => {
    let first = 0;
    for (const [index, event] of events.entries()) {
      const best = events[first];
      if (
        best !== undefined &&
        (event.at < best.at || (event.at === best.at && event.tie < best.tie))
      )
        first = index;
    }
    return events.splice(first, 1)[0];
  };

  const clock: Clock = {
    now: () => wallOffset + elapsed,
    elapsed: () => elapsed,
    after: inApp,
  };
  const random: Random = {
    uuid: () => `id-${(ids++).toString(36).padStart(UUID_LENGTH, '0')}`,
    bytes: (length) => Uint8Array.from({ length }, () => dice.between(0, 256)),
    fraction: dice.fraction,
  };
  const online: Online = {
    isOnline: () => isOnline,
    onChange: (listener) => subscribe(listeners.online, listener),
    onResume: (listener) => subscribe(listeners.resume, listener),
  };

  return {
    dice,
    clock,
    random,
    online,
    at,
    inApp,
    elapsed: () => elapsed,
    generation: () => generation,
    /** The app is gone from here on; the servers live on. */
    crash(): void {
      generation++;
      listeners.online.clear();
      listeners.resume.clear();
    },
    setOnline(value: boolean): void {
      isOnline = value;
      for (const listener of listeners.online) listener();
    },
    /** Somebody, or a time server, sets the wall clock. */
    jumpClock(ms: number): void {
      wallOffset += ms;
    },
    resume(): void {
      for (const listener of listeners.resume) listener();
    },
    /** Runs events until `untilMs` on the monotonic clock, or until there is none. */
    async run(untilMs: number): Promise<void> {
      await settle();
      for (;;) {
        if (!events.some((event) => event.at <= untilMs)) break;
        const event = takeNext();
        if (event === undefined) break;
        elapsed = Math.max(elapsed, event.at);
        event.run();
        await settle();
      }
      elapsed = Math.max(elapsed, untilMs);
    },
  };
}
export type World = ReturnType<typeof createWorld>;

function subscribe(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Lets every promise that can go on go on. */
export async function settle(): Promise<void> {
  await new Promise<void>((resolve) => {
    setImmediate(resolve);
  });
}
