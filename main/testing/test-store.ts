import type { Clock, Random, SettingsFile } from '#main/ports.ts';
import { openStore, type OpenedStore } from '#main/store/open.ts';
import { createManualClock } from './manual-clock.ts';

/** Ids in order of time, as UUID version 7 gives them, but the same in every run. */
export function createCountingRandom(): Random {
  let count = 0;
  return {
    uuid() {
      count += 1;
      return `0199c1de-0000-7000-8000-${count.toString(16).padStart(12, '0')}`;
    },
    bytes: (length) => new Uint8Array(length).fill(7),
    fraction: () => 0.5,
  };
}

/** The real store, in memory or in a file. At most one may be open per process: see collections. */
export async function openTestStore(
  clock: Clock = createManualClock(),
  file = ':memory:',
): Promise<OpenedStore> {
  return await openStore({ file, clock, random: createCountingRandom(), log: () => undefined });
}

export function createMemorySettings(): SettingsFile {
  const values = new Map<string, unknown>();
  const listeners = new Map<string, Set<() => void>>();
  return {
    get: (key) => values.get(key),
    set(key, value) {
      values.set(key, value);
      for (const listener of listeners.get(key) ?? []) listener();
    },
    onChange(key, listener) {
      const known = listeners.get(key) ?? new Set();
      listeners.set(key, known.add(listener));
      return () => {
        known.delete(listener);
      };
    },
  };
}
