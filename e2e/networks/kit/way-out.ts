import type { FetchInit, NetworkAccess } from '#main/ports.ts';

/** A public address that is never connected to: it only passes the check of addresses. */
const SOMEWHERE = ['93.184.215.14'];

/**
 * The way out for a network with a host of its own: `https://api.example` leads to our server, every
 * other address is as before. `to`: origin, and a path in front where one server plays several hosts.
 */
export function withHosts(
  network: NetworkAccess,
  hosts: Readonly<Record<string, string>>,
): NetworkAccess {
  const names = new Set(Object.keys(hosts).map((origin) => new URL(origin).hostname));
  return {
    ...network,
    resolve: async (host) => (names.has(host) ? SOMEWHERE : await network.resolve(host)),
    async fetch(url, init) {
      const { origin, pathname, search } = new URL(url);
      const to = hosts[origin];
      if (to === undefined) return await network.fetch(url, init);
      const { addresses: _checked, ...rest }: FetchInit = init;
      return await network.fetch(to + pathname + search, rest);
    },
  };
}

/**
 * The person's browser: opens a page and goes wherever it is sent, at last to the loopback address of
 * the sign-in. The pages of our servers agree at once.
 */
export function browserOn(network: NetworkAccess): (url: string) => Promise<void> {
  return async (url) => {
    const { signal } = new AbortController();
    let next: string | null = url;
    for (let hop = 0; next !== null && hop < 10; hop++) {
      const here: string = next;
      const answer = await network.fetch(here, {
        method: 'GET',
        headers: { accept: 'text/html' },
        signal,
        redirect: 'manual',
      });
      await answer.arrayBuffer();
      const location = answer.headers.get('location');
      next = location === null ? null : new URL(location, here).href;
    }
  };
}
