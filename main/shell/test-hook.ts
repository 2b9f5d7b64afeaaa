import { app } from 'electron';
import type { NetworkAccess } from '#main/ports.ts';
import type { OnlineState } from './online.ts';

/** What end-to-end specs reach for in main: `app.evaluate(() => globalThis.parleyTest…)`. */
export type TestHook = {
  /** Pretends to be online or offline; null asks the machine again. */
  setOnline(isOnline: boolean | null): void;
  /** Leads hosts of networks to servers on this machine: origin to origin. */
  leadHosts(hosts: Readonly<Record<string, string>>): void;
};
declare global {
  // Declared on globalThis, which only `var` does.
  var parleyTest: TestHook | undefined;
}

/** Makes of the network the way out that the engine gets: the network itself, everywhere but in a spec. */
export type WayOut = (network: NetworkAccess) => NetworkAccess;

/** Only in an app that is not packaged, and only when asked for. */
export function offerTestHook(online: OnlineState): WayOut {
  if (app.isPackaged || process.env['PARLEY_TEST'] !== '1') return (network) => network;
  const led = new Map<string, string>();
  globalThis.parleyTest = {
    setOnline: (isOnline) => online.pretend(isOnline),
    leadHosts(hosts) {
      for (const [from, to] of Object.entries(hosts)) led.set(from, to);
    },
  };
  const isLed = (host: string): boolean =>
    [...led.keys()].some((origin) => new URL(origin).hostname === host);
  return (network) => ({
    ...network,
    // A public address that is never connected to: it only passes the check of addresses.
    resolve: async (host) => (isLed(host) ? ['93.184.215.14'] : await network.resolve(host)),
    async fetch(address, init) {
      const { origin, pathname, search } = new URL(address);
      const to = led.get(origin);
      if (to === undefined) return await network.fetch(address, init);
      const { addresses: _checked, ...rest } = init;
      return await network.fetch(to + pathname + search, rest);
    },
  });
}
