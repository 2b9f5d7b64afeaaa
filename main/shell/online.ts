import { net, powerMonitor } from 'electron';
import type { Clock, Online } from '#main/ports.ts';

/** Main hears of no change by itself, so it looks this often as well. */
const LOOK_EVERY_MS = 10_000;

export type OnlineState = Online & {
  /** Somebody saw a change: look now. */
  look(): void;
  /** For end-to-end tests: pretends; null asks the machine again. */
  pretend(isOnline: boolean | null): void;
};

export function watchOnline(clock: Clock): OnlineState {
  const listeners = new Set<() => void>();
  let pretended: boolean | null = null;
  const isOnline = (): boolean => pretended ?? net.isOnline();
  let last = isOnline();
  const look = (): void => {
    const now = isOnline();
    if (now === last) return;
    last = now;
    for (const listener of listeners) listener();
  };
  const lookAgain = (): void => {
    look();
    clock.after(LOOK_EVERY_MS, lookAgain);
  };
  clock.after(LOOK_EVERY_MS, lookAgain);
  powerMonitor.on('resume', look);
  return {
    isOnline,
    look,
    pretend(value) {
      pretended = value;
      look();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onResume(listener) {
      powerMonitor.on('resume', listener);
      return () => void powerMonitor.removeListener('resume', listener);
    },
  };
}
