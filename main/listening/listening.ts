import { startDueWarnings, type WarningPorts } from './due-warnings.ts';
import { startGoals } from './goals.ts';
import type { Watcher } from './listening-ports.ts';
import { startTone } from './tone.ts';

/** Everything that looks at what is stored and adds to it: how it sounds, when it is due. */
export function startListening(ports: WarningPorts): Watcher {
  const watchers = [startTone(ports), startGoals(ports), startDueWarnings(ports)];
  return {
    async close() {
      await Promise.all(watchers.map(async (watcher) => await watcher.close()));
    },
  };
}
