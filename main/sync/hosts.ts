import type { Account } from '#domain/account.ts';
import type { Failure } from '#domain/failure.ts';
import {
  affordableAt,
  circuitAfter,
  HEALTHY,
  shutUntil,
  spend,
  UNUSED,
  type Budget,
  type Circuit,
} from '#domain/schedule.ts';
import { ConnectorError } from '#main/networks/connector.ts';
import type { Clock } from '#main/ports.ts';
import type { Hosts } from './sync-ports.ts';

type HostState = { readonly circuit: Circuit; readonly budget: Budget };

function hostOf(account: Account): string | null {
  return URL.parse(account.serverUrl)?.host ?? null;
}

/** All times here are monotonic: nothing of it is kept over a restart. */
export function createHosts(clock: Clock): Hosts {
  const states = new Map<string, HostState>();
  const stateOf = (host: string): HostState =>
    states.get(host) ?? { circuit: HEALTHY, budget: UNUSED };
  return {
    forgive() {
      for (const [host, state] of states) states.set(host, { ...state, circuit: HEALTHY });
    },
    waitFor(account) {
      const host = hostOf(account);
      if (host === null) return 0;
      const now = clock.elapsed();
      const { circuit, budget } = stateOf(host);
      return Math.max(shutUntil(circuit, now) ?? now, affordableAt(budget, now)) - now;
    },
    asked(account) {
      const host = hostOf(account);
      if (host === null) return;
      const state = stateOf(host);
      states.set(host, { ...state, budget: spend(state.budget, clock.elapsed()) });
    },
    answered(account, error) {
      const host = hostOf(account);
      if (host === null) return;
      const failure: Failure | null = error instanceof ConnectorError ? error.failure : null;
      const state = stateOf(host);
      const circuit = circuitAfter(state.circuit, failure, clock.elapsed());
      states.set(host, { ...state, circuit });
    },
  };
}
