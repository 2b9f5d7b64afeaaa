import { randomBytes, randomUUID } from 'node:crypto';
import { createNodeNetwork, type NodeNetworkSettings } from '#main/networks/http-node.ts';
import type { HttpPorts } from '#main/networks/http-door.ts';
import type { Clock, Random } from '#main/ports.ts';

export type TestClockSettings = {
  /** Divides every wait, so that deadlines of seconds pass in milliseconds. */
  readonly faster?: number;
  /** Added to the wall clock. */
  readonly offsetMs?: number;
};

/** The real clock, faster or wrong on request. */
export function testClock({ faster = 1, offsetMs = 0 }: TestClockSettings = {}): Clock {
  return {
    now: () => Date.now() + offsetMs,
    elapsed: () => performance.now(),
    after(ms, run) {
      const timer = setTimeout(run, ms / faster);
      timer.unref();
      return () => clearTimeout(timer);
    },
  };
}

export const testRandom: Random = {
  uuid: () => randomUUID(),
  bytes: (length) => new Uint8Array(randomBytes(length)),
  fraction: () => 0.5,
};

/** Real network, real sockets; only the clock may be faster. */
export function testPorts(
  settings: TestClockSettings & NodeNetworkSettings & Partial<HttpPorts> = {},
): HttpPorts {
  return {
    network: settings.network ?? createNodeNetwork(settings),
    clock: settings.clock ?? testClock(settings),
    random: settings.random ?? testRandom,
    log: settings.log ?? (() => {}),
  };
}
