import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What a leak would make grow. */
export type Weight = {
  /** Bytes that live after everything that can go has gone. */
  readonly heap: number;
  /** Of the process, the database's own memory too. */
  readonly resident: number;
  readonly timers: number;
  /** Handles and requests of the process that are open, real timers left out. */
  readonly resources: number;
  readonly listeners: number;
};

/**
 * Collects all garbage and gives its room back to the system: otherwise the process is as large as the
 * busiest moment was. Works without a flag on the command line.
 */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function')
    collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}

export function weigh(counted: Pick<Weight, 'timers' | 'listeners'>): Weight {
  collectGarbage();
  const { heapUsed, external, rss } = process.memoryUsage();
  const resources = process
    .getActiveResourcesInfo()
    .filter((name) => name !== 'Timeout' && name !== 'Immediate').length;
  return { heap: heapUsed + external, resident: rss, resources, ...counted };
}

/** In percent; below 0: it became less. */
export function growth(before: number, after: number): number {
  return (after / before - 1) * 100;
}
