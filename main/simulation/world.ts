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

export type Dice = ReturnType<typeof createDice>;

const UUID_LENGTH = 12;
/** ms since epoch. */
const BEGINNING = 1_700_000_000_000;

export type WorldOptions = {
  /** The app dies instead of going on after its n-th wait: every await is one. */
  readonly killAtStep?: number;
  /** Hears what happens, for `--log`. */
  readonly onNote?: (line: string) => void;
};

function isBefore(one: Event, other: Event): boolean {
  return one.at < other.at || (one.at === other.at && one.tie < other.tie);
}

function nothing(): void {
  // Nobody waits for it.
}

/**
 * Time, chance and the machine's fate. One event after the other, in an order that the seed decides;
 * between two events all promises that can go on have gone on.
 */
export function createWorld(seed: number, options: WorldOptions = {}) {
  const dice = createDice(seed);
  const events: Event[] = [];
  const listeners = { online: new Set<() => void>(), resume: new Set<() => void>() };
  let elapsed = 0;
  let wallOffset = BEGINNING;
  let generation = 0;
  let isOnline = true;
  let ids = 0;
  let steps = 0;
  let onKill = nothing;
  /** What the app would have done while the machine slept; null: it is awake. */
  let asleep: (() => void)[] | null = null;
  let wakesAt = 0;

  const at = (ms: number, run: () => void): void => {
    events.push({ at: elapsed + Math.max(0, ms), tie: dice.fraction(), run });
  };
  /** Work of the app itself: it never happens when the app has crashed meanwhile. */
  const inApp = (ms: number, run: () => void): (() => void) => {
    const born = generation;
    let isCanceled = false;
    const step = (): void => {
      if (isCanceled || born !== generation) return;
      if (asleep !== null) return void asleep.push(step);
      if (++steps === options.killAtStep) return onKill();
      run();
    };
    at(ms, step);
    return () => {
      isCanceled = true;
    };
  };
  /** The next event that happens until then; undefined: there is none. */
  const takeNext = (untilMs: number): Event | undefined => {
    let best: Event | undefined;
    let first = -1;
    for (let index = 0; index < events.length; index++) {
      const event = events[index];
      if (event === undefined || event.at > untilMs) continue;
      if (best !== undefined && !isBefore(event, best)) continue;
      best = event;
      first = index;
    }
    const last = events.pop();
    if (best === undefined) {
      if (last !== undefined) events.push(last);
    } else if (last !== undefined && last !== best) events[first] = last;
    return best;
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

  const uses = new Map<string, number>();
  return {
    dice,
    /**
     * A die of its own for the n-th use of a name: what happens elsewhere does not change it, so that
     * a history stays itself when parts of it are left out.
     */
    diceFor(name: string): Dice {
      const use = (uses.get(name) ?? 0) + 1;
      uses.set(name, use);
      return createDice(hashOf(`${seed} ${name} ${use}`));
    },
    clock,
    random,
    online,
    at,
    inApp,
    elapsed: () => elapsed,
    /** The clock of servers: nobody sets it. ms since epoch. */
    serverNow: () => BEGINNING + elapsed,
    /** How often the app went on after a wait. */
    steps: () => steps,
    onKill(run: () => void): void {
      onKill = run;
    },
    note(line: string): void {
      options.onNote?.(`${(elapsed / 1000).toFixed(1).padStart(9)} s  ${line}`);
    },
    /** The app is gone from here on; the servers live on. */
    crash(): void {
      generation++;
      asleep = null;
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
    /** The lid is closed: nothing of the app happens, the world goes on, and then all at once. */
    suspend(ms: number): void {
      if (asleep !== null) return;
      const sleep: (() => void)[] = [];
      asleep = sleep;
      wakesAt = elapsed + ms;
      at(ms, () => {
        if (asleep !== sleep) return;
        asleep = null;
        // In the order in which they were due.
        for (const [place, step] of sleep.entries()) at(place / 1000, step);
        for (const listener of listeners.resume) listener();
      });
    },
    /** On the monotonic clock; 0 when it is awake. */
    sleepsUntil: () => (asleep === null ? 0 : wakesAt),
    /** Runs events until `untilMs` on the monotonic clock, or until there is none. */
    async run(untilMs: number): Promise<void> {
      await settle();
      for (;;) {
        const event = takeNext(untilMs);
        if (event === undefined) break;
        elapsed = Math.max(elapsed, event.at);
        event.run();
        await settle();
      }
      elapsed = Math.max(elapsed, untilMs);
    },
  };
}
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
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
